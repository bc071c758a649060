import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { HostRunOptions, Operation, OperationResult } from '@vipbook/host';
import type { Action, StepResults } from './step.ts';
import type { MoveWorld } from './world.ts';

export interface Acted {
  readonly results: StepResults;
  readonly problems: readonly Diagnostic[];
  /** Those of optional actions: they stop nothing. */
  readonly overlooked: readonly Diagnostic[];
  /** Problems by the host that they come from. */
  readonly byHost: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** All actions at the same time (or in turn), each host's operations in one round trip. */
export async function act(
  actions: readonly Action[],
  world: MoveWorld,
  keepGoing: boolean,
  inTurn = false,
  prepared: Prepared = new Map(),
): Promise<Acted> {
  const results = new Map<string, readonly OperationResult[]>();
  const byHost = new Map<string, readonly Diagnostic[]>();
  const one = async (action: Action): Promise<void> => {
    if (action.operations.length === 0) return;
    tell(world, action.host, action.title);
    try {
      const send = prepared.get(action);
      const done = await (send?.() ??
        runOperations(world, action, keepGoing || action.optional === true));
      results.set(action.host, done);
      heard(world).set(action.host, world.now());
      byHost.set(action.host, failuresOf(done));
    } catch (error) {
      byHost.set(action.host, findingsOf(error, action.host));
    }
  };
  if (inTurn) {
    let failed = false;
    for (const action of actions) {
      // Not tried is not lost.
      if (failed) results.set(action.host, []);
      else await one(action);
      failed ||= (byHost.get(action.host) ?? []).length > 0;
    }
  } else await Promise.all(actions.map(one));
  // In the order of the actions, not in that of the answers.
  const problemsOf = (optional: boolean): readonly Diagnostic[] =>
    actions
      .filter((action) => (action.optional === true) === optional)
      .flatMap((action) => byHost.get(action.host) ?? []);
  return { results, problems: problemsOf(false), overlooked: problemsOf(true), byHost };
}

const lastHeard = new WeakMap<MoveWorld, Map<string, number>>();

/** When each host answered last, in the time of the world. */
export function heard(world: MoveWorld): Map<string, number> {
  const known = lastHeard.get(world) ?? new Map<string, number>();
  lastHeard.set(world, known);
  return known;
}

/** A refusal is told once, however many operations it refused. */
function failuresOf(results: readonly OperationResult[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const result of results) {
    if (result.status !== 'failed') continue;
    const known = found.some(
      ({ code, message }) => code === result.error.code && message === result.error.message,
    );
    if (!known) found.push(result.error);
  }
  return found;
}

async function runOperations(
  world: MoveWorld,
  action: Action,
  keepGoing: boolean,
): Promise<readonly OperationResult[]> {
  const host = await world.host(action.host);
  const operations: readonly Operation[] = action.operations;
  return await host.run(operations, optionsOf(world, action, keepGoing));
}

function optionsOf(world: MoveWorld, { fences }: Action, keepGoing: boolean): HostRunOptions {
  if (fences === undefined) return { keepGoing };
  const word = nextWord(world);
  // Whoever takes a move up has a greater epoch, and so the greater words.
  return {
    keepGoing,
    fences: fences.map((fence) => ({ ...fence, word: fence.epoch * wordsOfAnEpoch + word })),
  };
}

/** Actions that have only to be sent yet. */
export type Prepared = ReadonlyMap<Action, () => Promise<readonly OperationResult[]>>;

/** Writes what hosts will be sent, so that later only the sending is left. */
export async function prepareActions(
  actions: readonly Action[],
  world: MoveWorld,
): Promise<Prepared> {
  const prepared = new Map<Action, () => Promise<readonly OperationResult[]>>();
  for (const action of actions) {
    try {
      const host = await world.host(action.host);
      const options = optionsOf(world, action, action.optional === true);
      const send = await host.prepare?.(action.operations, options);
      if (send !== undefined) prepared.set(action, send);
    } catch {
      // No failure yet: to write it ahead only saves time. Without it `act` sends the action as any other, and what is
      // wrong with the host is told there, where it can be undone.
    }
  }
  return prepared;
}

const wordsOfAnEpoch = 1_000_000;
const words = new WeakMap<MoveWorld, number>();

function nextWord(world: MoveWorld): number {
  const word = (words.get(world) ?? 0) + 1;
  words.set(world, word);
  return word;
}

/** No answer came: what became of the operations is unknown. */
export function isLost(action: Action, results: StepResults): boolean {
  return action.operations.length > 0 && action.optional !== true && !results.has(action.host);
}

export function tell(world: MoveWorld, host: string, message: string, asks = false): void {
  try {
    if (asks) world.progress(host, message, true);
    else world.progress(host, message);
  } catch {
    // Whoever draws it has a defect: the hosts come first.
  }
}

/** A defect is told like any failure: thrown on, it would leave the move where it stands. */
export function findingsOf(error: unknown, host: string): readonly Diagnostic[] {
  if (error instanceof VipbookError) return error.diagnostics;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [diagnostic('VIP020', { message: `${host}: ${what}`, where: { host } })];
}
