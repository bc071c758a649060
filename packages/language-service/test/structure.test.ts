import assert from 'node:assert/strict';
import type { CodeLens, SelectionRange } from 'vscode-languageserver-types';
import { lensCommands, playArguments, semanticTokensLegend, type RunTarget } from '../src/index.ts';
import { marked, MemoryWorkspace, offsetAt, root, snapshot } from './support/memory-workspace.ts';

const playbook = `# chat
# moves
- name: move chat
  hosts: chat
  vars:
    chat_address: 192.168.1.60
  tasks:
    - name: the address moves
      vip:
        address: '{{ chat_address }}'
        from: old
        to: new
        strategy: make-before-break
    - import_tasks: more.yml
    - debug:
        msg: |
          {{ chat_address | ipaddr('address') }}
          two
`;
const interfaces = `# one
# two
auto eth0
iface eth0 inet static
    address 192.168.1.50
    netmask 255.255.255.0
    up /usr/local/bin/hook.sh now
`;
const everything = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

function workspace(): MemoryWorkspace {
  return new MemoryWorkspace({
    files: {
      'hosts.ini': '[chat]\nold\nnew\n',
      'more.yml': '- ping:\n',
      'h/usr/local/bin/hook.sh': '#!/bin/sh\n',
    },
    inventory: 'hosts.ini',
    snapshots: [
      snapshot('old', ['eth0 192.168.1.50/24', 'eth0 192.168.1.60/24 eth0:1']),
      snapshot('new', ['enp1s0 192.168.1.51/24']),
    ],
  });
}
const openPlaybook = () => {
  const memory = workspace();
  return { memory, document: memory.open('site.yml', playbook) };
};
const openInterfaces = () => {
  const memory = workspace();
  return { memory, document: memory.open('h/etc/network/interfaces', interfaces) };
};

describe('folding', () => {
  it('of a playbook: comments, plays, lists, tasks, blocks of text', async () => {
    const { memory, document } = openPlaybook();
    const found = await memory.service.foldingRanges(document);
    const lines = found.map(({ startLine, endLine }) => `${startLine}-${endLine}`);
    for (const wanted of ['0-1', '2-17', '4-5', '6-17', '7-12', '8-12', '14-17', '15-17']) {
      assert.ok(lines.includes(wanted), `${wanted} in ${lines.join(' ')}`);
    }
  });

  it('of an interfaces file: comments and stanzas', async () => {
    const { memory, document } = openInterfaces();
    const found = await memory.service.foldingRanges(document);
    assert.deepEqual(
      found.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 1],
        [3, 6],
      ],
    );
  });
});

describe('selection ranges', () => {
  async function grow(text: string, path: string, memory: MemoryWorkspace): Promise<string[]> {
    const { text: bare, position } = marked(text);
    const [range] = await memory.service.selectionRanges(memory.open(path, bare), [position]);
    const steps: string[] = [];
    for (let each: SelectionRange | undefined = range; each !== undefined; each = each.parent) {
      steps.push(bare.slice(offsetAt(bare, each.range.start), offsetAt(bare, each.range.end)));
    }
    return steps;
  }

  it('grow from the word over expression, value, entry and task to the file', async () => {
    const steps = await grow(
      "- hosts: chat\n  tasks:\n    - debug:\n        msg: 'a {{ one.t‸wo }}'\n",
      'x.yml',
      workspace(),
    );
    assert.deepEqual(steps.slice(0, 6), [
      'one.two',
      '{{ one.two }}',
      'a {{ one.two }}',
      "'a {{ one.two }}'",
      "msg: 'a {{ one.two }}'",
      "debug:\n        msg: 'a {{ one.two }}'",
    ]);
    assert.match(steps.at(-1)!, /^- hosts/);
  });

  it('in an interfaces file: word, line, stanza, file', async () => {
    const steps = await grow(
      'auto eth0\niface eth0 inet static\n  address 10.0.‸0.1/24\n',
      'interfaces',
      workspace(),
    );
    assert.deepEqual(steps, [
      '10.0.0.1',
      '10.0.0.1/24',
      'address 10.0.0.1/24',
      'iface eth0 inet static\n  address 10.0.0.1/24',
      'auto eth0\niface eth0 inet static\n  address 10.0.0.1/24\n',
    ]);
  });
});

