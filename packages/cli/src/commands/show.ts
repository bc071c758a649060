import { readFileSync } from 'node:fs';
import { planText as planBytes, readPlan, type Plan } from '@vipbook/plan';
import { paintFor, planText, wantsColour } from '@vipbook/report';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { unreadable } from '../unreadable.ts';

type Format = 'text' | 'json';

interface ShowFlags {
  readonly format: Format;
  readonly commands?: boolean;
  readonly color: boolean;
}

export const registerShow: Register = (program, { terminal }) => {
  program
    .command('show')
    .argument('<plan>', 'file of a saved plan')
    .summary('a saved plan, for people or programs')
    .description('Show a saved plan. Nothing is asked of any host.')
    .addOption(new Option('--format <format>', 'how').choices(['text', 'json']).default('text'))
    .option('--commands', 'show what a person would type for each step')
    .option('--no-color', 'no colours, whatever the terminal')
    .addHelpText(
      'after',
      examplesAndCodes([
        'vipbook show plans/move-chat.json',
        'vipbook show plans/move-chat.json --commands',
        'vipbook show plans/move-chat.json --format json | jq .summary',
      ]),
    )
    .action((file: string, flags: ShowFlags) => {
      const plan = loadPlan(file);
      const renderers: Readonly<Record<Format, () => string>> = {
        json: () => planBytes(plan),
        text: () =>
          planText(plan, {
            paint: paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color)),
            now: Date.now(),
            file,
            commands: flags.commands === true,
          }),
      };
      terminal.out(renderers[flags.format]());
    });
};

/** A plan's file, read and checked. */
export function loadPlan(file: string): Plan {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
  return readPlan(text, file);
}
