import type {
  Attach,
  Confirmation,
  EffectIntent,
  JournalEntry,
  MoveIntent,
  MoveOutcome,
  RunEnd,
  RunStart,
  Settled,
  StepIntent,
  StepOutcome,
  TaskOutcome,
  TaskStart,
} from './generated/entries.ts';

/** A step that was begun, and what is known of its end. */
export interface StepState {
  readonly intent: StepIntent;
  readonly outcome?: StepOutcome;
}

/** A move as far as the journal tells. */
export interface MoveState {
  readonly intent: MoveIntent;
  /** In order, those of the undoing included. */
  readonly steps: readonly StepState[];
  readonly end?: MoveOutcome;
}

/** A run as far as its journal tells: the fold of its entries. */
export interface RunState {
  readonly start?: RunStart;
  /** Effects that were begun and of whose end nothing is known. */
  readonly pending: readonly EffectIntent[];
  /** Any effect at all was begun. */
  readonly touched: boolean;
  readonly tasks: readonly TaskStart[];
  readonly results: readonly TaskOutcome[];
  readonly moves: readonly MoveState[];
  /** Commands that took the run up and have not let go, the first one first. */
  readonly attached: readonly Attach[];
  readonly confirmations: readonly Confirmation[];
  readonly settled?: Settled;
  readonly end?: RunEnd;
  /** When the last entry was written. */
  readonly lastAt?: number;
}

export const nothingYet: RunState = {
  pending: [],
  touched: false,
  tasks: [],
  results: [],
  moves: [],
  attached: [],
  confirmations: [],
};

export function foldRun(entries: readonly JournalEntry[]): RunState {
  return entries.reduce(after, nothingYet);
}

/** The state after one more entry. Entries that do not fit (an end without its beginning) change nothing. */
export function after(state: RunState, entry: JournalEntry): RunState {
  return { ...applied(state, entry), lastAt: entry.at };
}

function applied(state: RunState, entry: JournalEntry): RunState {
  switch (entry.entry) {
    case 'run-start':
      return state.start === undefined ? { ...state, start: entry } : state;
    case 'task':
      return { ...state, tasks: [...state.tasks, entry] };
    case 'effect':
      return { ...state, touched: true, pending: [...state.pending, entry] };
    case 'result':
      return {
        ...state,
        results: [...state.results, entry],
        pending: state.pending.filter((effect) => !isEndOf(entry, effect)),
      };
    case 'move':
      if (state.moves.some(({ intent }) => intent.move === entry.move)) return state;
      return { ...state, moves: [...state.moves, { intent: entry, steps: [] }] };
    case 'step':
      return inMove({ ...state, touched: true }, entry.move, (move) => ({
        ...move,
        steps: [...move.steps, { intent: entry }],
      }));
    case 'step-end':
      return inMove(state, entry.move, (move) => ({ ...move, steps: ended(move.steps, entry) }));
    case 'move-end':
      return inMove(withoutEffectOf(state, entry), entry.move, (move) =>
        endsAnew(move.end?.end, entry.end) ? { ...move, end: entry } : move,
      );
    case 'attach':
      return { ...state, attached: [...state.attached, entry] };
    case 'detach':
      return {
        ...state,
        attached: state.attached.filter(({ session }) => session !== entry.session),
      };
    case 'confirm':
      return { ...state, confirmations: [...state.confirmations, entry] };
    case 'settled':
      return { ...state, settled: entry, pending: [] };
    case 'run-end':
      return { ...state, end: entry };
  }
}

/** A later command may say better what an earlier one left uncertain, and end a bridge that an earlier one made. */
function endsAnew(before: MoveOutcome['end'] | undefined, now: MoveOutcome['end']): boolean {
  return before === undefined || before === 'uncertain' || (before === 'done' && now === 'undone');
}

function isEndOf(result: TaskOutcome, effect: EffectIntent): boolean {
  return effect.task === result.task && (effect.host === undefined || effect.host === result.host);
}

/** The task that made a move has done nothing else: with the end of the move, that of its effect is known. */
function withoutEffectOf(state: RunState, { move, end }: MoveOutcome): RunState {
  const task = state.moves.find(({ intent }) => intent.move === move)?.intent.task;
  if (end === 'uncertain' || task === undefined) return state;
  const at = state.pending.findIndex((effect) => effect.task === task && effect.host === undefined);
  return { ...state, pending: state.pending.filter((_, index) => index !== at) };
}

function inMove(state: RunState, name: string, change: (move: MoveState) => MoveState): RunState {
  return {
    ...state,
    moves: state.moves.map((move) => (move.intent.move === name ? change(move) : move)),
  };
}

/** The end belongs to the first begun step of that phase that has none. */
function ended(steps: readonly StepState[], end: StepOutcome): readonly StepState[] {
  const index = steps.findIndex(
    ({ intent, outcome }) =>
      outcome === undefined &&
      intent.phase === end.phase &&
      (intent.undo === true) === (end.undo === true),
  );
  return steps.map((step, at) => (at === index ? { ...step, outcome: end } : step));
}
