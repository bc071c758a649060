import { diagnostic, hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import { patientHosts } from '@vipbook/host';
import {
  executeMove,
  listed,
  movesToJson,
  patienceOf,
  planMoves,
  reviewMoves,
  sealInputs,
  type MoveEnd,
  type MoveRequest,
  type MovesPlan,
  type MoveWorld,
} from '@vipbook/vip';
import type { ModuleContext, MoveBegin, Outcome, PlayPlan, Step, Value } from '../module.ts';
import { look, throughItself } from './look.ts';
import { lookLater } from './look-later.ts';
import { hostOf, placed } from './placed.ts';

type Requests = readonly MoveRequest[];

/** Plan one move, or several that happen all or none: facts of the hosts, the wire, the disks; then it is decided. */
export async function planMoveTask(requests: Requests, context: ModuleContext): Promise<PlayPlan> {
  const seen = await look(requests, context);
  const plan = planMoves(seen.inputs);
  const earlier = requests.flatMap(({ address }) => context.moves?.obstacles(address) ?? []);
  const findings = distinct([
    ...plan.findings,
    ...seen.problems,
    ...throughItself(requests, context),
    ...earlier,
  ]).map((finding) => placed(finding, context));
  return {
    steps: plan.steps.flatMap((step): readonly Step[] => step.actions),
    diffs: plan.diffs,
    settled: settledOf(requests, plan, findings),
    review: reviewMoves(plan),
    apply: () => applyMoves(requests, plan, findings, context),
  };
}

function distinct(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];
}

function settledOf(
  requests: Requests,
  plan: MovesPlan,
  findings: readonly Diagnostic[],
): ReadonlyMap<string, Outcome> {
  if (hasErrors(findings)) return failed(requests, findings, plan.summary);
  const outcome: Outcome = {
    status: plan.steps.length === 0 ? 'ok' : 'changed',
    message: plan.summary,
    warnings: [],
    data: dataOf(requests),
  };
  return outcomes(requests, outcome, findings);
}

function hostsOf(requests: Requests): readonly string[] {
  return [...new Set(requests.flatMap(({ from, to }) => [from, to]))];
}

/** The same for all hosts; what is to be said is said once, on the first one. */
function outcomes(
  requests: Requests,
  outcome: Outcome,
  warnings: readonly Diagnostic[],
): ReadonlyMap<string, Outcome> {
  return new Map(
    hostsOf(requests).map((host, index) => [
      host,
      index === 0 ? { ...outcome, warnings } : outcome,
    ]),
  );
}

function dataOf(requests: Requests): Readonly<Record<string, Value>> {
  const each = requests.map(({ address, from, to }) => ({ address, from, to }));
  const [first] = requests;
  const strategy = first?.strategy ?? '';
  return requests.length === 1 ? { ...each[0], strategy } : { moves: each, strategy };
}

/** All hosts failed: half a move is none. Every error is told once, on the host that it is about. */
function failed(
  requests: Requests,
  findings: readonly Diagnostic[],
  message: string,
): ReadonlyMap<string, Outcome> {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const warnings = findings.filter((finding) => finding.severity !== 'error');
  const hosts = new Set(hostsOf(requests));
  // What a third host saw is told on the first, and what is about none.
  const toTell = (finding: Diagnostic, host: string, first: boolean): boolean =>
    hostOf(finding) === host || (first && !hosts.has(hostOf(finding) ?? ''));
  const outcomeFor = (host: string, first: boolean): Outcome => {
    const own = errors.find((finding) => hostOf(finding) === host) ?? errors[0];
    const rest = errors.filter((finding) => finding !== own && toTell(finding, host, first));
    return {
      status: 'failed',
      ...(message === '' ? {} : { message }),
      ...(own === undefined ? {} : { error: own }),
      warnings: [...rest, ...(first ? warnings : [])],
      data: dataOf(requests),
    };
  };
  return new Map(hostsOf(requests).map((host, index) => [host, outcomeFor(host, index === 0)]));
}

