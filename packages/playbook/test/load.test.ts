import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  loadPlaybook,
  loadTasks,
  nodePlaybookIo,
  type Playbook,
  type PlaybookIo,
  tasksIn,
} from '@vipbook/playbook';

/** Files of one folder, in memory: what is read is what is written here. */
function files(texts: Readonly<Record<string, string>>): PlaybookIo {
  return {
    readFile: (path) =>
      Promise.resolve(
        texts[path] === undefined ? undefined : new TextEncoder().encode(texts[path]),
      ),
  };
}

const load = (texts: Readonly<Record<string, string>>) => loadPlaybook('site.yml', files(texts));
const codes = (playbook: Playbook) => playbook.findings.map((each) => each.code);

describe('loadPlaybook', () => {
  it('follows playbooks, in place, with variables and tags handed down', async () => {
    const playbook = await load({
      'site.yml':
        '- hosts: a\n- import_playbook: sub/two.yml\n  vars: {x: 1}\n  tags: t\n  when: x == 1\n- hosts: c\n',
      'sub/two.yml': '- hosts: b\n  vars: {x: 2, y: 2}\n  tasks:\n    - import_tasks: t.yml\n',
      'sub/t.yml': '- ping:\n',
    });
    assert.deepEqual(codes(playbook), []);
    assert.deepEqual(
      playbook.plays.map((play) => play.hosts.value),
      ['a', 'b', 'c'],
    );
    const second = playbook.plays[1];
    assert.equal(second?.vars?.get('x')?.value, 1);
    assert.deepEqual(
      second.tags?.map((tag) => tag.value),
      ['t'],
    );
    const [outer] = second.tasks;
    assert.equal(outer?.kind === 'block' ? outer.when?.[0]?.value : undefined, 'x == 1');
    assert.deepEqual(
      tasksIn(second.tasks).map((task) => task.module.value),
      ['ping'],
    );
  });

  it('reads roles with their dependencies first, each once', async () => {
    const playbook = await load({
      'site.yml':
        '- hosts: a\n  roles:\n    - base\n    - {role: chat, port: 1, when: on_call, tags: [x]}\n  tasks:\n    - command: ls\n      notify: reload chat\n',
      'roles/base/tasks/main.yml': '- ping:\n',
      'roles/chat/meta/main.yml': 'dependencies:\n  - base\n  - {role: tls}\n',
      'roles/tls/defaults/main.yml': 'key: a\n',
      'roles/chat/tasks/main.yml': '- import_tasks: more.yml\n',
      'roles/chat/tasks/more.yaml': '',
      'roles/chat/tasks/more.yml': '- setup:\n',
      'roles/chat/handlers/main.yaml': '- name: reload chat\n  debug:\n',
      'roles/chat/defaults/main.yml': 'port: 5222\n',
      'roles/chat/vars/main.yml': 'name: chat\n',
    });
    assert.deepEqual(codes(playbook), []);
    const roles = playbook.plays[0]?.loadedRoles ?? [];
    assert.deepEqual(
      roles.map((role) => role.role),
      ['base', 'tls', 'chat'],
    );
    const chat = roles[2];
    assert.equal(chat?.defaults.get('port')?.value, 5222);
    assert.equal(chat?.parameters.get('port')?.value, 1);
    assert.equal(chat?.variables.get('name')?.value, 'chat');
    assert.equal(chat?.when?.[0]?.value, 'on_call');
    assert.deepEqual(
      tasksIn(chat?.tasks ?? []).map((task) => task.module.value),
      ['setup'],
    );
  });

  it('knows handlers of roles when it looks for unknown ones', async () => {
    const playbook = await load({
      'site.yml':
        '- hosts: a\n  roles: [r]\n  tasks:\n    - command: ls\n      notify: [one, "r : one", two]\n',
      'roles/r/handlers/main.yml': '- name: one\n  debug:\n',
    });
    assert.deepEqual(codes(playbook), ['PBK036']);
  });

  it('reads files of variables, the first that exists of a list, encrypted ones as they are', async () => {
    const playbook = await load({
      'site.yml':
        '- hosts: a\n  vars_files: [a.yml, [no.yml, b.yml], s.yml, "{{ x }}.yml", empty.yml]\n',
      'a.yml': 'x: 1\n',
      'vars/b.yml': 'y: 2\n',
      's.yml': '$ANSIBLE_VAULT;1.1;AES256\n6162\n',
      'empty.yml': '# nothing yet\n',
    });
    assert.deepEqual(codes(playbook), []);
    const loaded = playbook.plays[0]?.loadedVars ?? [];
    assert.deepEqual(
      loaded.map((each) => each.path),
      ['a.yml', 'vars/b.yml', 's.yml', 'empty.yml'],
    );
    assert.equal(loaded[1]?.variables.get('y')?.value, 2);
    assert.match(loaded[2]?.encrypted ?? '', /^\$ANSIBLE_VAULT/);
  });

  it('fills includes whose name is known, and leaves the others to the run', async () => {
    const playbook = await load({
      'site.yml':
        '- hosts: a\n  tasks:\n    - include_tasks: a.yml\n    - include_tasks: "{{ x }}.yml"\n',
      'a.yml': '- ping:\n- include_tasks: a.yml\n',
    });
    assert.deepEqual(codes(playbook), []);
    const [known, open] = tasksIn(playbook.plays[0]?.tasks ?? []);
    assert.equal(known?.included?.length, 2);
    assert.equal(open?.included, undefined);
  });

  const wrong: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['a playbook that is not there', 'PBK001', {}],
    [
      'a missing file of tasks',
      'PBK060',
      { 'site.yml': '- hosts: a\n  tasks:\n    - import_tasks: x.yml\n' },
    ],
    ['a missing file of variables', 'PBK060', { 'site.yml': '- hosts: a\n  vars_files: x.yml\n' }],
    ['a playbook that imports itself', 'PBK061', { 'site.yml': '- import_playbook: site.yml\n' }],
    [
      'tasks that import each other',
      'PBK061',
      {
        'site.yml': '- hosts: a\n  tasks:\n    - import_tasks: x.yml\n',
        'x.yml': '- import_tasks: y.yml\n',
        'y.yml': '- import_tasks: x.yml\n',
      },
    ],
    [
      'roles that depend on each other',
      'PBK061',
      {
        'site.yml': '- hosts: a\n  roles: [x]\n',
        'roles/x/meta/main.yml': 'dependencies: [y]\n',
        'roles/y/meta/main.yml': 'dependencies: [x]\n',
      },
    ],
    ['a role that is not there', 'PBK063', { 'site.yml': '- hosts: a\n  roles: [x]\n' }],
    [
      'an import in a loop',
      'PBK064',
      {
        'site.yml': '- hosts: a\n  tasks:\n    - import_tasks: x.yml\n      loop: [1]\n',
        'x.yml': '- ping:\n',
      },
    ],
    [
      'variables that are a list',
      'PBK065',
      { 'site.yml': '- hosts: a\n  vars_files: x.yml\n', 'x.yml': '- 1\n' },
    ],
    ['an import by a template', 'PBK066', { 'site.yml': '- import_playbook: "{{ x }}"\n' }],
  ];
  for (const [name, code, texts] of wrong) {
    it(`${name}: ${code}`, async () => {
      assert.deepEqual(codes(await load(texts)), [code]);
    });
  }

  it('a tree of imports without end is cut', async () => {
    const io: PlaybookIo = {
      readFile: (path) => {
        const at = Number(/\d+/.exec(path)?.[0] ?? 0) + 1;
        const next = `- import_playbook: p${String(at)}.yml\n`;
        return Promise.resolve(new TextEncoder().encode(next));
      },
    };
    assert.deepEqual(codes(await loadPlaybook('p0.yml', io)), ['PBK062']);
  });

  it('a width of imports without end is cut', async () => {
    const io: PlaybookIo = {
      readFile: (path) => {
        const depth = path.split('x').length;
        const text = Array.from(
          { length: 9 },
          (_, at) => `- import_tasks: ${String(at)}x${path.replace('site.yml', '')}\n`,
        );
        const tasks = depth > 9 ? '- ping:\n' : text.join('');
        const whole =
          path === 'site.yml'
            ? `- hosts: a\n  tasks:\n${tasks.replaceAll(/^/gm, '    ').trimEnd()}\n`
            : tasks;
        return Promise.resolve(new TextEncoder().encode(whole));
      },
    };
    assert.ok(codes(await loadPlaybook('site.yml', io)).includes('PBK062'));
  });
});

