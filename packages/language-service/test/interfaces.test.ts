import assert from 'node:assert/strict';
import { applyEdits, applyItem } from './support/edits.ts';
import { marked, MemoryWorkspace, snapshot } from './support/memory-workspace.ts';

const path = 'h/etc/network/interfaces';

function workspace(): MemoryWorkspace {
  return new MemoryWorkspace({
    files: { 'h/etc/network/interfaces.d/vip': 'auto eth9\niface eth9 inet manual\n' },
    snapshots: [snapshot('old', ['eth0 192.168.1.50/24', 'eth0 192.168.1.60/24 eth0:1'])],
  });
}

describe('completion in interfaces files, each edit applied', () => {
  const cases: [string, string, string, string][] = [
    ['a keyword', 'au‸', 'auto', 'auto '],
    [
      'a name that a stanza has',
      'iface eth5 inet dhcp\nauto ‸',
      'eth5',
      'iface eth5 inet dhcp\nauto eth5',
    ],
    ['a name from facts', 'auto e‸', 'eth0', 'auto eth0'],
    ['a family', 'iface eth0 in‸', 'inet', 'iface eth0 inet '],
    ['a method', 'iface eth0 inet st‸', 'static', 'iface eth0 inet static'],
    [
      'an option of that method',
      'iface eth0 inet static\n    ad‸',
      'address',
      'iface eth0 inet static\n    address ',
    ],
    [
      'a hook',
      'iface eth0 inet static\n    post-‸',
      'post-up',
      'iface eth0 inet static\n    post-up ',
    ],
    [
      'an option of another package',
      'iface br0 inet manual\n    bri‸',
      'bridge_ports',
      'iface br0 inet manual\n    bridge_ports ',
    ],
    [
      'an address from facts',
      'iface eth0 inet static\n  address 192‸',
      '192.168.1.60/24',
      'iface eth0 inet static\n  address 192.168.1.60/24',
    ],
    ['a file to source', 'source interfaces.d/‸', 'vip', 'source interfaces.d/vip'],
    [
      'what another stanza inherits',
      'iface a inet manual\niface b inet inherits ‸',
      'a',
      'iface a inet manual\niface b inet inherits a',
    ],
  ];
  for (const [title, source, choose, gives] of cases) {
    it(title, async () => {
      const memory = workspace();
      const { text, position } = marked(source);
      const { items } = await memory.service.completion(memory.open(path, text), position);
      const chosen = items.find(({ label }) => label === choose);
      assert.ok(chosen, `among ${items.map(({ label }) => label).join(' ')}`);
      assert.equal(applyItem(text, chosen), gives);
      const resolved = await memory.service.resolveCompletion(chosen);
      assert.ok(chosen.data === undefined || resolved.documentation);
    });
  }

  it('offers no option that the stanza has', async () => {
    const memory = workspace();
    const { text, position } = marked('iface eth0 inet static\n    address 10.0.0.1/24\n    ‸\n');
    const { items } = await memory.service.completion(memory.open(path, text), position);
    const labels = items.map(({ label }) => label);
    assert.ok(labels.includes('gateway') && !labels.includes('address'));
  });

  it('offers nothing in comments', async () => {
    const memory = workspace();
    const { text, position } = marked('# au‸');
    assert.deepEqual(
      (await memory.service.completion(memory.open(path, text), position)).items,
      [],
    );
  });
});

describe('hover in interfaces files', () => {
  async function hover(source: string): Promise<string> {
    const memory = workspace();
    const { text, position } = marked(source);
    const found = await memory.service.hover(memory.open(path, text), position);
    return found === undefined ? '' : (found.contents as { value: string }).value;
  }
  const stanza = 'iface eth0 inet static\n  address 192.168.1.60/24\n  dns-nameservers 1.1.1.1\n';

  it('of keywords, families, methods', async () => {
    assert.match(await hover(`au‸to eth0\n${stanza}`), /at boot/);
    assert.match(await hover(stanza.replace('inet', 'in‸et')), /IPv4/);
    assert.match(await hover(stanza.replace('static', 'sta‸tic')), /stands here/);
  });

  it('of an option: meaning, required, the command that it becomes, the package of a foreign one', async () => {
    assert.match(await hover(stanza.replace('address', 'addr‸ess')), /ip addr add[^]*Required/);
    assert.match(await hover(stanza.replace('dns-', 'dns‸-')), /resolvconf/);
  });

  it('of a name: what ifup runs', async () => {
    assert.match(await hover(stanza.replace('eth0', 'eth‸0')), /ifup eth0[^]*ip addr add/);
  });

  it('of an address: who holds it', async () => {
    assert.match(await hover(stanza.replace('1.60', '1.‸60')), /Held by \*\*old\*\*/);
  });
});

