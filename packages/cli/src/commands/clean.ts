import { printableLine, renderFindings, safeJson } from '@vipbook/report';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { withInterrupts } from '../interrupt.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { ask, exitCodeOfAnswers, openDoor, outcomeOf } from '../recovery/door.ts';

interface CleanFlags extends ConnectionFlags {
  readonly check?: boolean;
  readonly force?: boolean;
  readonly output: 'human' | 'json';
}

export const registerClean: Register = (program, { terminal, exitWith }) => {
  addConnectionFlags(
    program
      .command('clean')
      .argument('<hosts...>', 'hosts, or patterns of them')
      .summary('remove what a crash left on hosts')
      .description(
        'Remove everything of vipbook on the hosts: nft tables, locks that are over, boot hooks, half-written files. No address is added or removed. What belongs to a move that is under way stays, unless --force: then the kernel settings that it changed are put back, too. One number stays in /run, by which commands of a run that is long over are refused.',
      ),
  )
    .option('-C, --check', 'say what would be removed; change nothing')
    .option('--force', 'also locks and guards that are in force')
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
          const answers = await ask(door, names, [clean], orderly);
          const errors = answers.flatMap(({ findings }) => findings);
          const found = answers.flatMap((answer) => {
            const out = outcomeOf(answer, 0, 'removed');
            return out === undefined || !('kept' in out) ? [] : [{ host: answer.host, ...out }];
          });
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
