import {
  isBridge,
  lastStep,
  openMoves,
  openRuns,
  partsOf,
  processText,
  readRun,
  resolveRun,
  type MoveState,
  type RunView,
} from '@vipbook/journal';
import {
  paintFor,
  printableLine,
  renderFindings,
  safeJson,
  wantsColour,
  type Paint,
} from '@vipbook/report';
import { listed } from '@vipbook/vip';
import { Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import { findingsOf } from '../failure.ts';
import { withInterrupts } from '../interrupt.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import {
  bridgeForPrograms,
  bridgeText,
  madeBridges,
  standingBridges,
  type StandingBridge,
} from '../recovery/bridges.ts';
import { guardText, holderText, waitText } from '../recovery/hosts-say.ts';
import { byItself, lookAt, waiting, type HostSays } from '../recovery/look.ts';
import { nextOf } from '../recovery/next.ts';
import {
  endedByHosts,
  settle,
  waitingIn,
  type Report,
  type Seen,
} from '../recovery/ended-by-hosts.ts';
import { doorOf, movesOfInterest } from '../recovery/recorded.ts';
import {
  cleanCommand,
  clock,
  moveEndText,
  confirmCommand,
  outcomeText,
  span,
} from '../recovery/words.ts';
import { journals } from '../recording.ts';

interface StatusFlags extends ConnectionFlags {
  readonly offline?: boolean;
  readonly output: 'human' | 'json';
}

export const registerStatus: Register = (program, context) => {
  addConnectionFlags(
    program
      .command('status')
      .argument('[run]', 'a run (default: all that did not end)')
      .summary(
        'runs that did not end: what they meant, where their addresses are, what to type next',
      )
      .description(
        'For each run that did not end: what it was about to do, where its addresses are now and who holds their locks, what will happen by itself and when, and the next command to type. Behind them the bridges that still stand, of runs that ended, too. Hosts are reached as the run reached them, unless flags say otherwise; they are only asked.',
      ),
  )
    .option('--offline', 'what the journal says; ask no host')
    .addOption(
      new Option('--output <format>', 'for people, or JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook status                    at three in the morning',
          'vipbook status d63413             one run, ended or not',
          'vipbook status --offline --output json',
        ],
        [0, 1, 2, 4, 5],
      ),
    )
    .action((run: string | undefined, flags: StatusFlags) => status(run, flags, context));
};

async function status(
  run: string | undefined,
  flags: StatusFlags,
  { terminal, exitWith }: CommandContext,
): Promise<void> {
  const { store, processes } = journals(terminal);
  const open =
    run === undefined
      ? openRuns(store, processes)
      : { views: [readRun(store, resolveRun(store, run), processes)], findings: [] };
  const { reports, standing } = await withInterrupts(terminal, async ({ orderly }) => {
    const done: Report[] = [];
    for (const view of open.views) {
      // One after the other: a password may be asked for.
      done.push(await reportOf(view, flags, terminal, orderly));
    }
    const made = madeBridges(
      terminal,
      Date.now(),
      run === undefined ? undefined : done[0]?.view.run,
    );
    const init = { flags, terminal, signal: orderly };
    return { reports: done, standing: await standingBridges(made, init) };
  });
  const { bridges } = standing;
  for (const report of reports) {
    const places = endedByHosts(report, Date.now());
    // A boot hook that waits would be forgotten with its run.
    if (places !== undefined && waitingIn(report.moves).length === 0)
      settle(report, places, terminal);
  }
  const findings = [
    ...open.findings,
    ...reports.flatMap((report) => report.findings),
    ...standing.findings,
  ];
  if (flags.output === 'json') {
    terminal.out(
      `${safeJson({ runs: reports.map(forPrograms), bridges: bridges.map(bridgeForPrograms), errors: findings })}\n`,
    );
  } else {
    const paint = paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color));
    const now = Date.now();
    terminal.out(
      reports.length === 0
        ? 'every run has ended; nothing is left to do\n'
        : reports.map((report) => draw(report, now, paint)).join('\n'),
    );
    if (bridges.length > 0) terminal.out(drawBridges(bridges, reports.length > 0));
    terminal.error(renderFindings(findings, { paint }));
  }
  if (findings.some(({ severity }) => severity === 'error'))
    exitWith(findings.some(({ code }) => code.startsWith('SSH')) ? 4 : 1);
}

