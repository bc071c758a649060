import type * as Interfaces from '@vipbook/interfaces';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { printable } from '@vipbook/report';
import type { CommandContext } from '../../command-table.ts';
import {
  badUse,
  examples,
  failed,
  json,
  read,
  rootOption,
  type Library,
  type Target,
} from './shared.ts';

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

export function addDiff(group: Command, context: CommandContext): void {
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
            printable(library.decode(`${sign[action]} ${kind}: ${what}${values}\n`)),
          );
        }
        if (changes.length === 0) context.terminal.out('no difference for ifupdown\n');
        if (text !== '') context.terminal.out(`\n${printable(library.decode(text))}`);
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
