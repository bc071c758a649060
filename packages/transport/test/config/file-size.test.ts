import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeEnvironment } from '../../src/config/environment.ts';
import { targetResolver } from '../../src/config/resolve-target.ts';
import { readKnownHosts } from '../../src/known-hosts/store.ts';

describe('files of ssh that are too large', () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-ssh-size-'));
    mkdirSync(path.join(folder, '.ssh'));
    file = path.join(folder, '.ssh/config');
    writeFileSync(file, '');
    truncateSync(file, 16 * 2 ** 20 + 1);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('ssh_config: refused by name, with the limit', () => {
    const environment = { ...nodeEnvironment(), home: folder };
    assert.throws(
      () => targetResolver({ environment })('h', {}),
      (error: { code?: string; message: string; diagnostics?: unknown }) => {
        const said = JSON.stringify(error) + error.message;
        assert.match(said, /SSH061/);
        assert.match(said, /config cannot be read: it is larger than 16 MiB/);
        return true;
      },
    );
  });

  it('known_hosts: likewise', async () => {
    await assert.rejects(readKnownHosts([file]), /larger than 16 MiB/);
  });

  it('a device is an empty file, whatever it would give', async () => {
    assert.equal(nodeEnvironment().read('/dev/zero'), '');
    const [none] = await readKnownHosts(['/dev/zero']);
    assert.deepEqual(none?.entries, []);
  });
});
