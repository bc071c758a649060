import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import { suiteLab } from '../support/suite-lab.ts';
import { play, playFile, vipbook } from '../support/vipbook.ts';

interface Result {
  readonly host: string;
  readonly task: string;
  readonly status: string;
  readonly message?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: string };
}

/** What each task came to, in order. */
function results({ stdout }: ExecResult): readonly Result[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Result & { readonly event: string })
    .filter(({ event }) => event === 'task-result');
}

const statuses = (result: ExecResult): Readonly<Record<string, string>> =>
  Object.fromEntries(results(result).map(({ task, status }) => [task, status]));

/** A package of one file, and the index of a repository that holds it: no network is needed. */
const repository = `set -e
mkdir -p /srv/repo /srv/pkg/DEBIAN /srv/pkg/usr/share/vbtest; cd /srv
rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*
echo 'deb [trusted=yes] file:/srv/repo ./' >/etc/apt/sources.list
for v in 1.0 1.1; do
  echo $v >pkg/usr/share/vbtest/version
  printf 'Package: vbtest\\nVersion: %s\\nArchitecture: all\\nMaintainer: x <x@example.org>\\nDescription: for a test\\n' $v >pkg/DEBIAN/control
  dpkg-deb --build --root-owner-group pkg repo/vbtest_$v.deb >/dev/null
done
index() { for v; do f=vbtest_$v.deb; cat <<END
Package: vbtest
Version: $v
Architecture: all
Maintainer: x <x@example.org>
Filename: ./$f
Size: $(stat -c %s repo/$f)
SHA256: $(sha256sum <repo/$f | cut -d' ' -f1)
Description: for a test

END
done >repo/Packages; }
index 1.0
`;

