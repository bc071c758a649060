import { diagnostic, hasErrors, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import { directionOf, openMoves, partsOf, type MoveState, type RunView } from '@vipbook/journal';
import { paintFor, printableLine, renderFindings, safeJson, wantsColour } from '@vipbook/report';
import {
  resumeMoves,
  rollbackMoves,
  someUnwritten,
  waitForThem,
  type MoveEnd,
  type MovesStanding,
  type Watching,
} from '@vipbook/vip';
import { Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import { withInterrupts, type Interrupts } from '../interrupt.ts';
import { sleep } from '../engine-options.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { agree } from '../recovery/agree.ts';
import type { Door } from '../recovery/door.ts';
import { lookAfterwards, watchAfter, without } from '../recovery/look-afterwards.ts';
import { chooseRun, doorOf } from '../recovery/recorded.ts';
import { holding, inputsOf, noteEnd, standing, worldOf } from '../recovery/take-up.ts';
import { notWritten, runAgain } from '../recovery/typed.ts';
import { addressesText, partsText, placesText, unrepeated } from '../recovery/words.ts';
import type { Terminal } from '../terminal.ts';

export interface RecoverFlags extends ConnectionFlags {
  readonly check?: boolean;
  readonly yes?: boolean;
  readonly takeOver?: boolean;
  readonly output: 'human' | 'json';
}

export const registerResume: Register = (program, context) => {
  addConnectionFlags(
    program
      .command('resume')
      .argument('[run]', 'a run that did not end (default: the only one)')
      .summary('take up a run that died: finish its moves, or take them back')
      .description(
        'Ask the hosts where the moves of the run stand, say what will be done and why, and do it: what was committed is finished, what was being undone is undone, what can still go either way goes forward. Whatever the first controller may still send is refused by the hosts from then on. Tasks behind the move are not run; run the playbook again for them.',
      ),
  )
    .option('-C, --check', 'say what would be done; change nothing')
    .option('--yes', 'do not ask')
    .option(
      '--take-over',
      'the process of the run cannot be seen from here, and is known to be dead',
    )
    .addOption(
      new Option('--output <format>', 'for people, or JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook resume                      the only run that did not end',
          'vipbook resume d63413 --check       what would be done',
          'vipbook resume d63413 --yes         without a question',
        ],
        [0, 1, 2, 4, 5, 99],
      ),
    )
    .action((run: string | undefined, flags: RecoverFlags) =>
      withInterrupts(context.terminal, async (interrupts) => {
        const view = chooseUnfinished(run, context.terminal);
        await recover(view, 'resume', flags, context, interrupts);
      }),
    );
};

/** @throws VipbookError JNL008 when there is none. */
export function chooseUnfinished(run: string | undefined, terminal: Terminal): RunView {
  return chooseRun(
    run,
    terminal,
    ({ state }) => openMoves(state).length > 0,
    () => {
      throw new VipbookError(
        diagnostic('JNL008', {
          severity: 'error',
          message: 'every run of this controller has ended',
        }),
      );
    },
  );
}

/** What is done about one move. */
interface Decision {
  readonly move: MoveState;
  readonly standing: MovesStanding;
  readonly way: 'forward' | 'back' | 'files' | 'none' | 'unknown';
  readonly why: string;
}

export interface Recovered {
  readonly decision: Decision;
  /** Absent: nothing was done. */
  readonly end?: MoveEnd;
}

interface Taken extends Recovered {
  /** What is to be looked at when all is done. */
  readonly watching?: Watching;
}

/** Finish or take back the open moves of a run. @returns them, for a rollback to go on from. */
export async function recover(
  view: RunView,
  command: 'resume' | 'rollback',
  flags: RecoverFlags,
  { terminal, exitWith }: CommandContext,
  interrupts: Interrupts,
): Promise<readonly Recovered[]> {
  const moves = openMoves(view.state);
  if (moves.length === 0) {
    throw new VipbookError(
      diagnostic('JNL008', {
        severity: 'error',
        message: `run ${view.run} has ended; nothing of it is open`,
      }),
    );
  }
  const say = sayer(view.run, flags, terminal);
  const door = await doorOf(view, moves, { flags, terminal, signal: interrupts.atOnce });
  try {
    const taken =
      flags.check === true
        ? await decideAll(view, moves, command, door, interrupts, say)
        : await holding(view, command, flags, terminal, async (held) => {
            const recovered: Taken[] = [];
            // The last one first when going back: it was made on top of the others.
            for (const move of command === 'rollback' ? [...moves].reverse() : moves) {
              if (interrupts.orderly.aborted) break;
              const news = unrepeated();
              const progress = (host: string, message: string): void => {
                const text = `${host}: ${message}`;
                if (news(text)) say.line(text);
              };
              const inputs = await inputsOf(move, door);
              const world = worldOf({ door, interrupts, held, move, inputs, progress });
              const found = await standing(inputs, world, say.line);
              const decision = decide(move, found, command, view.run);
              say.decision(decision);
              if (decision.way === 'unknown') {
                say.findings(found.problems);
                recovered.push({ decision });
                continue;
              }
              if (decision.way !== 'none' && flags.yes !== true)
                await agree(terminal, questionOf(decision.way));
              const work = decision.way === 'back' ? rollbackMoves : resumeMoves;
              const end = await work(inputs, world);
              noteEnd(held, move, end, command);
              say.end(decision, end);
              // What is about to move back need not be looked at.
              const looks = command === 'resume' && decision.way === 'forward';
              const watching = looks ? watchAfter(inputs, end, world) : undefined;
              recovered.push({ decision, end, ...(watching === undefined ? {} : { watching }) });
            }
            return recovered;
          });
    // The run is settled by then, whatever becomes of the look.
    const done = await lookedAfter(taken, interrupts, say);
    say.all(view, done, flags.check === true);
    exitWith(exitCodeOf(done, flags.check === true, interrupts));
    return done;
  } finally {
    await door.close();
  }
}

async function lookedAfter(
  taken: readonly Taken[],
  { orderly }: Interrupts,
  say: Sayer,
): Promise<readonly Recovered[]> {
  const wanted = taken.map(({ watching }, at) => {
    const later = taken.slice(at + 1).filter(({ end }) => end !== undefined);
    const moved = later.flatMap(({ decision }) => partsOf(decision.move));
    return (
      watching &&
      without(
        watching,
        moved.map(({ address }) => address),
      )
    );
  });
  const watches = wanted.flatMap((watching) => watching ?? []);
  const wait = {
    signal: orderly,
    sleep: (milliseconds: number) => sleep(milliseconds, orderly),
  };
  const looked = await lookAfterwards(watches, wait, say.line);
  say.findings(looked.flat());
  return taken.map(({ decision, end }, at): Recovered => {
    if (end === undefined) return { decision };
    const watching = wanted[at];
    const found = watching === undefined ? [] : (looked[watches.indexOf(watching)] ?? []);
    const wrong = found.filter(({ severity }) => severity === 'error');
    const doubtful = found.filter((finding) => !wrong.includes(finding));
    return {
      decision,
      end: {
        ...end,
        errors: [...end.errors, ...wrong],
        warnings: [...end.warnings, ...doubtful],
      },
    };
  });
}

async function decideAll(
  view: RunView,
  moves: readonly MoveState[],
  command: 'resume' | 'rollback',
  door: Door,
  interrupts: Interrupts,
  say: Sayer,
): Promise<readonly Recovered[]> {
  if (view.standing === 'running')
    throw new VipbookError(
      diagnostic('JNL006', {
        message: `run ${view.run} is at work: there is nothing to ${command}`,
      }),
    );
  const all: Recovered[] = [];
  for (const move of moves) {
    const inputs = await inputsOf(move, door);
    const found = await standing(
      inputs,
      {
        host: (name) => door.host(name),
        now: () => Date.now(),
        sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
        progress: () => undefined,
        signal: interrupts.orderly,
      },
      say.line,
    );
    const decision = decide(move, found, command, view.run);
    say.decision(decision);
    all.push({ decision });
  }
  return all;
}

function questionOf(way: Decision['way']): string {
  if (way === 'files') return 'Put their files right?';
  return way === 'back' ? 'Take it back?' : 'Finish it?';
}

/** The hosts decide where they can; the journal where they leave it open; the person by the command. */
export function decide(
  move: MoveState,
  found: MovesStanding,
  command: 'resume' | 'rollback',
  run: string,
): Decision {
  const as = (way: Decision['way'], why: string): Decision => ({ move, standing: found, way, why });
  switch (found.state) {
    case 'done':
    case 'undone':
      return someUnwritten(found, run)
        ? as('files', `${found.message}; its hosts could not write all that they decided`)
        : as('none', `${found.message}; nothing of it is left to do`);
    case 'committed':
      return as('forward', found.message);
    case 'under way':
      if (command === 'rollback')
        return as('back', `${found.message}, and back is what you asked for`);
      return directionOf(move) === 'back'
        ? as('back', `${found.message}, and the run was taking it back`)
        : as('forward', found.message);
    case 'deciding':
    case 'unknown':
      return as('unknown', found.message);
  }
}

function exitCodeOf(done: readonly Recovered[], check: boolean, interrupts: Interrupts): number {
  if (interrupts.orderly.aborted) return 99;
  if (done.some(({ decision }) => decision.way === 'unknown')) return 4;
  if (check) return 0;
  return done.some(({ end }) => end?.end === 'uncertain' || hasErrors(end?.errors ?? [])) ? 2 : 0;
}

interface Sayer {
  readonly line: (text: string) => void;
  readonly decision: (decision: Decision) => void;
  readonly findings: (findings: readonly Diagnostic[]) => void;
  readonly end: (decision: Decision, end: MoveEnd) => void;
  readonly all: (view: RunView, done: readonly Recovered[], check: boolean) => void;
}

const wayText = {
  forward: 'goes forward',
  back: 'is taken back',
  files: 'is over, but for what files say',
  none: 'is over',
  unknown: 'cannot be told',
} as const;

function sayer(run: string, flags: RecoverFlags, terminal: Terminal): Sayer {
  const paint = paintFor(wantsColour(terminal.errorIsTerminal, terminal.environment, flags.color));
  const json = flags.output === 'json';
  const line = (text: string): void => {
    if (!json) terminal.out(`${printableLine(text)}\n`);
  };
  const findings = (all: readonly Diagnostic[]): void => {
    if (!json && all.length > 0) terminal.error(renderFindings(all, { paint }));
  };
  return {
    line,
    findings,
    decision: ({ move, way, why, standing: found }) => {
      line(`${partsText(move)} ${wayText[way]}: ${why}`);
      const next = found.state === 'deciding' ? waitForThem(found, run) : undefined;
      if (next !== undefined) line(`next: ${next}`);
    },
    end: ({ move, standing: found }, end) => {
      if (end.end === 'done') line(`done: ${placesText(move, 'to')}`);
      else if (end.end === 'undone') line(`undone: ${placesText(move, 'from')}`);
      else if (found.state === 'done' || found.state === 'undone')
        line(`not put right: ${found.message}, and not all of its files say so`);
      else line(`uncertain: what became of ${addressesText(move)} is not known`);
      findings([...end.errors, ...end.warnings]);
    },
    all: (view, done, check) => {
      if (json) {
        const moves = done.map(({ decision, end }) => ({
          address: decision.move.intent.address,
          from: decision.move.intent.from,
          to: decision.move.intent.to,
          way: decision.way,
          why: decision.why,
          where: decision.standing.moves[0]?.where ?? 'unknown',
          ...(decision.move.intent.others === undefined
            ? {}
            : { others: decision.move.intent.others }),
          ...(end === undefined
            ? {}
            : { end: end.end, errors: end.errors, warnings: end.warnings }),
        }));
        terminal.out(`${safeJson({ run: view.run, check, moves })}\n`);
        return;
      }
      const { start } = view.state;
      if (check || start === undefined || view.state.end !== undefined) return;
      if (start.purpose === 'rollback') {
        const again = runAgain(start);
        line(`if the run that goes back moved more than that, for the rest: ${again}`);
        return;
      }
      const first = notWritten(start);
      line(
        `tasks behind the move were not run; for them: ${first === undefined ? '' : `${first}; then `}${runAgain(start)}`,
      );
    },
  };
}
