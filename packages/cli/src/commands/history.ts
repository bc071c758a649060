import {
  decodeJournal,
  readRun,
  resolveRun,
  type JournalEntry,
  type JournalStore,
  type Processes,
  type RunView,
} from '@vipbook/journal';
import { VipbookError } from '@vipbook/diagnostics';
import {
  paintFor,
  printableLine,
  renderFindings,
  safeJson,
  table,
  wantsColour,
} from '@vipbook/report';
import { Option } from 'commander';
import path from 'node:path';
import type { Register } from '../command-table.ts';
import { wholeNumber } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { clock, moveEndText, moveText, outcomeText, span } from '../recovery/words.ts';
import { journals } from '../recording.ts';
import type { Terminal } from '../terminal.ts';

interface HistoryFlags {
  readonly number: number;
  readonly output: 'human' | 'json';
  readonly color: boolean;
}

export const registerHistory: Register = (program, { terminal }) => {
  program
    .command('history')
    .argument('[run]', "a run's name, or a beginning or end of it: its timeline")
    .summary('the runs of this controller: when, who, what, and how they ended')
    .description(
      'List the runs that this user made on this machine, the newest last; or the timeline of one. They are kept as JSON lines in $XDG_STATE_HOME/vipbook (~/.local/state/vipbook), for their owner only.',
    )
    .option('-n, --number <runs>', 'so many, the newest ones', wholeNumber(1), 20)
    .addOption(
      new Option('--output <format>', 'for people, or JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .option('--no-color', 'no colours, whatever the terminal')
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook history                        the last 20 runs',
          'vipbook history d63413                 what one of them did, step by step',
          'vipbook history --output json -n 1000 | jq ".runs[].moves[]"',
        ],
        [0, 1, 5],
      ),
    )
    .action(async (run: string | undefined, flags: HistoryFlags) => {
      const { store, processes } = journals(terminal);
      if (run === undefined) await list(store, processes, flags, terminal);
      else timeline(store, processes, resolveRun(store, run), flags, terminal);
    });
};

async function list(
  store: JournalStore,
  processes: Processes,
  flags: HistoryFlags,
  terminal: Terminal,
): Promise<void> {
  const views: RunView[] = [];
  const findings = [];
  for (const run of store.runs().slice(-flags.number)) {
    try {
      views.push(readRun(store, run, processes));
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      findings.push(...error.diagnostics);
    }
  }
  if (flags.output === 'json') {
    terminal.out(`${safeJson({ runs: views.map(summary), errors: findings })}\n`);
    return;
  }
  const paint = paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color));
  if (views.length === 0 && findings.length === 0)
    terminal.out(`no run yet in ${printableLine(store.place)}\n`);
  else if (views.length > 0)
    terminal.out(
      await table(
        ['RUN', 'WHEN', 'WHO', 'PLAYBOOK', 'OUTCOME', 'TOOK', 'ADDRESSES'],
        views.map(row),
        { framed: terminal.outIsTerminal, paint },
      ),
    );
  terminal.error(renderFindings(findings, { paint }));
}

function row(view: RunView): readonly string[] {
  const { start, end, lastAt, moves } = view.state;
  const took =
    end?.elapsedMs ?? (start === undefined || lastAt === undefined ? 0 : lastAt - start.at);
  return [
    view.run,
    start === undefined ? '' : clock(start.at),
    start?.by.user ?? '',
    start === undefined ? '' : path.basename(start.playbook.file),
    outcomeText(view),
    span(took),
    moves.map(moveText).join(', '),
  ];
}

/** For programs. */
function summary({ run, standing, state }: RunView): Record<string, unknown> {
  const { start, end, settled } = state;
  return {
    run,
    standing,
    started: start?.at,
    by: start?.by,
    playbook: start?.playbook,
    inventory: start?.inventory,
    options: start?.options,
    exitCode: end?.exitCode,
    elapsedMs: end?.elapsedMs,
    recap: end?.recap,
    settled: settled?.reason,
    moves: state.moves.map((move) => ({
      address: move.intent.address,
      from: move.intent.from,
      to: move.intent.to,
      strategy: move.intent.strategy,
      ...(move.intent.others === undefined ? {} : { others: move.intent.others }),
      end: moveEndText(move),
    })),
  };
}

