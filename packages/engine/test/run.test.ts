import assert from 'node:assert/strict';
import { Secret } from '@vipbook/diagnostics';
import type { AnyModule } from '@vipbook/engine';
import { moduleRegistry } from '@vipbook/modules';
import { loadPlaybook, type Playbook } from '@vipbook/playbook';
import { Vault } from 'ansible-vault';
import { lostConnection } from '../../modules/test/fake-host.ts';
import { counts, play } from './harness.ts';

const modules = (...more: readonly AnyModule[]): ReadonlyMap<string, AnyModule> =>
  new Map([
    ...(moduleRegistry as unknown as ReadonlyMap<string, AnyModule>),
    ...more.map((module) => [module.name, module] as const),
  ]);

describe('before any host is touched', () => {
  const refused = async (
    yaml: string,
    code: string,
    exitCode: number,
    trial: Parameters<typeof play>[1] = {},
  ): Promise<void> => {
    const told = await play(yaml, trial);
    assert.deepEqual(told.codes().slice(0, 1), [code]);
    assert.equal(told.exitCode, exitCode);
    assert.equal(told.connects.length, 0);
    assert.deepEqual(told.results(), []);
  };

  it('a module that does not exist', () =>
    refused('- hosts: all\n  tasks:\n    - vipp: {address: 10.0.0.1}\n', 'PBK032', 4));
  it('an argument that does not exist', () =>
    refused('- hosts: all\n  tasks:\n    - debug: {msgg: 1}\n', 'PBK040', 4));
  it('a pattern that matches nothing', () =>
    refused('- hosts: nope\n  tasks:\n    - debug:\n', 'INV012', 1));
  it('a limit that leaves no host at all', () =>
    refused('- hosts: old\n  tasks:\n    - debug:\n', 'ENG003', 1, { options: { limit: 'new' } }));
  it('a move between hosts of which one is unknown', async () => {
    const yaml = '- hosts: all\n  tasks:\n    - vip: {address: 10.0.0.1, from: old, to: nwe}\n';
    await refused(yaml, 'PBK071', 4);
    const told = await play(yaml);
    const [error] = told.events.flatMap((event) =>
      event.event === 'error' ? [event.finding] : [],
    );
    assert.match(error!.message, /"nwe".*Did you mean "new"/);
    assert.equal(error!.where!.range!.start.line, 3);
  });
  it('delegate_to an unknown host', () =>
    refused('- hosts: all\n  tasks:\n    - debug:\n      delegate_to: nope\n', 'PBK071', 4));
  it('meta with a word that is not done', () =>
    refused('- hosts: all\n  tasks:\n    - meta: refresh_inventory\n', 'ENG008', 4));
  it('a task to start at that does not exist', () =>
    refused('- hosts: all\n  tasks:\n    - debug:\n', 'ENG004', 5, {
      options: { startAtTask: 'nope' },
    }));
  it('a play that does not exist', () =>
    refused('- name: one\n  hosts: all\n  tasks:\n    - debug:\n', 'ENG016', 5, {
      options: { plays: ['1', 'two'] },
    }));
  it('a variable that nothing defines', async () => {
    const yaml =
      '- hosts: all\n  vars: {gateway: 1}\n  tasks:\n    - debug: {msg: "{{ gatway }}"}\n';
    await refused(yaml, 'PBK070', 4);
  });
  it('but not one with a fallback, a condition, or set by another task', async () => {
    const told = await play(`
- hosts: old
  gather_facts: false
  tasks:
    - debug: msg="{{ one | default(1) }} {{ ansible_nope | default(2) }}"
    - debug: msg="{{ two }}"
      when: two is defined
    - set_fact: {three: 3}
    - debug: msg="{{ three }}"
`);
    assert.equal(told.exitCode, 0);
    assert.deepEqual(counts(told), { old: 'ok=3 skipped=1' });
  });
});

