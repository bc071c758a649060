import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vipbookIn } from './support/command.ts';

const text = `- name: Here
  hosts: all
  gather_facts: false
  tasks:
    - name: says hello
      command: echo {{ greeting | default('hello') }}
      tags: [talk]
    - name: tells
      debug:
        msg: told
      tags: [tell]
`;

describe('vipbook run on this machine', function () {
  this.timeout(30_000);
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-run-'));
    file = path.join(folder, 'play.yml');
    writeFileSync(file, text);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...more: readonly string[]) => runFile(file, ...more);
  const runFile = (playbook: string, ...more: readonly string[]) =>
    vipbook('run', playbook, '-i', 'localhost,', '-c', 'local', ...more);

  const vipbook = (...argv: readonly string[]) => vipbookIn(folder, argv, { HOME: folder });

  it('tells it in Ansible’s words', async () => {
    const { code, out, error } = await run();
    assert.equal(code, 0, error);
    assert.match(out, /^\nPLAY \[Here\] \*+\n\nTASK \[says hello\] \*+\nchanged: \[localhost\]\n/);
    assert.match(out, /ok: \[localhost\] => \{\n {4}"msg": "told"\n\}/);
    assert.match(out, /^localhost {17} : ok=2 {4}changed=1 {4}unreachable=0 {4}failed=0 /m);
  });

  it('shows results with -v, before and after the playbook', async () => {
    assert.match((await run('-v')).out, /changed: \[localhost\] => \{.*"stdout": "hello"/);
    assert.doesNotMatch((await run()).out, /stdout/);
  });

  it('takes extra variables, tags and --skip-tags', async () => {
    assert.match((await run('-v', '-e', 'greeting=salut')).out, /"stdout": "salut"/);
    assert.doesNotMatch((await run('-t', 'tell')).out, /says hello/);
    assert.doesNotMatch((await run('--skip-tags', 'tell,nothing')).out, /TASK \[tells\]/);
  });

  it('lists hosts, tasks and tags without running anything', async () => {
    const { code, out } = await run('--list-hosts', '--list-tasks', '--list-tags');
    assert.equal(code, 0);
    assert.match(out, /play #1 \(all\): Here\tTAGS: \[\]/);
    assert.match(out, /hosts \(1\):\n {6}localhost/);
    assert.match(out, /says hello\tTAGS: \[talk\]/);
    assert.match(out, /TASK TAGS: \[talk, tell\]/);
    assert.doesNotMatch(out, /PLAY/);
  });

  it('fails with 2 when a task fails, and stops there', async () => {
    writeFileSync(path.join(folder, 'bad.yml'), text.replace('echo', 'false #'));
    const { code, out } = await run(path.join(folder, 'bad.yml'));
    assert.equal(code, 2);
    assert.match(out, /fatal: \[localhost\]: FAILED! => \{/);
    assert.match(out, /failed=1/);
    // Both playbooks were named; the first one ran.
    assert.match(out, /told/);
  });

  it('prints events for programs, errors among them', async () => {
    const events = (await run('--output', 'json')).out.trimEnd().split('\n');
    assert.deepEqual(
      [JSON.parse(events[0] ?? '').event, JSON.parse(events.at(-1) ?? '').event],
      ['run-start', 'run-end'],
    );
    const { code, out } = await run('--output', 'json', '-e', 'novalue');
    assert.equal(code, 1);
    assert.equal(JSON.parse(out).finding.code, 'CLI010');
  });

  it('refuses host_key_checking = False unless --accept-new answers it', async () => {
    writeFileSync(path.join(folder, 'ansible.cfg'), '[defaults]\nhost_key_checking = False\n');
    try {
      const { code, error } = await run();
      assert.equal(code, 1);
      assert.match(error, /CLI006.*ansible\.cfg:2:1/s);
      const accepted = await run('--accept-new');
      assert.equal(accepted.code, 0);
      assert.match(accepted.error, /warning\[CLI006\]/);
    } finally {
      rmSync(path.join(folder, 'ansible.cfg'));
    }
  });

  it('applies a plan whose file holds the password that was asked for: hidden when it was made, and now', async () => {
    const password = 'seed-asked-1';
    const [secret, target, saved] = ['password', 'target', 'hidden.json'].map((name) =>
      path.join(folder, name),
    ) as [string, string, string];
    writeFileSync(secret, `${password}\n`);
    writeFileSync(target, `${password} of before\n`);
    const playbook = path.join(folder, 'copy.yml');
    writeFileSync(
      playbook,
      `- hosts: all\n  gather_facts: false\n  tasks:\n    - copy: {dest: ${target}, content: "${password} of now\\n"}\n`,
    );
    // A plan names its playbook from where the process is.
    const here = (...argv: readonly string[]) =>
      vipbookIn(process.cwd(), [...argv, '-c', 'local', '--become-password-file', secret], {
        HOME: folder,
      });
    const made = await here('plan', playbook, '-i', 'localhost,', '-o', saved);
    assert.equal(made.code, 0, made.error);
    assert.doesNotMatch(readFileSync(saved, 'utf8'), new RegExp(password));
    const applied = await here('apply', saved);
    assert.equal(applied.code, 0, applied.said);
    assert.equal(readFileSync(target, 'utf8'), `${password} of now\n`);
  });

  it('says with --diff that a file differs only in what is hidden, and shows what else differs', async () => {
    const target = path.join(folder, 'app.conf');
    const playbook = path.join(folder, 'app.yml');
    const copy = async (before: string, after: string): Promise<string> => {
      writeFileSync(target, before);
      writeFileSync(
        playbook,
        `- hosts: all\n  gather_facts: false\n  tasks:\n    - copy: {dest: ${target}, content: "${after}"}\n`,
      );
      const { out, code } = await runFile(playbook, '--check', '--diff');
      assert.equal(code, 0);
      assert.doesNotMatch(out, /seed-/);
      return out;
    };
    assert.match(
      await copy('password=seed-1\n', 'password=seed-2\\n'),
      /^\+\+\+ after: .*app\.conf\nonly hidden content differs\n/m,
    );
    const both = await copy('a=1\npassword=seed-1\n', 'a=2\\npassword=seed-2\\n');
    assert.match(both, /^-a=1\n\+a=2$/m);
    assert.doesNotMatch(both, /only hidden/);
    assert.doesNotMatch(await copy('password=seed-1\n', 'password=seed-1\\n'), /only hidden/);
  });

  describe('--play', () => {
    let two: string;
    before(() => {
      two = path.join(folder, 'two.yml');
      const play = (name: string, more: string): string =>
        `- name: ${name}\n  hosts: all\n  gather_facts: false\n  tasks:\n    - debug: {msg: of ${name}}\n${more}`;
      writeFileSync(
        two,
        `${play('first', '')}${play('second', "    - debug: {msg: '{{ inventory_hostname }}'}\n")}${play('second', '')}`,
      );
    });
    const told = (out: string): string[] =>
      [...out.matchAll(/^PLAY \[(.*?)\]/gm)].map(([, name = '']) => name);

    it('runs one play, by its name or its number, and all of that name', async () => {
      assert.deepEqual(told((await runFile(two, '--play', 'first')).out), ['first']);
      assert.deepEqual(told((await runFile(two, '--play', '2')).out), ['second']);
      assert.deepEqual(told((await runFile(two, '--play', 'second')).out), ['second', 'second']);
      assert.deepEqual(told((await runFile(two, '--play', '3', '--play', '1', '-C')).out), [
        'first',
        'second',
      ]);
      assert.deepEqual(told((await runFile(two)).out), ['first', 'second', 'second']);
    });

    it('lists it under the number that it has', async () => {
      const { out } = await runFile(two, '--play', '2', '--list-tasks');
      assert.match(out, /play #2 \(all\): second/);
      assert.doesNotMatch(out, /play #[13]/);
    });

    it('runs nothing when there is no such play, and says which there might be', async () => {
      const { code, out, error } = await runFile(two, '--play', 'frist');
      assert.equal(code, 5);
      assert.match(error, /ENG016.*no play "frist"\. Did you mean "first"\?/);
      assert.equal(out, '');
      // The first playbook has it, the second has not: neither is run.
      const both = await run(two, '--play', 'Here');
      assert.equal(both.code, 5);
      assert.equal(both.out, '');
    });

    it('is kept in a plan, and applied with it', async () => {
      const saved = path.join(folder, 'plan.json');
      const flags = ['-i', 'localhost,', '-c', 'local'];
      const made = await vipbook('plan', file, ...flags, '--play', 'Here', '-o', saved);
      assert.equal(made.code, 0, made.error);
      const { invocation } = JSON.parse(readFileSync(saved, 'utf8')) as {
        invocation: { plays: string[] };
      };
      assert.deepEqual(invocation.plays, ['Here']);
      const none = await vipbook('plan', file, ...flags, '--play', 'There');
      assert.match(none.error, /ENG016/);
    });
  });
});
