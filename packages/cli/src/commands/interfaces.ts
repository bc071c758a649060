import { diagnostic, formatPlace, type Diagnostic } from '@vipbook/diagnostics';
import type * as Interfaces from '@vipbook/interfaces';
import { renderFindings } from '@vipbook/report';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';

const failed = 1;
const badUse = 5;

/** The library is loaded when a command runs, not when help is printed. */
type Library = typeof Interfaces;

interface Target {
  /** As given on the command line. */
  readonly name: string;
  readonly configuration: Interfaces.Configuration;
}

export const registerInterfaces: Register = (program, context) => {
  const group = program
    .command('interfaces')
    .summary('read, check and edit interfaces(5) files on this machine')
    .description(
      'Read files as ifupdown does: check them, show what ifupdown sees, compare two of them, or preview an edit. Nothing is written.',
    )
    .addHelpText('after', examples(['vipbook interfaces check /etc/network/interfaces']));
  addCheck(group, context);
  addShow(group, context);
  addDiff(group, context);
};

function examples(lines: readonly string[], codes: Readonly<Record<number, string>> = {}): string {
  const list = Object.entries(codes).map(([code, text]) => `  ${code}  ${text}`);
  return [
    '',
    'Examples:',
    ...lines.map((line) => `  ${line}`),
    ...(list.length === 0 ? [] : ['', 'Exit codes:', ...list]),
  ].join('\n');
}

const rootOption = (): Option =>
  new Option(
    '--root <directory>',
    'read absolute paths below this directory: a mounted disk, a copied /etc',
  );

async function read(
  context: CommandContext,
  names: readonly string[],
  root: string | undefined,
): Promise<{ library: Library; targets: Target[]; missing: Diagnostic[] }> {
  const library = await import('@vipbook/interfaces');
  const files = names.length === 0 ? ['/etc/network/interfaces'] : names;
  const missing: Diagnostic[] = [];
  const targets: Target[] = [];
  for (const name of files) {
    const fs = library.diskFileSystem(root === undefined ? {} : { root });
    const path = library.encode(name);
    if (fs.read(path) === undefined && fs.list(path) === undefined)
      missing.push(
        diagnostic('CLI003', { message: `${name} cannot be read`, where: { file: name } }),
      );
    else targets.push({ name, configuration: library.readConfiguration(fs, path) });
  }
  context.terminal.error(renderFindings(missing));
  return { library, targets, missing };
}

// --- check ---

interface CheckFlags {
  readonly root?: string;
  readonly output: 'human' | 'json' | 'sarif';
}

const checkCodes = {
  0: 'clean, or warnings only',
  1: 'ifupdown would refuse a file, or ifup an interface in it; or a file cannot be read',
  5: 'wrong use of an option',
};

function addCheck(group: Command, context: CommandContext): void {
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
        findings: configuration.findings().map((finding) => printable(library, finding)),
      }));
      const everything = [...each.flatMap(({ findings }) => findings), ...across];
      const text = {
        human: () => plain(humanFindings(everything, across)),
        json: () => json({ version: 1, files: each, across, missing }),
        sarif: () => json(sarif([...everything, ...missing])),
      }[flags.output]();
      context.terminal.out(text);
      const bad = everything.some(({ severity }) => severity === 'error');
      if (bad || missing.length > 0) context.exitWith(failed);
    });
}

/** Paths are bytes inside the library; people read UTF-8. */
function printable(library: Library, finding: Diagnostic): Diagnostic {
  const file = finding.where?.file;
  return file === undefined
    ? finding
    : { ...finding, where: { ...finding.where, file: library.decode(file) } };
}

/** What a file holds may not steer the terminal. */
function plain(text: string): string {
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
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

/** SARIF 2.1.0 (OASIS), as code scanners read it. Columns count bytes. */
function sarif(findings: readonly Diagnostic[]): object {
  const rules = new Map<string, Diagnostic>();
  for (const finding of findings) if (!rules.has(finding.code)) rules.set(finding.code, finding);
  const level = { error: 'error', warning: 'warning', information: 'note' } as const;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'vipbook',
            rules: [...rules.values()].map(({ code, severity, remedy }) => ({
              id: code,
              defaultConfiguration: { level: level[severity] },
              ...(remedy === undefined ? {} : { help: { text: remedy } }),
            })),
          },
        },
        results: findings.map(({ code, severity, message, where }) => ({
          ruleId: code,
          level: level[severity],
          message: { text: message },
          ...(where?.file === undefined ? {} : { locations: [location(where)] }),
        })),
      },
    ],
  };
}

function location(where: NonNullable<Diagnostic['where']>): object {
  const { file = '', range } = where;
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri: file.startsWith('/') ? `file://${uri}` : uri },
      ...(range === undefined
        ? {}
        : {
            region: {
              startLine: range.start.line,
              startColumn: range.start.column,
              endLine: range.end.line,
              endColumn: range.end.column,
            },
          }),
    },
  };
}

// --- show ---

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