function timeline(
  store: JournalStore,
  processes: Processes,
  run: string,
  flags: HistoryFlags,
  terminal: Terminal,
): void {
  const view = readRun(store, run, processes);
  const bytes = store.read(run) ?? new Uint8Array();
  const { entries } = decodeJournal(bytes, store.pathOf(run));
  if (flags.output === 'json') {
    terminal.out(
      `${safeJson({ ...summary(view), entries: entries.map(withoutInputs), torn: view.torn })}\n`,
    );
    return;
  }
  const first = entries[0]?.at ?? 0;
  const lines = entries.flatMap((entry) =>
    textOf(entry).map(
      (text, index) =>
        `${index === 0 ? `+${((entry.at - first) / 1000).toFixed(3)} s`.padStart(12) : ' '.repeat(12)}  ${printableLine(text)}\n`,
    ),
  );
  terminal.out(`run ${run}: ${outcomeText(view)}\n${lines.join('')}`);
  if (view.torn) terminal.out(`${' '.repeat(14)}(the last line is not whole: it died there)\n`);
  const paint = paintFor(wantsColour(terminal.errorIsTerminal, terminal.environment, flags.color));
  terminal.error(renderFindings(view.findings, { paint }));
}

/** What resuming needs is long and of no interest to a reader. */
function withoutInputs(entry: JournalEntry): unknown {
  if (entry.entry !== 'move') return entry;
  const { inputs: _inputs, connections: _connections, ...rest } = entry;
  return rest;
}

/** One entry in words; none for what only programs need. */
function textOf(entry: JournalEntry): readonly string[] {
  switch (entry.entry) {
    case 'run-start': {
      const { user = '?', host, pid } = entry.by;
      return [
        `${clock(entry.at)}, ${user} on ${host} (process ${String(pid)}), vipbook ${entry.version}`,
        `playbook ${entry.playbook.file}${short(entry.playbook.sha256)}`,
        `inventory ${entry.inventory.sources.join(', ')}${short(entry.inventory.sha256)}`,
      ];
    }
    case 'task':
      return [`${entry.handler === true ? 'HANDLER' : 'TASK'} ${entry.task}`];
    case 'effect':
      return entry.steps.map(({ host, title }) => `  about to: ${host}: ${title ?? '(hidden)'}`);
    case 'result': {
      const why = entry.code === undefined ? '' : ` ${entry.code} ${entry.message ?? ''}`;
      return [`  ${entry.status}: ${entry.host}${why}`];
    }
    case 'move':
      return [`  MOVE ${entry.address} from ${entry.from} to ${entry.to}, ${entry.strategy}`];
    case 'step': {
      const how = `${entry.undo === true ? 'undo ' : ''}${entry.phase}`;
      return [`    ${how}: ${entry.title} (${entry.hosts.join(', ')})`];
    }
    case 'step-end': {
      const how = `${entry.undo === true ? 'undo ' : ''}${entry.phase}`;
      const codes = entry.codes === undefined ? '' : ` ${entry.codes.join(' ')}`;
      return [
        `    ${how} ${entry.outcome}${codes}${entry.note === undefined ? '' : `: ${entry.note}`}`,
      ];
    }
    case 'move-end':
      return [`  MOVE ${entry.end}${entry.by === undefined ? '' : ` by ${entry.by}`}`];
    case 'attach':
      return [`${entry.command} by ${entry.by.user ?? '?'} on ${entry.by.host}`];
    case 'detach':
      return [];
    case 'confirm':
      return [`confirmed: ${entry.answer}, by ${entry.by.user ?? '?'} on ${entry.by.host}`];
    case 'settled':
      return [`settled: ${entry.reason}`];
    case 'run-end':
      return [`end, exit code ${String(entry.exitCode)}`];
  }
}

function short(sha256: string | undefined): string {
  return sha256 === undefined ? '' : ` (sha256 ${sha256.slice(0, 12)})`;
}
