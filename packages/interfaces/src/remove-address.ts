import type { Configuration } from './configuration.ts';
import { canonicalAddress } from './address.ts';
import { findAddress, hookLines, type Declaration, type HookLine } from './declarations.ts';
import { ConfigurationEditor } from './configuration-editor.ts';
import { noEdit, type Edit } from './edit.ts';
import { cannot } from './failures.ts';
import type { AddressCommand } from './hook-commands.ts';
import { placeIn } from './place.ts';
import type { ShellLine } from './shell.ts';

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
  const declarations = options.only ?? findAddress(configuration, canonical);
  const hooks = hookLines(configuration).filter((hook) => concerns(hook, canonical, declarations));
  if (declarations.length === 0 && hooks.length === 0) return noEdit;
  const editor = new ConfigurationEditor(configuration);
  for (const declaration of declarations) {
    if (declaration.style !== 'up-down') removeStanzaAddress(editor, declaration, canonical);
  }
  for (const hook of hooks) removeHook(editor, hook, canonical, declarations);
  return editor.finish();
}

function removeStanzaAddress(
  editor: ConfigurationEditor,
  declaration: Declaration,
  address: string,
): void {
  const { stanza, line } = declaration;
  const addressLines = [...stanza.ownLines()].filter((each) => /^address\??$/.test(each.name));
  if (line !== undefined && addressLines.length > 1) {
    // One of several address lines (ifupdown2 takes each as an address): only the line goes.
    editor.file(stanza.file).drop(line.index, false);
    return;
  }
  const others = hookLines(editor.configuration).some(
    (hook) =>
      hook.stanza === stanza &&
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

function concerns(hook: HookLine, address: string, declarations: readonly Declaration[]): boolean {
  return hook.found.some((command) => isAbout(command, hook, address, declarations));
}

/** The command names the address, or takes down the label that one of the declarations gave it. */
function isAbout(
  command: AddressCommand,
  hook: HookLine,
  address: string,
  declarations: readonly Declaration[],
): boolean {
  if (command.address !== undefined) return command.address === address;
  return declarations.some(
    (declaration) =>
      declaration.style === 'up-down' &&
      declaration.stanza === hook.stanza &&
      declaration.label !== undefined &&
      declaration.label === command.label,
  );
}

function removeHook(
  editor: ConfigurationEditor,
  hook: HookLine,
  address: string,
  declarations: readonly Declaration[],
): void {
  const file = editor.file(hook.stanza.file);
  const ours = hook.found.filter((command) => isAbout(command, hook, address, declarations));
  if (stands(hook.shell, ours)) {
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
  for (const { command } of ours) {
    const next = hook.shell.commands[hook.shell.commands.indexOf(command) + 1];
    // With a command before it, the separator before it goes; else the one after it.
    if (command.before !== '') {
      file.cutAfter(
        line,
        trimEnd(line.text, valueStart + command.beforeAt),
        valueStart + command.to,
      );
    } else if (next !== undefined) {
      file.replaceText(line, valueStart + command.from, valueStart + next.from, '');
    }
  }
}

function trimEnd(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** Nothing is left of the line without these commands (`true`, `:` and `exit 0` are nothing). */
function stands(shell: ShellLine, ours: readonly AddressCommand[]): boolean {
  const mine = new Set(ours.map((each) => each.command));
  return shell.commands.every((command) => {
    if (mine.has(command)) return true;
    const [first = '', second] = command.words.map((word) => word.text);
    if (['true', ':', 'false', 'exit', 'echo', 'logger'].includes(first.replace(/^.*\//, ''))) {
      return true;
    }
    // Tests around it, as in `[ … ] && ip addr add`, and guards such as `ip link set … up` with it? Only tests.
    if (first === '[' || first === 'test' || first === 'grep')
      return shell.compound || command.before !== '' || second !== undefined;
    return (
      shell.compound &&
      (first === 'ip' || first === 'ifconfig') &&
      !command.words.some((word) => /^(add|del|delete|replace)$/.test(word.text))
    );
  });
}
