import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadInventory, nodeInventoryIo, type Inventory } from '@vipbook/inventory';
import {
  lint,
  loadPlaybook,
  nodePlaybookIo,
  parsePlaybook,
  tagsOf,
  unknownTags,
  type LintOptions,
} from '@vipbook/playbook';

let inventory: Inventory;

before(async () => {
  inventory = await loadInventory(
    ['old,new,gateway,client,db1,db2,mail-old,mail-new,'],
    nodeInventoryIo(),
  );
});

function found(text: string, options: LintOptions = {}): string[] {
  return lint(parsePlaybook('play.yml', text), { inventory, ...options }).map(({ code, where }) => {
    const start = where?.range?.start;
    return start === undefined ? code : `${code} ${String(start.line)}:${String(start.column)}`;
  });
}

describe('lint', () => {
  const play = '- hosts: all\n  vars: {address: 192.168.1.60, two: [1, 2]}\n  tasks:\n';
  const cases: readonly (readonly [name: string, tasks: string, expected: readonly string[]])[] = [
    [
      'a variable that nothing defines',
      "    - debug: {msg: 'a {{ adress }} b'}\n",
      ['PBK070 4:26'],
    ],
    ['a variable of the play', "    - debug: {msg: '{{ address }}'}\n", []],
    [
      'facts and magic names',
      "    - debug: {msg: '{{ ansible_hostname }}{{ groups.all }}{{ range(3) }}'}\n",
      [],
    ],
    ['a default', "    - debug: {msg: '{{ nothing | default(1) }}'}\n", []],
    ['a guard in when', "    - debug: {msg: '{{ x }}'}\n      when: x is defined\n", []],
    [
      'a guard in a block',
      "    - block:\n        - debug: {msg: '{{ x }}'}\n      when: x is defined\n",
      [],
    ],
    [
      'a registered name',
      "    - command: ls\n      register: r\n    - debug: {msg: '{{ r.rc }}'}\n",
      [],
    ],
    ['a name of set_fact', "    - set_fact: {f: 1}\n    - debug: {msg: '{{ f }}'}\n", []],
    [
      'a loop',
      "    - debug: {msg: '{{ i }}'}\n      loop: '{{ two }}'\n      loop_control: {loop_var: i}\n",
      [],
    ],
    ['an undefined name in when', '    - debug:\n      when: x == 1\n', ['PBK070 5:13']],
    ['an undefined name in debug var', '    - debug: {var: nothing_here.x}\n', ['PBK070 4:20']],
    [
      'an undefined name in assert',
      '    - assert: {that: [address == 1, y > 1]}\n',
      ['PBK070 4:37'],
    ],
    [
      'what an include that is not known may define',
      "    - include_tasks: '{{ address }}.yml'\n    - debug: {var: x}\n",
      [],
    ],
    ['a name that is never templated', '    - debug: {msg: !unsafe "{{ x }}"}\n', []],
    ['a condition that never holds', '    - debug:\n      when: 1 > 2\n', ['PBK073 5:13']],
    ['a literal condition', '    - debug:\n      when: false\n', ['PBK073 5:13']],
    ['a condition in braces', "    - debug:\n      when: '{{ address }}' \n", ['PBK075 5:14']],
    [
      'an unknown host',
      '    - vip: {address: 192.168.1.60, from: old, to: nwe}\n',
      ['PBK071 4:51'],
    ],
    [
      'an unknown host to flush',
      '    - vip: address=192.168.1.60 from=old to=new flush=client,nobody\n',
      [],
    ],
    ['an unknown host to delegate to', '    - ping:\n      delegate_to: clien\n', ['PBK071 5:20']],
    ['localhost', '    - ping:\n      delegate_to: localhost\n', []],
    [
      'a move to the same host',
      '    - vip: {address: 192.168.1.60, from: old, to: old}\n',
      ['PBK074 4:51'],
    ],
    [
      'two moves of one address',
      "    - vip: {address: '{{ address }}', from: old, to: new}\n    - vip: {address: 192.168.1.60/24, from: new, to: old}\n",
      ['PBK072 5:22'],
    ],
    [
      'two moves of one address in one task',
      "    - vip: {from: old, moves: [{address: 192.168.1.60, to: new}, {address: '{{ address }}', from: new, to: old}]}\n",
      ['PBK072 4:77'],
    ],
    [
      'two addresses with one label on one host',
      '    - vip: {from: old, to: new, moves: [{address: 192.168.1.61, label: eth0:1}, {address: 192.168.1.62, label: eth0:1}]}\n',
      ['VIP022 4:112'],
    ],
    [
      'a move among several that says no host',
      '    - vip: {moves: [{address: 192.168.1.61, from: old, to: new}, {address: 192.168.1.62, to: new}]}\n',
      ['VIP063 4:76'],
    ],
    [
      'an unknown host among several moves',
      '    - vip: {from: old, moves: [{address: 192.168.1.61, to: nwe}]}\n',
      ['PBK071 4:60'],
    ],
    [
      'two moves of one address under conditions',
      "    - vip: {address: '{{ address }}', from: old, to: new}\n    - vip: {address: 192.168.1.60/24, from: new, to: old}\n      when: address != 1\n",
      [],
    ],
    [
      'a variable whose value the module refuses',
      "    - arp: {action: announce, address: '{{ two }}'}\n    - arp: {action: announce, address: '{{ long }}'}\n      vars: {long: 1}\n",
      ['PBK042 4:41'],
    ],
  ];
  for (const [name, tasks, expected] of cases) {
    it(name, () => {
      assert.deepEqual(found(play + tasks), expected);
    });
  }

  it('is silent about variables when there is no inventory', () => {
    const { findings } = parsePlaybook('p.yml', `${play}    - debug: {var: x}\n`);
    assert.deepEqual(findings, []);
    assert.deepEqual(lint(parsePlaybook('p.yml', `${play}    - debug: {var: x}\n`)), []);
  });

  it('knows variables given with -e', () => {
    assert.deepEqual(found(`${play}    - debug: {var: x}\n`, { extraVariables: ['x'] }), []);
  });

  it('names a pattern that matches nothing', () => {
    assert.deepEqual(found('- hosts: odl\n  tasks:\n    - ping:\n'), ['PBK078 1:10']);
  });

  it('names a tag that no task has', () => {
    const text = '- hosts: all\n  tags: a\n  tasks:\n    - ping:\n      tags: [b, c]\n';
    assert.deepEqual(tagsOf(parsePlaybook('p.yml', text)), ['a', 'b', 'c']);
    assert.deepEqual(found(text, { tags: ['b', 'always', 'd'] }), ['PBK076']);
    const both = [parsePlaybook('a.yml', text), parsePlaybook('b.yml', text.replace('b, c', 'd'))];
    const said = unknownTags(both, { tags: ['b', 'd', 'dd'], skipTags: ['e'] });
    assert.deepEqual(
      said.map(({ severity, message }) => [severity, message]),
      [
        ['error', 'No task has the tag "dd". Did you mean "d"?'],
        ['warning', 'No task has the tag "e". Did you mean "a"?'],
      ],
    );
    const open = text.replace('ping:', "include_tasks: '{{ x }}.yml'");
    assert.deepEqual(found(open, { tags: ['d'], extraVariables: ['x'] }), []);
  });

  it('names an address outside the subnets of its host, by facts at hand', () => {
    const text = '- hosts: all\n  tasks:\n    - vip: {address: 192.168.2.60, from: old, to: new}\n';
    const factsOf = () => ({ subnets: ['192.168.1.51/24', 'fe80::1/64'], listening: [] });
    assert.deepEqual(found(text, { factsOf }), ['PBK079 3:22']);
    assert.deepEqual(found(text.replace('.2.60', '.1.60'), { factsOf }), []);
    assert.deepEqual(found(text, { factsOf: () => undefined }), []);
  });

  it('names an address outside the subnet of a host, by the addresses of the inventory', async () => {
    const apart = await loadInventory(['192.168.1.50,10.9.0.51,'], nodeInventoryIo());
    const text =
      '- hosts: all\n  tasks:\n    - vip: {address: 192.168.1.60/24, from: 192.168.1.50, to: 10.9.0.51}\n';
    assert.deepEqual(found(text, { inventory: apart }), ['PBK079 3:22']);
    assert.deepEqual(found(text.replace('/24', ''), { inventory: apart }), []);
    assert.deepEqual(found(text.replace('/24', '/0'), { inventory: apart }), []);
  });

  describe('a service that is bound where it will not be', () => {
    const text = (more = '', task = '') =>
      `- hosts: all\n  tasks:\n    - vip: {address: 192.168.1.60, from: old, to: new${more}}\n${task}`;
    const facts =
      (onNew: readonly string[], onOld: readonly string[] = ['192.168.1.60']) =>
      (host: string) => ({
        subnets: ['192.168.1.50/24'],
        listening: (host === 'new' ? onNew : onOld).map((address) => ({
          address,
          port: 5222,
          process: 'ejabberd',
        })),
      });

    it('to the address on the old host, and nowhere on the new one', () => {
      const findings = lint(parsePlaybook('p.yml', text()), { inventory, factsOf: facts([]) });
      assert.deepEqual(
        findings.map(({ code, message }) => [code, message]),
        [
          [
            'PBK081',
            'After the move nothing on new listens on port 5222; on old it is ejabberd, bound to 192.168.1.60:5222',
          ],
        ],
      );
    });
    it('to another address on the new host', () => {
      assert.deepEqual(found(text(), { factsOf: facts(['192.168.1.51']) }), ['PBK081 3:22']);
      const asked = text(', port: 5222');
      assert.deepEqual(found(asked, { factsOf: facts(['192.168.1.51'], ['*']) }), ['PBK081 3:62']);
    });
    it('not when the new host has it on the wildcard or the address itself', () => {
      for (const address of ['*', '0.0.0.0', '::', '192.168.1.60'])
        assert.deepEqual(found(text(), { factsOf: facts([address]) }), []);
    });
    it('not when a task may start it', () => {
      const start = '    - service: {name: ejabberd, state: started}\n';
      assert.deepEqual(found(text('', start), { factsOf: facts([]) }), []);
      assert.deepEqual(found(text(', service: ejabberd'), { factsOf: facts([]) }), []);
    });
  });

  it('names groups and hosts that expressions take and the inventory does not have', () => {
    assert.deepEqual(found(`${play}    - debug: {msg: "{{ groups.wbe | length }}"}\n`), [
      'PBK080 4:24',
    ]);
    assert.deepEqual(found(`${play}    - debug: {msg: "{{ hostvars['odl'].x }}"}\n`), [
      'PBK071 4:24',
    ]);
    const fine =
      "{{ groups['all'] }}{{ groups.get('x') }}{{ groups.nope | default([]) }}{{ hostvars.old }}";
    assert.deepEqual(found(`${play}    - debug: {msg: "${fine}"}\n`), []);
  });

  it('warns of what a condition may keep from running', () => {
    const severities = (tasks: string) =>
      lint(parsePlaybook('p.yml', play + tasks), { inventory }).map(({ code, severity }) => [
        code,
        severity,
      ]);
    const task = '    - debug: {msg: "{{ nope }}"}\n';
    assert.deepEqual(severities(task), [['PBK070', 'error']]);
    const warned = [['PBK070', 'warning']];
    assert.deepEqual(severities(`${task}      when: two | length > 1\n`), warned);
    assert.deepEqual(severities(`${task}      ignore_errors: true\n`), warned);
    assert.deepEqual(
      severities('    - debug:\n      when: [two | length > 1, nope > 1]\n'),
      warned,
    );
    assert.deepEqual(
      severities(
        `    - block:\n        - debug: {msg: "{{ nope }}"}\n      rescue:\n        - debug:\n`,
      ),
      warned,
    );
  });

  it('looks only at the tasks that a run would look at', () => {
    const playbook = parsePlaybook('p.yml', `${play}    - debug: {msg: "{{ nope }}"}\n`);
    assert.deepEqual(lint(playbook, { inventory, runs: () => false }), []);
  });

  it('takes what the inventory gives to every host of the play for known', async () => {
    const given = await loadInventory(
      [join(import.meta.dirname, 'fixtures/addresses.ini')],
      nodeInventoryIo(),
    );
    const tasks =
      "    - vip: {address: '{{ chat }}', from: a, to: b}\n    - vip: {address: '{{ chat }}', from: b, to: a}\n";
    assert.deepEqual(found(`- hosts: all\n  tasks:\n${tasks}`, { inventory: given }), [
      'PBK072 4:23',
    ]);
    const own = tasks.replaceAll('chat', 'own');
    assert.deepEqual(found(`- hosts: all\n  tasks:\n${own}`, { inventory: given }), []);
  });
});

