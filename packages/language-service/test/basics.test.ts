import assert from 'node:assert/strict';
import { marked, MemoryWorkspace } from './support/memory-workspace.ts';

const inventory = '[chat]\nold\nnew\n';

describe('diagnostics', () => {
  it('are those of lint, with place, code and remedy', async () => {
    const workspace = new MemoryWorkspace({
      files: { 'hosts.ini': inventory },
      inventory: 'hosts.ini',
    });
    const text = '- hosts: chat\n  tasks:\n    - vip:\n        adress: 192.168.1.60\n';
    const found = await workspace.service.diagnostics(workspace.open('site.yml', text));
    const [first] = found.filter(({ code }) => code === 'PBK040');
    assert.deepEqual(first?.range, {
      start: { line: 3, character: 8 },
      end: { line: 3, character: 14 },
    });
    assert.equal(first?.severity, 1);
    assert.match(first?.message ?? '', /address/);
  });

  it('of a valid playbook: none', async () => {
    const workspace = new MemoryWorkspace({
      files: { 'hosts.ini': inventory },
      inventory: 'hosts.ini',
    });
    const text =
      '- hosts: chat\n  tasks:\n    - vip: {address: 192.168.1.60, from: old, to: new}\n';
    assert.deepEqual(await workspace.service.diagnostics(workspace.open('site.yml', text)), []);
  });

  it('use the inventory', async () => {
    const workspace = new MemoryWorkspace({
      files: { 'hosts.ini': inventory },
      inventory: 'hosts.ini',
    });
    const text =
      '- hosts: chat\n  tasks:\n    - vip: {address: 192.168.1.60, from: old, to: nwe}\n';
    const found = await workspace.service.diagnostics(workspace.open('site.yml', text));
    assert.deepEqual(
      found.map(({ code }) => code),
      ['PBK071'],
    );
  });

  it('of interfaces files, by UTF-16 columns', async () => {
    const workspace = new MemoryWorkspace();
    const text =
      '# Büro 🏢\nauto eth0\niface eth0 inet static\n    address 192.168.1.5/24\n    gateway 10.0.0.1 # ü\n';
    const document = workspace.open('host/etc/network/interfaces', text);
    const found = await workspace.service.diagnostics(document);
    assert.ok(found.length > 0);
    for (const { range, source } of found) {
      assert.equal(range.start.line, 4);
      assert.equal(source, 'vipbook');
    }
  });

  it('of interfaces files that are split: the root is read for a snippet', async () => {
    const workspace = new MemoryWorkspace({
      files: {
        'h/etc/network/interfaces': 'source /etc/network/interfaces.d/*\nauto eth0 eth0:1\n',
        'h/etc/network/interfaces.d/eth0': 'iface eth0 inet static\n    address 192.168.1.5/24\n',
        'h/etc/network/interfaces.d/vip': 'iface eth0:1 inet static\n    address 192.168.1.60/32\n',
      },
    });
    for (const path of workspace.texts.keys()) {
      assert.deepEqual(await workspace.service.diagnostics(workspace.open(path)), [], path);
    }
  });

  it('of interfaces files outside of etc/network: nothing about files that cannot be seen', async () => {
    const workspace = new MemoryWorkspace();
    const text =
      'source /etc/network/interfaces.d/*\nauto eth0:1\niface eth0:1 inet static\n    address 10.0.0.1/32\n';
    assert.deepEqual(await workspace.service.diagnostics(workspace.open('interfaces', text)), []);
  });
});

async function hover(path: string, source: string): Promise<string> {
  const workspace = new MemoryWorkspace();
  const { text, position } = marked(source);
  const found = await workspace.service.hover(workspace.open(path, text), position);
  return found === undefined ? '' : (found.contents as { value: string }).value;
}

describe('hover of keys', () => {
  it('a module', async () => {
    const value = await hover('a.yml', '- hosts: all\n  tasks:\n    - v‸ip: {address: 10.0.0.1}\n');
    assert.match(value, /\*\*vipbook\.vip\*\*/);
    assert.match(value, /`address` \(text\)/);
    const copy = await hover(
      'a.yml',
      '- hosts: all\n  tasks:\n    - c‸opy: {dest: /x, content: y}\n',
    );
    assert.match(copy, /`dest` \(text, required\)/);
  });

  it('an argument, its type, choices and default', async () => {
    const value = await hover(
      'a.yml',
      '- hosts: all\n  tasks:\n    - vip:\n        address: 10.0.0.1\n        strat‸egy: make-before-break\n',
    );
    assert.match(value, /argument of vip/);
    assert.match(value, /`break-before-make`/);
  });

  it('a keyword of a play, and of a task', async () => {
    assert.match(await hover('a.yml', '- hosts: all\n  gather_f‸acts: no\n'), /keyword of a play/);
    assert.match(
      await hover('a.yml', '- hosts: all\n  tasks:\n    - ping:\n      reg‸ister: x\n'),
      /keyword of a task/,
    );
  });

  it('an option of an interfaces file', async () => {
    const value = await hover('interfaces', 'iface eth0 inet static\n  addr‸ess 10.0.0.1/24\n');
    assert.match(value, /Required/);
  });
});

describe('document symbols', () => {
  it('of a playbook: plays, lists, tasks, blocks, handlers', async () => {
    const workspace = new MemoryWorkspace();
    const text = `- name: one
  hosts: chat
  vars: {a: 1}
  tasks:
    - name: move
      vip: {address: 10.0.0.1, from: old, to: new}
    - block:
        - ping:
  handlers:
    - name: tell
      debug: {msg: x}
`;
    const symbols = await workspace.service.documentSymbols(workspace.open('a.yml', text));
    const lines: string[] = [];
    const walk = (list: typeof symbols, depth: number): void => {
      for (const { name, detail, children } of list) {
        lines.push(`${'  '.repeat(depth)}${name}${detail === undefined ? '' : ` (${detail})`}`);
        walk(children ?? [], depth + 1);
      }
    };
    walk(symbols, 0);
    assert.deepEqual(lines, [
      'one (chat)',
      '  vars',
      '    a (1)',
      '  tasks',
      '    move (vip)',
      '    block',
      '      block',
      '        ping',
      '  handlers',
      '    tell (debug)',
    ]);
  });

  it('of an interfaces file: stanzas with their addresses', async () => {
    const workspace = new MemoryWorkspace();
    const text = 'auto eth0\niface eth0 inet static\n  address 10.0.0.1/24\n';
    const symbols = await workspace.service.documentSymbols(workspace.open('interfaces', text));
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [
        ['auto eth0', undefined],
        ['iface eth0 inet static', '10.0.0.1/24'],
      ],
    );
  });
});