describe('failures', () => {
  it('end the play for all hosts unless the playbook says otherwise', async () => {
    const yaml = `
- hosts: all
  gather_facts: false
  tasks:
    - command: "false"
      when: inventory_hostname == 'old'
    - debug: msg=never
- hosts: new
  gather_facts: false
  tasks:
    - debug: msg=never
`;
    const told = await play(yaml);
    assert.deepEqual(counts(told), { new: 'skipped=1', old: 'failed=1' });
    assert.equal(told.exitCode, 2);
    assert.ok(told.codes().includes('ENG010'));
    const lenient = await play(yaml, { options: { anyErrorsFatal: false } });
    assert.deepEqual(counts(lenient), { new: 'ok=2 skipped=1', old: 'failed=1' });
  });

  it('run the always sections of every host, and only the rescue of the one that failed', async () => {
    const told = await play(
      `
- hosts: all
  gather_facts: false
  tasks:
    - block:
        - name: lost
          ping:
        - name: never
          debug:
      rescue:
        - name: rescue
          debug:
      always:
        - name: always
          debug:
`,
      { unreachable: ['old'] },
    );
    assert.deepEqual(told.lines(), ['lost old unreachable', 'lost new ok', 'always new ok']);
    assert.equal(told.exitCode, 4);
  });

  it('unreachable counts more than failed', async () => {
    const told = await play(
      '- hosts: all\n  any_errors_fatal: false\n  tasks:\n    - command: "false"\n',
      { unreachable: ['old'] },
    );
    assert.deepEqual(counts(told), { new: 'ok=1 failed=1', old: 'unreachable=1' });
    assert.equal(told.exitCode, 4);
  });

  it('a connection lost in the middle is unreachable; the host can be asked anew afterwards', async () => {
    let trips = 0;
    const told = await play(
      `
- hosts: old
  gather_facts: false
  tasks:
    - command: echo 1
      ignore_unreachable: true
    - command: echo 2
`,
      {
        hosts: {
          old: {
            before: () => {
              trips += 1;
              if (trips === 1) throw lostConnection('old');
            },
          },
        },
      },
    );
    assert.deepEqual(told.lines(), ['command old unreachable ignored', 'command old changed']);
    assert.equal(told.connects.length, 2);
  });

  it('a password that become wants is a failure, not an unreachable host', async () => {
    const { diagnostic, VipbookError } = await import('@vipbook/diagnostics');
    const told = await play(
      '- hosts: old\n  become: true\n  gather_facts: false\n  tasks:\n    - ping:\n',
      {
        services: {
          connect: () =>
            Promise.reject(
              new VipbookError(diagnostic('SSH030', { message: 'sudo wants a password' })),
            ),
        },
      },
    );
    assert.deepEqual(counts(told), { old: 'failed=1' });
    assert.equal(told.exitCode, 2);
  });

  it('a module that breaks is our defect, told as one host’s failure', async () => {
    const broken: AnyModule = {
      name: 'ping',
      scope: () => 'host',
      planHost: () => Promise.reject(new TypeError('x is not a function')),
    };
    const told = await play('- hosts: old\n  gather_facts: false\n  tasks:\n    - ping:\n', {
      extras: { modules: modules(broken) },
    });
    assert.deepEqual(told.codes(), ['ENG090']);
    assert.equal(told.exitCode, 2);
  });
});

