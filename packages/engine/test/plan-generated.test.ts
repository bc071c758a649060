import assert from 'node:assert/strict';
import {
  encodeOperation,
  planText as planBytes,
  readPlan,
  Scrubber,
  type Plan,
} from '@vipbook/plan';
import { Random } from '@vipbook/host';
import { applied, openLan, planned, snapshots, vip, type AppliedTrial } from './plan-harness.ts';

const count = 100;

/** A playbook of some tasks, from its number: always the same. */
function playbook(number: number): string {
  const random = new Random(number + 1);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random.next() * all.length)] as T;
  const file = (): string => pick(['/etc/a.conf', '/etc/b.conf', '/etc/c', '/etc/network/d']);
  const makers: readonly (() => string)[] = [
    () => `copy: {dest: ${file()}, content: "${pick(['x', 'y\\n', 'one\\ntwo\\n'])}"}`,
    () => `lineinfile: {path: ${file()}, line: "${pick(['a=1', 'b=2'])}", create: true}`,
    () => `blockinfile: {path: ${file()}, block: "${pick(['p', 'q\\nr'])}", create: true}`,
    () => `file: {path: ${pick(['/srv/new', '/srv/new/deep'])}, state: directory}`,
    () => `file: {path: ${file()}, state: absent}`,
    () => `interfaces_file: {iface: eth0, option: mtu, value: "${pick(['1400', '9000'])}"}`,
    () => `vip: {address: 192.168.1.${pick(['71', '72'])}, state: ${pick(['present', 'absent'])}}`,
    () => `command: ${pick(['true', 'logger moved'])}`,
    () => `set_fact: {kind: "${pick(['m', 'n'])}"}`,
    () => `debug: {msg: "{{ kind | default('none') }}"}`,
    () => `arp: {action: announce, address: 192.168.1.50}`,
  ];
  const conditions = [
    '',
    '',
    '',
    '      when: inventory_hostname == "old"\n',
    '      when: kind is defined\n',
  ];
  const tasks = Array.from(
    { length: 1 + Math.floor(random.next() * 6) },
    () => `    - ${pick(makers)()}\n${pick(conditions)}`,
  ).join('');
  const strategy = pick(['make-before-break', 'break-before-make']);
  const move =
    random.next() < 0.6
      ? `- hosts: chat\n  tasks:\n    - vip: {address: ${vip}, from: old, to: new, strategy: ${strategy}, announce: 1}\n`
      : '';
  return `- hosts: ${pick(['old', 'new', 'chat'])}\n  tasks:\n${tasks}${move}`;
}

const options = { scrubber: new Scrubber(), digests: new Map<string, string>() };
/** Looks and what a move does again and again while it waits. */
const uncounted = new Set([
  'arp.survey',
  'arp.whohas',
  'file.probe',
  'file.read',
  'file.stat',
  'directory.list',
  'address.query',
  'flow.count',
  'address.lifetime',
  'arp.quiet',
]);

function done(result: AppliedTrial, host: string): readonly unknown[] {
  return result.lan.asked
    .filter((each) => each.host === host && !uncounted.has(each.operation.do))
    .map(({ operation }) => encodeOperation(operation, options));
}

function foreseen(plan: Plan, host: string): readonly unknown[] {
  return plan.steps
    .filter((step) => step.host === host)
    .flatMap((step) => step.operations.filter((operation) => !uncounted.has(operation.do)));
}

describe(`${String(count)} playbooks`, function () {
  this.timeout(240_000);

  it('are planned twice to the same bytes, from snapshots and from hosts, with nothing changed', async () => {
    const saved = await snapshots(openLan());
    for (let number = 0; number < count; number += 1) {
      const text = playbook(number);
      const bytes = async (): Promise<string> =>
        planBytes((await planned({ playbook: text, snapshots: saved })).plan);
      const first = await bytes();
      assert.equal(await bytes(), first, text);
      readPlan(first, `plan ${String(number)}`);
      const lan = openLan();
      const live = async (): Promise<string> =>
        planBytes((await planned({ playbook: text, lan })).plan).replaceAll(
          /"gatheredAt": "[^"]*"/g,
          '',
        );
      assert.equal(await live(), await live(), text);
      const changing = lan.asked.filter(
        ({ operation }) => !uncounted.has(operation.do) && operation.do !== 'command.run',
      );
      assert.deepEqual(changing, [], text);
    }
  });

  it('are applied exactly as planned: each operation on each host, in order, no more and no less', async () => {
    let ended = 0;
    for (let number = 0; number < count; number += 1) {
      const text = playbook(number);
      const { plan } = await planned({ playbook: text });
      if (!plan.summary.applicable) continue;
      const result = await applied(plan, { playbook: text });
      assert.equal(result.exitCode, 0, `${text}${JSON.stringify(result.refused)}`);
      for (const host of ['old', 'new'])
        assert.deepEqual(done(result, host), foreseen(plan, host), text);
      ended += 1;
    }
    assert.ok(ended > count / 2, `${String(ended)} could be applied`);
  });
});
