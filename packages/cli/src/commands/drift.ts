import { driftOf, Scrubber, type Drift } from '@vipbook/plan';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { paintFor, printableLine, renderFindings, safeJson, wantsColour } from '@vipbook/report';
import { readSettings } from '@vipbook/settings';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { exitCodeOf, factsOfSelected } from '../host-session.ts';
import { addConnectionFlags, type ConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { savedFacts } from '../plan-session.ts';

interface DriftFlags extends ConnectionFlags {
  readonly facts?: string;
  readonly output: 'human' | 'json';
}

export const registerDrift: Register = (program, { terminal, exitWith }) => {
  addConnectionFlags(
    program
      .command('drift')
      .argument('[hosts]', 'pattern of hosts (default: all)')
      .summary('what differs on the hosts from their saved facts')
      .description(
        'Compare the saved facts of hosts with what the hosts tell now. Neighbour tables and what is left of leases change all the time, and do not count.',
      ),
  )
    .option('--facts <dir>', 'folder of the snapshots (default: facts)')
    .addOption(
      new Option('--output <format>', 'for people, or JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook drift -i inventory.yml',
          'vipbook drift chat -i inventory.yml --facts snapshots --output json',
        ],
        [0, 1, 4, 5, 99],
        { 2: 'a host differs from its snapshot' },
      ),
    )
    .action(async (pattern: string | undefined, flags: DriftFlags) => {
      const settings = await readSettings(terminal.workingDirectory, terminal.environment);
      const folder = flags.facts ?? settings.facts ?? 'facts';
      const gathered = await factsOfSelected(pattern, flags, terminal);
      const scrubber = new Scrubber();
      const found = gathered.facts.map((facts) => {
        const saved = savedFacts(folder, facts.host, (file) => file);
        if (saved === undefined)
          throw new VipbookError(
            diagnostic('PLN002', {
              message: `${folder} has no snapshot of ${facts.host}`,
              where: { host: facts.host },
            }),
          );
        return {
          host: facts.host,
          savedAt: saved.gatheredAt,
          differences: driftOf(saved.facts, scrubber.facts(facts).facts),
        };
      });
      const errors = gathered.failures.flatMap(({ host, findings }) =>
        findings.map((finding) => ({ host, ...finding })),
      );
      const paint = paintFor(
        wantsColour(terminal.outIsTerminal, terminal.environment, flags.color),
      );
      terminal.out(
        flags.output === 'json'
          ? `${safeJson({ hosts: found, errors }, 0)}\n`
          : found
              .map(({ host, savedAt, differences }) =>
                [
                  `${paint('strong', printableLine(host))}: ${differences.length === 0 ? 'as saved' : `differs from its snapshot of ${savedAt}`}`,
                  ...differences.map((each) => `  ${line(each)}`),
                  '',
                ].join('\n'),
              )
              .join(''),
      );
      const warnings = found.flatMap(({ host, savedAt, differences }) =>
        differences.length === 0
          ? []
          : [
              diagnostic('PLN050', {
                message: `${host} differs from its snapshot of ${savedAt}`,
                where: { host },
              }),
            ],
      );
      terminal.error(renderFindings([...warnings, ...errors], { paint }));
      const code = exitCodeOf(gathered);
      exitWith(code !== 0 ? code : found.some(({ differences }) => differences.length > 0) ? 2 : 0);
    });
};

function line({ what, saved, now }: Drift): string {
  return printableLine(`${what}: ${saved} → ${now}`);
}
