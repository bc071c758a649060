/** What one file is named while it holds an awkward text: each is read in another way. */
export const awkwardFiles = [
  'site.yml',
  'h/etc/network/interfaces',
  'roles/x/tasks/main.yml',
  'roles/x/vars/main.yml',
];

/** Texts that nobody writes and every editor meets: huge, deep, broken, binary. */
export const awkwardTexts: readonly (readonly [title: string, text: string])[] = [
  ['nothing', ''],
  [
    'conflict markers',
    '- hosts: a\n<<<<<<< HEAD\n  tasks: []\n=======\n  tasks:\n    - ping:\n>>>>>>> x\n',
  ],
  ['bytes that are no text', '\0\u0001\ufffd\ufffe binary \u0007\n'.repeat(20)],
  ['deep nesting', '- '.repeat(5000)],
  ['deep braces', '['.repeat(20_000)],
  ['deep indentation', Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ['one very long line', `- hosts: ${'a,'.repeat(100_000)}\n`],
  ['a long expression', `- hosts: a\n  tasks:\n    - debug: {msg: "{{ ${'('.repeat(5000)} }}"}\n`],
  ['lone surrogates', '- hosts: \ud800a\n  vars: {x: "\udc00"}\n'],
  ['carriage returns', '- hosts: a\r  tasks: []\r\r\n\r'],
  ['tabs', '-\thosts: a\n\ttasks:\n\t\t- ping:\n'],
  ['an alias of itself', '- &a\n  hosts: x\n  vars: {y: *a}\n'],
  [
    'aliases that multiply',
    `a: &a [1,1]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]`).join('\n')}\n`,
  ],
  ['a mapping as a key', '? {a: b}\n: c\n? [d]\n: e\n'],
  ['an inventory', '[web]\na\nb\n'],
  ['many tasks in one line', `- hosts: a\n  tasks: [${'{ping: }, '.repeat(5000)}]\n`],
  ['many tasks', `- hosts: a\n  tasks:\n${'  - ping:\n'.repeat(8_000)}`],
  ['many errors', '- hosts: a\n  foo\n : - }{ \n'.repeat(5000)],
  ['many stanzas', 'iface eth0 inet static\n  address 1.2.3.4/24\n'.repeat(2500)],
  ['more stanzas than are read', 'iface eth0 inet static\n  address 1.2.3.4/24\n'.repeat(40_000)],
  ['50 MiB', '- hosts: a\n'.repeat((50 * 1024 * 1024) / 11)],
];
