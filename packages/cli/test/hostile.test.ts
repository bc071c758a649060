import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vipbookIn } from './support/command.ts';

const play = (tasks: string, more = ''): string =>
  `- hosts: all\n  gather_facts: false\n${more}  tasks:\n${tasks}`;
const bomb = (levels: number): string =>
  Array.from({ length: levels }, (_, at) =>
    at === 0
      ? `b0: &b0 [x, x, x, x, x, x, x, x, x]`
      : `b${String(at)}: &b${String(at)} [${`*b${String(at - 1)}, `.repeat(9)}]`,
  ).join('\n') + '\n';
const debug = '    - debug: {msg: hello}\n';
/** Made by ansible-vault with the password "right". */
const vault = `$ANSIBLE_VAULT;1.1;AES256
35303562663537633036336531323535623637663262363031623432353637643534333938323132
6136613565656662653335323939393161373766303430360a386231313735363835613939313435
30666431373666313163376461643939386364396134346433383065643737323964633837613335
6235326130343138370a656232316661653031646665383834373238303537333931333632373166
3538
`;

interface Attempt {
  readonly files: Readonly<Record<string, string>>;
  readonly executable?: string;
  /** Of `run`; `play.yml` and `-i hosts` are given already. */
  readonly args?: readonly string[];
  readonly inventory?: string;
  readonly code: RegExp;
  readonly exit: readonly number[];
}

const attempts: Readonly<Record<string, Attempt>> = {
  'aliases that multiply in a playbook': {
    files: { 'play.yml': play(debug, `  vars:\n${bomb(12).replaceAll(/^/gm, '    ')}\n`) },
    code: /PBK008/,
    exit: [4],
  },
  'aliases that multiply in an inventory': {
    files: {
      'play.yml': play(debug),
      'hosts.yml': `all:\n  vars:\n${bomb(12).replaceAll(/^(?=.)/gm, '    ')}  hosts: {h: }\n`,
    },
    inventory: 'hosts.yml',
    code: /INV031/,
    exit: [1, 4],
  },
  'aliases that multiply in group_vars': {
    files: { 'play.yml': play(debug), 'group_vars/all.yml': bomb(12) },
    code: /INV031/,
    exit: [1, 4],
  },
  'lists in lists, 100,000 deep': {
    files: {
      'play.yml': play(debug, `  vars: {x: ${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`),
    },
    code: /PBK00\d/,
    exit: [4],
  },
  'brackets in an expression, 100,000 deep': {
    files: { 'play.yml': play(`    - debug: {msg: "{{ ${'('.repeat(100_000)} }}"}\n`) },
    code: /EXP004/,
    exit: [4],
  },
  'files that include each other': {
    files: {
      'play.yml': play('    - import_tasks: a.yml\n'),
      'a.yml': '- import_tasks: b.yml\n',
      'b.yml': '- import_tasks: a.yml\n',
    },
    code: /PBK061/,
    exit: [4],
  },
  'playbooks that import each other': {
    files: { 'play.yml': '- import_playbook: b.yml\n', 'b.yml': '- import_playbook: play.yml\n' },
    code: /PBK061/,
    exit: [4],
  },
  'includes of the run without end': {
    files: {
      'play.yml': play('    - include_tasks: "{{ file }}"\n', '  vars: {file: a.yml}\n'),
      'a.yml': '- include_tasks: "{{ file }}"\n',
    },
    code: /ENG015/,
    exit: [2],
  },
  'roles that depend on each other': {
    files: {
      'play.yml': '- hosts: all\n  gather_facts: false\n  roles: [one]\n',
      'roles/one/meta/main.yml': 'dependencies: [two]\n',
      'roles/two/meta/main.yml': 'dependencies: [one]\n',
      'roles/one/tasks/main.yml': '- debug:\n',
      'roles/two/tasks/main.yml': '- debug:\n',
    },
    code: /PBK061/,
    exit: [4],
  },
  'variables that need each other': {
    files: {
      'play.yml': play('    - debug: {msg: "{{ a }}"}\n', '  vars: {a: "{{ b }}", b: "{{ a }}"}\n'),
    },
    code: /ENG001/,
    exit: [2],
  },
  'groups that hold each other': {
    files: { 'play.yml': play(debug), hosts: 'h\n[a:children]\nb\n[b:children]\na\n' },
    code: /INV0\d\d/,
    exit: [1, 4],
  },
  'a loop that would not end': {
    files: {
      'play.yml': play(
        '    - debug: {msg: "{% for i in range(999999999) %}{% for j in range(999999999) %}{% endfor %}{% endfor %}"}\n',
      ),
    },
    code: /EXP02\d/,
    exit: [2],
  },
  'a result that would not fit': {
    files: { 'play.yml': play('    - debug: {msg: "{{ \'a\' * 10**9 }}"}\n') },
    code: /EXP021/,
    exit: [2],
  },
  'a regular expression that explodes': {
    files: {
      'play.yml': play(
        "    - debug: {msg: \"{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' is match('(a+)+$') }}\"}\n",
      ),
    },
    code: /EXP020/,
    exit: [2],
  },
  'a vault with a wrong password': {
    files: {
      'play.yml': play('    - debug: {var: secret}\n'),
      'group_vars/all.yml': vault,
      pw: 'wrong\n',
    },
    args: ['--vault-password-file', 'pw'],
    code: /INV019/,
    exit: [1, 2, 4],
  },
  'an inventory script that prints garbage': {
    files: { 'play.yml': play(debug), script: '#!/bin/sh\nhead -c 100000 /dev/urandom\n' },
    executable: 'script',
    inventory: 'script',
    code: /INV01\d/,
    exit: [1, 4],
  },
  'an inventory script that prints without end': {
    files: { 'play.yml': play(debug), script: '#!/bin/sh\nyes\n' },
    executable: 'script',
    inventory: 'script',
    code: /INV01\d/,
    exit: [1, 4],
  },
  'an inventory script that prints 1 GB': {
    files: { 'play.yml': play(debug), script: '#!/bin/sh\nhead -c 1000000000 /dev/zero\n' },
    executable: 'script',
    inventory: 'script',
    code: /INV015/,
    exit: [1, 4],
  },
  'group_vars of 50 MB': {
    files: {
      'play.yml': play(debug),
      'group_vars/all.yml': 'v: {a: 1, b: [x, y]}\n'.repeat(2_500_000),
    },
    code: /INV039/,
    exit: [1, 4],
  },
  'an inventory of 50 MB': {
    files: { 'play.yml': play(debug), hosts: 'h1 x=1\n'.repeat(7_500_000) },
    code: /INV039/,
    exit: [1, 4],
  },
  'an inventory without end': {
    files: { 'play.yml': play(debug) },
    inventory: '/dev/zero',
    code: /INV039/,
    exit: [1, 4],
  },
  'variables of the command line of 50 MB': {
    files: { 'play.yml': play(debug), 'vars.yml': 'x: 1\n'.repeat(10_000_000) },
    args: ['-e', '@vars.yml'],
    code: /CLI003/,
    exit: [1, 4, 5],
  },
  'aliases that multiply in variables of the command line': {
    files: { 'play.yml': play(debug), 'vars.yml': bomb(12) },
    args: ['-e', '@vars.yml'],
    code: /CLI010/,
    exit: [1, 4, 5],
  },
  'a limit file of 50 MB': {
    files: { 'play.yml': play(debug), limit: 'h\n'.repeat(25_000_000) },
    args: ['--limit', '@limit'],
    code: /INV039/,
    exit: [1, 4],
  },
  'a playbook of 50 MB': {
    files: { 'play.yml': '# x\n'.repeat(12_500_000) },
    code: /PBK00\d/,
    exit: [4],
  },
  'a playbook of random bytes': {
    files: { 'play.yml': '\u0000\u0001\u0002\ufffe' },
    code: /PBK002/,
    exit: [4],
  },
};