describe('connections', () => {
  it('are opened once for each host and user, and closed at the end', async () => {
    const told = await play(
      `
- hosts: all
  tasks:
    - command: echo 1
    - command: echo 2
      become: true
      become_user: chat
    - command: echo 3
      become: true
      become_user: "{{ 'chat' }}"
    - debug: msg=1
`,
      { options: { remoteUser: 'ops' } },
    );
    assert.deepEqual(
      told.connects.map(({ host, become }) => `${host} ${become?.user ?? '-'}`).sort(),
      ['new -', 'new chat', 'old -', 'old chat'],
    );
    assert.equal(told.connects[0]!.variables.get('ansible_user')!.value, 'ops');
    for (const host of told.hosts.values()) assert.ok(host.closed);
  });

  it('the inventory’s user beats remote_user, which beats -u; passwords are secrets', async () => {
    const told = await play(
      '- hosts: all\n  remote_user: play\n  gather_facts: false\n  tasks:\n    - ping:\n',
      {
        inventory: 'old ansible_user=inv ansible_password=hunter22\nnew\n',
        options: { remoteUser: 'flag' },
      },
    );
    const user = (host: string): unknown =>
      told.connects.find((each) => each.host === host)!.variables.get('ansible_user')!.value;
    assert.equal(user('old'), 'inv');
    assert.equal(user('new'), 'play');
    const password = told.connects
      .find((each) => each.host === 'old')!
      .variables.get('ansible_password');
    assert.ok(password!.value instanceof Secret);
  });

  it('no host is touched by what needs none', async () => {
    const told = await play('- hosts: all\n  gather_facts: false\n  tasks:\n    - debug: msg=1\n', {
      unreachable: ['old', 'new'],
    });
    assert.equal(told.exitCode, 0);
    assert.equal(told.connects.length, 0);
  });

  it('delegates to this machine without an inventory entry', async () => {
    const told = await play(`
- hosts: old
  gather_facts: false
  tasks:
    - command: echo {{ inventory_hostname }}
      delegate_to: localhost
`);
    assert.equal(told.connects[0]!.host, 'localhost');
    assert.equal(told.connects[0]!.variables.get('ansible_connection')!.value, 'local');
    assert.deepEqual(told.hosts.get('localhost')!.commands, ['echo old']);
    assert.deepEqual(counts(told), { old: 'ok=1 changed=1' });
  });
});

describe('secrets', () => {
  it('no_log hides data, items, messages, diffs and findings; the variable keeps them', async () => {
    const told = await play(`
- hosts: old
  gather_facts: false
  tasks:
    - command: echo {{ item }}
      loop: [tops3cret]
      no_log: true
      register: out
    - assert: {that: "out.results[0].stdout == 'tops3cret'"}
    - fail: {msg: tops3cret}
      no_log: true
`);
    assert.deepEqual(counts(told), { old: 'ok=2 changed=1 failed=1' });
    const text = JSON.stringify(told.events.filter((event) => event.event !== 'task-start'));
    assert.ok(!text.includes('tops3cret'), text);
  });

  it('a secret of the vault is cleaned out of whatever echoes it', async () => {
    const told = await play(
      `
- hosts: old
  gather_facts: false
  tasks:
    - command: echo the {{ password }} it is
      register: out
    - debug: var=out.stdout
    - debug: msg="{{ password }}"
`,
      { options: { extraVariables: { password: new Secret('hunter22') } } },
    );
    assert.deepEqual(told.hosts.get('old')!.commands, ['echo the hunter22 it is']);
    assert.ok(!JSON.stringify(told.events).includes('hunter22'));
    assert.match(JSON.stringify(told.events), /the \*{8} it is/);
  });
});

describe('interrupt', () => {
  it('finishes the running task, starts no other, exits with 99', async () => {
    const interrupt = new AbortController();
    const told = await play(
      `
- hosts: all
  gather_facts: false
  tasks:
    - name: running
      command: echo 1
    - name: never
      debug: msg=1
`,
      {
        services: { interrupt: interrupt.signal },
        hosts: { old: { before: () => interrupt.abort() } },
      },
    );
    assert.deepEqual([...told.lines()].sort(), ['running new changed', 'running old changed']);
    assert.equal(told.exitCode, 99);
  });

  it('a second one gives up at once and says what is uncertain', async () => {
    const interrupt = new AbortController();
    const abandon = new AbortController();
    const told = await play(
      '- hosts: old\n  gather_facts: false\n  tasks:\n    - command: echo 1\n',
      {
        services: { interrupt: interrupt.signal, abandon: abandon.signal },
        hosts: {
          old: {
            before: () => {
              interrupt.abort();
              abandon.abort();
              // A host that never answers.
              return new Promise(() => undefined);
            },
          },
        },
      },
    );
    assert.equal(told.exitCode, 99);
    assert.deepEqual(told.codes(), ['ENG031', 'ENG030']);
    assert.match(
      told.results()[0]!.message!,
      /not known is whether this was done: old: run echo 1/,
    );
  });
});

