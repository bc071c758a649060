import { renderFindings, paintFor, safeJson, wantsColour } from '@vipbook/report';
import type { Register } from '../command-table.ts';
import { exitCodeOf, factsOfSelected } from '../host-session.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';

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
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook facts -i inventory.yml',
          "vipbook facts 'web*:!web3' -i inventory.yml --pretty",
          "vipbook facts old -i inventory.yml | jq '.hosts.old.addresses'",
        ],
        [0, 1, 2, 4, 5, 99],
      ),
    )
    .action(async (pattern: string | undefined, flags: ConnectionFlags & { pretty?: boolean }) => {
      const gathered = await factsOfSelected(pattern, flags, terminal);
      const errors = gathered.failures.flatMap(({ host, findings }) =>
        findings.map((finding) => ({ host, ...finding })),
      );
      terminal.out(
        `${safeJson(
          { hosts: Object.fromEntries(gathered.facts.map((facts) => [facts.host, facts])), errors },
          flags.pretty === true ? 2 : 0,
        )}\n`,
      );
      terminal.error(
        renderFindings(errors, {
          paint: paintFor(wantsColour(terminal.errorIsTerminal, terminal.environment, flags.color)),
        }),
      );
      exitWith(exitCodeOf(gathered));
    });
};
