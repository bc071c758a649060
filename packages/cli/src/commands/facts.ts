import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Scrubber } from '@vipbook/plan';
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
        else {
          const scrubber = await scrubberFor(gathered);
          const hosts = Object.fromEntries(
            gathered.facts.map((facts) => [facts.host, scrubber.facts(facts).facts]),
          );
          terminal.out(`${safeJson({ hosts, errors }, flags.pretty === true ? 2 : 0)}\n`);
        }
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

type Gathered = Awaited<ReturnType<typeof factsOfSelected>>;

/** Takes out what looks like a secret, and those of the inventory. */
async function scrubberFor({ inventory }: Gathered): Promise<Scrubber> {
  const { Scrubber } = await import('@vipbook/plan');
  const { secretsOf } = await import('@vipbook/engine');
  const secrets = secretsOf(inventory, { run: '' });
  return new Scrubber(() => secrets);
}

/** One file a host; those of other hosts stay. */
async function saveFacts(gathered: Gathered, folder: string): Promise<string> {
  const { snapshotFile, snapshotOf, snapshotText } = await import('@vipbook/plan');
  const scrubber = await scrubberFor(gathered);
  const lines: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const each of gathered.facts) {
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