describe('loadPlaybook with real files', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'vipbook-playbook-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const load = (name: string) => loadPlaybook(join(folder, name), nodePlaybookIo());

  it('names the byte that is not UTF-8', async () => {
    writeFileSync(join(folder, 'latin1.yml'), Buffer.from('- hosts: caf\xe9\n', 'latin1'));
    const { findings } = await load('latin1.yml');
    assert.equal(findings[0]?.code, 'PBK002');
    assert.match(findings[0].message, /0xe9 at offset 12/);
  });

  it('refuses 50 MB without reading them', async () => {
    writeFileSync(join(folder, 'huge.yml'), Buffer.alloc(50 * 1024 * 1024, 0x20));
    assert.deepEqual(codes(await load('huge.yml')), ['PBK003']);
  });

  it('says that a folder is none', async () => {
    const { findings } = await load('.');
    assert.equal(findings[0]?.code, 'PBK001');
    assert.match(findings[0].message, /folder/);
  });

  it('gives up a named pipe into which nobody writes, and reads one into which somebody does', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const { findings } = await loadPlaybook(pipe, nodePlaybookIo(50));
    assert.equal(findings[0]?.code, 'PBK001');
    assert.match(findings[0].message, /named pipe, and nobody writes/);

    const writer = spawn('sh', ['-c', 'printf "%s" "$1" >"$0"', pipe, '- hosts: web'], {
      stdio: 'ignore',
    });
    try {
      assert.deepEqual(codes(await load('pipe')), []);
    } finally {
      writer.kill('SIGKILL');
    }
  });

  it('does not read devices', async () => {
    const { findings } = await loadPlaybook('/dev/zero', nodePlaybookIo());
    assert.equal(findings[0]?.code, 'PBK001');
  });
});

describe('loadTasks', () => {
  it('reads a file beside the one that names it', async () => {
    const io = files({ 'sub/b.yml': '- ping:\n' });
    const { tasks, findings } = await loadTasks('b.yml', 'sub/a.yml', 'site.yml', io);
    assert.deepEqual(findings, []);
    assert.equal(tasks.length, 1);
  });
});
