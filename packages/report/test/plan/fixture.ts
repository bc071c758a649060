import { readFileSync } from 'node:fs';
import type { Plan } from '@vipbook/plan';

/** The plan of moving chat, as it is committed beside the plan's schema. */
export function moveChat(): Plan {
  const file = new URL('../../../plan/test/fixtures/move-chat.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Plan;
}

/** One task that does the same on many hosts, each with a file of its own. */
export function manyHosts(count: number): Plan {
  const plan = moveChat();
  const hosts = Array.from(
    { length: count },
    (_, index) => `web${String(index + 1).padStart(3, '0')}`,
  );
  const number = plan.tasks.length + 1;
  const lastStep = plan.steps.length;
  const step = plan.steps[0]!;
  const diff = plan.diffs[0]!;
  return {
    ...plan,
    tasks: [
      ...plan.tasks,
      {
        ...plan.tasks[0]!,
        number,
        name: 'the resolver is written',
        module: 'copy',
        decisions: hosts.map((host) => ({ host, decision: 'will-run', status: 'changed' })),
      },
    ],
    steps: [
      ...plan.steps,
      ...hosts.map((host, index) => {
        const { phase: _phase, phaseTitle: _title, ...rest } = step;
        return {
          ...rest,
          number: lastStep + index + 1,
          group: 100,
          task: number,
          host,
          title: 'write /etc/resolv.conf',
        };
      }),
    ],
    diffs: [
      ...plan.diffs,
      ...hosts.map((host) => ({
        ...diff,
        task: number,
        host,
        path: '/etc/resolv.conf',
        unified: `@@ -1 +1 @@\n-nameserver 10.0.0.1\n+nameserver 10.0.0.2\n+# of ${host}${' padding'.repeat(20)}\n`,
      })),
    ],
    resource_changes: [
      ...plan.resource_changes,
      ...hosts.map((host) => ({
        address: `${host}.file["/etc/resolv.conf"]`,
        type: 'file' as const,
        name: '/etc/resolv.conf',
        change: {
          actions: ['update' as const],
          before: { sha256: 'a'.repeat(64) },
          after: { sha256: 'b'.repeat(64) },
        },
        vipbook: { host, symbol: '~' as const, tasks: [number] },
      })),
    ],
    summary: {
      ...plan.summary,
      change: plan.summary.change + count,
      hosts: ['new', 'old', ...hosts],
    },
  };
}

/** The same plan with every text that a host, a file or a playbook decides replaced. */
export function withTexts(plan: Plan, replace: (text: string) => string): Plan {
  const move = (one: Plan['moves'][number]): Plan['moves'][number] => ({
    ...one,
    old: { ...one.old, host: replace(one.old.host), label: replace(one.old.label ?? '') },
    new: { ...one.new, host: replace(one.new.host), label: replace(one.new.label ?? '') },
    connections: {
      kept: one.connections?.kept ?? true,
      says: replace(one.connections?.says ?? ''),
    },
    outage: { ...one.outage, because: replace(one.outage.because) },
    ifControllerDies: one.ifControllerDies.map((each) => ({
      ...each,
      when: replace(each.when),
      then: replace(each.then),
    })),
    ifHostDies: (one.ifHostDies ?? []).map((each) => ({
      ...each,
      when: replace(each.when),
      then: replace(each.then),
    })),
    neighbours: one.neighbours.map((each) => ({ ...each, host: replace(each.host ?? '') })),
    rollback: one.rollback.map(replace),
    summary: replace(one.summary),
  });
  return {
    ...plan,
    summary: {
      ...plan.summary,
      title: replace(plan.summary.title),
      hosts: plan.summary.hosts.map(replace),
    },
    moves: plan.moves.map(move),
    findings: plan.findings.map((each) => ({
      ...each,
      message: replace(each.message),
      remedy: replace(''),
    })),
    diffs: plan.diffs.map((each) => ({
      ...each,
      host: replace(each.host),
      path: replace(each.path),
      unified: `@@ -1 +1 @@\n+${replace('').split('\n').join('\n+')}\n`,
    })),
    steps: plan.steps.map((each) => ({
      ...each,
      host: replace(each.host),
      title: replace(each.title),
      phaseTitle: replace(each.phaseTitle ?? ''),
      commands: each.commands.map(replace),
    })),
    tasks: plan.tasks.map((each) => ({
      ...each,
      name: replace(each.name),
      decisions: each.decisions.map((decision) => ({ ...decision, host: replace(decision.host) })),
    })),
    preflight: plan.preflight.map((each) => ({ ...each, says: replace(each.says) })),
    resource_changes: plan.resource_changes.map((each) => ({
      ...each,
      name: replace(each.name),
      vipbook: { ...each.vipbook, host: replace(each.vipbook.host) },
    })),
    risk: {
      ...plan.risk,
      reasons: plan.risk.reasons.map((each) => ({ ...each, says: replace(each.says) })),
    },
  };
}
