import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { homeIn, vipbookIn, type Said } from './support/command.ts';

/** A play on this machine with one task, or lines of one play. */
const task = (line: string): string =>
  `- hosts: all\n  gather_facts: false\n  tasks:\n    - name: t\n      ${line}\n`;
const play = (lines: string): string => `- hosts: all\n  gather_facts: false\n${lines}`;

/** What somebody wrote, and the code that must come of it, whichever way the run ends. */
const written: Readonly<Record<string, readonly (readonly [title: string, playbook: string])[]>> = {
  ENG005: [
    [
      'a host that only the run knows to be none',
      play(
        '  tasks:\n    - set_fact: {old: nobody}\n    - vip: {address: 192.0.2.9/24, from: "{{ old }}", to: h}\n',
      ),
    ],
  ],
  ENG007: [
    ['a loop over a text', play('  vars: {x: abc}\n  tasks:\n    - {ping: , loop: "{{ x }}"}\n')],
  ],
  ENG013: [
    ['serial that counts nothing', play('  serial: "{{ \'many\' }}"\n  tasks: [{ping: }]\n')],
  ],
  EXP014: [
    ['a call of what is no function', task('debug: {msg: "{{ inventory_hostname() }}"}')],
    ['a method that changes', task('debug: {msg: "{{ [1].append(2) }}"}')],
  ],
  EXP022: [
    ['a regular expression', task("debug: {msg: \"{{ 'a' | regex_search('(') }}\"}")],
    ['a group that is none', task("debug: {msg: \"{{ 'a' | regex_search('(a)', '\\\\3') }}\"}")],
  ],
  MOD020: [['an assertion', task('assert: {that: "1 == 2"}')]],
  MOD021: [['a failure on purpose', task('fail: {msg: enough}')]],
  MOD042: [
    [
      'a mode by letters',
      task(
        'interfaces_file: {dest: FOLDER/interfaces, mode: u=rw, iface: lo, option: mtu, value: "1500"}',
      ),
    ],
  ],
  MOD061: [
    ['a folder for a file', task('template: {src: FOLDER, dest: FOLDER/out}')],
    ['a template in Latin-1', task('template: {src: latin.j2, dest: FOLDER/out}')],
    ['an encrypted source', task('copy: {src: vaulted, dest: FOLDER/out}')],
  ],
  MOD062: [
    ['a mode to keep of nothing', task('copy: {content: x, dest: FOLDER/out, mode: preserve}')],
  ],
  MOD064: [['an unknown user', task('file: {path: FOLDER/interfaces, owner: nobody-there}')]],
  MOD066: [
    [
      'a validation without a place',
      task('copy: {content: x, dest: FOLDER/out, validate: "true"}'),
    ],
  ],
  MOD067: [
    [
      'another checksum',
      task(
        'copy: {src: interfaces, dest: FOLDER/out, checksum: "0000000000000000000000000000000000000000"}',
      ),
    ],
  ],
};

describe('codes that a playbook on this machine brings about', function () {
  this.timeout(30_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-codes-'));
    writeFileSync(path.join(folder, 'interfaces'), 'auto lo\niface lo inet loopback\n');
    writeFileSync(path.join(folder, 'latin.j2'), Buffer.from([0x63, 0xe9, 0x0a]));
    writeFileSync(path.join(folder, 'vaulted'), '$ANSIBLE_VAULT;1.1;AES256\n3535\n');
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const vipbook = (
    argv: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Said> => vipbookIn(folder, argv, { ...homeIn(folder), ...environment });
  const says = (said: string, code: string): void => {
    assert.match(said, new RegExp(`(error|warning|information)\\[${code}\\]`));
  };

  for (const [code, cases] of Object.entries(written))
    for (const [title, text] of cases)
      it(`${code}: ${title}`, async () => {
        const file = path.join(folder, 'play.yml');
        writeFileSync(file, text.replaceAll('FOLDER', folder));
        const { code: exit, said } = await vipbook(['run', file, '-i', 'h,', '-c', 'local']);
        says(said, code);
        assert.notEqual(exit, 0, said);
      });

  it('CLI003: an interfaces file that is not there', async () => {
    const missing = path.join(folder, 'nothing-here');
    for (const command of ['check', 'show']) {
      const { code, said } = await vipbook(['interfaces', command, missing]);
      says(said, 'CLI003');
      assert.equal(code, 1);
    }
    const { said } = await vipbook(['interfaces', 'check', missing, '--output', 'json']);
    assert.match(said, /"code": "CLI003"/);
  });

  it('CLI008: a code that is none', async () => {
    says((await vipbook(['explain', 'VIP999'])).said, 'CLI008');
  });

  it('CLI012: a pattern that selects nobody', async () => {
    const { said } = await vipbook(['facts', 'all:!h', '-i', 'h,', '-c', 'local']);
    says(said, 'CLI012');
  });

  it('INV023: a group whose name no expression can hold', async () => {
    const hosts = path.join(folder, 'hosts');
    writeFileSync(hosts, '[web-servers]\nh ansible_connection=local\n');
    const file = path.join(folder, 'play.yml');
    writeFileSync(file, task('ping:'));
    says((await vipbook(['run', file, '-i', hosts])).said, 'INV023');
  });

  it('SSH070, SSH071: no ssh program, and one that fails', async () => {
    const file = path.join(folder, 'play.yml');
    writeFileSync(file, task('ping:'));
    const hosts = path.join(folder, 'hosts');
    const program = path.join(folder, 'ssh');
    writeFileSync(hosts, `h ansible_connection=openssh ansible_ssh_executable=${program}\n`);
    for (const [code, text] of [
      ['SSH070', undefined],
      ['SSH071', '#!/bin/sh\necho "odd words" >&2\nexit 255\n'],
    ] as const) {
      if (text !== undefined) writeFileSync(program, text, { mode: 0o755 });
      const { said, code: exit } = await vipbook(['run', file, '-i', hosts]);
      says(said, code);
      assert.ok(exit !== 0, said);
    }
  });
});