describe('variables', () => {
  it('that need each other are an error that names the chain', async () => {
    const told = await play(`
- hosts: old
  gather_facts: false
  vars:
    a: "{{ b }}"
    b: "{{ c }}"
    c: "{{ a }}"
  tasks:
    - debug: msg="{{ a }}"
`);
    assert.deepEqual(told.codes(), ['ENG001']);
    assert.match(told.results()[0]!.message!, /a → b → c → a/);
    assert.equal(told.results()[0]!.error!.where!.range!.start.line, 5);
  });

  it('come from files beside the playbook, whose names may be templates', async () => {
    const told = await play(
      `
- hosts: all
  gather_facts: false
  vars: {x: play}
  vars_files:
    - common.yml
    - ["{{ inventory_hostname }}.yml", default.yml]
  tasks:
    - debug: msg="{{ x }} {{ y }}"
`,
      {
        files: {
          '/plays/common.yml': '{x: common, y: common}',
          '/plays/vars/old.yml': '{y: old}',
          '/plays/default.yml': '{y: default}',
        },
      },
    );
    assert.deepEqual(
      told.results().map((result) => result.data['msg']),
      ['common old', 'common default'],
    );
    const missing = await play('- hosts: old\n  vars_files: nope.yml\n  tasks: []\n');
    assert.deepEqual([missing.codes(), missing.exitCode], [['ENG012'], 1]);
  });

  it('are asked for, unless -e or nobody answers', async () => {
    const yaml = `
- hosts: old
  gather_facts: false
  vars_prompt:
    - {name: who, prompt: "who?", private: false, default: nobody}
  tasks:
    - debug: msg="{{ who }}"
`;
    const said = async (trial: Parameters<typeof play>[1]): Promise<unknown> =>
      (await play(yaml, trial)).results()[0]?.data['msg'];
    assert.equal(await said({ services: { ask: () => Promise.resolve('me') } }), 'me');
    assert.equal(await said({ services: { ask: () => Promise.resolve('') } }), 'nobody');
    assert.equal(await said({}), 'nobody');
    assert.equal(await said({ options: { extraVariables: { who: 'extra' } } }), 'extra');
    const stuck = await play(yaml.replace(', default: nobody', ''));
    assert.deepEqual(stuck.codes(), ['ENG009']);
  });

  it('of facts have Ansible’s names, also after setup', async () => {
    const told = await play(
      `
- hosts: old
  tasks:
    - assert:
        that:
          - ansible_hostname == 'old'
          - ansible_default_ipv4.address == '192.168.1.50'
          - ansible_facts.eth0.ipv4.netmask == '255.255.255.0'
          - ansible_eth0.ipv4.network == '192.168.1.0'
          - "'192.168.1.60' in ansible_all_ipv4_addresses"
          - ansible_eth0_1.ipv4.address == '192.168.1.60'
          - ansible_os_family == 'Debian'
`,
      {
        hosts: {
          old: {
            addresses: [{}, { address: '192.168.1.60', label: 'eth0:1', secondary: true }],
          },
        },
      },
    );
    assert.equal(told.exitCode, 0, JSON.stringify(told.results('assert')));
    assert.deepEqual(counts(told), { old: 'ok=2' });
  });

  it('ansible_play_hosts loses a failed host, hostvars sees another’s facts', async () => {
    const told = await play(`
- hosts: all
  any_errors_fatal: false
  gather_facts: false
  tasks:
    - set_fact: {mine: "{{ inventory_hostname }}"}
    - command: "false"
      when: inventory_hostname == 'old'
    - debug: msg="{{ ansible_play_hosts }} {{ hostvars['old'].mine }} {{ hostvars[inventory_hostname].mine }}"
`);
    assert.equal(told.results('debug')[0]!.data['msg'], "['new'] old new");
  });
});

