import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextIndex, unchangedLine } from '../src/document/text-index.ts';
import { marked, MemoryWorkspace, snapshot } from './support/memory-workspace.ts';

const files = {
  'hosts.ini': '[chat]\nold service_port=5222\nnew\n[chat:vars]\nservice_port=5269\nregion=eu\n',
  'group_vars/chat.yml': 'region: us\n',
};

async function hover(source: string, path = 'site.yml'): Promise<string> {
  const workspace = new MemoryWorkspace({
    files,
    inventory: 'hosts.ini',
    snapshots: [
      snapshot('old', ['eth0 192.168.1.50/24', 'eth0 192.168.1.60/24 eth0:1']),
      snapshot('new', ['eth0 192.168.1.51/24']),
    ],
  });
  const { text, position } = marked(source);
  const found = await workspace.service.hover(workspace.open(path, text), position);
  return found === undefined ? '' : (found.contents as { value: string }).value;
}

const play = (task: string, vars = ''): string =>
  `- hosts: chat\n${vars}  tasks:\n    - debug:\n        ${task}\n`;

describe('hover of a variable', () => {
  it('tells its value and source', async () => {
    const value = await hover(
      play("msg: '{{ addr‸ess }}'", '  vars:\n    address: 192.168.1.60\n'),
    );
    assert.match(value, /`192\.168\.1\.60` from vars of the play \(\[project\/site\.yml:3\]/);
    assert.match(value, /The same for all 2 hosts/);
  });

  it('tells what each host has, and what that wins over', async () => {
    const value = await hover(play('var: service_‸port'));
    assert.match(value, /\*\*old\*\*: `5222` from host line/);
    assert.match(value, /\*\*new\*\*: `5269` from vars of group chat/);
  });

  it('follows precedence: a file of variables wins over the inventory, a task over the play', async () => {
    assert.match(await hover(play('var: reg‸ion')), /`us` from group\\_vars of chat/);
    const value = await hover(
      "- hosts: chat\n  vars: {a: 1}\n  tasks:\n    - debug: {msg: '{{ ‸a }}'}\n      vars: {a: 2}\n",
    );
    assert.match(value, /`2` from vars of the task/);
    assert.match(value, /Wins over:\n- `1` from vars of the play/);
  });

  it('shows no password, whether by its name, in a template, or inside of a value', async () => {
    const vars = `  vars:
    db_password: Kq7-plain-Zx01
    url: 'https://app:{{ db_password }}@db/'
    service: {api_token: Kq7-token-Zx02, port: 5222}
    line: 'mysql -pKq7-option-Zx03 chat'
`;
    for (const name of ['db_password', 'url', 'service', 'line']) {
      const value = await hover(play(`msg: '{{ ‸${name} }}'`, vars));
      assert.match(value, new RegExp(`from vars of the play`), name);
      assert.doesNotMatch(value, /Kq7/, name);
    }
    assert.match(await hover(play("msg: '{{ ‸service }}'", vars)), /5222/);
  });

  it('renders what is a template itself', async () => {
    const value = await hover(
      play("msg: '{{ b‸ }}'", "  vars:\n    a: 192.168.1\n    b: '{{ a }}.60'\n"),
    );
    assert.match(value, /`\{\{ a \}\}\.60` → `192\.168\.1\.60`/);
  });

  it('in folded text, in double quotes with escapes, and in blocks', async () => {
    for (const text of [
      'msg: >\n          one\n          two {{ reg‸ion }}',
      'msg: "a\\n{{ reg‸ion }}"',
      'msg: |\n          one\n            {{ reg‸ion }}',
    ]) {
      assert.match(await hover(play(text)), /\*\*region\*\*/, text);
    }
  });

  it('of a registered result: the run tells', async () => {
    const value = await hover(
      '- hosts: chat\n  tasks:\n    - command: x\n      register: out\n    - debug: {var: o‸ut}\n',
    );
    assert.match(value, /known in the run: result of the task/);
  });

  it('of magic variables, filters, tests and facts', async () => {
    assert.match(await hover(play('var: inventory_host‸name')), /name in the inventory/);
    assert.match(await hover(play("msg: '{{ region | up‸per }}'")), /value \| upper/);
    assert.match(await hover(play("msg: '{{ region is def‸ined }}'")), /value is defined/);
    assert.match(await hover(play('var: ansible_host‸name')), /`old`, by its facts/);
  });

  it('where it is defined', async () => {
    assert.match(
      await hover('- hosts: chat\n  vars:\n    addr‸ess: 192.168.1.60\n'),
      /vars of the play/,
    );
  });
});

describe('hover of an address', () => {
  it('tells which host holds it, by facts of which age', async () => {
    const value = await hover('- hosts: chat\n  tasks:\n    - vip: {address: 192.168.‸1.60}\n');
    assert.match(
      value,
      /Held by \*\*old\*\* on `eth0` as `eth0:1` with \/24, by facts of 3 hours ago/,
    );
  });

  it('tells when nobody has it', async () => {
    const value = await hover('- hosts: chat\n  tasks:\n    - vip: {address: 10.‸9.9.9}\n');
    assert.match(value, /Not held by any of the 2 hosts/);
  });

  it('of a netmask: its length', async () => {
    assert.match(
      await hover('iface eth0 inet static\n  netmask 255.255.2‸55.0\n', 'interfaces'),
      /netmask of `\/24`/,
    );
    assert.match(await hover(play("msg: '255.255.‸0.0'")), /`\/16`/);
  });
});

describe('hover of a pattern', () => {
  it('names its hosts', async () => {
    assert.equal(await hover('- hosts: ch‸at\n  tasks: []\n'), '`old`, `new`');
  });
});

describe('hover right after a key', () => {
  const text = play("msg: '{{ address }}'", '  vars:\n    address: 192.168.1.60\n');

  it('tells what the last version knew of a line that has not changed, where it stands now', async () => {
    const workspace = new MemoryWorkspace({ files, inventory: 'hosts.ini' });
    const at = (line: number) => ({ line, character: 19 });
    await workspace.service.diagnostics(workspace.open('site.yml', text));
    const before = await workspace.service.hover(workspace.open('site.yml', text), at(5));
    assert.equal(before?.range?.start.line, 5);
    // The quote that nobody has closed yet is no reason to know nothing.
    const typed = text.replace('  vars:\n', '  # more\n  vars:\n    other: "\n');
    const after = await workspace.service.hover(workspace.open('site.yml', typed, 2), at(7));
    assert.deepEqual(after?.contents, before.contents);
    assert.equal(after?.range?.start.line, 7);
  });

  it('tells of a line that has changed what this version says', async () => {
    const workspace = new MemoryWorkspace({ files, inventory: 'hosts.ini' });
    await workspace.service.diagnostics(workspace.open('site.yml', text));
    const typed = text.replace('{{ address', '{{ region ');
    const found = await workspace.service.hover(workspace.open('site.yml', typed, 2), {
      line: 5,
      character: 19,
    });
    assert.match(JSON.stringify(found?.contents), /region/);
  });

  it('knows which line of an older text is the same', () => {
    const line = fc.constantFrom('', 'a', 'ab', 'a: b', '  a');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.array(line, { maxLength: 4 }),
        fc.nat(8),
        fc.nat(4),
        fc.nat(12),
        (lines, added, from, removed, asked) => {
          const before = new TextIndex(lines.join('\n'));
          const now = new TextIndex(lines.toSpliced(from, removed, ...added).join('\n'));
          if (asked >= now.lineCount) return;
          const found = unchangedLine(before, now, asked);
          if (found !== undefined) assert.equal(before.lineText(found), now.lineText(asked));
          else assert.ok(asked >= Math.min(from, lines.length) - 1, 'lines above stay');
        },
      ),
      { numRuns: 2000 },
    );
  });
});
