import type { Diagnostic, Place, Secret } from '@vipbook/diagnostics';
import { sha256 } from './canonical.ts';
import { diffsOf } from './diffs.ts';
import type {
  FactsUsed,
  Finding,
  Invocation,
  Location,
  ObservedFacts,
  Plan,
  PlannedTask,
  Precondition,
  PreflightCheck,
  Source,
} from './generated/plan.ts';
import { formatVersion, withIdentity } from './identity.ts';
import { movesOf, type KnownAddresses } from './moves.ts';
import { judgePolicies, type Policies } from './policies.ts';
import type { Recorder, RecordedTask } from './recorder.ts';
import { resourceChanges } from './resources.ts';
import { riskOf } from './risk.ts';
import { Scrubber } from './scrub.ts';
import { stepsOf } from './steps.ts';
import { summaryOf } from './summary.ts';

/** All that a plan says beside what was recorded. */
export interface AssembleInputs {
  readonly version: string;
  readonly invocation: Invocation;
  readonly sources: readonly Source[];
  readonly facts: readonly FactsUsed[];
  readonly observed: readonly ObservedFacts[];
  readonly policies: Policies;
  /** Everything that must not be in the plan. */
  readonly secrets: Iterable<Secret>;
  /** Keys the fingerprints of what is left out. */
  readonly key?: Secret;
  /** Names of files as the project knows them. */
  readonly relative: (file: string) => string;
  /** Hosts of the inventory by address. */
  readonly known: KnownAddresses;
  /** The run would end well, as far as can be foreseen. */
  readonly endsWell: boolean;
}

/** The document of what was recorded. The same records give the same bytes. */
export function assemble(recorder: Recorder, inputs: AssembleInputs): Plan {
  recorder.settle();
  const secrets = [...inputs.secrets];
  const scrubber = new Scrubber(() => secrets);
  const digests = shownDigests(recorder, scrubber);
  const options = {
    scrubber,
    digests,
    ...(inputs.key === undefined ? {} : { key: inputs.key }),
  };
  const place = (where: Place): Location => locationOf(where, inputs.relative);
  const steps = stepsOf(recorder.tasks, options);
  const diffs = diffsOf(recorder.tasks, scrubber);
  const moves = movesOf(recorder, steps, inputs.known, inputs.policies);
  const preflight = preflightOf(recorder.tasks, scrubber);
  const tasks = recorder.tasks.map((task) => plannedTask(task, place, scrubber));
  const resources = resourceChanges(recorder, steps, diffs, tasks);
  const findings = findingsOf(recorder, moves, place, scrubber);
  const risk = riskOf({ moves, tasks, steps, findings, preflight });
  const policies = judgePolicies(inputs.policies, { moves, tasks, steps, risk });
  return withIdentity({
    format_version: formatVersion,
    vipbook_version: inputs.version,
    summary: summaryOf({
      plays: recorder.plays.map((play) => play.name),
      moves,
      resources,
      steps,
      findings,
      policies,
      risk,
      endsWell: inputs.endsWell,
      budget: inputs.policies.maxOutageMs ?? null,
    }),
    invocation: inputs.invocation,
    sources: inputs.sources,
    facts: inputs.facts,
    resource_changes: resources,
    plays: recorder.plays.map((play) => ({
      number: play.number,
      name: scrubber.clean(play.name),
      where: place(play.where),
      hosts: play.hosts,
    })),
    tasks,
    steps,
    diffs,
    moves,
    preconditions: preconditionsOf(recorder, digests),
    preflight,
    findings,
    risk,
    policies,
    observed: { facts: inputs.observed },
  });
}

function locationOf({ file, host, range }: Place, relative: (file: string) => string): Location {
  return {
    ...(file === undefined ? {} : { file: host === undefined ? relative(file) : file }),
    ...(host === undefined ? {} : { host }),
    ...(range === undefined
      ? {}
      : {
          range: {
            start: { line: range.start.line, column: range.start.column },
            end: { line: range.end.line, column: range.end.column },
          },
        }),
  };
}

/** Digests of contents as they are, to those of what is shown: the digest of a short secret would tell it. */
function shownDigests(recorder: Recorder, scrubber: Scrubber): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  const see = (content: Uint8Array | null): void => {
    if (content === null) return;
    const shown = scrubber.bytes(content).content;
    if (shown !== content) result.set(sha256(content), sha256(shown));
  };
  for (const host of recorder.world.hosts())
    for (const file of Object.values(recorder.world.initial(host)?.files ?? {})) see(file.content);
  for (const { works } of recorder.tasks) {
    for (const { diffs, steps } of works) {
      for (const { before, after } of diffs) {
        see(before);
        see(after);
      }
      for (const { operations } of steps)
        for (const operation of operations) if ('content' in operation) see(operation.content);
    }
  }
  return result;
}