async function applyMoves(
  requests: Requests,
  plan: MovesPlan,
  findings: readonly Diagnostic[],
  context: ModuleContext,
): Promise<ReadonlyMap<string, Outcome>> {
  if (hasErrors(findings)) return failed(requests, findings, plan.summary);
  if (plan.steps.length === 0) return settledOf(requests, plan, findings);
  const tidies = onlyTidies(plan);
  const begin = tidies ? undefined : beginOf(plan);
  const record = begin === undefined ? undefined : context.moves?.begin(begin);
  const world: MoveWorld = {
    host: patientHosts((name) => context.host(name), { firstMs: patienceOf(requests) }),
    now: () => context.now(),
    sleep: (milliseconds) => context.sleep(milliseconds),
    progress: (host, message, asks) => {
      context.progress(host, message, asks);
    },
    signal: context.signal,
  };
  // Where nothing moves, nothing can be undone: what was put right stands, whatever fails behind it.
  const end = await executeMove(
    plan.steps,
    record === undefined ? world : { ...world, record },
    tidies ? { committed: true } : {},
  );
  record?.end(
    end.end,
    end.errors.map(({ code }) => code),
  );
  if (tidies && end.errors.length === 0)
    context.moves?.settled(requests.map(({ address }) => address));
  // Where an earlier task put them is over, whether this one wants to look or not.
  if (end.end !== 'undone') context.afterwards?.forget(requests.map(({ address }) => address));
  if (end.end === 'done' && end.errors.length === 0) lookLater(plan, world, context);
  return outcomesOf(requests, plan, end, findings, context);
}

/**
 * Every address is on its new host already, and only files and bookkeeping are put right. Journaled as a move it would
 * be one that a rollback takes back: the address would go where this run never took it from.
 */
function onlyTidies({ moves }: MovesPlan): boolean {
  return moves.every(({ already }) => already);
}

/** What is on its new host already is no part of what is journaled. */
function beginOf(plan: MovesPlan): MoveBegin | undefined {
  const moves = plan.moves.filter(({ already }) => !already);
  const main = moves.find(({ request }) => request.address === plan.anchor) ?? moves[0];
  if (main === undefined) return undefined;
  const { address, from, to, strategy } = main.request;
  const others = moves.filter((move) => move !== main);
  return {
    address,
    from,
    to,
    strategy,
    ...(others.length === 0
      ? {}
      : {
          others: others.map(({ request }) => ({
            address: request.address,
            from: request.from,
            to: request.to,
          })),
        }),
    hosts: [
      ...new Set(
        moves.flatMap(({ request: { from: old, to: next, flush, third } }) => [
          old,
          next,
          ...flush,
          ...(third === undefined ? [] : [third.host]),
        ]),
      ),
    ],
    inputs: movesToJson(moves.map(({ inputs }) => sealInputs(inputs))),
  };
}

/** Where they are: `192.168.1.60 is on new`, or for several only how many there are. */
function whereText(requests: Requests, on: 'from' | 'to'): string {
  const addresses = listed(requests.map(({ address }) => address));
  const hosts = [...new Set(requests.map((request) => request[on]))];
  return `${addresses} ${requests.length === 1 ? 'is' : 'are'} on ${listed(hosts)}`;
}

function outcomesOf(
  requests: Requests,
  plan: MovesPlan,
  end: MoveEnd,
  findings: readonly Diagnostic[],
  context: ModuleContext,
): ReadonlyMap<string, Outcome> {
  const onOld = whereText(requests, 'from');
  const tidies = onlyTidies(plan);
  const onNew = `${whereText(requests, 'to')}${tidies ? ' already' : ''}`;
  const problems = [...end.errors];
  if (end.end === 'undone') {
    problems.unshift(
      end.interrupted
        ? diagnostic('VIP018', { message: `interrupted before the commit: ${onOld}` })
        : diagnostic('VIP023', { message: `the move was undone: ${onOld}` }),
    );
  } else if (end.end === 'done' && problems.length > 0) {
    const what = tidies
      ? 'not all that still says otherwise could be put right'
      : `${String(problems.length)} later step failed`;
    problems.unshift(diagnostic('VIP019', { message: `${onNew}, but ${what}` }));
  }
  const late =
    end.end === 'done' && end.interrupted && !tidies
      ? [
          diagnostic('VIP018', {
            severity: 'warning',
            message: `interrupted after the commit, so the move was finished: ${onNew}`,
          }),
        ]
      : [];
  const said = [...findings, ...problems, ...late, ...end.warnings].map((finding) =>
    placed(finding, context),
  );
  if (problems.length > 0) return failed(requests, said, plan.summary);
  const data: Record<string, Value> = {
    ...dataOf(requests),
    steps: end.steps.map((step) => ({ phase: step.phase, title: step.title, ms: step.elapsedMs })),
  };
  const outcome: Outcome = { status: 'changed', message: plan.summary, data, warnings: [] };
  return outcomes(requests, outcome, said);
}
