import { randomBytes } from 'node:crypto';
import { diagnostic, hasErrors, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, OperationResult } from '@vipbook/host';
import type { VipArguments } from '@vipbook/playbook';
import {
  checkOthers,
  executeMove,
  inputsToJson,
  overruled,
  planMove,
  preflightActions,
  readSeen,
  reviewMove,
  sealInputs,
  type MoveEnd,
  type MovePlan,
  type MoveRequest,
  type ParsedAddress,
  type RunIdentity,
  type Seen,
} from '@vipbook/vip';
import { askOthers } from './others.ts';
import { hostOf, placed } from './placed.ts';
import type { ModuleContext, MoveBegin, Outcome, PlayPlan, Step, Value } from '../module.ts';

/** Long enough for requests under way to end; a chat client's long-lived connection is not waited for
 *  unless the playbook says so. */
const defaultDrainSeconds = 10;

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** `60`, `60s`, `5m`: the schema lets nothing else in. */
function secondsOf(text: string | number | undefined): number | undefined {
  if (text === undefined || typeof text === 'number') return text;
  const match = /^(\d+)([smh]?)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * (units[match[2] ?? ''] ?? 1);
}

export function requestOf(
  args: VipArguments,
  address: ParsedAddress,
  run?: RunIdentity,
): MoveRequest {
  const strategy = args.strategy ?? 'make-before-break';
  const drains = strategy === 'make-before-break' && args.connections !== 'drop';
  const confirmSeconds = secondsOf(args.confirm);
  const watchSeconds = secondsOf(args.watch);
  return {
    address: address.address,
    from: args.from ?? '',
    to: args.to ?? '',
    strategy,
    persist: args.persist ?? 'auto',
    announce: args.announce ?? 3,
    flush: args.flush ?? [],
    drain: args.drain ?? (drains ? defaultDrainSeconds : 0),
    overrule: new Map((args.overrule ?? []).map(({ code, reason }) => [code, reason])),
    ...(run === undefined ? {} : { run }),
    ...(args.connections === undefined ? {} : { connections: args.connections }),
    ...(confirmSeconds === undefined ? {} : { confirmSeconds }),
    ...(watchSeconds === undefined ? {} : { watchSeconds }),
    ...(args.lease === undefined ? {} : { leaseSeconds: args.lease }),
    ...(address.prefix === undefined ? {} : { prefix: address.prefix }),
    ...(args.interface === undefined ? {} : { device: args.interface }),
    ...(args.label === undefined ? {} : { label: args.label }),
    ...(args.file === undefined ? {} : { file: args.file }),
    ...(args.port === undefined ? {} : { port: args.port }),
    ...(args.service === undefined ? {} : { service: args.service }),
    ...(args.neighbours === undefined ? {} : { neighbours: args.neighbours }),
  };
}

/** Two runs must never have the same name, also where nobody gave them one. */
function runOf(args: VipArguments, address: ParsedAddress, context: ModuleContext): RunIdentity {
  const reason =
    context.task ?? `${address.address} moves from ${args.from ?? ''} to ${args.to ?? ''}`;
  const { run } = context;
  if (run !== undefined) return { ...run, reason };
  const id = `${context.now().toString(36).replace('.', '')}-${randomBytes(5).toString('hex')}`;
  return { id, owner: 'vipbook', reason };
}

/** Plan the move: facts of both hosts, the wire, the disks; then it is decided. */
export async function planMoveTask(
  args: VipArguments,
  address: ParsedAddress,
  context: ModuleContext,
): Promise<PlayPlan> {
  const asked = requestOf(args, address, runOf(args, address, context));
  const others = askOthers(asked, context);
  const [old, next] = await Promise.all([
    context.facts(asked.from, { fresh: true }),
    context.facts(asked.to, { fresh: true }),
  ]);
  const [seen, third] = await Promise.all([
    look(asked, old, next, context),
    others.told().then(async (told) => ({ told, host: await others.third() })),
  ]);
  const request = third.host === undefined ? asked : { ...asked, third: third.host };
  const plan = planMove(request, old, next, seen.wire);
  const earlier = context.moves?.obstacles(request.address) ?? [];
  const findings = [
    ...plan.findings,
    ...overruled([...seen.problems, ...checkOthers(request, third.told)], request.overrule),
    ...throughItself(request, context),
    ...earlier,
  ].map((finding) => placed(finding, context));
  return {
    steps: plan.steps.flatMap((step): readonly Step[] => step.actions),
    diffs: plan.diffs,
    settled: settledOf(request, plan, findings),
    review: reviewMove(plan, old, next, seen.wire),
    apply: () => applyMove(request, plan, findings, context),
  };
}

/** Reached at the very address, a host is cut off in the middle of the move, or is not the host that is meant. */
function throughItself(
  { address, from, to }: MoveRequest,
  context: ModuleContext,
): readonly Diagnostic[] {
  return [from, to]
    .filter((host) => reachedAt(host, context).toLowerCase() === address.toLowerCase())
    .map((host) =>
      diagnostic('VIP033', {
        message: `${host} is reached at ${address}, the very address that moves`,
        where: { host },
      }),
    );
}

function reachedAt(host: string, context: ModuleContext): string {
  const name = JSON.stringify(host);
  try {
    const value = context.evaluate?.(`hostvars[${name}].ansible_host | default(${name})`);
    return typeof value === 'string' ? value : '';
  } catch (error) {
    // A variable of the host that cannot be read is told where the host is reached.
    if (error instanceof VipbookError) return '';
    throw error;
  }
}

/** A frame may get lost: who should have answered and did not is asked so often. */
const mostLooks = 3;