async function reportOf(
  view: RunView,
  flags: StatusFlags,
  terminal: CommandContext['terminal'],
  signal: AbortSignal,
): Promise<Report> {
  const moves = movesOfInterest(view);
  const unasked: Report = { view, moves: moves.flatMap(unseen), findings: view.findings };
  if (flags.offline === true || moves.length === 0) return unasked;
  try {
    const door = await doorOf(view, moves, { flags, terminal, signal });
    try {
      const seen = await Promise.all(
        moves.flatMap(unseen).map(async (one): Promise<Seen> => ({
          ...one,
          hosts: await lookAt(one.part, door, signal),
        })),
      );
      const found = seen.flatMap(({ hosts = [] }) =>
        hosts.flatMap(({ findings, unwritten }) => [
          ...findings,
          ...(unwritten === undefined ? [] : [unwritten]),
        ]),
      );
      return { view, moves: seen, findings: [...view.findings, ...found] };
    } finally {
      await door.close();
    }
  } catch (error) {
    // What the journal says is worth more than nothing.
    const findings = findingsOf(error);
    return { ...unasked, findings: [...view.findings, ...findings] };
  }
}

function unseen(move: MoveState): readonly Seen[] {
  return partsOf(move).map((part) => ({ move, part }));
}

function draw({ view, moves }: Report, now: number, paint: Paint): string {
  const { start, pending, lastAt = 0 } = view.state;
  const lines = [`run ${paint('strong', view.run)}: ${paint(styleOf(view), outcomeText(view))}`];
  if (start !== undefined) {
    const life =
      view.standing === 'running'
        ? 'alive'
        : view.standing === 'unseen'
          ? 'not to be seen from here'
          : 'dead';
    lines.push(
      printableLine(
        `  begun ${clock(start.at)} (${span(now - start.at)} ago) ${processText(start.by)}: ${view.state.end === undefined ? life : 'ended'}`,
      ),
      printableLine(`  playbook ${start.playbook.file}`),
    );
  }
  for (const { task, host, steps } of pending) {
    const what = steps.map(({ host: on, title }) => `${on}: ${title ?? '(hidden)'}`);
    if (moves.length > 0 && host === undefined) continue;
    lines.push(printableLine(`  task "${task}" was about to: ${what.join('; ')}`));
  }
  for (const seen of moves) lines.push(...drawMove(seen, now).map((line) => `  ${line}`));
  const hooks = waitingIn(moves);
  for (const { host, other } of new Map(hooks.map((one) => [one.host, one])).values())
    lines.push(
      printableLine(
        `  if ${other} never comes back: ${cleanCommand(view, host)} takes the boot hook away`,
      ),
    );
  lines.push(`  last entry ${span(now - lastAt)} ago${view.torn ? ', and then half a line' : ''}`);
  const places = endedByHosts({ view, moves, findings: [] }, now);
  if (places !== undefined) {
    lines.push(
      printableLine(`  the hosts have ended it by themselves: ${places}`),
      hooks.length === 0
        ? '  next: nothing is left to do'
        : printableLine(
            `  next: wait for ${listed([...new Set(hooks.map(({ other }) => other))])}; until then a boot hook stays`,
          ),
    );
    return `${lines.join('\n')}\n`;
  }
  const next = nextOf(view, moves);
  const yes = confirmCommand(view);
  lines.push(
    next === undefined
      ? view.standing === 'running'
        ? yes === undefined
          ? '  next: wait; it is at work'
          : `  next: ${paint('strong', yes)} says yes; without it the move is taken back`
        : '  next: nothing is left to do'
      : `  next: ${next.first === undefined ? '' : `${printableLine(next.first)}; then `}${paint('strong', printableLine(next.command))}`,
  );
  return `${lines.join('\n')}\n`;
}

/** They end by themselves: nothing has to be done, but who wants to may know how. */
function drawBridges(bridges: readonly StandingBridge[], more: boolean): string {
  const ends = new Set(bridges.map(({ remedy }) => remedy));
  const lines = [
    'bridges, which end by themselves:',
    ...bridges.map((bridge) => `  ${bridgeText(bridge)}`),
    ...[...ends].map((command) => `  before that: ${command}`),
  ];
  return `${more ? '\n' : ''}${lines.map(printableLine).join('\n')}\n`;
}

