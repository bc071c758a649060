import { listJson, loadInventory, nodeInventoryIo } from '@vipbook/inventory';
import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { load, refuses, values } from './helpers.ts';
import { memoryIo } from './memory-io.ts';

describe('inventory: sources', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-inventory-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, text: string, mode = 0o644): string => {
    const whole = path.join(folder, name);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
    chmodSync(whole, mode);
    return whole;
  };

  it('says that a source is missing, and how to name one host', async () => {
    await refuses('INV001', /web01,/, () => loadInventory(['web01'], memoryIo({})));
    await refuses('INV001', /no inventory/, () => loadInventory(['some/where'], memoryIo({})));
  });

  it('reads lists, warning of ranges in them', async () => {
    const inventory = await loadInventory(['a, b:22,[2001:db8::1]:23,h[1:3],'], memoryIo({}));
    assert.deepEqual(inventory.select('all'), ['a', 'b', '2001:db8::1', 'h[1:3]']);
    assert.deepEqual(
      inventory.findings.map(({ code }) => code),
      ['INV033'],
    );
    assert.equal(inventory.hosts.get('a')?.inventoryFile, 'a, b:22,[2001:db8::1]:23,h[1:3],');
  });

  it('goes on in a folder after a bad file, with an error among the findings', async () => {
    const inventory = await loadInventory(
      ['inv'],
      memoryIo({ 'inv/a': '[bad\n', 'inv/b': 'h1\n' }),
    );
    assert.deepEqual(inventory.select('all'), ['h1']);
    assert.deepEqual(
      inventory.findings.map(({ code, where }) => [code, where?.file]),
      [['INV003', 'inv/a']],
    );
  });

  it('tells an empty file and a folder without inventories', async () => {
    const inventory = await loadInventory(
      ['empty', 'folder'],
      memoryIo({ empty: '\n', 'folder/x.md': '' }),
    );
    assert.deepEqual(
      inventory.findings.map(({ code, where }) => [code, where?.file]),
      [
        ['INV034', 'empty'],
        ['INV034', 'folder'],
      ],
    );
  });

  it('decides between INI and YAML by the ending, then by the first line', async () => {
    const names = async (name: string, text: string) => (await load(text, name)).select('all');
    assert.deepEqual(await names('hosts', '# c\n---\nall:\n  hosts: a\n'), ['a']);
    assert.deepEqual(await names('hosts', 'all:\n  hosts: a\n'), ['a']);
    assert.deepEqual(await names('hosts', 'a x="b: c"\n'), ['a']);
    assert.deepEqual(await names('hosts', '{"all": {"hosts": {"a": null}}}'), ['a']);
    assert.deepEqual(await names('hosts.yml', '[web]\na\n'), ['a']);
    assert.deepEqual(await names('hosts.prod', 'a\n'), ['a']);
    await refuses('INV003', /ending|colon/, () => load('all:\n  hosts:\n', 'hosts.prod'));
    await refuses('INV027', /TOML/, () => load('[web]\n', 'hosts.toml'));
  });

  it('reads what --list printed', async () => {
    const text =
      '{"_meta": {"hostvars": {"a": {"x": 1}}}, "web": {"hosts": ["a"]}, "all": {"children": ["web"]}}';
    const inventory = await load(text, 'inventory.json');
    assert.deepEqual(values(inventory, 'a'), { x: 1 });
    assert.deepEqual(inventory.select('web'), ['a']);
  });

  it('reads back what it printed: vault texts closed, unsafe texts unsafe', async () => {
    const text = listJson(
      await load(
        "all:\n  hosts:\n    h: {a: !unsafe '{{ x }}', b: [!vault 'sealed'], f: 1.0}\n",
        'x.yml',
      ),
    );
    const again = await load(text, 'printed.json');
    assert.equal(listJson(again), text);
    assert.equal(again.variables('h').get('a')?.value, '{% raw %}{{ x }}{% endraw %}');
    await refuses('INV020', /vault/, () => again.variables('h').get('b')?.value);
  });

  it('lets later sources win', async () => {
    const inventory = await loadInventory(
      ['one/hosts', 'two/hosts'],
      memoryIo({
        'one/hosts': '[g]\nh a=1\n',
        'two/hosts': '[g]\nh a=2\n',
        'one/group_vars/g.yml': 'b: 1\nc: 1\n',
        'two/group_vars/all.yml': 'b: 2\n',
        'two/group_vars/g.yml': 'c: 2\n',
      }),
    );
    assert.deepEqual(values(inventory, 'h'), { a: 2, b: 1, c: 2 });
    const c = inventory.variables('h').get('c');
    assert.equal(c?.source.file, 'two/group_vars/g.yml');
    assert.equal(c.level, 'group_vars of g beside the inventory');
    assert.equal(c.overrides[0]?.source.file, 'one/group_vars/g.yml');
  });

  it('tells vars files that are not read, or are named almost right', async () => {
    const inventory = await loadInventory(
      ['hosts'],
      memoryIo({
        hosts: '[web]\nh1\n',
        'group_vars/web/a.yml': 'x: 1',
        'group_vars/web.yml': 'y: 2',
        'host_vars/h2.yml': '',
        'group_vars/unrelated.yml': '',
      }),
    );
    assert.deepEqual(
      inventory.findings.map(({ code, where }) => [code, where?.file]),
      [
        ['INV029', 'group_vars/web.yml'],
        ['INV038', 'host_vars/h2.yml'],
      ],
    );
    assert.deepEqual(values(inventory, 'h1'), { x: 1 });
  });

  it('closes the variables of those whose file is broken, and only theirs', async () => {
    const inventory = await loadInventory(
      ['hosts'],
      memoryIo({ hosts: '[a]\nh1\n[b]\nh2\n', 'group_vars/a.yml': '- not\n- a mapping\n' }),
    );
    assert.deepEqual(
      inventory.findings.map(({ code }) => code),
      ['INV021'],
    );
    await refuses('INV021', /holds a list/, () => inventory.variables('h1'));
    assert.deepEqual(values(inventory, 'h2'), {});
  });

  it('follows symbolic links, but not in circles', async () => {
    write('inv/hosts', 'h1\n');
    symlinkSync('.', path.join(folder, 'inv/loop'));
    await refuses('INV037', /nested|loop|leads back/, () =>
      loadInventory([path.join(folder, 'inv')], nodeInventoryIo()),
    );
    symlinkSync('self', path.join(folder, 'self'));
    await refuses('INV037', /leads back/, () =>
      loadInventory([path.join(folder, 'self')], nodeInventoryIo()),
    );
  });

  it('refuses binary files and those that are not UTF-8', async () => {
    await refuses('INV002', /binary/, () =>
      loadInventory(['x'], memoryIo({ x: new Uint8Array([1, 0, 2]) })),
    );
    await refuses('INV002', /UTF-8/, () =>
      loadInventory(['x'], memoryIo({ x: new Uint8Array([0xff, 0xfe, 0x41]) })),
    );
  });

  describe('scripts', function () {
    const io = nodeInventoryIo({ scriptTimeoutMs: 1000 });
    const script = (body: string): string => write('script', `#!/bin/sh\n${body}\n`, 0o755);

    it('reads --list with _meta, in one call', async () => {
      const file = script(
        `echo "$*" >> '${folder}/calls'; echo '{"web": {"hosts": ["a", "b"], "vars": {"v": 1.0}}, "solo": {"x": 1}, "list": ["c"], "_meta": {"hostvars": {"a": {"y": 2}}}}'`,
      );
      const inventory = await loadInventory([file], io);
      assert.deepEqual(inventory.select('all'), ['a', 'b', 'solo', 'c']);
      assert.deepEqual(values(inventory, 'a'), { v: 1, y: 2 });
      assert.deepEqual(inventory.variables('a').get('y')?.source, { file });
      assert.equal(inventory.hosts.get('a')?.where.file, file);
    });

    it('asks --host for each host otherwise', async () => {
      const file = script(
        `if [ "$1" = --host ]; then echo "{\\"name\\": \\"$2\\"}"; else echo '{"g": ["a", "b"]}'; fi`,
      );
      const inventory = await loadInventory([file], io);
      assert.deepEqual(values(inventory, 'b'), { name: 'b' });
    });

    it('stops one that hangs, with all that it started', async () => {
      const file = script(`sleep 1000 & echo $! > '${folder}/pid'; wait`);
      await refuses('INV016', /within 1 s/, () => loadInventory([file], io));
      const pid = Number(readFileSync(path.join(folder, 'pid'), 'utf8'));
      // Once killed it may stay a zombie until its new parent looks after it.
      const state = (): string => {
        try {
          return (
            readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
              .split(') ')[1]
              ?.charAt(0) ?? ''
          );
        } catch {
          return 'gone';
        }
      };
      for (let n = 0; n < 50 && !['gone', 'Z'].includes(state()); n += 1) await sleep(20);
      assert.match(state(), /gone|Z/);
    });

    it('says what is wrong with what it printed', async () => {
      await refuses('INV017', /begins with "Traceback/, () =>
        loadInventory([script('echo Traceback: oh')], io),
      );
      await refuses('INV017', /nothing/, () => loadInventory([script('true')], io));
      await refuses('INV017', /a list/, () => loadInventory([script('echo "[1]"')], io));
      await refuses('INV017', /Hosts of group "g"/, () =>
        loadInventory([script(`echo '{"g": {"hosts": 5}}'`)], io),
      );
      await refuses('INV015', /status 3: no credentials/, () =>
        loadInventory([script('echo no credentials >&2; exit 3')], io),
      );
      await refuses('INV015', /interpreter/, () =>
        loadInventory([write('x', '#!/no/such/thing\n', 0o755)], io),
      );
    });

    it('reads a text file that only has the executable bit', async () => {
      const inventory = await loadInventory([write('plain', 'h1 a=1\n', 0o755)], io);
      assert.deepEqual(values(inventory, 'h1'), { a: 1 });
    });
  });
});
