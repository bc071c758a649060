import { formatPlace } from '@vipbook/diagnostics';
import type * as Interfaces from '@vipbook/interfaces';
import { printable } from '@vipbook/report';
import { Option, type Command } from 'commander';
import type { CommandContext } from '../../command-table.ts';
import { examples, failed, json, read, rootOption, type Library } from './shared.ts';

interface ShowFlags {
  readonly root?: string;
  readonly output: 'human' | 'json';
  readonly commands?: string;
}

const showCodes = {
  0: 'ifupdown takes the files',
  1: 'ifupdown refuses one of them; or a file cannot be read',
  5: 'wrong use of an option',
};

export function addShow(group: Command, context: CommandContext): void {
  group
    .command('show')
    .argument('[files...]', 'root files (default: /etc/network/interfaces)')
    .summary('what ifupdown sees')
    .description(
      'Show what ifupdown makes of the files: interfaces, addresses, what comes up at boot. JSON is the plain parse: one object, or a list of them for several files; strings are bytes read as Latin-1.',
    )
    .addOption(rootOption())
    .addOption(
      new Option('--output <format>', 'a table, or JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .option('--commands <interface>', 'print the commands that ifup and ifdown would run for it')
    .addHelpText(
      'after',
      examples(
        [
          'vipbook interfaces show',
          'vipbook interfaces show interfaces --output json',
          'vipbook interfaces show interfaces --commands eth0:1',
        ],
        showCodes,
      ),
    )
    .action(async (files: string[], flags: ShowFlags) => {
      const { library, targets, missing } = await read(context, files, flags.root);
      if (flags.commands !== undefined) {
        for (const { configuration } of targets) {
          context.terminal.out(printable(commandsText(library, configuration, flags.commands)));
        }
      } else if (flags.output === 'json') {
        const views = targets.map(({ configuration }) => library.oracleView(configuration));
        if (targets.length > 0) context.terminal.out(json(files.length < 2 ? views[0] : views));
      } else {
        for (const target of targets) {
          if (targets.length > 1) context.terminal.out(`${target.name}\n`);
          context.terminal.out(printable(humanView(library, target.configuration)));
        }
      }
      const refused = targets.some(({ configuration }) => configuration.refused !== undefined);
      if (refused || missing.length > 0) context.exitWith(failed);
    });
}

function commandsText(
  library: Library,
  configuration: Interfaces.Configuration,
  name: string,
): string {
  const lines = (['up', 'down'] as const).flatMap((direction) => [
    `# if${direction} ${name}`,
    ...library.commandsFor(configuration, name, direction).map((line) => library.decode(line)),
  ]);
  return `${lines.join('\n')}\n`;
}

function humanView(library: Library, configuration: Interfaces.Configuration): string {
  const { model, refused } = configuration;
  const lines: string[] = [];
  if (refused !== undefined) {
    const at = refused.where === undefined ? '' : `${formatPlace(refused.where)}: `;
    lines.push(`ifupdown refuses the files: ${at}${refused.message}`);
  }
  const auto = model.allow.get('auto') ?? [];
  const addresses = new Map<Interfaces.InterfaceStanza, string[]>();
  const hooks: string[][] = [];
  for (const declared of library.declaredAddresses(configuration)) {
    const text = `${declared.address}/${String(declared.prefix)}`;
    if (declared.style === 'up-down') {
      hooks.push([
        declared.label ?? declared.device,
        'hook',
        text,
        declared.auto ? 'auto' : '',
        formatPlace(declared.place),
      ]);
    } else {
      addresses.set(declared.stanza, [...(addresses.get(declared.stanza) ?? []), text]);
    }
  }
  const rows = model.interfaces.map((stanza) => {
    const classes = [...model.allow]
      .filter(([name, words]) => name !== 'auto' && words.includes(stanza.name))
      .map(([name]) => `allow-${name}`);
    return [
      stanza.name,
      `${stanza.family} ${stanza.method}`,
      addresses.get(stanza)?.join(', ') ?? '',
      [auto.includes(stanza.name) ? 'auto' : '', ...classes].filter(Boolean).join(' '),
      `${stanza.file.canonical}:${String(stanza.stanza.header.firstLine)}`,
    ];
  });
  lines.push(
    ...table([['interface', 'method', 'address', 'comes up', 'place'], ...rows, ...hooks]),
  );
  const other: [string, readonly string[]][] = [
    ...[...model.allow].map(([name, words]): [string, readonly string[]] => [
      name === 'auto' ? 'auto' : `allow-${name}`,
      words,
    ]),
    ['no-auto-down', model.noAutoDown],
    ['no-scripts', model.noScripts],
    ['rename', model.rename],
    ['mapping', model.mappings.map(({ match }) => match.join(' '))],
  ];
  for (const [name, words] of other) {
    if (words.length > 0) lines.push(`${name}: ${words.join(' ')}`);
  }
  if (configuration.files.size > 1)
    lines.push(`files: ${[...configuration.files.keys()].join(' ')}`);
  for (const message of model.messages) lines.push(`ifupdown says: ${message}`);
  return `${lines.map((line) => library.decode(line)).join('\n')}\n`;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
