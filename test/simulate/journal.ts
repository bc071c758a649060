import {
  decodeJournal,
  directionOf,
  foldRun,
  takeUp,
  type Direction,
  type JournalFile,
  type JournalStore,
  type Processes,
  type Unstamped,
} from '@vipbook/journal';
import type { MoveBegin, MoveRecord } from '@vipbook/modules';
import {
  movesFromJson,
  movesToJson,
  sealInputs,
  type MoveEnd,
  type MoveInputs,
  type MoveRecorder,
} from '@vipbook/vip';
import { RunRecord } from '../../packages/engine/src/record.ts';

const run = 'alice';
const version = '0.0.0';

/** A run that another controller has taken up, by its journal alone. */
export interface TakenUp {
  readonly inputs: readonly MoveInputs[];
  /** What the journal says is to be done about the move. */
  readonly direction: Direction;
  readonly record: MoveRecorder;
  end(end: MoveEnd): Promise<void>;
}

/**
 * The journal of the first controller's run: written by the engine's own record, read back by whoever takes the run up.
 * Only the disk is simulated. A sync takes no time here: what waits for it is measured elsewhere.
 */
export class Journal {
  readonly record: MoveRecord;
  readonly #now: () => number;
  #text = '';
  /** So much of it no power cut can take any more. */
  #synced = 0;
  #dead = false;
  #takers = 0;

  constructor(begin: MoveBegin, now: () => number) {
    this.#now = () => Math.floor(now());
    const record = new RunRecord({
      run,
      journal: {
        store: this.#store(() => !this.#dead),
        processes: this.#processes(0),
        start: {
          version,
          playbook: { file: '/srv/move-chat.yml' },
          inventory: { sources: ['/srv/inventory.yml'] },
          options: {},
          reach: {},
        },
      },
      now: this.#now,
      secrets: () => [],
      warn: ({ message }) => {
        throw new Error(message);
      },
    });
    const where = { file: '/srv/move-chat.yml' };
    this.record = record.moves({ variables: () => new Map(), where }).begin(begin);
  }

  /** Another controller has written to it as well: it is no longer the first one's alone. */
  get shared(): boolean {
    return this.#takers > 0;
  }

  /**
   * The first controller writes no more. Its process was killed, or (odd) its machine lost its power: then of what was
   * not synced some is on the disk, the last line perhaps in part.
   */
  dies(seed: number): void {
    this.#dead = true;
    if (seed % 2 === 0) return;
    const kept = seed % (this.#text.length - this.#synced + 1);
    this.#text = this.#text.slice(0, this.#synced + kept);
  }

  /** Undefined: it does not say that a move was begun. */
  get direction(): Direction | undefined {
    const { entries, findings } = decodeJournal(Buffer.from(this.#text), run);
    const [move] = foldRun(entries).moves;
    return move === undefined || findings.length > 0 ? undefined : directionOf(move);
  }

  /** As `vipbook resume --take-over` does it. Undefined: the journal does not say what was begun. */
  async takenUp(command: 'resume' | 'rollback'): Promise<TakenUp | undefined> {
    this.#takers += 1;
    const held = await takeUp({
      store: this.#store(() => true),
      run,
      session: String(this.#takers),
      command,
      processes: this.#processes(this.#takers),
      now: this.#now,
      takeOver: true,
    });
    const [move] = held.view.state.moves;
    const inputs = inputsIn(move?.intent.inputs);
    if (move === undefined || inputs === undefined) return undefined;
    const { move: name } = move.intent;
    const note = (entry: Unstamped): void => {
      held.writer.note(entry);
    };
    return {
      inputs,
      direction: directionOf(move),
      record: {
        intend: ({ hosts, ...step }) =>
          held.writer.intend({ entry: 'step', move: name, ...step, hosts: [...hosts] }),
        outcome: ({ codes, ...step }) => {
          note({ entry: 'step-end', move: name, ...step, codes: [...codes] });
        },
      },
      end: async ({ end, errors }) => {
        const codes = errors.map(({ code }) => code);
        note({ entry: 'move-end', move: name, end, by: command, codes });
        await held.release(end !== 'uncertain');
      },
    };
  }

  /** Nobody can see from one machine whether a process on another one lives; that the first is dead is known here. */
  #processes(self: number): Processes {
    return {
      self: () => ({ host: 'laptop', user: run, pid: self + 1 }),
      liveness: ({ pid }) => (pid === 1 && this.#dead ? 'dead' : 'unknown'),
    };
  }

  #store(alive: () => boolean): JournalStore {
    const open = (): JournalFile => ({
      write: (text) => {
        if (!alive()) return;
        // What follows must not become part of a line that was left half-written.
        const torn = this.#text !== '' && !this.#text.endsWith('\n');
        this.#text += torn ? `\n${text}` : text;
      },
      sync: () => {
        this.#synced = this.#text.length;
        return Promise.resolve();
      },
      close: () => undefined,
    });
    return {
      place: 'the disk of the first controller',
      pathOf: (name) => `${name}.jsonl`,
      create: open,
      append: open,
      read: () => Buffer.from(this.#text),
      runs: () => [run],
      // No earlier run is asked for, and this one is known.
      open: () => [],
      close: () => undefined,
      remove: () => undefined,
    };
  }
}

function inputsIn(json: unknown): readonly MoveInputs[] | undefined {
  try {
    return movesFromJson(json);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

const begins = new WeakMap<MoveInputs, MoveBegin>();

/** What a run writes down of moves before they begin: all of them under the name of their anchor. */
export function beginOf(inputs: readonly MoveInputs[], anchor?: string): MoveBegin {
  const main = inputs.find(({ request }) => request.address === anchor) ?? inputs[0];
  if (main === undefined) throw new RangeError('no move');
  const known = begins.get(main);
  if (known !== undefined) return known;
  const partOf = ({ request: { address, from, to } }: MoveInputs) => ({ address, from, to });
  const others = inputs.filter((one) => one !== main).map(partOf);
  const begin: MoveBegin = {
    ...partOf(main),
    strategy: main.request.strategy,
    ...(others.length === 0 ? {} : { others }),
    hosts: [...new Set(inputs.flatMap(({ request: { from, to } }) => [from, to]))],
    inputs: movesToJson(inputs.map(sealInputs)),
  };
  begins.set(main, begin);
  return begin;
}
