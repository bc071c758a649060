import type { Unknown } from './expected.ts';

export interface Story {
  readonly name: string;
  readonly playbook: string;
  /** Plan from the snapshot, or from what the hosts say: then files are known, too. */
  readonly from: 'snapshot' | 'hosts';
  readonly args?: readonly string[];
  /** What tasks do of which a plan cannot know it, by their name. */
  readonly unknown?: Unknown;
  /** The hosts have IPv6 addresses, too. */
  readonly ipv6?: boolean;
  /** Programs that are declared to change nothing: they run without a step. */
  readonly looks?: readonly (readonly string[])[];
  /** What a host runs before, by its name. */
  readonly before?: Readonly<Record<string, string>>;
  /** Further files on the controller, below /root. */
  readonly files?: Readonly<Record<string, string>>;
}

const play = (hosts: string, tasks: string, more = ''): string =>
  `- hosts: ${hosts}\n  become: true\n${more}  tasks:\n${tasks.replace(/\n*$/, '\n')}`;
const task = (name: string, body: string): string =>
  `    - name: ${name}\n${body.replaceAll(/^/gm, '      ')}\n`;
const json = (value: unknown): string => JSON.stringify(value);

/** Tasks that change a file, with what they do to `/etc/lab.conf`, which is there with two lines. */
const edits: Readonly<Record<string, string>> = {
  'a line is added': 'lineinfile: {path: /etc/lab.conf, line: third}',
  'a line is replaced': "lineinfile: {path: /etc/lab.conf, regexp: '^first', line: first of all}",
  'a line is removed': "lineinfile: {path: /etc/lab.conf, regexp: '^second', state: absent}",
  'a line is there': 'lineinfile: {path: /etc/lab.conf, line: first}',
  'a block is added': 'blockinfile: {path: /etc/lab.conf, block: "a\\nb"}',
  'a file is written': 'copy: {content: "hello\\n", dest: /etc/lab.conf}',
  'a file is the same': 'copy: {content: "first\\nsecond\\n", dest: /etc/lab.conf}',
  'a file is made': 'copy: {content: "new\\n", dest: /etc/lab.new, mode: "0600"}',
  'a file is removed': 'file: {path: /etc/lab.conf, state: absent}',
  'a file gets a mode': 'file: {path: /etc/lab.conf, mode: "0600"}',
  'a folder is made': 'file: {path: /etc/lab.d, state: directory}',
  'a link is made': 'file: {src: /etc/lab.conf, path: /etc/lab.link, state: link}',
  'a file is touched': 'file: {path: /etc/lab.touched, state: touch}',
  'a template is written': 'template: {src: note.j2, dest: /etc/lab.note}',
  'a line with a backup': 'lineinfile: {path: /etc/lab.conf, line: third, backup: true}',
};

const commands: Readonly<Record<string, string>> = {
  'a program runs': 'command: {cmd: touch /etc/lab.made, changes: true}',
  'what creates is not there': 'command: {cmd: touch /etc/lab.made, creates: /etc/lab.made}',
  'what creates is there': 'command: {cmd: touch /etc/lab.made, creates: /etc/lab.conf}',
  'what removes is there': 'command: {cmd: rm /etc/lab.conf, removes: /etc/lab.conf}',
  'what removes is not there': 'command: {cmd: rm /etc/lab.made, removes: /etc/lab.made}',
  'a program that only looks': 'command: {cmd: cat /etc/lab.conf, changes: false}',
};

const interfaces: Readonly<Record<string, string>> = {
  'an option of eth0': "interfaces_file: {iface: eth0, option: mtu, value: '1400'}",
  'a hook of eth0':
    'interfaces_file: {iface: eth0, option: up, value: ip route add 10.9.0.0/16 via 192.168.1.2}',
  'a stanza of eth0:9':
    'interfaces_file: {iface: "eth0:9", family: inet, method: static, auto: false}',
};

const vips: Readonly<Record<string, string>> = {
  'an address is there': 'vip: {address: 192.168.1.61/24, state: present}',
  'another address is there': 'vip: {address: 192.168.1.62/24, state: present, interface: eth0}',
  'an address is gone': 'vip: {address: 192.168.1.60/24, state: absent}',
  'no such address is gone': 'vip: {address: 192.168.1.77/24, state: absent}',
};

function move(more: Readonly<Record<string, unknown>>, from = 'old', to = 'new'): string {
  const all = { address: '192.168.1.60', from, to, watch: 0, ...more };
  return task('the address moves', `vip: ${json(all)}`);
}

