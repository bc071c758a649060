import { diagnostic, didYouMean, VipbookError } from '@vipbook/diagnostics';
import {
  moduleDocumentation,
  moduleNames,
  type ArgumentDocumentation,
  type ModuleDocumentation,
} from '@vipbook/playbook';
import { paintFor, safeJson, wantsColour, type Paint } from '@vipbook/report';
import { Option } from 'commander';
import type { Register } from '../command-table.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { wrap } from '../wrap.ts';

interface DocOptions {
  readonly output: string;
  readonly color: boolean;
}

export const registerDoc: Register = (program, { terminal }) => {
  program
    .command('doc [module]')
    .summary("a module's arguments and examples")
    .description('What a module does, its arguments and examples; without a name, all modules.')
    .addOption(
      new Option('--output <format>', 'how to print').choices(['human', 'json']).default('human'),
    )
    .option('--no-color', 'no colours, whatever the terminal')
    .addHelpText(
      'after',
      examplesAndCodes(['vipbook doc', 'vipbook doc vip', 'vipbook doc vip --output json']),
    )
    .action((name: string | undefined, options: DocOptions) => {
      const paint = paintFor(
        wantsColour(terminal.outIsTerminal, terminal.environment, options.color),
      );
      if (options.output === 'json') {
        const wanted = name === undefined ? moduleNames() : [name];
        terminal.out(`${safeJson(wanted.map(find))}\n`);
      } else if (name === undefined) {
        const widest = Math.max(...moduleNames().map((one) => one.length));
        for (const one of moduleNames())
          terminal.out(`${paint('strong', one.padEnd(widest))}  ${find(one).summary}\n`);
      } else {
        terminal.out(page(find(name), terminal.columns(), paint));
      }
    });
};

function find(name: string): ModuleDocumentation {
  const found = moduleDocumentation(name.slice(name.lastIndexOf('.') + 1));
  if (found !== undefined) return found;
  throw new VipbookError(
    diagnostic('CLI009', {
      message: `there is no module "${name}".${didYouMean(name, moduleNames())}`,
    }),
  );
}

function page(module: ModuleDocumentation, columns: number, paint: Paint): string {
  const title = (text: string): string => `\n${paint('strong', text)}\n`;
  const parts = [
    `${paint('strong', module.name)}  (${module.fullNames.join(', ')})\n\n`,
    ...module.description.split('\n\n').map((text) => `${wrap(text, columns)}\n\n`),
    wrap(`With --check: ${module.checkMode}`, columns),
    '\n',
  ];
  if (module.arguments.length > 0) parts.push(title('Arguments'));
  for (const argument of module.arguments) parts.push(argumentText(argument, columns, paint, 2));
  if (module.notes.length > 0) {
    parts.push(title('Notes'));
    for (const note of module.notes) parts.push(indented(`- ${note}`, columns, 2));
  }
  if (module.refused.length > 0) {
    parts.push(title('Not supported'));
    for (const { name, remedy } of module.refused)
      parts.push(indented(`${name}: ${remedy}`, columns, 2));
  }
  if (module.examples.length > 0) parts.push(title('Examples'));
  for (const { title: text, yaml } of module.examples) {
    parts.push(indented(`# ${text}`, columns, 2));
    parts.push(`${yaml.trimEnd().replace(/^(?=.)/gm, '  ')}\n\n`);
  }
  return `${parts.join('').trimEnd()}\n`;
}

function argumentText(
  argument: ArgumentDocumentation,
  columns: number,
  paint: Paint,
  depth: number,
): string {
  const { name, type, required, choices, aliasOf } = argument;
  const facts = [
    type,
    ...(required ? ['required'] : []),
    ...(argument.default === undefined ? [] : [`default ${JSON.stringify(argument.default)}`]),
    ...(aliasOf === undefined ? [] : [`another name of ${aliasOf}`]),
  ];
  const pad = ' '.repeat(depth);
  const shownName = name === '_raw' ? '(free text)' : name;
  const lines = [`${pad}${paint('ok', shownName)}  ${paint('faint', facts.join(', '))}\n`];
  if (argument.description !== '') lines.push(indented(argument.description, columns, depth + 4));
  for (const { value, description } of choices ?? []) {
    const text = description === undefined ? '' : `: ${description}`;
    lines.push(
      indented(
        `- ${typeof value === 'string' ? value : JSON.stringify(value)}${text}`,
        columns,
        depth + 4,
      ),
    );
  }
  for (const inner of argument.arguments ?? [])
    lines.push(argumentText(inner, columns, paint, depth + 4));
  return lines.join('');
}

function indented(text: string, columns: number, depth: number): string {
  return `${wrap(text, columns - depth).replace(/^/gm, ' '.repeat(depth))}\n`;
}