describe('hostile input ends soon, in a code, and in no stack', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vbhostile-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, attempt] of Object.entries(attempts)) {
    it(name, async () => {
      for (const [file, text] of Object.entries({
        hosts: 'h ansible_connection=local\n',
        ...attempt.files,
      })) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), text);
      }
      if (attempt.executable !== undefined) chmodSync(path.join(folder, attempt.executable), 0o755);
      const at = (file: string): string => path.join(folder, file);
      const args = (attempt.args ?? []).map((word) =>
        word.startsWith('-') ? word : word.startsWith('@') ? `@${at(word.slice(1))}` : at(word),
      );
      const inventory = path.resolve(folder, attempt.inventory ?? 'hosts');
      const memory = process.memoryUsage.rss();
      const begun = Date.now();
      const { code: exit, said } = await vipbookIn(folder, [
        'run',
        at('play.yml'),
        '-i',
        inventory,
        ...args,
      ]);
      const shown = said.slice(0, 3000);
      const grown = (process.memoryUsage.rss() - memory) / 2 ** 20;
      assert.ok(grown < 700, `${String(grown)} MiB more`);
      assert.ok(Date.now() - begun < 30_000, `${String(Date.now() - begun)} ms`);
      assert.match(
        said,
        new RegExp(`(error|warning|information)\\[${attempt.code.source}\\]`),
        shown,
      );
      assert.ok(attempt.exit.includes(exit), `exit status ${String(exit)}: ${shown}`);
      assert.doesNotMatch(said, /\n\s+at [\w.<]+ ?\(|CLI001|ENG090/, shown);
      assert.ok(said.length < 100_000, `${String(said.length)} characters`);
    });
  }

  for (const command of ['show', 'apply'])
    it(`${command} of a plan that has one byte more than 64 MiB says so; one of 64 MiB is read`, async () => {
      const plan = path.join(folder, 'plan.json');
      const says = async (bytes: number, words: RegExp): Promise<void> => {
        // A hole: on the disk there is nothing of it.
        writeFileSync(plan, '');
        truncateSync(plan, bytes);
        const { code: exit, said } = await vipbookIn(folder, [command, plan]);
        assert.equal(exit, 1, said);
        assert.match(said, words);
        assert.ok(said.length < 10_000, `${String(said.length)} characters`);
      };
      await says(64 * 2 ** 20 + 1, /PLN004.*plan\.json is no plan: it is larger than 64 MiB/s);
      await says(64 * 2 ** 20, /PLN004.*plan\.json is no plan: (?!it is larger)/s);
    });

  for (const command of ['show', 'apply'])
    it(`${command} of a plan without end reads 64 MiB of it and no more`, async () => {
      const { code: exit, said } = await vipbookIn(folder, [command, '/dev/zero']);
      assert.equal(exit, 1, said);
      assert.match(said, /PLN004.*\/dev\/zero is no plan: it is larger than 64 MiB/s);
    });
});