describe('steps', () => {
  it('--step asks until told to continue', async () => {
    const asked: string[] = [];
    const answers = ['no', 'yes', 'continue'] as const;
    const told = await play(
      `
- hosts: old
  gather_facts: false
  tasks:
    - {name: t1, debug: }
    - {name: t2, debug: }
    - {name: t3, debug: }
    - {name: t4, debug: }
`,
      {
        services: {
          confirmTask: (name) => {
            asked.push(name);
            return Promise.resolve(answers[asked.length - 1] ?? 'no');
          },
        },
      },
    );
    assert.deepEqual(asked, ['t1', 't2', 't3']);
    assert.deepEqual(told.lines(), ['t2 old ok', 't3 old ok', 't4 old ok']);
  });

  it('retries count down and wait, without waiting here', async () => {
    let tries = 0;
    const told = await play(
      `
- hosts: old
  gather_facts: false
  tasks:
    - shell: try
      register: out
      until: out.rc == 0
      retries: 5
      delay: 7
`,
      { hosts: { old: { command: () => ({ status: (tries += 1) < 3 ? 1 : 0 }) } } },
    );
    assert.deepEqual(
      told.events.flatMap((event) => (event.event === 'retry' ? [event.left] : [])),
      [5, 4],
    );
    assert.deepEqual(told.slept, [7000, 7000]);
    assert.equal(told.results()[0]!.data['attempts'], 3);
  });

  it('retries alone mean until it works', async () => {
    let tries = 0;
    const told = await play(
      '- hosts: old\n  gather_facts: false\n  tasks:\n    - shell: try\n      retries: 2\n',
      { hosts: { old: { command: () => ({ status: (tries += 1) < 3 ? 1 : 0 }) } } },
    );
    assert.equal(tries, 3);
    assert.equal(told.exitCode, 0);
  });

  it('check mode runs no step, and predicts the change with its diff', async () => {
    const yaml = `
- hosts: old
  gather_facts: false
  tasks:
    - interfaces_file: {iface: eth0, option: mtu, value: "9000"}
    - command: echo 1
`;
    const files = {
      '/etc/network/interfaces': 'auto eth0\niface eth0 inet static\n  address 10.0.0.1/24\n',
    };
    const told = await play(yaml, {
      hosts: { old: { files } },
      options: { check: true, diff: true },
    });
    const host = told.hosts.get('old')!;
    assert.equal(host.text('/etc/network/interfaces'), files['/etc/network/interfaces']);
    assert.deepEqual(host.done, []);
    assert.deepEqual(told.lines(), ['interfaces_file old changed', 'command old skipped']);
    const [diff] = told.results('interfaces_file')[0]!.diffs;
    assert.match(Buffer.from(diff!.after!).toString(), /\n {2}mtu 9000\n$/);
    const quiet = await play(yaml, { hosts: { old: { files } } });
    assert.deepEqual(quiet.results('interfaces_file')[0]!.diffs, []);
  });
});

