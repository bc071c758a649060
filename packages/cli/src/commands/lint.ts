import { hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import { loadPlaybook, nodePlaybookIo } from '@vipbook/playbook';
import {
  githubAnnotation,
  paintFor,
  renderFindings,
  safeJson,
  sarif,
  wantsColour,
} from '@vipbook/report';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { exitCodeFor, readSource } from '../failure.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { version } from '../version.ts';

interface LintOptions {
  readonly output: 'human' | 'json' | 'sarif' | 'github';
  readonly strict?: boolean;
  readonly color: boolean;
}

export const registerLint: Register = (program, { terminal, exitWith }) => {
  program
    .command('lint <playbook...>')
    .summary('everything that is wrong with playbooks, without any host')
    .description('Check playbooks without contacting a host.')
    .addOption(
      new Option('--output <format>', 'how to print the findings')
        .choices(['human', 'json', 'sarif', 'github'])
        .default('human'),
    )
    .option('--strict', 'warnings fail, too')
    .option('--no-color', 'no colours, whatever the terminal')
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook lint playbooks/*.yml',
          'vipbook lint playbooks/*.yml --output sarif > vipbook.sarif',
          'vipbook lint playbooks/*.yml --output github      in a GitHub workflow',
        ],
        [0, 1, 4, 5],
      ),
    )
    .action(async (files: readonly string[], options: LintOptions) => {
      const io = nodePlaybookIo();
      const findings: Diagnostic[] = [];
      for (const file of files) findings.push(...(await loadPlaybook(file, io)).findings);
      const failed =
        hasErrors(findings) ||
        (options.strict === true && findings.some(({ severity }) => severity === 'warning'));
      exitWith(hasErrors(findings) ? exitCodeFor(findings) : failed ? 1 : 0);
      switch (options.output) {
        case 'json':
          terminal.out(`${safeJson({ findings })}\n`);
          break;
        case 'sarif':
          terminal.out(`${safeJson(sarif(findings, version()))}\n`);
          break;
        case 'github':
          for (const finding of findings) terminal.out(`${githubAnnotation(finding)}\n`);
          break;
        case 'human':
          terminal.out(
            renderFindings(findings, {
              paint: paintFor(
                wantsColour(terminal.outIsTerminal, terminal.environment, options.color),
              ),
              readSource,
            }),
          );
          terminal.out(summary(files.length, findings));
      }
    });
};

function summary(files: number, findings: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const words = (number: number, word: string): string =>
    `${String(number)} ${word}${number === 1 ? '' : 's'}`;
  return `${findings.length === 0 ? '' : '\n'}${words(files, 'file')}: ${words(count('error'), 'error')}, ${words(count('warning'), 'warning')}\n`;
}
