import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Operation } from '@vipbook/host';
import { encodeEntry, openMoves, type MoveState, type RunView } from '@vipbook/journal';
import { printableLine, renderFindings, safeJson } from '@vipbook/report';
import { Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import { withInterrupts } from '../interrupt.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { addressArgument, isAddress } from '../recovery/address.ts';
import { ask, openDoor, outcomeOf, type Answer } from '../recovery/door.ts';
import { chooseRun, doorOf } from '../recovery/recorded.ts';
import { isAtConsent } from '../recovery/words.ts';
import { journals } from '../recording.ts';
import type { Terminal } from '../terminal.ts';

interface ConfirmFlags extends ConnectionFlags {
  readonly output: 'human' | 'json';
}

export const registerConfirm: Register = (program, context) => {
  addConnectionFlags(
    program
      .command('confirm')
      .argument('[run]', 'a run of this controller (default: the one that waits), or an address')
      .summary('say yes to a move that waits for it (`confirm: 60s`)')
      .description(
        'A move with `confirm:` holds its commit until a person says yes, from this or any other machine that reaches both hosts. A yes counts only while a move waits for it: one that waits for none, or whose time is over, is told so. Without a yes in time everything is taken back, as network people know it from `commit confirmed`. To say no, press Ctrl-C where it runs, or wait.',
      ),
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
          'vipbook confirm                                  the run that waits on this machine',
          'vipbook confirm d63413                           one of several',
          'vipbook confirm 192.168.1.60 -i inventory.yml    from any machine',
        ],
        [0, 1, 2, 4, 5],
      ),
    )
    .action((given: string | undefined, flags: ConfirmFlags) =>
      withInterrupts(context.terminal, async ({ orderly }) => {
        if (given !== undefined && isAddress(given))
          await confirmAddress(addressArgument(given), flags, context, orderly);
        else await confirmRun(given, flags, context, orderly);
      }),
    );
};

const nothingWaits = (what: string): VipbookError =>
  new VipbookError(diagnostic('JNL010', { message: `${what} waits for a yes` }));

async function confirmRun(
  given: string | undefined,
  flags: ConfirmFlags,
  { terminal, exitWith }: CommandContext,
  signal: AbortSignal,
): Promise<void> {
  const waits = ({ standing, state }: RunView): boolean =>
    (standing === 'running' || standing === 'unseen') && openMoves(state).some(isAtConsent);
  const view = chooseRun(given, terminal, waits, () => {
    throw nothingWaits('no run of this controller');
  });
  const moves = openMoves(view.state).filter(isAtConsent);
  if (!waits(view)) throw nothingWaits(`nothing of run ${view.run}`);
  const door = await doorOf(view, moves, { flags, terminal, signal });
  try {
    let code = 0;
    for (const move of moves) {
      const { address, from, to } = move.intent;
      const yes = yesTo(address, terminal);
      const answers = await ask(door, [from, to], [yes], signal);
      code = Math.max(code, tell(answers, yes, flags, terminal));
      if (code === 0) note(view, move, terminal);
    }
    exitWith(code);
  } finally {
    await door.close();
  }
}

async function confirmAddress(
  address: string,
  flags: ConfirmFlags,
  { terminal, exitWith }: CommandContext,
  signal: AbortSignal,
): Promise<void> {
  const door = await openDoor({ flags, terminal, signal });
  try {
    const yes = yesTo(address, terminal);
    const asked = await Promise.all(
      door.select(undefined).map(async (name) => {
        const looked = await ask(door, [name], [{ do: 'lock.query', address }], signal);
        const locks = looked.flatMap((answer) => outcomeOf(answer, 0, 'locks')?.locks ?? []);
        // Said at once: the time for it runs, and another host may be silent.
        const said = locks.some(({ holder }) => holder !== undefined)
          ? await ask(door, [name], [yes], signal)
          : undefined;
        return { looked, said };
      }),
    );
    const findings = asked.flatMap(({ looked }) => looked.flatMap((answer) => answer.findings));
    terminal.error(renderFindings(findings));
    const said = asked.flatMap((each) => each.said ?? []);
    if (said.length === 0) throw nothingWaits(`no move of ${address}`);
    exitWith(tell(said, yes, flags, terminal));
  } finally {
    await door.close();
  }
}

type Yes = Extract<Operation, { do: 'lock.confirm' }>;

function yesTo(address: string, terminal: Terminal): Yes {
  const { user = '?', host } = journals(terminal).processes.self();
  return { do: 'lock.confirm', address, by: `${user}@${host}` };
}

/** One of the hosts is enough: the run asks both. @returns the exit code */
function tell(
  answers: readonly Answer[],
  { address, by }: Yes,
  flags: ConfirmFlags,
  terminal: Terminal,
): number {
  const told = answers.flatMap((answer) => {
    const out = outcomeOf(answer, 0, 'run');
    return out === undefined ? [] : [{ host: answer.host, run: out.run }];
  });
  // The other may have counted a second less.
  const refused = answers.flatMap(({ findings }) => findings);
  const errors = told.length === 0 ? refused : refused.filter(({ code }) => code !== 'VIP068');
  if (flags.output === 'json')
    terminal.out(`${safeJson({ address, by, confirmed: told, errors })}\n`);
  else {
    for (const { host: name, run } of told)
      terminal.out(printableLine(`${name}: ${address} is confirmed for run ${run}`) + '\n');
    terminal.error(renderFindings(errors));
  }
  if (told.length > 0) return 0;
  if (errors.some(({ code }) => code.startsWith('SSH'))) return 4;
  return errors.every(({ code }) => code === 'VIP037' || code === 'VIP068') ? 1 : 2;
}

/** For the history; the hosts know already. */
function note(view: RunView, move: MoveState, terminal: Terminal): void {
  const { store, processes } = journals(terminal);
  const file = store.append(view.run);
  file.write(
    encodeEntry({
      entry: 'confirm',
      at: Date.now(),
      move: move.intent.move,
      answer: 'yes',
      by: processes.self(),
    }),
  );
  file.close();
}
