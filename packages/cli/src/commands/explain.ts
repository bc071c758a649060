import {
  catalogue,
  describe,
  diagnostic,
  didYouMean,
  isCode,
  VipbookError,
  type Code,
} from '@vipbook/diagnostics';
import { safeJson } from '@vipbook/report';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { wrap } from '../wrap.ts';

export const registerExplain: Register = (program, { terminal }) => {
  program
    .command('explain [code]')
    .summary('what a code such as VIP012 means and what to do')
    .description('Explain a code that a finding carries; without one, list all codes.')
    .addOption(
      new Option('--output <format>', 'how to print').choices(['human', 'json']).default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(['vipbook explain CLI001', 'vipbook explain --output json']),
    )
    .action((given: string | undefined, options: { output: string }) => {
      const codes =
        given === undefined ? (Object.keys(catalogue).sort() as Code[]) : [known(given)];
      if (options.output === 'json') {
        terminal.out(
          `${safeJson(codes.map((code) => ({ code, ...describe(code), docs: `docs/codes/${code}.md` })))}\n`,
        );
        return;
      }
      if (given === undefined) {
        for (const code of codes)
          terminal.out(`${code}  ${describe(code).severity.padEnd(11)}  ${describe(code).title}\n`);
        return;
      }
      for (const code of codes) terminal.out(explanation(code, terminal.columns()));
    });
};

function known(given: string): Code {
  const code = given.toUpperCase();
  if (isCode(code)) return code;
  throw new VipbookError(
    diagnostic('CLI008', {
      message: `there is no code "${given}".${didYouMean(code, Object.keys(catalogue))}`,
    }),
  );
}

function explanation(code: Code, columns: number): string {
  const { title, severity, explanation: text, remedy } = describe(code);
  const paragraphs = [`${code}: ${title} (${severity})`, '', wrap(text, columns)];
  if (remedy !== undefined) paragraphs.push('', wrap(`What to do: ${remedy}`, columns));
  return `${paragraphs.join('\n')}\n`;
}
