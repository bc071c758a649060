import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vipbookIn } from './support/command.ts';

const good = `auto lo
iface lo inet loopback

auto eth0
iface eth0 inet static
	address 192.168.1.50/24

auto eth0:1
iface eth0:1 inet static
	address 192.168.1.60/32
`;

async function vipbook(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const { code, out, error } = await vipbookIn(process.cwd(), argv, {});
  return { code, out, error };
}

describe('vipbook interfaces', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vipbook-cli-interfaces-'));
    file = join(folder, 'interfaces');
    writeFileSync(file, good);
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('check ends with 0 for a clean file and for warnings, with 1 for one that is refused', async () => {
    assert.deepEqual(await vipbook('interfaces', 'check', file), {
      code: 0,
      out: '0 errors, 0 warnings, 0 remarks\n',
      error: '',
    });
    writeFileSync(file, `${good}auto eth9\n`);
    const warned = await vipbook('interfaces', 'check', file);
    assert.equal(warned.code, 0);
    assert.ok(warned.out.startsWith(`${file}:11:6: warning IFC026: `));
    writeFileSync(file, 'mtu 5\n');
    const refused = await vipbook('interfaces', 'check', file);
    assert.equal(refused.code, 1);
    assert.ok(refused.out.startsWith(`${file}:1:1: error IFC001: `));
    assert.equal((await vipbook('interfaces', 'check', join(folder, 'none'))).code, 1);
  });

  it('check takes several files for those of several hosts', async () => {
    const other = join(folder, 'other');
    writeFileSync(other, good.replace('.50/', '.51/'));
    const { out } = await vipbook('interfaces', 'check', file, other, '--output', 'json');
    const { files, across } = JSON.parse(out);
    assert.equal(files.length, 2);
    assert.deepEqual(
      across.map((each: { code: string }) => each.code),
      ['IFC025'],
    );
  });

  it('check speaks SARIF, with a result for each finding', async () => {
    writeFileSync(file, `${good}auto eth9\n`);
    const { out } = await vipbook('interfaces', 'check', file, '--output', 'sarif');
    const [run] = JSON.parse(out).runs;
    assert.deepEqual(
      run.results.map((each: { ruleId: string; level: string }) => [each.ruleId, each.level]),
      [['IFC026', 'warning']],
    );
    assert.equal(run.results[0].locations[0].physicalLocation.region.startLine, 11);
  });

  it('show prints the parse as JSON, one object a file', async () => {
    const { out, code } = await vipbook('interfaces', 'show', file, '--output', 'json');
    assert.equal(code, 0);
    const view = JSON.parse(out);
    assert.deepEqual(Object.keys(view), [
      'ok',
      'allow',
      'no_auto_down',
      'no_scripts',
      'rename',
      'ifaces',
      'mappings',
      'stderr',
    ]);
    assert.deepEqual(view.allow, { auto: ['lo', 'eth0', 'eth0:1'] });
  });

  it('diff previews an edit and writes nothing', async () => {
    const removed = await vipbook('interfaces', 'diff', file, '--remove-address', '192.168.1.60');
    assert.equal(removed.code, 1);
    assert.match(removed.out, /^- address: 192\.168\.1\.60\/32 on eth0 \(eth0:1\)$/m);
    assert.match(removed.out, /^-iface eth0:1 inet static$/m);
    const added = await vipbook(
      ...['interfaces', 'diff', file, '--add-address', '192.168.1.61/32'],
      ...['--device', 'eth0', '--label', 'eth0:web'],
    );
    assert.match(added.out, /^\+iface eth0:web inet static$/m);
    const none = await vipbook('interfaces', 'diff', file, '--remove-address', '10.0.0.1');
    assert.deepEqual([none.code, none.out], [0, 'no difference for ifupdown\n']);
    assert.equal(readFileSync(file, 'utf8'), good);
  });

  it('refuses an edit with the code of the reason, and wrong options with 5', async () => {
    const bad = await vipbook(
      ...['interfaces', 'diff', file, '--add-address', '192.168.1.61/32'],
      ...['--device', 'eth0', '--label', 'eth0:123456789012'],
    );
    assert.equal(bad.code, 1);
    assert.match(bad.error, /IFC062/);
    assert.equal((await vipbook('interfaces', 'diff', file)).code, 5);
    assert.equal((await vipbook('interfaces', 'show', file, '--output', 'xml')).code, 5);
  });

  it('prints no control characters of a file to the terminal', async () => {
    writeFileSync(file, 'iface \x1b[31m inet manual\n');
    const { out } = await vipbook('interfaces', 'show', file);
    assert.ok(!out.includes('\x1b'));
  });
});
