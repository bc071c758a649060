import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderFindings, paintFor, printableLine, safeJson, wantsColour } from '@vipbook/report';
import type { Register } from '../command-table.ts';
import { exitCodeOf, factsOfSelected } from '../host-session.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { unreadable } from '../unreadable.ts';

export const registerFacts: Register = (program, { terminal, exitWith }) => {
  addConnectionFlags(
    program
      .command('facts')
      .argument('[hosts]', 'pattern of hosts (default: all)')
      .summary('all facts of hosts as JSON, in one round trip each')
      .description(
        'Gather addresses, links, routes, neighbours, interfaces files, tools and settings of hosts, and print them as JSON: {"hosts": {NAME: facts}, "errors": [finding]}.',
      ),
  )
    .option('--pretty', 'indent the JSON')
    .option('--save <dir>', 'save a snapshot of each host there, to commit and to plan from')
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook facts -i inventory.yml',
          'vipbook facts -i inventory.yml --save facts',
          "vipbook facts 'web*:!web3' -i inventory.yml --pretty",
          "vipbook facts old -i inventory.yml | jq '.hosts.old.addresses'",
        ],
        [0, 1, 2, 4, 5, 99],
      ),
    )
    .action(
      async (
        pattern: string | undefined,
        flags: ConnectionFlags & { pretty?: boolean; save?: string },
      ) => {
        const gathered = await factsOfSelected(pattern, flags, terminal);
        const errors = gathered.failures.flatMap(({ host, findings }) =>
          findings.map((finding) => ({ host, ...finding })),
        );
        if (flags.save !== undefined) terminal.out(await saveFacts(gathered, flags.save));
        else
          terminal.out(
            `${safeJson(
              {
                hosts: Object.fromEntries(gathered.facts.map((facts) => [facts.host, facts])),
                errors,
              },
              flags.pretty === true ? 2 : 0,
            )}\n`,
          );
        terminal.error(
          renderFindings(errors, {
            paint: paintFor(
              wantsColour(terminal.errorIsTerminal, terminal.environment, flags.color),
            ),
          }),
        );
        exitWith(exitCodeOf(gathered));
      },
    );
};

/** One file a host; those of other hosts stay. Secrets of the inventory are left out of them, too. */
async function saveFacts(
  { facts, inventory }: Awaited<ReturnType<typeof factsOfSelected>>,
  folder: string,
): Promise<string> {
  const { Scrubber, snapshotFile, snapshotOf, snapshotText } = await import('@vipbook/plan');
  const { secretsOf } = await import('@vipbook/engine');
  const secrets = secretsOf(inventory, { run: '' });
  const scrubber = new Scrubber(() => secrets);
  const lines: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const each of facts) {
      const snapshot = snapshotOf(each, Date.now(), scrubber);
      const file = path.join(folder, snapshotFile(each.host));
      writeFileSync(file, snapshotText(snapshot));
      const withheld = snapshot.withheld.map(({ path: where, what }) => `${what} in ${where}`);
      lines.push(
        `${printableLine(file)}${withheld.length === 0 ? '' : ` (left out: ${printableLine(withheld.join(', '))})`}`,
      );
    }
  } catch (error) {
    throw unreadable(folder, error);
  }
  return lines.map((line) => `${line}\n`).join('');
}
