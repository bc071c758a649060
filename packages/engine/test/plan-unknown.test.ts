import assert from 'node:assert/strict';
import type { Plan } from '@vipbook/plan';
import { applied, openLan, planned, snapshots, vip } from './plan-harness.ts';

/** `task host decision`, with the reason where there is one. */
function decisions(plan: Plan): readonly string[] {
  return plan.tasks
    .filter((task) => task.module !== 'setup')
    .flatMap((task) =>
      task.decisions.map(
        ({ host, decision, because }) =>
          `${task.name} ${host} ${decision}${because === undefined ? '' : `: ${because}`}`,
      ),
    );
}

async function plan(tasks: string, more = ''): Promise<Plan> {
  const saved = await snapshots(openLan());
  const playbook = `- hosts: old\n  tasks:\n${indent(tasks, 4)}${more === '' ? '' : indent(more, 2)}`;
  return (await planned({ playbook, snapshots: saved })).plan;
}

function indent(text: string, by: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `${' '.repeat(by)}${line}\n`)
    .join('');
}

const asks = `
- name: ask
  command: cat /etc/role
  register: role
`;

describe('what a plan cannot know', () => {
  it('is named with its reason, and what does not depend on it is decided', async () => {
    const made = await plan(`${asks}
- name: perhaps
  command: touch /tmp/a
  when: role.stdout == 'main'
- name: certainly not
  command: touch /tmp/b
  when: role.stdout == 'main' and false
- name: neither
  command: touch /tmp/c
  when: [role.stdout == 'main', false]
- name: certainly
  command: touch /tmp/d
  when: role.stdout == 'main' or role is changed
- name: as the program ended well
  command: touch /tmp/e
  when: not role.failed
`);
    const why = 'what cat /etc/role prints is known only when it has run';
    assert.deepEqual(
      decisions(made),
      [
        'ask old will-run',
        `perhaps old cannot-know: ${why}`,
        "certainly not old wont-run: the condition is false: role.stdout == 'main' and false",
        'neither old wont-run: the condition is false: False',
        'certainly old will-run',
        'as the program ended well old will-run',
      ].map((line) => line.replace('False', 'false')),
    );
    assert.equal(made.summary.unknown, 1);
    assert.equal(made.summary.run, 3);
    assert.ok(made.summary.applicable);
    const titles = made.steps.map((step) => step.title);
    assert.deepEqual(titles, ['run cat /etc/role', 'run touch /tmp/d', 'run touch /tmp/e']);
  });

  it('goes through set_fact, filters, loops and handlers', async () => {
    const made = await plan(
      `${asks}
- name: remember
  set_fact:
    kind: "{{ role.stdout | trim }}"
- name: uses it
  command: "echo {{ kind | default('none') }}"
- name: loops over it
  command: "echo {{ item }}"
  loop: "{{ role.stdout_lines }}"
- name: notifies perhaps
  command: touch /tmp/a
  changed_when: role.stdout == 'main'
  notify: handler
`,
      `
handlers:
  - name: handler
    command: touch /tmp/handled
`,
    );
    const why = 'what cat /etc/role prints is known only when it has run';
    assert.deepEqual(decisions(made), [
      'ask old will-run',
      `remember old cannot-know: ${why}`,
      `uses it old cannot-know: ${why}`,
      `loops over it old cannot-know: ${why}`,
      'notifies perhaps old will-run',
      `handler old cannot-know: ${why}`,
    ]);
  });

  it('is a rescue, and what a snapshot does not hold; looked at on the hosts, it is known', async () => {
    const tasks = `
- block:
    - name: tries
      command: /bin/true
  rescue:
    - name: repairs
      command: /bin/false
- name: creates
  command:
    cmd: touch /etc/made
    creates: /etc/made
- name: only looks
  command:
    cmd: cat /etc/made
    changes: false
`;
    const made = await plan(tasks);
    assert.deepEqual(decisions(made), [
      'tries old will-run',
      'repairs old cannot-know: it runs only when a task of its block fails',
      'creates old cannot-know: the snapshot of old does not tell what is at /etc/made',
      'only looks old will-run',
    ]);
    const playbook = `- hosts: old\n  tasks:\n${indent(tasks, 4)}`;
    const asked = await planned({ playbook });
    assert.deepEqual(decisions(asked.plan), [
      'tries old will-run',
      'repairs old cannot-know: it runs only when a task of its block fails',
      'creates old will-run',
      'only looks old will-run',
    ]);
  });

  it('may be whatever it comes out as when the plan is applied, and nothing else may', async () => {
    const playbook = `- hosts: old
  tasks:
    - name: perhaps
      file: {path: /srv/made, state: directory}
      when: answer.rc == 0
    - name: write
      copy: {dest: /srv/motd, content: "hello\\n"}
`.replace('tasks:', 'tasks:\n    - {name: ask, command: cat /etc/role, register: answer}');
    const saved = await snapshots(openLan());
    const { plan: made } = await planned({ playbook, snapshots: saved });
    assert.equal(made.summary.unknown, 2, JSON.stringify(decisions(made)));
    const lan = openLan();
    const result = await applied(made, { playbook, lan });
    assert.equal(result.exitCode, 0, JSON.stringify([result.refused, result.events]));
    assert.equal(
      Buffer.from(lan.lan.machines.get('old')?.files.get('/srv/motd') ?? []).toString(),
      'hello\n',
    );
  });
});

describe('later tasks of a plan', () => {
  it('are planned on what earlier ones leave: there and back again is no change', async () => {
    const turn = (from: string, to: string): string =>
      `- hosts: chat\n  tasks:\n    - vip: {address: ${vip}, from: ${from}, to: ${to}}\n`;
    const playbook = turn('old', 'new') + turn('new', 'old');
    const { plan: made } = await planned({ playbook, snapshots: await snapshots(openLan()) });
    assert.equal(made.moves.length, 2, JSON.stringify(made.findings));
    assert.deepEqual(
      made.resource_changes.map(({ address }) => address),
      [],
    );
    assert.ok(made.summary.applicable);
  });

  it('see the files that earlier ones write', async () => {
    const playbook = `- hosts: old
  tasks:
    - copy: {dest: /etc/app.conf, content: "a=1\\n"}
    - lineinfile: {path: /etc/app.conf, line: b=2}
    - copy: {dest: /etc/app.conf, content: "a=1\\nb=2\\n"}
`;
    const { plan: made } = await planned({ playbook });
    assert.deepEqual(
      made.steps.map(({ title }) => title),
      ['write /etc/app.conf', 'edit /etc/app.conf'],
    );
    assert.deepEqual(
      made.preconditions.map(({ id, expected }) => [id, expected]),
      [['old:file:/etc/app.conf', 'not there']],
    );
    const result = await applied(made, { playbook });
    assert.equal(result.exitCode, 0, JSON.stringify(result.refused));
  });
});
