import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import {
  openMoves,
  openRuns,
  readRun,
  resolveRun,
  type MoveState,
  type RunView,
} from '@vipbook/journal';
import path from 'node:path';
import type { ConnectionFlags } from '../options/connection.ts';
import { journals } from '../recording.ts';
import type { Terminal } from '../terminal.ts';
import { openDoor, type Door } from './door.ts';

/**
 * The run that is meant: the named one, else the only open one that fits, else another. @throws VipbookError
 * JNL005 when the name is wrong or several fit.
 */
export function chooseRun(
  given: string | undefined,
  terminal: Terminal,
  fits: (view: RunView) => boolean,
  otherwise: () => RunView,
): RunView {
  const { store, processes } = journals(terminal);
  if (given !== undefined) return readRun(store, resolveRun(store, given), processes);
  const fitting = openRuns(store, processes).views.filter(fits);
  const [only] = fitting;
  if (only === undefined) return otherwise();
  if (fitting.length === 1) return only;
  throw new VipbookError(
    diagnostic('JNL005', {
      message: `there are several: ${fitting.map(({ run }) => run).join(', ')}`,
      remedy: 'Say which one.',
    }),
  );
}

/** The flags by which a run reached its hosts, under those that are given now. */
export function flagsOf({ state }: RunView, given: ConnectionFlags): ConnectionFlags {
  const { start } = state;
  if (start === undefined) return given;
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    ...start.reach,
    ...(start.inventory.sources.length === 0 ? {} : { inventory: start.inventory.sources }),
    ...said,
    verbose: given.verbose,
    color: given.color,
  };
}

/** The hosts of a run, reached as it reached them. */
export function doorOf(
  view: RunView,
  moves: readonly MoveState[],
  init: {
    readonly flags: ConnectionFlags;
    readonly terminal: Terminal;
    readonly signal: AbortSignal;
  },
): Promise<Door> {
  const { start } = view.state;
  const connections = Object.assign(
    {},
    ...moves.map(({ intent }) => intent.connections ?? {}),
  ) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const become = moves.find(({ intent }) => intent.become !== undefined)?.intent.become;
  return openDoor({
    flags: flagsOf(view, init.flags),
    // Its settings file is that of the folder in which it ran.
    terminal: {
      ...init.terminal,
      workingDirectory: start?.directory ?? init.terminal.workingDirectory,
    },
    signal: init.signal,
    connections,
    ...(become === undefined ? {} : { become }),
    ...(start === undefined ? {} : { playbookDirectory: path.dirname(start.playbook.file) }),
  });
}

/** Moves that a person would want to hear of: the open ones, else all. */
export function movesOfInterest(view: RunView): readonly MoveState[] {
  const open = openMoves(view.state);
  return open.length > 0 ? open : view.state.moves;
}
