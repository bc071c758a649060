import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import {
  isBridge,
  openMoves,
  partsOf,
  readRun,
  type MoveState,
  type RunView,
} from '@vipbook/journal';
import { renderFindings } from '@vipbook/report';
import { Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import { withInterrupts, type Interrupts } from '../interrupt.ts';
import { addConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { leadsUntil } from '../recovery/bridges.ts';
import { endBridges } from '../recovery/end-bridges.ts';
import { doorOf, chooseRun } from '../recovery/recorded.ts';
import { holdersOf, lookAt } from '../recovery/look.ts';
import { moveBack } from '../recovery/move-back.ts';
import { journals } from '../recording.ts';
import type { Terminal } from '../terminal.ts';
import { recover, type RecoverFlags } from './resume.ts';

interface RollbackFlags extends RecoverFlags {
  readonly diff?: boolean;
}

export const registerRollback: Register = (program, context) => {
  addConnectionFlags(
    program
      .command('rollback')
      .argument(
        '[run]',
        'a run (default: the one that did not end, else the last one that moved an address)',
      )
      .summary('take back the moves of a run, finished or not')
      .description(
        'Take back what a run moved. What it did not finish is undone. What it finished goes back by a move like any other, which is checked, shown with --check and --diff, locked, verified and journaled as a run of its own; it is refused when an address is no longer where the run has put it. A bridge to another subnet is ended: its address has not moved.',
      ),
  )
    .option('-C, --check', 'say what would be done; change nothing')
    .option('-D, --diff', 'show how files change')
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
          'vipbook rollback --check --diff      what would go back, and how files would change',
          'vipbook rollback                     asks, then does it',
          'vipbook rollback d63413 --yes        a certain run, without a question',
        ],
        [0, 1, 2, 4, 5, 99],
      ),
    )
    .action((run: string | undefined, flags: RollbackFlags) =>
      withInterrupts(context.terminal, (interrupts) => rollback(run, flags, context, interrupts)),
    );
};

async function rollback(
  run: string | undefined,
  flags: RollbackFlags,
  given: CommandContext,
  interrupts: Interrupts,
): Promise<void> {
  const context = firstFailure(given);
  const { terminal } = context;
  const view = chooseRun(
    run,
    terminal,
    ({ state }) => openMoves(state).length > 0,
    () => lastThatMoved(terminal),
  );
  if (view.standing === 'running') {
    throw new VipbookError(
      diagnostic('JNL006', {
        message: `run ${view.run} is at work; Ctrl-C there takes its move back`,
      }),
    );
  }
  const finished = view.state.moves.filter(({ end }) => end?.end === 'done');
  if (openMoves(view.state).length > 0) {
    const done = await recover(view, 'rollback', flags, context, interrupts);
    // Found committed, it was finished; and now it goes back like the others.
    finished.push(
      ...done.flatMap(({ decision, end }) =>
        end?.end === 'done' || (flags.check === true && decision.standing.state === 'done')
          ? [decision.move]
          : [],
      ),
    );
    // The last move goes back first: while nobody can tell where it stands, those before it stay.
    if (done.some(({ decision, end }) => decision.way === 'unknown' || end?.end === 'uncertain'))
      return;
  }
  if (finished.length === 0) {
    if (openMoves(view.state).length > 0) return;
    throw new VipbookError(
      diagnostic('JNL008', {
        severity: 'error',
        message: `run ${view.run} has moved no address; there is nothing to take back`,
      }),
    );
  }
  terminal.error(renderFindings(notTakenBack(view)));
  const home = await refuseChangedWorld(view, finished, flags, context, interrupts);
  const bridges = finished.filter(isBridge);
  const moves = finished.filter(
    (move) => !bridges.includes(move) && !partsOf(move).every(({ address }) => home.has(address)),
  );
  // They lead to where the addresses are now, so they end before these go back.
  if (bridges.length > 0) {
    const over = await endBridges(view, [...bridges].reverse(), flags, context, interrupts);
    if (!over) return;
  }
  if (moves.length > 0) await moveBack(view, [...moves].reverse(), flags, context, interrupts);
}