describe('findings of interfaces files', () => {
  it('tell once where ifupdown stops', async () => {
    const memory = new MemoryWorkspace();
    const text = 'auto a\niface a inet statik\n  address 10.0.0.1/24\n';
    const found = await memory.service.diagnostics(memory.open('h/etc/network/interfaces', text));
    assert.deepEqual(
      found.map(({ code }) => code).filter((code) => code === 'IFC004'),
      ['IFC004'],
    );
  });
});

describe('code lenses of interfaces files', () => {
  it('tell where the address of a stanza is now', async () => {
    const memory = workspace();
    const text =
      'auto eth0\niface eth0 inet static\n  address 192.168.1.60/24\niface lo inet loopback\n';
    const lenses = await memory.service.codeLenses(memory.open(path, text), {
      commands: new Set(),
    });
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title]),
      [[1, '192.168.1.60 is on old (eth0:1), by facts of 3 hours ago']],
    );
  });
});

describe('signature help in interfaces files', () => {
  const cases: [string, string, number][] = [
    ['iface eth0 in‸', 'iface NAME FAMILY METHOD', 1],
    ['iface eth0 inet ‸', 'iface NAME FAMILY METHOD', 2],
    ['iface eth0 inet static\n  address ‸', 'address ADDRESS/LENGTH', 0],
    ['iface eth0 inet static\n  mtu ‸', 'mtu SIZE', 0],
    ['iface eth0 inet static\n  up ip ‸', 'up COMMAND', 0],
  ];
  for (const [source, label, active] of cases) {
    it(label, async () => {
      const memory = workspace();
      const { text, position } = marked(source);
      const found = await memory.service.signatureHelp(memory.open(path, text), position);
      assert.deepEqual([found?.signatures[0]?.label, found?.activeParameter], [label, active]);
    });
  }
});

describe('formatting', () => {
  const options = { tabSize: 4, insertSpaces: true };

  async function formatted(text: string, file = 'site.yml', on = true): Promise<string> {
    const memory = workspace();
    const open = Object.assign(memory, { formatInterfaces: () => on });
    const document = open.open(file, text);
    return applyEdits(text, await open.service.formatting(document, options));
  }

  it('of a playbook keeps comments, quotes and blocks, and sets two blanks a level', async () => {
    const text = `# top
- name: one   
  hosts: chat
  vars:
      a:   'x' # why


      # about b
      b: |
          text
            more

          end
  tasks:
  # the first
  - name: x
    debug:
        msg: >-
            folded
            text
        var:
          [a,
           b]
  -   ping:
`;
    assert.equal(
      await formatted(text),
      `# top
- name: one
  hosts: chat
  vars:
    a:   'x' # why

    # about b
    b: |
        text
          more

        end
  tasks:
    # the first
    - name: x
      debug:
        msg: >-
            folded
            text
        var:
          [a,
           b]
    - ping:
`,
    );
  });

  it('is stable, and never changes what a text means', async () => {
    for (const text of [
      '- hosts: a\n  tasks:\n  - debug: {msg: "a\n      b"}\n  - ping:\n',
      '-   hosts: a\n    tasks:\n    -   command: >\n            a\n            b\n        when:\n        - a\n        - b\n',
      '- hosts: a\n  tasks:\n    - block:\n      - ping:\n      rescue:\n      - ping:',
    ]) {
      const once = await formatted(text);
      assert.equal(await formatted(once), once);
      assert.notEqual(once, text);
    }
  });

  it('leaves a broken text alone', async () => {
    const text = '- hosts: a\n   tasks: [\n';
    assert.equal(await formatted(text), text);
  });

  it('of an interfaces file: only where it is wanted; continuations stay', async () => {
    const text =
      'auto eth0\n\n\niface eth0 inet static  \n\taddress 10.0.0.1/24\n  up a \\\n     b\n';
    assert.equal(await formatted(text, path, false), text);
    assert.equal(
      await formatted(text, path),
      'auto eth0\n\niface eth0 inet static\n    address 10.0.0.1/24\n    up a \\\n     b\n',
    );
  });
});

describe('workspace symbols', () => {
  it('are those of all files, narrowed down by the query', async () => {
    const memory = new MemoryWorkspace({
      files: {
        'a.yml': '- name: one\n  hosts: x\n  tasks:\n    - name: move chat\n      ping:\n',
        'h/etc/network/interfaces': 'iface eth0 inet static\n  address 10.9.0.1/24\n',
      },
    });
    const names = async (query: string): Promise<string[]> =>
      (await memory.service.workspaceSymbols(query)).map(({ name }) => name);
    assert.deepEqual(await names('mvcht'), ['move chat (ping)']);
    assert.deepEqual(await names('10.9.'), [
      'iface eth0 inet static (10.9.0.1/24)',
      'address (10.9.0.1/24)',
    ]);
    assert.deepEqual(await names('zzz'), []);
  });
});