/** 102 playbooks over a lab: every kind of step and of decision, alone and together. */
export function stories(): readonly Story[] {
  const list: Story[] = [];
  const add = (name: string, playbook: string, rest: Partial<Story> = {}): void => {
    list.push({ name, playbook, from: 'hosts', ...rest });
  };
  const snapshot = { from: 'snapshot' } as const;

  // Moves.
  for (const strategy of ['make-before-break', 'break-before-make'])
    for (const more of [
      {},
      { drain: 1 },
      { flush: ['gw'] },
      { persist: 'up-down' },
      { label: 'eth0:7' },
      { persist: 'none' },
      { watch: 2 },
    ])
      add(`${strategy} ${json(more)}`, play('chat', move({ strategy, ...more })), snapshot);
  for (const strategy of ['make-before-break', 'break-before-make'])
    add(`IPv6: ${strategy}`, play('chat', move({ strategy, address: 'fd00:1::60' })), {
      ...snapshot,
      ipv6: true,
    });
  add('a move by serial', play('chat', move({}), '  serial: 2\n'), snapshot);
  add('a move to client', play('all', move({}, 'old', 'client')), snapshot);
  add(
    'a move there and back',
    play('chat', move({})) + play('chat', move({}, 'new', 'old')),
    snapshot,
  );
  add('a move that is done already', play('chat', move({}, 'new', 'old')), snapshot);
  add(
    'a move that a condition leaves out',
    play('chat', `${move({})}      when: false\n`),
    snapshot,
  );
  add('a move that a tag leaves out', play('chat', `${move({})}      tags: [never]\n`), snapshot);
  add(
    'a move, then a file',
    play('chat', move({}) + task('note', `copy: {content: "moved\\n", dest: /etc/lab.new}`)),
  );
  add(
    'a move, then a file that is unknown',
    play('chat', move({}) + task('note', `copy: {content: "moved\\n", dest: /etc/lab.new}`)),
    {
      ...snapshot,
      unknown: { note: ['file /etc/lab.new'] },
    },
  );
  add(
    'two moves in one',
    play(
      'all',
      task(
        'both move',
        `vip: ${json({
          from: 'old',
          watch: 2,
          moves: [
            { address: '192.168.1.60', to: 'new' },
            { address: '192.168.1.63', to: 'client' },
          ],
        })}`,
      ),
    ),
    { files: { second: '192.168.1.63' } },
  );
  add('a bridge', play('chat', move({ bridge: 'dnat', bridge_for: 20 })), snapshot);

  // Addresses without a move.
  for (const [name, body] of Object.entries(vips))
    for (const host of name === 'an address is gone' ? ['old'] : ['new', 'gw,client'])
      add(`${name} on ${host}`, play(json(host), task(name, body)), snapshot);
  add(
    'addresses in a loop',
    play(
      'new',
      task(
        'they are there',
        "vip: {address: '{{ item }}', state: present}\nloop: [192.168.1.61/24, 192.168.1.62/24]",
      ),
    ),
    snapshot,
  );
  add(
    'there and gone again',
    play(
      'new',
      task('there', vips['an address is there'] ?? '') +
        task('gone', 'vip: {address: 192.168.1.61/24, state: absent}'),
    ),
    snapshot,
  );

  // Files and programs, known from the hosts and unknown from a snapshot.
  for (const [name, body] of Object.entries({ ...edits, ...commands }))
    add(name, play('chat', task(name, body)), {
      files: { 'note.j2': 'on {{ inventory_hostname }}\n' },
    });
  for (const [name, body, effects] of [
    ['a file is made', edits['a file is made'], ['file /etc/lab.new']],
    ['a file is the same', edits['a file is the same'], []],
    ['a line is added', edits['a line is added'], ['file /etc/lab.conf']],
    ['a line is there', edits['a line is there'], []],
    ['a file is removed', edits['a file is removed'], ['file /etc/lab.conf']],
    ['a folder is made', edits['a folder is made'], ['file /etc/lab.d']],
    ['what creates is not there', commands['what creates is not there'], ['file /etc/lab.made']],
    ['what creates is there', commands['what creates is there'], []],
  ] as const)
    add(`unknown: ${name}`, play('chat', task(name, body ?? '')), {
      ...snapshot,
      unknown: { [name]: effects },
    });
  for (const [name, body] of Object.entries(interfaces)) {
    add(name, play('chat', task(name, body)), snapshot);
    if (name.startsWith('an option'))
      add(`${name} on four hosts`, play('lab:!controller', task(name, body)), snapshot);
  }

  // Flow: handlers, loops, conditions, blocks, includes, tags, several plays, batches of hosts.
  const handler = `  handlers:\n    - name: restart\n      service: {name: chat, state: restarted}\n`;
  for (const [name, body] of Object.entries(edits).slice(0, 4))
    add(`${name}, with a handler`, play('new', task(name, `${body}\nnotify: restart`)) + handler);
  add(
    'a service restarts',
    play('new', task('restart', 'service: {name: chat, state: restarted}')),
  );
  add(
    'a service stops and starts',
    play(
      'new',
      task('stop', 'service: {name: chat, state: stopped}') +
        task('start', 'service: {name: chat, state: started}'),
    ),
  );
  add(
    'a service runs already',
    play('new', task('start', 'service: {name: chat, state: started}')),
  );
  for (const [loop, title] of [
    ['[a, b, c]', 'three'],
    ['[]', 'none'],
    ['"{{ groups.chat }}"', 'of hosts'],
  ] as const)
    add(
      `a loop: ${title}`,
      play(
        'new',
        task('each', `copy: {content: "x\\n", dest: "/etc/lab.{{ item }}"}\nloop: ${loop}`),
      ),
    );
  for (const [when, title] of [
    ['inventory_hostname == "old"', 'one host'],
    ['false', 'no host'],
    ['ansible_facts.hostname in groups.chat', 'both hosts'],
    ["'192.168.1.60' in ansible_facts.all_ipv4_addresses", 'who holds it'],
  ] as const)
    add(
      `when: ${title}`,
      play(
        'chat',
        task('perhaps', `copy: {content: "x\\n", dest: /etc/lab.new}\nwhen: ${json(when)}`),
      ),
    );
  add(
    'when: of what a program said',
    play(
      'chat',
      task('look', 'command: {cmd: hostname, changes: false}\nregister: said') +
        task('perhaps', 'copy: {content: "x\\n", dest: /etc/lab.new}\nwhen: said.stdout == "old"'),
    ),
    { unknown: { perhaps: ['file /etc/lab.new'] } },
  );
  for (const serial of ['1', '2', '[1, 2]', '50%'])
    add(
      `serial: ${serial}`,
      play('lab:!controller', task('file', edits['a file is made'] ?? ''), `  serial: ${serial}\n`),
    );
  for (const tags of [
    '--tags=first',
    '--skip-tags=first',
    '--tags=untagged',
    '--limit=old',
    '--start-at-task=second',
  ])
    add(
      tags,
      play(
        'chat',
        task('first', 'copy: {content: "1\\n", dest: /etc/lab.1}\ntags: [first]') +
          task('second', 'copy: {content: "2\\n", dest: /etc/lab.2}'),
      ),
      { args: [tags] },
    );
  add(
    'a block and what is never needed',
    play(
      'chat',
      `    - block:\n        - name: inside\n          copy: {content: "x\\n", dest: /etc/lab.new}\n      rescue:\n        - name: rescued\n          copy: {content: "y\\n", dest: /etc/lab.rescued}\n      always:\n        - name: always\n          copy: {content: "z\\n", dest: /etc/lab.always}\n`,
    ),
    { unknown: { rescued: ['file /etc/lab.rescued'] } },
  );
  add(
    'a block that fails on the host',
    play(
      'chat',
      `    - block:\n        - name: fails\n          command: {cmd: "false", changes: false}\n      rescue:\n        - name: rescued\n          copy: {content: "y\\n", dest: /etc/lab.rescued}\n      always:\n        - name: always\n          copy: {content: "z\\n", dest: /etc/lab.always}\n`,
    ),
    { looks: [['false']], unknown: { rescued: ['file /etc/lab.rescued'] } },
  );
  add(
    'two plays',
    play('old', task('one', edits['a file is made'] ?? '')) +
      play('new', task('two', edits['a line is added'] ?? '')),
  );
  add('nothing to do', play('chat', task('say', 'debug: {msg: hello}')), snapshot);
  add('a check that holds', play('chat', task('say', 'assert: {that: [1 == 1]}')), snapshot);
  add(
    'values of the run',
    play(
      'chat',
      task('set', 'set_fact: {where: /etc/lab.fact}') +
        task('write', 'copy: {content: "x\\n", dest: "{{ where }}"}'),
    ),
  );
  add(
    'a setting of the kernel',
    play(
      'new',
      task(
        'set',
        "sysctl: {name: net.ipv4.conf.all.arp_ignore, value: '1', sysctl_file: /etc/sysctl.d/lab.conf, reload: false}",
      ),
    ),
  );
  add(
    'a file below folders',
    play(
      'new',
      task('folder', 'file: {path: /etc/lab.d/a/b, state: directory}') +
        task('file', 'copy: {content: "x\\n", dest: /etc/lab.d/a/b/c}'),
    ),
  );
  add(
    'words that a shell would take for its own',
    play(
      'new',
      task('quoted', `copy: {content: "$(touch /etc/lab.no)\\n", dest: "/etc/lab.a b;c"}`),
    ),
  );
  add(
    'all together',
    play(
      'chat',
      move({}) +
        task('edit', edits['a line is added'] ?? '') +
        task('make', commands['what creates is not there'] ?? '') +
        task('option', interfaces['an option of eth0'] ?? ''),
    ),
  );
  for (const [family, net, more] of [
    ['IPv4', '10.8.0.', ''],
    ['IPv6', 'fd08::', ' nodad'],
  ] as const)
    add(
      `a bridge to another subnet, ${family}`,
      play('chat', move({ address: `${net}60`, bridge: 'dnat', bridge_for: 600 })),
      {
        ...snapshot,
        before: {
          old: `ip addr add ${net}50/24 dev eth0${more}; ip addr add ${net}60/24 dev eth0${more}`,
          new: 'ip addr add fd00:1::51/64 dev eth0 nodad',
        },
      },
    );
  return list;
}

/** Made on all hosts before each of them. */
export const prepared = `printf 'first\\nsecond\\n' >/etc/lab.conf`;