describe('modules on real hosts', function () {
  this.timeout(180_000);
  const raised = suiteLab();
  let lab: Lab;
  before(() => {
    lab = raised();
  });

  const tasks = `- hosts: new
  gather_facts: false
  become: true
  tasks:
    - name: folder
      ansible.builtin.file: { path: /srv/chat, state: directory, mode: "0750", owner: ops }
    - name: text
      copy: { dest: /srv/chat/motd, content: "hello\\n", mode: "0640" }
    - name: upload
      copy: { src: blob, dest: /srv/chat/blob }
    - name: made
      template: { src: conf.j2, dest: /srv/chat/conf }
    - name: line
      lineinfile: { path: /srv/chat/conf, regexp: "^port=", line: port=5222 }
    - name: block
      blockinfile: { path: /srv/chat/conf, block: "a=1\\nb=2" }
    - name: link
      file: { src: motd, dest: /srv/chat/link, state: link }
    - name: kernel
      ansible.posix.sysctl: { name: net.ipv4.ip_nonlocal_bind, value: 1, sysctl_set: true, sysctl_file: /etc/sysctl.d/60-chat.conf }
    - name: script
      script: { cmd: "make.sh /srv/chat/made", creates: /srv/chat/made }
    - name: shell
      shell: { cmd: "id -un >/srv/chat/who", creates: /srv/chat/who }
    - name: stat
      stat: { path: /srv/chat/blob }
      register: blob
    - name: slurp
      slurp: { src: /srv/chat/motd }
      register: motd
    - name: fetch
      fetch: { src: /srv/chat/blob, dest: /root/kept, flat: false }
`;
  const asserted = `    - name: right
      assert:
        that:
          - blob.stat.size == 70000
          - blob.stat.mode == '0644'
          - motd.content | b64decode == "hello\\n"
    - name: facts
      set_fact: { seen: "{{ blob.stat.checksum }}" }
    - name: ping
      ping:
    - name: setup
      setup:
    - name: handlers now
      meta: flush_handlers
    - name: no pause
      pause: { seconds: 0 }
    - name: not so
      fail: { msg: never }
      when: seen == ''
`;

  it('for files, scripts and the kernel: --check foretells, a run does it, a second changes nothing', async () => {
    const blob = Buffer.alloc(70_000, Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
    await lab.writeFile('controller', '/root/files/blob', blob);
    await lab.writeFile(
      'controller',
      '/root/templates/conf.j2',
      'host={{ inventory_hostname }}\nport=1\n',
    );
    await lab.writeFile('controller', '/root/files/make.sh', '#!/bin/sh\nid -un >"$1"\n');
    await lab.writeFile('controller', '/root/password', `${lab.opsPassword}\n`);
    const args = ['--output', 'json', '--become-password-file', '/root/password'];
    const as = (more: readonly string[] = [], text = tasks + asserted): Promise<ExecResult> =>
      play(lab, text, [...args, ...more], lab.opsInventory);
    const names = ['folder', 'text', 'upload', 'made', 'link', 'kernel', 'script', 'shell'];
    const checked = await as(['--check'], tasks.slice(0, tasks.indexOf('    - name: line')));
    assert.deepEqual(
      Object.values(statuses(checked)),
      ['changed', 'changed', 'changed', 'changed'],
      checked.stdout + checked.stderr,
    );
    assert.equal((await lab.exec('new', ['test', '-e', '/srv/chat'])).status, 1);
    // Not empty where the repository itself is below it.
    const before = (await lab.exec('new', ['ls', '-A', '/tmp'])).stdout;
    const first = await as();
    assert.equal(first.status, 0, first.stdout + first.stderr);
    for (const name of [...names, 'line', 'block', 'fetch'])
      assert.equal(statuses(first)[name], 'changed', name);
    assert.deepEqual(await lab.readFile('new', '/srv/chat/blob'), blob);
    assert.deepEqual(await lab.readFile('controller', '/root/kept/new/srv/chat/blob'), blob);
    const { stdout } = await lab.exec(
      'new',
      'cat /srv/chat/conf /srv/chat/made /srv/chat/who /proc/sys/net/ipv4/ip_nonlocal_bind /etc/sysctl.d/60-chat.conf; stat -c "%a %U" /srv/chat; ls -A /srv/chat; ls -A /tmp',
    );
    assert.equal(
      stdout,
      `host=new\nport=5222\n# BEGIN ANSIBLE MANAGED BLOCK\na=1\nb=2\n# END ANSIBLE MANAGED BLOCK\nroot\nroot\n1\nnet.ipv4.ip_nonlocal_bind=1\n750 ops\nblob\nconf\nlink\nmade\nmotd\nwho\n${before}`,
    );
    // A template brings the file back, and the edits after it are made again.
    const steady = tasks.replace(/ {4}- name: (?:made|line|block)\n.*\n/g, '') + asserted;
    for (const more of [[], ['--check']]) {
      const again = await as(more, steady);
      assert.equal(again.status, 0, again.stdout + again.stderr);
      for (const name of names.filter((name) => name !== 'made'))
        assert.match(statuses(again)[name] ?? '', /^(?:ok|skipped)$/, `${name} ${more.join('')}`);
    }
    assert.ok(!(first.stdout + first.stderr).includes(lab.opsPassword));
  });

  it('apt and package install, upgrade and remove from a repository', async () => {
    await lab.exec('old', ['sh', '-c', repository]);
    const task = (more: string): string =>
      `- hosts: old\n  gather_facts: false\n  tasks:\n    - name: it\n      ${more}\n`;
    const run = async (more: string, args: readonly string[] = []): Promise<Result> => {
      const result = await play(lab, task(more), ['--output', 'json', ...args]);
      const [only] = results(result);
      assert.ok(only, result.stdout + result.stderr);
      return only;
    };
    const version = async (): Promise<string> =>
      (
        await lab.exec(
          'old',
          "dpkg-query -W -f '${db:Status-Status} ${Version}' vbtest 2>/dev/null; true",
        )
      ).stdout;
    const install = 'apt: { name: vbtest, update_cache: true, cache_valid_time: 0 }';
    const first = await run(install);
    assert.equal(first.status, 'changed', JSON.stringify(first));
    assert.equal(await version(), 'installed 1.0');
    const present = 'ansible.builtin.package: { name: vbtest, state: present }';
    assert.equal((await run(present)).status, 'ok');
    assert.equal((await run('apt: { name: vbtest, state: latest }')).status, 'ok');
    await lab.exec('old', ['sh', '-c', `${repository}index 1.0 1.1; apt-get -q update`]);
    const latest = 'apt: { name: vbtest, state: latest }';
    assert.equal((await run(latest, ['--check'])).status, 'changed');
    assert.equal(await version(), 'installed 1.0');
    assert.equal((await run(latest)).status, 'changed');
    assert.equal(await version(), 'installed 1.1');
    assert.equal((await run(latest)).status, 'ok');
    const absent = 'package: { name: vbtest, state: absent }';
    assert.equal((await run(absent, ['--check'])).status, 'changed');
    assert.equal((await run(absent)).status, 'changed');
    assert.equal((await run(absent)).status, 'ok');
    const none = await run('apt: { name: no-such-package }');
    assert.deepEqual([none.status, none.error?.code], ['failed', 'MOD086']);
  });

  it('uri asks from the host', async () => {
    await lab.exec(
      'new',
      'mkdir -p /srv/www && echo "{\\"up\\": true}" >/srv/www/s.json && busybox httpd -p 8080 -h /srv/www',
    );
    const result = await play(
      lab,
      `- hosts: old
  gather_facts: false
  tasks:
    - name: asked
      uri: { url: "http://192.168.1.51:8080/s.json", dest: /srv/s.json, return_content: true }
      register: answer
    - assert:
        that: (answer.content | from_json).up
    - name: nobody
      uri: { url: "http://192.168.1.51:8081/" }
      ignore_errors: true
`,
      ['--output', 'json'],
    );
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.equal((await lab.readFile('old', '/srv/s.json')).toString(), '{"up": true}\n');
    assert.ok(
      results(result).some(({ task, error }) => task === 'nobody' && error?.code === 'MOD081'),
    );
  });

  it('synchronize from here, back, and from one host to another', async () => {
    const task = (host: string, more: string, keyword = ''): string =>
      `- hosts: ${host}\n  gather_facts: false\n  tasks:\n    - name: it\n      ansible.posix.synchronize: ${more}\n${keyword}`;
    const run = async (text: string, args: readonly string[] = []): Promise<Result> => {
      const result = await play(lab, text, ['--output', 'json', ...args]);
      const [only] = results(result);
      assert.ok(only, result.stdout + result.stderr);
      return only;
    };
    const list = async (host: string): Promise<string> =>
      (
        await lab.exec(
          host,
          'cd /srv/site 2>/dev/null && find . -type f | sort | tr "\\n" " "; true',
        )
      ).stdout;
    await lab.exec(
      'controller',
      "mkdir -p '/root/files/site/a b' && echo 1 >/root/files/site/one && echo 2 >'/root/files/site/a b/$(id)'",
    );
    const push = task('old', '{ src: site/, dest: /srv/site/, delete: true }');
    assert.equal((await run(push, ['--check'])).status, 'changed');
    assert.equal(await list('old'), '');
    const first = await run(push);
    assert.equal(first.status, 'changed', JSON.stringify(first));
    assert.equal(await list('old'), './a b/$(id) ./one ');
    assert.equal((await run(push)).status, 'ok');
    assert.equal((await run(push, ['--check'])).status, 'ok');
    await lab.exec('old', 'echo x >/srv/site/more');
    const deleting = await run(push, ['--check']);
    assert.match(JSON.stringify(deleting), /deleting\s+more/);
    assert.equal((await run(push)).status, 'changed');
    assert.equal(await list('old'), './a b/$(id) ./one ');
    const pull = task('old', '{ src: /srv/site/, dest: back/, mode: pull }');
    assert.equal((await run(pull)).status, 'changed');
    assert.equal((await lab.readFile('controller', '/root/back/one')).toString(), '1\n');

    const across = task('new', '{ src: /srv/site/, dest: /srv/site/ }', '      delegate_to: old\n');
    const refused = await run(across);
    assert.deepEqual(
      [refused.status, refused.error?.code],
      ['failed', 'MOD091'],
      JSON.stringify(refused),
    );
    assert.equal(await list('new'), '');
    // A key of old's own, as a person would put it there.
    await lab.exec(
      'old',
      'mkdir -p -m 700 /root/.ssh && ssh-keygen -q -t ed25519 -N "" -f /root/.ssh/id_ed25519',
    );
    const { stdout: key } = await lab.exec('old', 'cat /root/.ssh/id_ed25519.pub');
    await lab.exec('new', [
      'sh',
      '-c',
      'f=$(sshd -T 2>/dev/null | sed -n "s/^authorizedkeysfile //p" | cut -d" " -f1); case $f in /*) ;; *) f=/root/$f;; esac; mkdir -p "${f%/*}"; f=$(echo "$f" | sed s/%u/root/); printf "%s" "$1" >>"$f"',
      'sh',
      key,
    ]);
    const { stdout: hostKey } = await lab.exec('new', 'cat /etc/ssh/ssh_host_ed25519_key.pub');
    await lab.writeFile('old', '/root/.ssh/known_hosts', `192.168.1.51 ${hostKey}`);
    const seen = await run(across, ['--check']);
    assert.equal(seen.status, 'changed', JSON.stringify(seen));
    assert.equal(await list('new'), '');
    const crossed = await run(across);
    assert.equal(crossed.status, 'changed', JSON.stringify(crossed));
    assert.equal(await list('new'), './a b/$(id) ./one ');
    assert.equal((await run(across)).status, 'ok');
    const own = task(
      'new',
      '{ src: /srv/site/one, dest: /srv/copy }',
      '      delegate_to: "{{ inventory_hostname }}"\n',
    );
    const alone = await run(own);
    assert.equal(alone.status, 'changed', JSON.stringify(alone));
    assert.equal((await lab.readFile('new', '/srv/copy')).toString(), '1\n');
    await lab.exec('old', 'mv /usr/bin/rsync /usr/bin/rsync.away');
    const without = await run(push);
    assert.deepEqual(
      [without.status, without.error?.code],
      ['failed', 'MOD090'],
      JSON.stringify(without),
    );
    await lab.exec('old', 'mv /usr/bin/rsync.away /usr/bin/rsync');
  });

  it('what vipbook has not is refused by its name before anything runs', async () => {
    const refuse = async (name: string): Promise<string> => {
      await lab.writeFile(
        'controller',
        playFile,
        `- hosts: old\n  gather_facts: false\n  tasks:\n    - command: touch /srv/ran\n    - ${name}: { name: x }\n`,
      );
      const result = await vipbook(lab, ['run', playFile, '-i', lab.inventory]);
      assert.notEqual(result.status, 0);
      return result.stdout + result.stderr;
    };
    assert.match(await refuse('ansible.builtin.user'), /user/);
    assert.match(await refuse('community.general.ini_file'), /community\.general/);
    assert.match(await refuse('some.other.module'), /some\.other/);
    assert.match(await refuse('lineinfle'), /lineinfile/);
    assert.match(await refuse('ansible.builtin.tempalte'), /template/);
    assert.equal((await lab.exec('old', ['test', '-e', '/srv/ran'])).status, 1);
  });
});