describe('semantic tokens', () => {
  function decoded(text: string, data: readonly number[]): string[] {
    const lines = text.split('\n');
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 4);
      line += down;
      character = down === 0 ? character + right : right;
      found.push(
        `${semanticTokensLegend.tokenTypes[type]}:${lines[line]!.slice(character, character + length)}`,
      );
    }
    return found;
  }

  it('of a playbook', async () => {
    const { memory, document } = openPlaybook();
    const tokens = decoded(playbook, (await memory.service.semanticTokens(document)).data);
    for (const wanted of [
      'keyword:hosts',
      'class:chat',
      'variable:chat_address',
      'function:vip',
      'parameter:from',
      'class:old',
      'enumMember:make-before-break',
      'function:ipaddr',
      "string:'address'",
    ]) {
      assert.ok(tokens.includes(wanted), `${wanted} in ${tokens.join(' ')}`);
    }
  });

  it('of a range only', async () => {
    const { memory, document } = openPlaybook();
    const range = { start: { line: 10, character: 0 }, end: { line: 11, character: 0 } };
    const tokens = decoded(playbook, (await memory.service.semanticTokens(document, range)).data);
    assert.deepEqual(tokens, ['parameter:from', 'class:old']);
  });

  it('of an interfaces file', async () => {
    const { memory, document } = openInterfaces();
    const tokens = decoded(interfaces, (await memory.service.semanticTokens(document)).data);
    assert.deepEqual(tokens, [
      'comment:# one',
      'comment:# two',
      'keyword:auto',
      'class:eth0',
      'keyword:iface',
      'class:eth0',
      'type:inet',
      'method:static',
      'property:address',
      'number:192.168.1.50',
      'property:netmask',
      'number:255.255.255.0',
      'function:up',
    ]);
  });
});

describe('links', () => {
  it('of a playbook lead to files that are there', async () => {
    const { memory, document } = openPlaybook();
    const links = await memory.service.documentLinks(document);
    assert.deepEqual(
      links.map(({ target }) => target),
      [`file://${root}/more.yml`],
    );
  });

  it('of an interfaces file: scripts in hook lines', async () => {
    const { memory, document } = openInterfaces();
    const links = await memory.service.documentLinks(document);
    assert.deepEqual(
      links.map(({ target }) => target),
      [`file://${root}/h/usr/local/bin/hook.sh`],
    );
  });
});

describe('inlay hints', () => {
  it('count hosts, tell the address with its prefix, and where a move goes', async () => {
    const { memory, document } = openPlaybook();
    const hints = await memory.service.inlayHints(document, everything);
    assert.deepEqual(
      hints.map(({ position, label }) => [position.line, label]),
      [
        [3, '2 hosts'],
        [9, '192.168.1.60/24'],
        [11, '→ enp1s0'],
      ],
    );
    // Behind the closing quote.
    assert.equal(hints[1]?.position.character, playbook.split('\n')[9]?.length);
  });

  it('of an interfaces file: lengths', async () => {
    const { memory, document } = openInterfaces();
    const hints = await memory.service.inlayHints(document, everything);
    assert.deepEqual(
      hints.map(({ position, label }) => [position.line, label]),
      [
        [4, '/24'],
        [5, '/24'],
      ],
    );
  });
});