/** Who answers on the wire, can the files be written, does the service run: one round trip a host. */
async function look(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  context: ModuleContext,
): Promise<{ wire: readonly string[] | undefined; problems: readonly Diagnostic[] }> {
  const service = checkService(request, context);
  let seen = await lookOnce(request, old, next, context);
  for (let looks = 1; seen.doubtful && looks < mostLooks; looks += 1)
    seen = await lookOnce(request, old, next, context);
  return { wire: seen.wire, problems: [...seen.findings, ...(await service)] };
}

async function lookOnce(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  context: ModuleContext,
): Promise<Seen> {
  const answers = new Map<string, readonly OperationResult[]>();
  await Promise.all(
    preflightActions(request, old, next).map(async ({ host: name, operations }) => {
      if (operations.length === 0) return;
      const host = await context.host(name);
      answers.set(name, await host.run(operations, { keepGoing: true }));
    }),
  );
  return readSeen(request, old, next, answers);
}

async function checkService(
  { service, to }: MoveRequest,
  context: ModuleContext,
): Promise<readonly Diagnostic[]> {
  if (service === undefined) return [];
  const host = await context.host(to);
  const [state] = await host.run([{ do: 'service.query', name: service }]);
  if (state.status !== 'done' || state.out.active) return [];
  return [
    diagnostic('VIP025', {
      message: `the service ${service} does not run on ${to}`,
      where: { host: to },
    }),
  ];
}

function settledOf(
  request: MoveRequest,
  plan: MovePlan,
  findings: readonly Diagnostic[],
): ReadonlyMap<string, Outcome> {
  if (hasErrors(findings)) return failed(request, findings, plan.summary);
  const status = plan.steps.length === 0 ? 'ok' : 'changed';
  const outcome: Outcome = {
    status,
    message: plan.summary,
    warnings: findings,
    data: dataOf(request),
  };
  return new Map([
    [request.from, outcome],
    [request.to, { ...outcome, warnings: [] }],
  ]);
}

function dataOf(request: MoveRequest): Readonly<Record<string, Value>> {
  return {
    address: request.address,
    from: request.from,
    to: request.to,
    strategy: request.strategy,
  };
}

/** Both hosts failed: half a move is none. Every error is told once, on the host that it is about. */
function failed(
  request: MoveRequest,
  findings: readonly Diagnostic[],
  message: string,
): ReadonlyMap<string, Outcome> {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const warnings = findings.filter((finding) => finding.severity !== 'error');
  const outcomeFor = (host: string): Outcome => {
    const own = errors.find((finding) => hostOf(finding) === host) ?? errors[0];
    const rest = errors.filter((finding) => finding !== own && hostOf(finding) === host);
    return {
      status: 'failed',
      ...(message === '' ? {} : { message }),
      ...(own === undefined ? {} : { error: own }),
      warnings: [...rest, ...(host === request.from ? warnings : [])],
      data: dataOf(request),
    };
  };
  return new Map([
    [request.from, outcomeFor(request.from)],
    [request.to, outcomeFor(request.to)],
  ]);
}

async function applyMove(
  request: MoveRequest,
  plan: MovePlan,
  findings: readonly Diagnostic[],
  context: ModuleContext,
): Promise<ReadonlyMap<string, Outcome>> {
  if (hasErrors(findings)) return failed(request, findings, plan.summary);
  if (plan.steps.length === 0) return settledOf(request, plan, findings);
  const record = context.moves?.begin(beginOf(request, plan));
  const end = await executeMove(plan.steps, {
    ...(record === undefined ? {} : { record }),
    host: (name) => context.host(name),
    now: () => context.now(),
    sleep: (milliseconds) => context.sleep(milliseconds),
    progress: (host, message) => {
      context.progress(host, message);
    },
    signal: context.signal,
  });
  record?.end(
    end.end,
    end.errors.map(({ code }) => code),
  );
  return outcomesOf(request, plan, end, findings, context);
}

function beginOf(request: MoveRequest, plan: MovePlan): MoveBegin {
  const { address, from, to, strategy, third } = request;
  return {
    address,
    from,
    to,
    strategy,
    hosts: [...new Set([from, to, ...request.flush, ...(third === undefined ? [] : [third.host])])],
    inputs: inputsToJson(sealInputs(plan.inputs)),
  };
}

function outcomesOf(
  request: MoveRequest,
  plan: MovePlan,
  end: MoveEnd,
  findings: readonly Diagnostic[],
  context: ModuleContext,
): ReadonlyMap<string, Outcome> {
  const { address, from, to } = request;
  const problems = [...end.errors];
  if (end.end === 'undone') {
    problems.unshift(
      end.interrupted
        ? diagnostic('VIP018', {
            message: `interrupted before the commit: ${address} is on ${from}`,
          })
        : diagnostic('VIP023', { message: `the move was undone: ${address} is on ${from}` }),
    );
  } else if (end.end === 'done' && problems.length > 0) {
    problems.unshift(
      diagnostic('VIP019', {
        message: `${address} is on ${to}, but ${String(problems.length)} later step failed`,
      }),
    );
  }
  const late =
    end.end === 'done' && end.interrupted
      ? [
          diagnostic('VIP018', {
            severity: 'warning',
            message: `interrupted after the commit, so the move was finished: ${address} is on ${to}`,
          }),
        ]
      : [];
  const said = [...findings, ...problems, ...late, ...end.warnings].map((finding) =>
    placed(finding, context),
  );
  if (problems.length > 0) return failed(request, said, plan.summary);
  const data: Record<string, Value> = {
    ...dataOf(request),
    steps: end.steps.map((step) => ({ phase: step.phase, title: step.title, ms: step.elapsedMs })),
  };
  const outcome: Outcome = { status: 'changed', message: plan.summary, data, warnings: [] };
  return new Map([
    [from, { ...outcome, warnings: said }],
    [to, outcome],
  ]);
}
