import { isatty } from 'node:tty';
import { printableLine, renderFindings, safeJson } from '@vipbook/report';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { withInterrupts } from '../interrupt.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { agree } from '../recovery/agree.ts';
import { ask, exitCodeOfAnswers, openDoor, outcomeOf, type Answer } from '../recovery/door.ts';

interface CleanFlags extends ConnectionFlags {
  readonly check?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly output: 'human' | 'json';
}

export const registerClean: Register = (program, { terminal, exitWith }) => {
  addConnectionFlags(
    program
      .command('clean')
      .argument('<hosts...>', 'hosts, or patterns of them')
      .summary('remove what a crash left on hosts')
      .description(
        'Remove everything of vipbook on the hosts: nft tables, locks that are over, boot hooks, half-written files; bridges end. No address is added or removed. While a move is under way on a host, what belongs to it stays, and so do bridges and nft tables there, unless --force: then the kernel settings that the move changed are put back, too. The interfaces file of the old host is not: what the move has taken out of it stays out, so `vipbook resume` or `vipbook rollback` comes first. One number stays in /run, by which commands of a run that is long over are refused.',
      ),
  )
    .option('-C, --check', 'say what would be removed; change nothing')
    .option('--force', 'also locks and guards that are in force; asks first on a terminal')
    .option('--yes', 'with --force: do not ask')
    .addOption(
      new Option('--output <format>', 'for people, or JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook clean old new -i inventory.yml --check',
          'vipbook clean old new -i inventory.yml',
          "vipbook clean 'chat:!web3' -i inventory.yml -b",
          'vipbook clean old new -i inventory.yml --force --yes',
        ],
        [0, 1, 2, 4, 5],
      ),
    )
    .action((patterns: readonly string[], flags: CleanFlags) =>
      withInterrupts(terminal, async ({ orderly }) => {
        const door = await openDoor({ flags, terminal, signal: orderly });
        try {
          const names = door.select(patterns.join(':'));
          const check = flags.check === true;
          const clean = {
            do: 'host.clean' as const,
            ...(check ? { check } : {}),
            ...(flags.force === true ? { force: true } : {}),
          };
          // A program that has said --force has said it: only people are asked.
          const asks = flags.force === true && !check && flags.yes !== true && isatty(0);
          const plain = asks
            ? await ask(door, names, [{ do: 'host.clean', check: true }], orderly)
            : [];
          const question = underWay(plain);
          if (question !== undefined) await agree(terminal, question);
          // Nobody has agreed to what a host did not say.
          const silent = plain.filter(({ findings }) => findings.length > 0);
          const asked = names.filter((name) => !silent.some(({ host }) => host === name));
          const answers = [...silent, ...(await ask(door, asked, [clean], orderly))];
          const errors = answers.flatMap(({ findings }) => findings);
          const found = cleaned(answers);
          if (flags.output === 'json') {
            terminal.out(`${safeJson({ check, hosts: found, errors })}\n`);
          } else {
            for (const { host, removed, kept } of found) {
              const lines = [
                ...removed.map((what) => `${check ? 'would remove' : 'removed'} ${what}`),
                ...kept.map((what) => `kept ${what}: it is under way (--force removes it, too)`),
              ];
              for (const line of lines.length === 0 ? ['nothing of vipbook is there'] : lines)
                terminal.out(`${printableLine(`${host}: ${line}`)}\n`);
            }
            terminal.error(renderFindings(errors));
          }
          exitWith(exitCodeOfAnswers(answers));
        } finally {
          await door.close();
        }
      }),
    );
};

interface Cleaned {
  readonly host: string;
  readonly removed: readonly string[];
  readonly kept: readonly string[];
}

function cleaned(answers: readonly Answer[]): readonly Cleaned[] {
  return answers.flatMap((answer) => {
    const out = outcomeOf(answer, 0, 'removed');
    return out === undefined || !('kept' in out) ? [] : [{ host: answer.host, ...out }];
  });
}

/** What only --force takes away, as a question; undefined: nothing, and so there is nothing to ask. */
function underWay(answers: readonly Answer[]): string | undefined {
  const kept = cleaned(answers).flatMap(({ host, kept: all }) =>
    all.map((what) => `${host}: ${what} is under way`),
  );
  if (kept.length === 0) return undefined;
  return [
    ...kept,
    'Its locks and guards go, and nobody looks after it any more: the hosts end it by themselves no longer, and the old host’s interfaces file stays as the move left it. `vipbook resume` and `vipbook rollback` end it well.',
    'Remove it all the same?',
  ].join('\n');
}
