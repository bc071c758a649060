import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost, type Host } from '@vipbook/host';
import { canMakeNamespaces, plainConnection } from './support/namespace.ts';

describe('ifstate', function () {
  this.timeout(60_000);
  let directory: string;

  before(function () {
    if (!canMakeNamespaces() || !existsSync('/sbin/ifup')) {
      console.log('      skipped: needs root and ifupdown');
      this.skip();
    }
    mkdirSync('/run/network', { recursive: true });
  });
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'vipbook-ifstate-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  /** Real ifupdown, with a /run/network that nobody else has, and perhaps no program of this name. */
  function host(missing?: string): Host {
    const without = missing === undefined ? '' : `mount --bind /dev/null ${missing} && `;
    const script = `mount --bind "$0" /run/network && ${without}exec sh "$1"`;
    return openHost(
      'local',
      plainConnection('local', ['unshare', '-m', 'sh', '-c', script, directory]),
    );
  }

  const lines = (): readonly string[] =>
    readFileSync(join(directory, 'ifstate'), 'utf8').trimEnd().split('\n').sort();
  const begin = (state: readonly string[]): void => {
    writeFileSync(join(directory, 'ifstate'), state.map((line) => `${line}\n`).join(''));
  };
  const left = (): readonly string[] =>
    readdirSync(directory).filter((name) => name.startsWith('.vipbook'));

  it('loses the line that is meant, and no other that ends alike', async () => {
    begin(['lo=lo', 'veth0=veth0', 'eth0=eth0', 'eth0:1=eth0:1']);
    await host().run([{ do: 'ifstate.set', name: 'eth0', logical: null }]);
    assert.deepEqual(lines(), ['eth0:1=eth0:1', 'lo=lo', 'veth0=veth0']);
    await host().run([{ do: 'ifstate.set', name: 'eth0', logical: 'eth0' }]);
    assert.deepEqual(lines(), ['eth0:1=eth0:1', 'eth0=eth0', 'lo=lo', 'veth0=veth0']);
  });

  it('of several at once, whose stanzas are not written yet, has all, and ifdown knows each', async () => {
    const names = ['eth0:13', 'eth0:16', 'eth0:19'];
    for (let round = 0; round < 5; round += 1) {
      begin(['lo=lo', 'eth0=eth0']);
      await Promise.all(
        names.map((name) => host().run([{ do: 'ifstate.set', name, logical: name }])),
      );
      assert.deepEqual(lines(), [...names.map((name) => `${name}=${name}`), 'eth0=eth0', 'lo=lo']);
      for (const name of names)
        assert.equal(readFileSync(join(directory, `ifstate.${name}`), 'utf8').trim(), name);
      await host().run(names.map((name) => ({ do: 'ifstate.set' as const, name, logical: null })));
      assert.deepEqual(lines(), ['eth0=eth0', 'lo=lo']);
      assert.deepEqual(left(), []);
    }
  });

  it('is written here where no ifup does it', async () => {
    begin(['lo=lo', 'eth0=eth0']);
    const set = { do: 'ifstate.set', name: 'eth0:1', logical: 'eth0:1' } as const;
    const [first] = await host('/sbin/ifup').run([set]);
    assert.deepEqual(first, { status: 'done', out: { changed: true } });
    assert.deepEqual(lines(), ['eth0:1=eth0:1', 'eth0=eth0', 'lo=lo']);
    const [again] = await host('/sbin/ifup').run([set]);
    assert.deepEqual(again, { status: 'done', out: { changed: false } });
    assert.deepEqual(left(), []);
  });
});
