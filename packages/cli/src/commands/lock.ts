import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { AddressLock } from '@vipbook/host';
import { machineProcesses } from '@vipbook/journal';
import {
  paintFor,
  printableLine,
  renderFindings,
  safeJson,
  table,
  wantsColour,
} from '@vipbook/report';
import { Option, type Command } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import { withInterrupts } from '../interrupt.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { addressArgument } from '../recovery/address.ts';
import { agree } from '../recovery/agree.ts';
import { ask, exitCodeOfAnswers, openDoor, outcomeOf, type Answer } from '../recovery/door.ts';
import { guardText, holderText, waitText } from '../recovery/hosts-say.ts';
import type { Terminal } from '../terminal.ts';

interface LockFlags extends ConnectionFlags {
  readonly output: 'human' | 'json';
}

export const registerLock: Register = (program, context) => {
  const lock = program
    .command('lock')
    .summary('who is moving which address: list, and break what somebody left')
    .description(
      'While an address moves, both hosts hold a lock on it: with an owner, a reason, an end, and a number that only grows, so that commands of a run that lost it are refused.',
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        ['vipbook lock list -i inventory.yml', 'vipbook lock break 192.168.1.60 -i inventory.yml'],
        [0, 1, 2, 4, 5],
      ),
    );
  registerList(lock, context);
  registerBreak(lock, context);
};

const outputOption = (): Option =>
  new Option('--output <format>', 'a table, or JSON').choices(['human', 'json']).default('human');

function registerList(lock: Command, { terminal, exitWith }: CommandContext): void {
  addConnectionFlags(
    lock
      .command('list')
      .argument('[hosts]', 'pattern of hosts (default: all)')
      .summary('locks and guards of addresses on the hosts')
      .description(
        'List the locks of all addresses on the hosts, and the guards that stand there.',
      ),
  )
    .addOption(outputOption())
    .addHelpText(
      'after',
      examplesAndCodes(
        ['vipbook lock list -i inventory.yml', 'vipbook lock list old,new -i inventory.yml -b'],
        [0, 1, 2, 4, 5],
      ),
    )
    .action((pattern: string | undefined, flags: LockFlags) =>
      withInterrupts(terminal, async ({ orderly }) => {
        const door = await openDoor({ flags, terminal, signal: orderly });
        try {
          const answers = await ask(door, door.select(pattern), [{ do: 'lock.query' }], orderly);
          await show(answers, flags, terminal);
          exitWith(exitCodeOfAnswers(answers));
        } finally {
          await door.close();
        }
      }),
    );
}

async function show(
  answers: readonly Answer[],
  flags: LockFlags,
  terminal: Terminal,
): Promise<void> {
  const found = answers.flatMap((answer) =>
    (outcomeOf(answer, 0, 'locks')?.locks ?? []).map((lock) => ({ host: answer.host, lock })),
  );
  const errors = answers.flatMap(({ findings }) => findings);
  if (flags.output === 'json') {
    const locks = found.map(({ host, lock }) => ({ host, ...lock }));
    terminal.out(`${safeJson({ locks, errors })}\n`);
    return;
  }
  const paint = paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color));
  // An epoch without holder or guard only says that there once was one.
  const held = found.filter(
    ({ lock }) => lock.holder !== undefined || lock.guard !== undefined || lock.waits !== undefined,
  );
  if (held.length === 0) terminal.out('no address is locked\n');
  else
    terminal.out(
      await table(
        ['HOST', 'ADDRESS', 'HELD', 'REASON', 'LEFT', 'GUARD'],
        held.map(({ host, lock }) => rowOf(host, lock)),
        { framed: terminal.outIsTerminal, paint },
      ),
    );
  terminal.error(renderFindings(errors, { paint }));
}