describe('includes that only the run can know', () => {
  const self = '- include_tasks: "{{ me }}"\n';

  it('end when they include themselves without end', async () => {
    const told = await play(
      '- hosts: old\n  gather_facts: false\n  vars: {me: self.yml}\n  tasks:\n    - include_tasks: "{{ me }}"\n',
      { files: { '/plays/self.yml': self } },
    );
    assert.equal(told.exitCode, 2);
    assert.deepEqual(told.codes().slice(0, 1), ['ENG015']);
  });

  it('fail on the host for what is missing or wrong in the file, at its place', async () => {
    const yaml =
      '- hosts: old\n  gather_facts: false\n  vars: {what: bad}\n  tasks:\n    - include_tasks: "{{ what }}.yml"\n';
    const missing = await play(yaml);
    assert.deepEqual([missing.codes()[0], missing.exitCode], ['PBK060', 2]);
    assert.equal(missing.results()[0]!.error!.where!.range!.start.line, 5);
    const bad = await play(yaml, { files: { '/plays/bad.yml': '- nope: x\n' } });
    assert.deepEqual([bad.codes()[0], bad.exitCode], ['PBK032', 2]);
    assert.equal(bad.results()[0]!.error!.where!.file, '/plays/bad.yml');
  });

  it('do not look for templates in what an item holds', async () => {
    const told = await play(
      `- hosts: old
  gather_facts: false
  tasks:
    - include_tasks: "{{ item.file }}"
      loop: [{file: f.yml, text: !unsafe "{{ nope }}"}]
`,
      { files: { '/plays/f.yml': '- name: f\n  debug: msg="{{ item.text }}"\n' } },
    );
    assert.equal(told.results('f')[0]!.data['msg'], '{{ nope }}');
  });
});

describe('the vault in a playbook', () => {
  // ansible-vault encrypt_string --vault-id t@<(echo pw) geheim-7
  const password = new Secret('pw');
  const options = { vault: [{ id: 'default', password }] };
  const seal = (text: string): string => new Vault({ password: 'pw' }).encryptSync(text, 'default');
  const indented = (text: string, by: number): string =>
    text
      .trim()
      .split('\n')
      .map((line) => ' '.repeat(by) + line)
      .join('\n');

  const yaml = `- hosts: old
  gather_facts: false
  vars:
    closed: !vault |
${indented(seal('geheim-7'), 6)}
    raw: !unsafe "{{ closed }}"
  vars_files: closed.yml
  tasks:
    - name: made of it
      command: echo "{{ closed }}" "{{ of_file }}"
    - name: shown
      debug: msg="{{ closed }} {{ of_file }} {{ raw }}"
`;
  const load = async (): Promise<Playbook> =>
    loadPlaybook('/plays/play.yml', {
      readFile: (path) =>
        Promise.resolve(
          path.endsWith('play.yml')
            ? new TextEncoder().encode(yaml)
            : path.endsWith('/plays/closed.yml')
              ? new TextEncoder().encode(seal('of_file: offen-8\n'))
              : undefined,
        ),
    });

  it('is opened for modules and hidden in what is told', async () => {
    const told = await play('', {
      options,
      playbook: await load(),
      hosts: { old: { command: (line) => `${line}\n` } },
    });
    assert.deepEqual(told.codes(), []);
    // What a template makes of secrets is one: also where a filter has changed them.
    assert.equal(told.results('shown')[0]!.data['msg'], '********');
    const said = JSON.stringify(told.events);
    assert.ok(!said.includes('geheim-7') && !said.includes('offen-8'), said);
    assert.match(JSON.stringify(told.results('made of it')[0]!.data['stdout']), /\*{8}.*\*{8}/);
  });

  it('is missed before anything runs: no password, a wrong one', async () => {
    const none = await play('', { playbook: await load() });
    assert.deepEqual([none.codes(), none.exitCode], [['INV018', 'INV018'], 4]);
    assert.deepEqual(none.connects, []);
    const wrong = await play('', {
      playbook: await load(),
      options: { vault: [{ id: 'default', password: new Secret('other') }] },
    });
    assert.deepEqual(wrong.codes(), ['INV019', 'INV019']);
    const first = wrong.events.find((event) => event.event === 'error');
    assert.deepEqual(
      [first?.finding.where?.file, first?.finding.where?.range?.start.line],
      // The encrypted text itself, which begins on the line after its tag.
      ['/plays/play.yml', 5],
    );
  });
});
