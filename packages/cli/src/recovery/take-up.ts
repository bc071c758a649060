import { randomBytes } from 'node:crypto';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { patientHosts, type Facts } from '@vipbook/host';
import type { Held, MoveState, RunView, Unstamped } from '@vipbook/journal';
import { openMoves, partsOf, readRun, takeUp } from '@vipbook/journal';
import {
  askMovesOf,
  isSealed,
  movesFromJson,
  patienceOf,
  unsealFacts,
  type MoveEnd,
  type MoveInputs,
  type MovesStanding,
  type MoveWorld,
} from '@vipbook/vip';
import { steadyNow } from '../steady-clock.ts';
import { journals } from '../recording.ts';
import type { Interrupts } from '../interrupt.ts';
import type { Terminal } from '../terminal.ts';
import type { Door } from './door.ts';

/** A guard that decides has decided after this long; see the timing of a move. */
const decidesWithinMs = 120_000;
const lookAgainMs = 2_000;

export interface TakeUpFlags {
  readonly takeOver?: boolean;
}

/** Take the run up, do the work, and let go; `work` says whether nothing is left to do. */
export async function holding<T>(
  view: RunView,
  command: string,
  flags: TakeUpFlags,
  terminal: Terminal,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  const { store, processes } = journals(terminal);
  const held = await takeUp({
    store,
    processes,
    run: view.run,
    session: randomBytes(4).toString('hex'),
    command,
    now: () => Date.now(),
    ...(flags.takeOver === true ? { takeOver: true } : {}),
  });
  let done = false;
  try {
    const result = await work(held);
    done = openMoves(readAgain(view.run, terminal)).length === 0;
    if (done && view.state.end === undefined)
      held.writer.note({ entry: 'settled', reason: `ended by ${command}` });
    return result;
  } finally {
    await held.release(done);
  }
}

function readAgain(run: string, terminal: Terminal): RunView['state'] {
  const { store, processes } = journals(terminal);
  return readRun(store, run, processes).state;
}

/** What the move's own code needs to take it up. @throws VipbookError JNL014. */
export async function inputsOf(move: MoveState, door: Door): Promise<readonly MoveInputs[]> {
  const { address } = move.intent;
  const refuse = (why: string): never => {
    throw new VipbookError(
      diagnostic('JNL014', { message: `the move of ${address} cannot be taken up: ${why}` }),
    );
  };
  for (const host of partsOf(move).flatMap(({ from, to }) => [from, to]))
    if (!door.inventory.hosts.has(host)) refuse(`the inventory has no host ${host}`);
  let inputs: readonly MoveInputs[];
  try {
    inputs = movesFromJson(move.intent.inputs);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse('its journal does not say what it was decided from');
  }
  const open = async (facts: Facts, host: string): Promise<Facts> => {
    if (!isSealed(facts)) return facts;
    const now = await (await door.host(host)).facts();
    return (
      unsealFacts(facts, now) ??
      refuse(
        `the interfaces file of ${host} held secrets, which are not in the journal, and it has changed since`,
      )
    );
  };
  // Facts of a host are the same in all moves.
  const opened = new Map<string, Facts>();
  for (const { request, old, next } of inputs) {
    for (const [host, facts] of [
      [request.from, old],
      [request.to, next],
    ] as const)
      if (!opened.has(host)) opened.set(host, await open(facts, host));
  }
  return inputs.map((each) => ({
    ...each,
    old: opened.get(each.request.from) ?? each.old,
    next: opened.get(each.request.to) ?? each.next,
  }));
}

export interface WorldInit {
  readonly door: Door;
  readonly interrupts: Interrupts;
  readonly held: Held;
  readonly move: MoveState;
  readonly inputs: readonly MoveInputs[];
  readonly progress: (host: string, message: string) => void;
}

/** The world of a move that is taken up: its steps go on in the journal of its run. */
export function worldOf({ door, interrupts, held, move, inputs, progress }: WorldInit): MoveWorld {
  const name = move.intent.move;
  const quietly = (entry: Unstamped): void => {
    try {
      held.writer.note(entry);
    } catch (error) {
      // Hosts come first: what has happened has happened, written down or not.
      if (!(error instanceof VipbookError)) throw error;
    }
  };
  return {
    host: patientHosts((host) => door.host(host), {
      firstMs: patienceOf(inputs.map(({ request }) => request)),
    }),
    now: steadyNow,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    progress,
    signal: interrupts.orderly,
    record: {
      intend: ({ hosts, ...step }) =>
        held.writer.intend({ entry: 'step', move: name, ...step, hosts: [...hosts] }),
      outcome: ({ codes, ...step }) =>
        quietly({ entry: 'step-end', move: name, ...step, codes: [...codes] }),
    },
  };
}

export function noteEnd(held: Held, move: MoveState, end: MoveEnd, by: string): void {
  held.writer.note({
    entry: 'move-end',
    move: move.intent.move,
    end: end.end,
    by,
    codes: end.errors.map(({ code }) => code),
  });
}

/** Where it stands; guards that are deciding are waited for. */
export async function standing(
  inputs: readonly MoveInputs[],
  world: MoveWorld,
  tell: (message: string) => void,
): Promise<MovesStanding> {
  const begin = world.now();
  for (let told = false; ;) {
    const found = await askMovesOf(inputs, world);
    const over = world.signal.aborted || world.now() - begin > decidesWithinMs;
    if (found.state !== 'deciding' || over) return found;
    if (!told) tell(found.message);
    told = true;
    await world.sleep(lookAgainMs);
  }
}
