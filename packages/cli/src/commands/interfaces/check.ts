import { formatPlace, type Diagnostic } from '@vipbook/diagnostics';
import { printable, safeJson, sarif } from '@vipbook/report';
import { Option, type Command } from 'commander';
import type { CommandContext } from '../../command-table.ts';
import { version } from '../../version.ts';
import { examples, failed, json, read, rootOption, type Library } from './shared.ts';

interface CheckFlags {
  readonly root?: string;
  readonly output: 'human' | 'json' | 'sarif';
}

const checkCodes = {
  0: 'clean, or warnings only',
  1: 'ifupdown would refuse a file, or ifup an interface in it; or a file cannot be read',
  5: 'wrong use of an option',
};

export function addCheck(group: Command, context: CommandContext): void {
  group
    .command('check')
    .argument('[files...]', 'root files, one a host (default: /etc/network/interfaces)')
    .summary('everything that is wrong or doubtful')
    .description(
      'Say everything that is wrong or doubtful in interfaces(5) files and in those they source. Several files are those of several hosts: an address on two of them is found as well.',
    )
    .addOption(rootOption())
    .addOption(
      new Option('--output <format>', 'for people, or for machines')
        .choices(['human', 'json', 'sarif'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examples(
        [
          'vipbook interfaces check',
          'vipbook interfaces check old/interfaces new/interfaces',
          'vipbook interfaces check --root /mnt --output sarif > interfaces.sarif',
        ],
        checkCodes,
      ),
    )
    .action(async (files: string[], flags: CheckFlags) => {
      const { library, targets, missing } = await read(context, files, flags.root);
      const across =
        targets.length < 2
          ? []
          : library.findingsAcrossHosts(
              new Map(targets.map(({ name, configuration }) => [name, configuration])),
            );
      const each = targets.map(({ name, configuration }) => ({
        name,
        refused: configuration.refused !== undefined,
        findings: configuration.findings().map((finding) => readable(library, finding)),
      }));
      const everything = [...each.flatMap(({ findings }) => findings), ...across];
      const text = {
        human: () => printable(humanFindings(everything, across)),
        json: () => json({ version: 1, files: each, across, missing }),
        sarif: () => `${safeJson(sarif([...everything, ...missing], version()))}\n`,
      }[flags.output]();
      context.terminal.out(text);
      const bad = everything.some(({ severity }) => severity === 'error');
      if (bad || missing.length > 0) context.exitWith(failed);
    });
}

/** Paths are bytes inside the library; people read UTF-8. */
function readable(library: Library, finding: Diagnostic): Diagnostic {
  const file = finding.where?.file;
  return file === undefined
    ? finding
    : { ...finding, where: { ...finding.where, file: library.decode(file) } };
}

function humanFindings(findings: readonly Diagnostic[], across: readonly Diagnostic[]): string {
  const lines: string[] = [];
  const betweenHosts = new Set(across);
  for (const finding of findings) {
    const { where = {}, severity, code, message, remedy, related } = finding;
    const { host: _host, ...place } = where;
    const at = formatPlace(betweenHosts.has(finding) ? place : where);
    lines.push(`${at === '' ? '' : `${at}: `}${severity} ${code}: ${message}`);
    for (const { message: text, where: other } of related ?? []) {
      const { host: _other, ...otherPlace } = other;
      lines.push(`    ${formatPlace(otherPlace)}: ${text}`);
    }
    if (remedy !== undefined) lines.push(`    ${remedy}`);
  }
  const count = (wanted: Diagnostic['severity']): number =>
    findings.filter(({ severity }) => severity === wanted).length;
  const plural = (number: number, word: string): string =>
    `${String(number)} ${word}${number === 1 ? '' : 's'}`;
  lines.push(
    `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('information'), 'remark')}`,
  );
  return `${lines.join('\n')}\n`;
}