function rowOf(host: string, lock: AddressLock): readonly string[] {
  const { holder, guard, waits } = lock;
  // A guard's lock has neither an owner nor a time: the host holds it for as long as it decides.
  const own = guard?.state === 'deciding';
  return [
    host,
    lock.address,
    own ? holderText(lock) : holder === undefined ? '' : `by ${holder.owner}, run ${holder.run}`,
    own ? '' : (holder?.reason ?? ''),
    own || holder === undefined
      ? ''
      : holder.secondsLeft < 0
        ? 'over'
        : `${String(holder.secondsLeft)} s`,
    [
      ...(guard === undefined ? [] : [guardText(guard)]),
      ...(waits === undefined ? [] : [`boot hook waits for ${waitText(waits)}`]),
    ].join('; '),
  ];
}

interface BreakFlags extends LockFlags {
  readonly yes?: boolean;
}

function registerBreak(lock: Command, { terminal, exitWith }: CommandContext): void {
  addConnectionFlags(
    lock
      .command('break')
      .argument('<address>', 'the address')
      .argument('[hosts]', 'pattern of hosts (default: all)')
      .summary("take an address's lock from whoever has it")
      .description(
        'Whoever has the lock of the address loses it on the hosts: what they still send is refused. A guard that stands there decides at once; a new host that serves already goes on until the old one answers or its lease has lapsed. Do this only when you know that the other run is dead: `vipbook resume` does it for you, and goes on.',
      ),
  )
    .option('--yes', 'do not ask')
    .addOption(outputOption())
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook lock break 192.168.1.60 -i inventory.yml',
          'vipbook lock break 192.168.1.60 old,new -i inventory.yml --yes',
        ],
        [0, 1, 2, 4, 5],
      ),
    )
    .action((given: string, pattern: string | undefined, flags: BreakFlags) =>
      withInterrupts(terminal, async ({ orderly }) => {
        const address = addressArgument(given);
        const door = await openDoor({ flags, terminal, signal: orderly });
        try {
          const names = door.select(pattern);
          const before = await ask(door, names, [{ do: 'lock.query', address }], orderly);
          const held = before.filter((answer) =>
            (outcomeOf(answer, 0, 'locks')?.locks ?? []).some((one) => one.holder !== undefined),
          );
          if (held.length === 0) {
            report(before, [], address, flags, terminal);
            exitWith(exitCodeOfAnswers(before));
            return;
          }
          const question = held
            .map(
              (answer) => `${answer.host}: ${holderText(outcomeOf(answer, 0, 'locks')?.locks[0])}`,
            )
            .join('\n');
          if (flags.yes !== true)
            await agree(terminal, `${question}\nBreak the lock of ${address}?`);
          const { user = '?', host } = machineProcesses(terminal.environment).self();
          const broken = await ask(
            door,
            held.map((answer) => answer.host),
            [{ do: 'lock.break', address, by: `${user}@${host}` }],
            orderly,
          );
          report(before, broken, address, flags, terminal);
          exitWith(exitCodeOfAnswers([...before, ...broken]));
        } finally {
          await door.close();
        }
      }),
    );
}

function report(
  before: readonly Answer[],
  broken: readonly Answer[],
  address: string,
  flags: BreakFlags,
  terminal: Terminal,
): void {
  const done = broken.flatMap((answer) => {
    const out = outcomeOf(answer, 0, 'was');
    return out?.changed === true ? [{ host: answer.host, was: out.was }] : [];
  });
  const errors = [...before, ...broken].flatMap(({ findings }) => findings);
  if (flags.output === 'json') {
    terminal.out(`${safeJson({ address, broken: done, errors })}\n`);
    return;
  }
  for (const { host, was } of done)
    terminal.out(
      `${printableLine(host)}: the lock of ${printableLine(address)} is broken; it was held ${printableLine(holderText(was ?? undefined))}\n`,
    );
  if (done.length === 0 && errors.length === 0)
    throw new VipbookError(
      diagnostic('VIP069', { message: `nobody has the lock of ${address} on these hosts` }),
    );
  terminal.error(renderFindings(errors));
}