function drawMove({ move, part, hosts }: Seen, now: number): readonly string[] {
  const { address, from, to } = part;
  const { strategy, others = [] } = move.intent;
  const first = address === move.intent.address;
  const together = first
    ? ` (with ${String(others.length)} more, all or none)`
    : ` (with ${move.intent.address})`;
  const lines = [
    `${address} from ${from} to ${to}, ${isBridge(move) ? 'bridge' : strategy}: ${moveEndText(move)}${others.length === 0 ? '' : together}`,
  ];
  const last = first ? lastStep(move) : undefined;
  if (last !== undefined) {
    const { intent, outcome } = last;
    const how = `${intent.undo === true ? 'undo of ' : ''}${intent.phase}`;
    const end = outcome === undefined ? 'its end is not known' : outcome.outcome;
    lines.push(
      `  last step, ${span(now - intent.at)} ago: ${how}, "${intent.title}" on ${intent.hosts.join(' and ')}: ${end}`,
    );
  }
  if (hosts === undefined) return lines.map(printableLine);
  for (const says of hosts) lines.push(`  ${hostLine(says)}`);
  const will = byItself(hosts);
  if (will.length > 0)
    lines.push('  by itself, if nobody does anything:', ...will.map((one) => `    ${one}`));
  else if (openMoveIsQuiet(hosts)) lines.push('  nothing more happens by itself');
  return lines.map(printableLine);
}

function openMoveIsQuiet(hosts: readonly HostSays[]): boolean {
  return hosts.every(({ findings }) => findings.length === 0);
}

function hostLine(says: HostSays): string {
  const { host, role, other, held, lock, connections, findings, unwritten } = says;
  if (findings.length > 0) return `${host} (${role}): cannot be asked`;
  const [first] = held;
  const has =
    first === undefined
      ? 'does not hold it'
      : `holds it on ${first.label ?? first.device}${first.lifetime === 'forever' ? '' : `, as a lease with ${String(first.lifetime)} s left`}`;
  const parts = [
    has,
    ...(connections === undefined || connections === 0
      ? []
      : [`${String(connections)} open connection${connections === 1 ? '' : 's'}`]),
    ...(lock?.holder === undefined ? [] : [`locked ${holderText(lock)}`]),
    ...(lock?.guard === undefined ? [] : [`guard ${guardText(lock.guard)}`]),
    ...(lock?.last === undefined
      ? []
      : [`its guard ${lock.last.end} it by itself at ${clock(lock.last.at * 1000)}`]),
    ...(unwritten === undefined ? [] : ['its interfaces file says otherwise']),
    ...(lock?.waits === undefined ? [] : [`a boot hook waits for ${waitText(lock.waits, other)}`]),
  ];
  return `${host} (${role}): ${parts.join('; ')}`;
}

function styleOf({ standing }: RunView): 'failed' | 'changed' | 'ok' {
  if (standing === 'unfinished') return 'failed';
  return standing === 'running' || standing === 'unseen' ? 'changed' : 'ok';
}

function forPrograms({ view, moves }: Report): Record<string, unknown> {
  const { state } = view;
  const places = endedByHosts({ view, moves, findings: [] }, Date.now());
  const next = nextOf(view, moves);
  return {
    run: view.run,
    standing: view.standing,
    by: state.start?.by,
    started: state.start?.at,
    playbook: state.start?.playbook,
    last: state.lastAt,
    pending: state.pending,
    next: places === undefined ? (next?.command ?? confirmCommand(view) ?? null) : null,
    ...(next?.first === undefined ? {} : { beforeNext: next.first }),
    endedByHosts: places ?? null,
    moves: moves.map(({ move, part, hosts }) => ({
      address: part.address,
      from: part.from,
      to: part.to,
      strategy: move.intent.strategy,
      ...(move.intent.others === undefined ? {} : { together: move.intent.move }),
      end: moveEndText(move),
      open: openMoves(state).includes(move),
      lastStep: lastStep(move),
      ...(hosts === undefined
        ? {}
        : {
            hosts,
            byItself: byItself(hosts),
            waiting: waiting(hosts).map(({ host, other, wait }) => ({
              host,
              for: other,
              address: wait.otherOwn ?? null,
              seconds: wait.seconds,
              remedy: cleanCommand(view, host),
            })),
          }),
    })),
  };
}
