import { planText as planBytes, readPlan, type Plan } from '@vipbook/plan';
import {
  diagnostic,
  formatPlace,
  isCode,
  VipbookError,
  type Diagnostic,
} from '@vipbook/diagnostics';
import { inMiB, readAtMost } from '@vipbook/inventory';
import {
  gitlabCodeQuality,
  gitlabTerraform,
  githubAnnotation,
  markdownLimits,
  paintFor,
  planHtml,
  planMarkdown,
  planText,
  safeJson,
  sarif,
  wantsColour,
} from '@vipbook/report';
import { InvalidArgumentError, Option } from 'commander';
import type { Register } from '../command-table.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { unreadable } from '../unreadable.ts';
import { version } from '../version.ts';

const formats = [
  'text',
  'markdown',
  'html',
  'json',
  'sarif',
  'github',
  'gitlab-terraform',
  'gitlab-codequality',
] as const;
type Format = (typeof formats)[number];

interface ShowFlags {
  readonly format: Format;
  readonly commands?: boolean;
  readonly limit?: number;
  readonly commit?: string;
  readonly whole?: string;
  readonly color: boolean;
}

export const registerShow: Register = (program, { terminal }) => {
  program
    .command('show')
    .argument('<plan>', 'file of a saved plan')
    .summary('a saved plan, for people or programs')
    .description('Show a saved plan. Nothing is asked of any host.')
    .addOption(
      new Option(
        '--format <format>',
        'text for a terminal; markdown for a pull request; html: one page with the LAN drawn; json: the plan itself; sarif and github: its findings, for code scanning and as annotations; gitlab-…: the two reports of a merge request',
      )
        .choices(formats)
        .default('text'),
    )
    .option('--commands', 'show what a person would type for each step (text)')
    .option(
      '--limit <bytes>',
      `of markdown; diffs are left out first, and counted (default: ${String(markdownLimits.comment)}, a comment of GitHub)`,
      bytes,
    )
    .option('--commit <sha>', 'the commit that it was made from, for its head (markdown)')
    .option('--whole <text>', 'where the whole of it is, for what is left out (markdown)')
    .option('--no-color', 'no colours, whatever the terminal')
    .addHelpText(
      'after',
      examplesAndCodes([
        'vipbook show plans/move-chat.json',
        'vipbook show plans/move-chat.json --commands',
        'vipbook show plans/move-chat.json --format markdown > comment.md',
        'vipbook show plans/move-chat.json --format html > plan.html',
        'vipbook show plans/move-chat.json --format json | jq .summary',
      ]),
    )
    .action((file: string, flags: ShowFlags) => {
      const plan = loadPlan(file);
      const now = Date.now();
      const renderers: Readonly<Record<Format, () => string>> = {
        json: () => planBytes(plan),
        text: () =>
          planText(plan, {
            paint: paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color)),
            now,
            file,
            commands: flags.commands === true,
          }),
        markdown: () =>
          planMarkdown(plan, {
            file,
            now,
            limit: flags.limit ?? markdownLimits.comment,
            commit: flags.commit,
            whole: flags.whole,
          }),
        html: () => planHtml(plan, { file, now }),
        sarif: () => `${safeJson(sarif(diagnosticsOf(plan), version()))}\n`,
        github: () =>
          diagnosticsOf(plan)
            .map((each) => `${githubAnnotation(each)}\n`)
            .join(''),
        'gitlab-terraform': () => `${safeJson(gitlabTerraform(plan))}\n`,
        'gitlab-codequality': () =>
          `${safeJson(gitlabCodeQuality(diagnosticsOf(plan), plan.invocation.playbook))}\n`,
      };
      terminal.out(renderers[flags.format]());
    });
};

/** Of a plan's file: that of some 14,000 hosts. */
const maxPlanBytes = 64 * 2 ** 20;

/** A plan's file, read and checked. Of a pipe or a device no more is read than a plan may have. */
export function loadPlan(file: string): Plan {
  let bytes: Buffer;
  try {
    bytes = readAtMost(file, maxPlanBytes);
  } catch (error) {
    throw unreadable(file, error);
  }
  if (bytes.length > maxPlanBytes)
    throw new VipbookError(
      diagnostic('PLN004', {
        message: `${file} is no plan: it is larger than ${inMiB(maxPlanBytes)}`,
        where: { file },
      }),
    );
  return readPlan(bytes.toString('utf8'), file);
}

/**
 * A plan's findings, each on a line of the repository: where it is, else at its task, else at the playbook. What is
 * about a host, or about a file there, has no line that a reviewer could see: its place is said in words.
 */
export function diagnosticsOf(plan: Plan): readonly Diagnostic[] {
  return plan.findings.flatMap(({ code, severity, message, remedy, where, task }): Diagnostic[] => {
    // Codes are never taken back: only a newer version's plan has one that is not known here.
    if (!isCode(code)) return [];
    const here = where?.file !== undefined && where.host === undefined;
    const place = here
      ? where
      : (plan.tasks.find((each) => each.number === task)?.where ?? {
          file: plan.invocation.playbook,
        });
    const elsewhere = where?.file !== undefined && !here ? ` (${formatPlace(where)})` : '';
    return [
      {
        code,
        severity,
        message: `${message}${elsewhere}`,
        ...(remedy === undefined ? {} : { remedy }),
        where: place,
      },
    ];
  });
}

function bytes(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 10_000)
    throw new InvalidArgumentError('A whole number of at least 10000.');
  return value;
}