describe('# vipbook: ignore', () => {
  const tasks = (line: string) => `- hosts: all\n  tasks:\n    - debug:\n${line}\n`;

  it('silences a finding of its line', () => {
    assert.deepEqual(found(tasks('      when: false # vipbook: ignore=PBK073 not on Mondays')), []);
  });

  it('silences a finding of the line below', () => {
    const text = tasks(
      '      # vipbook: ignore=PBK073,PBK010 not on Mondays\n      # and so on\n      when: false',
    );
    assert.deepEqual(found(text), ['PBK077 4:7']);
  });

  it('needs a reason and a code that exists', () => {
    const none = tasks('      when: false # vipbook: ignore=PBK073');
    assert.deepEqual(found(none), ['PBK073 4:13', 'PBK077 4:19']);
    assert.deepEqual(found(tasks('      # vipbook: ignore=PBK999 why\n')), ['PBK077 4:7']);
  });

  it('does not silence an error that would drop a task', () => {
    const text = '- hosts: all\n  tasks:\n    - nothing: 1 # vipbook: ignore=PBK032 why\n';
    assert.deepEqual(found(text), ['PBK032 3:7', 'PBK077 3:18']);
  });
});

describe('the examples', () => {
  const folder = join(import.meta.dirname, '../../../playbooks');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.yml'))) {
    it(`${name} has no findings`, async () => {
      const playbook = await loadPlaybook(join(folder, name), nodePlaybookIo());
      const groups = await loadInventory(
        [join(import.meta.dirname, 'fixtures/inventory.ini')],
        nodeInventoryIo(),
      );
      assert.deepEqual(lint(playbook, { inventory: groups }), []);
    });
  }
});