function plannedTask(
  task: RecordedTask,
  place: (where: Place) => Location,
  scrubber: Scrubber,
): PlannedTask {
  return {
    number: task.number,
    play: Math.max(1, task.play),
    name: scrubber.clean(task.name),
    module: task.module,
    where: place(task.where),
    handler: task.handler,
    decisions: task.decisions.map((decision) => ({
      ...decision,
      ...(decision.item === undefined ? {} : { item: scrubber.scrub(decision.item).text }),
      ...(decision.because === undefined ? {} : { because: scrubber.scrub(decision.because).text }),
      ...(decision.message === undefined ? {} : { message: scrubber.scrub(decision.message).text }),
    })),
  };
}

function preflightOf(
  tasks: readonly RecordedTask[],
  scrubber: Scrubber,
): readonly PreflightCheck[] {
  return tasks.flatMap(({ number, works }) =>
    works.flatMap(({ review, hidden }) =>
      hidden
        ? []
        : (review?.checks ?? []).map((check) => ({
            task: number,
            ...check,
            says: scrubber.clean(check.says),
          })),
    ),
  );
}

function preconditionsOf(
  recorder: Recorder,
  digests: ReadonlyMap<string, string>,
): readonly Precondition[] {
  return [...recorder.preconditions]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { host, kind, subject, expected }]) => ({
      id,
      host,
      kind,
      subject,
      expected: kind === 'file' ? (digests.get(expected) ?? expected) : expected,
    }));
}

function findingsOf(
  recorder: Recorder,
  moves: Plan['moves'],
  place: (where: Place) => Location,
  scrubber: Scrubber,
): readonly Finding[] {
  const told = recorder.findings.map(({ finding, task }) =>
    findingOf(finding, task, place, scrubber),
  );
  const gateways = unmanagedGateways(moves);
  const seen = new Set<string>();
  return [...told, ...gateways].filter((finding) => {
    const key = JSON.stringify(finding);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Of several addresses that one gateway has to learn anew, one finding. */
function unmanagedGateways(moves: Plan['moves']): readonly Finding[] {
  const waiting = new Map<string, { gateway: string; task: number; moves: Plan['moves'] }>();
  for (const move of moves)
    for (const { address: gateway } of move.neighbours.filter(
      (neighbour) => neighbour.gateway && neighbour.host === undefined,
    )) {
      const key = `${String(move.task)} ${gateway}`;
      const others = waiting.get(key)?.moves ?? [];
      waiting.set(key, { gateway, task: move.task, moves: [...others, move] });
    }
  return [...waiting.values()].map(({ gateway, task, moves: own }) => {
    const addresses = own.map(({ address }) => address);
    const shown = addresses.length > 5 ? addresses.slice(0, 3) : addresses;
    const more = addresses.length - shown.length;
    const olds = [...new Set(own.map(({ old }) => old.host))];
    return {
      code: 'PLN040',
      severity: 'warning',
      message: `${gateway}, the gateway, is not in the inventory: nobody knows beforehand whether it follows the announcement of ${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`,
      remedy: `At the cut-over it is asked by name, which makes most routers follow at once. If it does not, what comes from other subnets goes on to ${olds.length > 3 ? 'the old hosts' : olds.join(', ')}, served or forwarded there until the step "release", and nowhere from then on, until the ${gateway.includes(':') ? 'neighbour' : 'ARP'} entry in ${gateway} expires (a minute to hours) or is cleared. The move goes on then, with a warning (VIP016) and the command for it: have somebody at hand who can clear the entry there.`,
      task,
    };
  });
}

function findingOf(
  { code, severity, message, where, remedy }: Diagnostic,
  task: number | undefined,
  place: (where: Place) => Location,
  scrubber: Scrubber,
): Finding {
  return {
    code,
    severity,
    message: scrubber.scrub(message).text,
    ...(where === undefined ? {} : { where: place(where) }),
    ...(remedy === undefined ? {} : { remedy: scrubber.clean(remedy) }),
    ...(task === undefined ? {} : { task }),
  };
}