describe('code lenses', () => {
  const commands = new Set<string>(Object.values(lensCommands));
  const told = (lenses: readonly CodeLens[]): [number, string][] =>
    lenses.map(({ range, command }) => [range.start.line, command?.title ?? '']);
  const wanted: [number, string][] = [
    [2, 'Dry-run this migration'],
    [2, 'Run…'],
    [7, 'Dry-run this migration'],
    [7, 'Run…'],
    [7, '192.168.1.60 is on old (eth0:1), by facts of 3 hours ago'],
  ];

  it('stand over each play and each move, and know what they run', async () => {
    const { memory, document } = openPlaybook();
    const lenses = await memory.service.codeLenses(document, { commands });
    assert.deepEqual(told(lenses), wanted);
    const target = lenses[2]?.command?.arguments?.[0] as RunTarget;
    assert.deepEqual(
      { ...target, range: undefined },
      {
        uri: document.uri,
        path: `${root}/site.yml`,
        play: 0,
        title: 'move chat',
        hosts: 'chat',
        task: 'the address moves',
        move: { address: '192.168.1.60', from: 'old', to: 'new' },
        range: undefined,
      },
    );
  });

  it('run their own play where there are several; a move among others of its play says that it runs with it', async () => {
    const memory = workspace();
    memory.texts.set(`${root}/first.yml`, '- name: imported\n  hosts: chat\n  tasks: []\n');
    const move = (to: string): string =>
      `    - vip: {address: 192.168.1.6${String(to.length)}, from: old, to: ${to}}\n`;
    const text = `- import_playbook: first.yml
- name: one
  hosts: chat
  tasks:
${move('new')}- hosts: chat
  tasks:
${move('new')}${move('other')}- hosts: chat
  tasks: []
`;
    const document = memory.open('several.yml', text);
    const lenses = await memory.service.codeLenses(document, { commands });
    assert.deepEqual(
      lenses
        .filter(({ command }) => command?.command === lensCommands.dryRun)
        .map(({ range, command }) => [
          range.start.line,
          command?.title,
          playArguments(command?.arguments?.[0] as RunTarget),
        ]),
      [
        [1, 'Dry-run this migration', ['--play=one']],
        [4, 'Dry-run this migration', ['--play=one']],
        // Two plays are called chat: by their numbers, the imported play counted.
        [5, 'Dry-run this migration', ['--play=3']],
        [7, 'Dry-run this migration (the whole play)', ['--play=3']],
        [8, 'Dry-run this migration (the whole play)', ['--play=3']],
        [9, 'Dry-run this migration', ['--play=4']],
      ],
    );
  });

  it('stay put while a line is half-typed, and move with the lines above them', async () => {
    const { memory, document } = openPlaybook();
    await memory.service.codeLenses(document, { commands });
    const broken = playbook.replace('  vars:\n', '  vars:\n    "x: [\n');
    const half = memory.open('site.yml', broken, 2);
    const lenses = await memory.service.codeLenses(half, { commands });
    assert.deepEqual(
      told(lenses),
      wanted.map(([line, title]) => [line > 4 ? line + 1 : line, title]),
    );
  });

  it('are not given for commands that the client does not have', async () => {
    const { memory, document } = openPlaybook();
    const lenses = await memory.service.codeLenses(document, { commands: new Set() });
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      [''],
    );
  });
});

describe('signature help', () => {
  async function help(source: string) {
    const memory = workspace();
    const { text, position } = marked(
      `- hosts: chat\n  tasks:\n    - debug:\n        msg: "${source}"\n`,
    );
    return memory.service.signatureHelp(memory.open('x.yml', text), position);
  }

  it('of a filter: the parameter at the cursor', async () => {
    const found = await help('{{ a | default(1, ‸) }}');
    assert.match(found?.signatures[0]?.label ?? '', /^default\(/);
    assert.equal(found?.activeParameter, 1);
  });

  it('by name, inside of brackets, and of a test', async () => {
    assert.equal((await help('{{ a | default([1, 2], boolean=‸) }}'))?.activeParameter, 1);
    assert.match(
      (await help("{{ a is version('1', ‸) }}"))?.signatures[0]?.label ?? '',
      /^version\(/,
    );
  });

  it('nothing outside of brackets', async () => {
    assert.equal(await help('{{ a | default‸ }}'), undefined);
    assert.equal(await help('{{ a | default(1) ‸ }}'), undefined);
  });
});

describe('several moves of one task', () => {
  const text = `- hosts: chat
  tasks:
    - vip:
        from: old
        moves:
          - address: 192.168.1.60
            to: new
          - address: 192.168.1.61/24
            to: new
`;

  it('have lenses: one to run them, and where each address is', async () => {
    const memory = workspace();
    const document = memory.open('several.yml', text);
    const commands = new Set<string>(Object.values(lensCommands));
    const lenses = await memory.service.codeLenses(document, { commands });
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title]).slice(2),
      [
        [2, 'Dry-run this migration'],
        [2, 'Run…'],
        [5, '192.168.1.60 is on old (eth0:1), by facts of 3 hours ago'],
        [7, '192.168.1.61: on none of the hosts with facts'],
      ],
    );
    const target = lenses.at(-1)?.command?.arguments?.[0] as RunTarget;
    assert.deepEqual(target.move, { address: '192.168.1.61/24', from: 'old', to: 'new' });
  });

  it('have hints: length, and where each goes', async () => {
    const memory = workspace();
    const document = memory.open('several.yml', text);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = await memory.service.inlayHints(document, range);
    assert.deepEqual(
      hints.map(({ position, label }) => [position.line, label]),
      [
        [0, '2 hosts'],
        [5, '/24'],
        [6, '→ enp1s0'],
        [8, '→ enp1s0'],
      ],
    );
  });
});