function addShow(group: Command, context: CommandContext): void {
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
          context.terminal.out(plain(commandsText(library, configuration, flags.commands)));
        }
      } else if (flags.output === 'json') {
        const views = targets.map(({ configuration }) => library.oracleView(configuration));
        if (targets.length > 0) context.terminal.out(json(files.length < 2 ? views[0] : views));
      } else {
        for (const target of targets) {
          if (targets.length > 1) context.terminal.out(`${target.name}\n`);
          context.terminal.out(plain(humanView(library, target.configuration)));
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

// --- diff ---

interface DiffFlags {
  readonly root?: string;
  readonly output: 'human' | 'json';
  readonly removeAddress: readonly string[];
  readonly addAddress: readonly { readonly address: string; readonly prefix: number }[];
  readonly device?: string;
  readonly label?: string;
  readonly style: 'alias' | 'stanza' | 'up-down';
}

const diffCodes = {
  0: 'no difference',
  1: 'there are differences; or an error',
  5: 'wrong use of an option',
};

function addDiff(group: Command, context: CommandContext): void {
  group
    .command('diff')
    .argument('<file>', 'a root file')
    .argument('[other]', 'another one to compare it with')
    .summary('compare two files, or a file before and after an edit')
    .description(
      'Compare what ifupdown would do with two files, and their text. With --remove-address and --add-address: the file as it is and after the edit. Nothing is written.',
    )
    .addOption(rootOption())
    .option('--remove-address <address>', 'take the address out, wherever it is declared', list, [])
    .option('--add-address <address/length>', 'declare the address', addressList, [])
    .option('--device <device>', 'the link for --add-address')
    .option('--label <label>', 'the label for --add-address')
    .addOption(
      new Option('--style <style>', 'how --add-address writes it')
        .choices(['alias', 'stanza', 'up-down'])
        .default('alias'),
    )
    .addOption(
      new Option('--output <format>', 'for people, or for machines')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examples(
        [
          'vipbook interfaces diff old/interfaces new/interfaces',
          'vipbook interfaces diff interfaces --remove-address 192.168.1.60',
          'vipbook interfaces diff interfaces --add-address 192.168.1.60/32 --device eth0 --label eth0:1',
        ],
        diffCodes,
      ),
    )
    .action(async (file: string, other: string | undefined, flags: DiffFlags) => {
      const edits = flags.removeAddress.length + flags.addAddress.length > 0;
      if (edits === (other !== undefined)) {
        context.terminal.error('error: give either a second file or an edit\n');
        context.exitWith(badUse);
        return;
      }
      const names = other === undefined ? [file] : [file, other];
      const { library, targets, missing } = await read(context, names, flags.root);
      const [before, second] = targets;
      if (before === undefined || missing.length > 0) {
        context.exitWith(failed);
        return;
      }
      if (edits && flags.addAddress.length > 0 && flags.device === undefined) {
        context.terminal.error('error: --add-address needs --device\n');
        context.exitWith(badUse);
        return;
      }
      const after = second?.configuration ?? edited(library, before.configuration, flags);
      const changes = library.semanticDiff(before.configuration, after);
      const text =
        second === undefined
          ? editText(library, before.configuration, after)
          : fileText(library, before, second);
      if (flags.output === 'json') {
        context.terminal.out(json({ changes, diff: library.decode(text) }));
      } else {
        const sign = { added: '+', removed: '-', changed: '~' } as const;
        for (const { action, kind, what, before: from, after: to } of changes) {
          const values = from === undefined ? '' : `: ${from} -> ${to ?? ''}`;
          context.terminal.out(
            plain(library.decode(`${sign[action]} ${kind}: ${what}${values}\n`)),
          );
        }
        if (changes.length === 0) context.terminal.out('no difference for ifupdown\n');
        if (text !== '') context.terminal.out(`\n${plain(library.decode(text))}`);
      }
      if (text !== '') context.exitWith(failed);
    });
}

function list(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function addressList(value: string, before: DiffFlags['addAddress']): DiffFlags['addAddress'] {
  const found = /^([^/]+)\/(\d{1,3})$/.exec(value);
  if (found === null) throw new InvalidArgumentError('Write ADDRESS/LENGTH.');
  return [...before, { address: found[1] ?? '', prefix: Number(found[2]) }];
}

function edited(
  library: Library,
  configuration: Interfaces.Configuration,
  flags: DiffFlags,
): Interfaces.Configuration {
  let result = configuration;
  for (const address of flags.removeAddress) {
    result = library.applyEdit(result, library.removeAddress(result, address));
  }
  for (const { address, prefix } of flags.addAddress) {
    const { style, label, device = '' } = flags;
    const request = { address, prefix, device, style, label };
    result = library.applyEdit(result, library.addAddress(result, request));
  }
  return result;
}

/** Unified diff of every file that the edit touches. */
function editText(
  library: Library,
  before: Interfaces.Configuration,
  after: Interfaces.Configuration,
): string {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths]
    .map((path) => {
      const old = before.files.get(path)?.tree;
      const now = after.files.get(path)?.tree;
      return library.unifiedDiff(old?.text ?? '', now?.text ?? '', {
        before: old === undefined ? '/dev/null' : path,
        after: now === undefined ? '/dev/null' : path,
      });
    })
    .join('');
}

function fileText(library: Library, before: Target, after: Target): string {
  const text = ({ configuration }: Target): string =>
    [...configuration.files.values()][0]?.tree.text ?? '';
  return library.unifiedDiff(text(before), text(after), { before: before.name, after: after.name });
}