/** What went wrong while an open move was finished stays the exit code, however well the moves back went. */
function firstFailure(context: CommandContext): CommandContext {
  let first = 0;
  return {
    ...context,
    exitWith(code) {
      if (first === 0) first = code;
      context.exitWith(first);
    },
  };
}

/** @throws VipbookError JNL008 */
function lastThatMoved(terminal: Terminal): RunView {
  const { store, processes } = journals(terminal);
  for (const run of [...store.runs()].reverse()) {
    const view = readRun(store, run, processes);
    const { start, moves } = view.state;
    // What went back once does not go forth again by the same word.
    if (start?.purpose === 'rollback') continue;
    const stands = (move: MoveState): boolean =>
      move.end?.end === 'done' &&
      (!isBridge(move) || (leadsUntil(view, move) ?? Infinity) > Date.now());
    if (moves.some(stands)) return view;
  }
  throw new VipbookError(
    diagnostic('JNL008', {
      severity: 'error',
      message: 'no run of this controller has moved an address',
    }),
  );
}

/**
 * @returns the addresses that are where the run found them: an earlier rollback of it came so far, and the others follow.
 * @throws VipbookError JNL009
 */
async function refuseChangedWorld(
  view: RunView,
  moves: readonly MoveState[],
  flags: RollbackFlags,
  { terminal }: CommandContext,
  interrupts: Interrupts,
): Promise<ReadonlySet<string>> {
  const door = await doorOf(view, moves, { flags, terminal, signal: interrupts.orderly });
  try {
    // Where an address was in between is no place that it could be at now.
    const last = new Map(
      moves.flatMap((move) =>
        partsOf(move).map((part) => [part.address, { part, bridge: isBridge(move) }] as const),
      ),
    );
    const found = await Promise.all(
      [...last.values()].map(async ({ part, bridge }) => ({
        part,
        bridge,
        hosts: await lookAt(part, door, interrupts.orderly),
      })),
    );
    // A bridge may have to end because nobody is there any more to whom it leads.
    const needed = found.flatMap(({ bridge, hosts }) =>
      hosts.filter(({ role }) => !bridge || role === 'old'),
    );
    const lost = needed.flatMap(({ findings }) => findings);
    if (lost.length > 0) throw new VipbookError(lost);
    const first = new Map(
      [...moves]
        .reverse()
        .flatMap((move) => partsOf(move).map((part) => [part.address, part.from])),
    );
    const home = new Set(
      found.flatMap(({ part: { address }, bridge, hosts }) => {
        const holders = holdersOf(hosts);
        const back = holders.length === 1 && holders[0]?.host === first.get(address);
        return back && !bridge ? [address] : [];
      }),
    );
    const some = home.size > 0 && home.size < found.length;
    const findings = found.flatMap(({ part, bridge, hosts }): readonly Diagnostic[] => {
      const { address, from, to } = part;
      const holders = holdersOf(hosts).map(({ host }) => host);
      if (holders.length === 1 && holders[0] === (bridge ? from : to)) return [];
      if (some && home.has(address)) return [];
      const done = bridge
        ? `leads ${address} from ${from} to ${to}`
        : `has put ${address} on ${to}`;
      return [
        diagnostic('JNL009', {
          message: `run ${view.run} ${done}, and now ${holders.length === 0 ? 'neither host holds it' : `${holders.join(' and ')} ${holders.length === 1 ? 'holds' : 'hold'} it`}`,
          where: { host: to },
        }),
      ];
    });
    if (findings.length > 0) throw new VipbookError(findings);
    return some ? home : new Set();
  } finally {
    await door.close();
  }
}

/** What other tasks changed stays. */
function notTakenBack({ run, state }: RunView): readonly Diagnostic[] {
  const moving = new Set(state.moves.map(({ intent }) => intent.task));
  const others = [
    ...new Set(
      state.results
        .filter(({ status, task }) => status === 'changed' && !moving.has(task))
        .map(({ task }) => task),
    ),
  ];
  if (others.length === 0) return [];
  return [
    diagnostic('JNL012', {
      message: `of run ${run} these stay as they are: ${others.map((task) => `"${task}"`).join(', ')}`,
    }),
  ];
}
