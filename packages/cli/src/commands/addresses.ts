import { formatPlace } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { findAddress, memoryFileSystem, readConfiguration } from '@vipbook/interfaces';
import {
  addressRows,
  addressTable,
  paintFor,
  renderFindings,
  safeJson,
  wantsColour,
  type AddressRow,
} from '@vipbook/report';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { exitCodeOf, factsOfSelected } from '../host-session.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';

interface AddressFlags extends ConnectionFlags {
  readonly output: 'human' | 'json';
}

export const registerAddresses: Register = (program, { terminal, exitWith }) => {
  addConnectionFlags(
    program
      .command('addresses')
      .argument('[hosts]', 'pattern of hosts (default: all)')
      .summary('every address of every host, and whether its file says so too')
      .description(
        'List every address of every host: device, label, lifetime, whether an interfaces file says so too (and where), and who manages the link.',
      ),
  )
    .addOption(
      new Option('--output <format>', 'a table, or JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook addresses -i inventory.yml',
          'vipbook addresses old,new -i inventory.yml',
          'vipbook addresses -i inventory.yml --output json',
        ],
        [0, 1, 2, 4, 5, 99],
      ),
    )
    .action(async (pattern: string | undefined, flags: AddressFlags) => {
      const gathered = await factsOfSelected(pattern, flags, terminal);
      const rows = gathered.facts.flatMap(rowsOf);
      const errors = gathered.failures.flatMap(({ host, findings }) =>
        findings.map((finding) => ({ host, ...finding })),
      );
      if (flags.output === 'json') {
        terminal.out(`${safeJson({ addresses: rows, errors })}\n`);
      } else {
        const paint = (isTerminal: boolean) =>
          paintFor(wantsColour(isTerminal, terminal.environment, flags.color));
        terminal.out(
          await addressTable(rows, {
            framed: terminal.outIsTerminal,
            paint: paint(terminal.outIsTerminal),
          }),
        );
        terminal.error(renderFindings(errors, { paint: paint(terminal.errorIsTerminal) }));
      }
      exitWith(exitCodeOf(gathered));
    });
};

/** A host's addresses, each with the line of its interfaces files that says so too. */
function rowsOf(facts: Facts): readonly AddressRow[] {
  const contents = Object.entries(facts.files).map(([path, file]) => [path, file.content] as const);
  const configuration = readConfiguration(memoryFileSystem(Object.fromEntries(contents)));
  return addressRows(facts, (_device, address) => {
    const [declared] = findAddress(configuration, address);
    return declared === undefined ? undefined : formatPlace(declared.place);
  });
}
