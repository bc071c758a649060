import type { Configuration } from './configuration.ts';
import { canonicalAddress } from './address.ts';
import {
  indexAround,
  type Declaration,
  type DeclarationIndex,
  type HookLine,
} from './declarations.ts';
import { ConfigurationEditor } from './configuration-editor.ts';
import { noEdit, type Edit } from './edit.ts';
import { cannot } from './failures.ts';
import type { AddressCommand } from './hook-commands.ts';
import type { InterfaceStanza } from './model.ts';
import { placeIn } from './place.ts';
import type { ShellLine, SimpleCommand } from './shell.ts';

/**
 * Remove every declaration of an address: alias stanzas with their `auto` line or their word in one, other
 * stanzas, hook lines and the lines that undo them. Nothing is done when it is declared nowhere.
 */
export function removeAddress(
  configuration: Configuration,
  address: string,
  options: { readonly only?: readonly Declaration[] } = {},
): Edit {
  const canonical = canonicalAddress(address);
  if (canonical === undefined) {
    throw cannot('IFC068', `"${address}" is no IPv4 or IPv6 address`);
  }
  const around = indexAround(configuration, [canonical]);
  const declarations = options.only ?? around.byAddress.get(canonical) ?? [];
  const labels = labelsOf(declarations);
  // Aliases that go as a whole: nothing can bring them up any more.
  const aliases = new Set(
    declarations.filter((each) => each.style === 'alias').map((each) => each.interface),
  );
  const index = aliases.size === 0 ? around : indexAround(configuration, [canonical, ...aliases]);
  const hooks = index.hooks.filter((hook) =>
    hook.found.some((command) => isAbout(command, hook, canonical, { labels, aliases })),
  );
  if (declarations.length === 0 && hooks.length === 0) return noEdit;
  const editor = new ConfigurationEditor(configuration);
  for (const declaration of declarations) {
    if (declaration.style !== 'up-down') removeStanzaAddress(editor, declaration, canonical, index);
  }
  for (const hook of hooks) removeHook(editor, hook, canonical, { labels, aliases });
  return editor.finish();
}

function removeStanzaAddress(
  editor: ConfigurationEditor,
  declaration: Declaration,
  address: string,
  index: DeclarationIndex,
): void {
  const { stanza, line } = declaration;
  if (line !== undefined && (stanza.brief('address')?.count ?? 0) > 1 && ownAddresses(stanza) > 1) {
    // One of several address lines (ifupdown2 takes each as an address): only the line goes.
    editor.file(stanza.file).drop(line.index, false);
    return;
  }
  const others = (index.hooksByStanza.get(stanza) ?? []).some((hook) =>
    hook.found.some(
      (command) =>
        command.action === 'add' && command.address !== undefined && command.address !== address,
    ),
  );
  if (others && line !== undefined) {
    // The stanza's hooks bring up other addresses: it stays, without an address of its own.
    editor.setMethod(stanza, 'manual');
    for (const each of stanza.ownLines()) {
      if (/^(address|netmask|broadcast|network|gateway|pointopoint|scope)\??$/.test(each.name)) {
        editor.file(stanza.file).drop(each.index, false);
      }
    }
    return;
  }
  editor.removeStanza(stanza);
}

/** The labels that hook lines give to the address, by stanza. */
type Labels = ReadonlyMap<InterfaceStanza, ReadonlySet<string>>;

function labelsOf(declarations: readonly Declaration[]): Labels {
  const labels = new Map<InterfaceStanza, Set<string>>();
  for (const { style, stanza, label } of declarations) {
    if (style !== 'up-down' || label === undefined) continue;
    const known = labels.get(stanza);
    if (known === undefined) labels.set(stanza, new Set([label]));
    else known.add(label);
  }
  return labels;
}

const counts = new WeakMap<InterfaceStanza, number>();

function ownAddresses(stanza: InterfaceStanza): number {
  let count = counts.get(stanza);
  if (count === undefined) {
    count = 0;
    for (const line of stanza.ownLines()) if (line.name === 'address') count += 1;
    counts.set(stanza, count);
  }
  return count;
}

interface Leaving {
  readonly labels: Labels;
  readonly aliases: ReadonlySet<string>;
}

/** The command names the address, or a label or an alias that goes with it. */
function isAbout(
  command: AddressCommand,
  hook: HookLine,
  address: string,
  { labels, aliases }: Leaving,
): boolean {
  if (command.address !== undefined) return command.address === address;
  if (command.label === undefined) return false;
  if (command.action === 'call') return aliases.has(command.label);
  return labels.get(hook.stanza)?.has(command.label) === true;
}

function removeHook(
  editor: ConfigurationEditor,
  hook: HookLine,
  address: string,
  leaving: Leaving,
): void {
  const file = editor.file(hook.stanza.file);
  const mine = new Set(
    hook.found
      .filter((command) => isAbout(command, hook, address, leaving))
      .map((each) => each.command),
  );
  if (nothingElse(hook.shell, mine)) {
    file.drop(hook.line.index, false);
    return;
  }
  const { line, valueStart } = hook.line;
  if (hook.shell.compound) {
    throw cannot(
      'IFC067',
      `the line does more than set ${address}, inside a shell construction`,
      placeIn(file.tree, line),
    );
  }
  // What stands before the first command that stays goes with its separator, the others with theirs.
  let keptOne = false;
  const first = hook.shell.commands[0];
  for (const command of hook.shell.commands) {
    if (!mine.has(command)) {
      if (!keptOne && command !== first && first !== undefined) {
        file.replaceText(line, valueStart + first.from, valueStart + command.from, '');
      }
      keptOne = true;
    } else if (keptOne) {
      const from = trimmedEnd(line.text, valueStart + command.beforeAt);
      file.cutAfter(line, from, valueStart + command.to);
    }
  }
}

function trimmedEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Without these commands the line would do nothing worth keeping. */
function nothingElse(shell: ShellLine, mine: ReadonlySet<SimpleCommand>): boolean {
  return shell.commands.every((command) => {
    if (mine.has(command)) return true;
    const words = command.words.map((word) => word.text);
    const program = (words[0] ?? '').replace(/^.*\//, '');
    if (/^(true|:|false|exit|echo|logger|sleep|\[|\[\[|test|grep)$/.test(program)) return true;
    // `if ! ip addr show | grep …; then ip addr add …; fi`: looking is not doing.
    const changes = words.some((word) =>
      /^(add|del|delete|replace|change|set|flush|up|down)$/.test(word),
    );
    return shell.compound && (program === 'ip' || program === 'ifconfig') && !changes;
  });
}
