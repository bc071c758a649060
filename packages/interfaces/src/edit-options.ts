import { canonicalAddress, maskOf, parseAddress, parseIpv4 } from './address.ts';
import { classNames } from './auto.ts';
import { encode } from './bytes.ts';
import { rootPath, stanzasOf, type Configuration } from './configuration.ts';
import { ConfigurationEditor, logicalOf } from './configuration-editor.ts';
import { indexAround } from './declarations.ts';
import { noEdit, type Edit } from './edit.ts';
import { cannot } from './failures.ts';
import { isFamily, isHook, isMethod, storedName } from './families.ts';
import { normalize } from './file-system.ts';
import { habitsOf, optionIndent } from './habits.ts';
import { valueOf, type InterfaceStanza } from './model.ts';
import { placeIn } from './place.ts';
import { stanzaKind, type BodyLine } from './tree.ts';
import { longestWord } from './words.ts';

/** Which stanzas: those of a name, of one family when it is given. */
export interface StanzaSelector {
  readonly iface: string;
  readonly addressFamily?: string | undefined;
}

/** A value as it would stand in a file; an error when no line can hold it. */
function lineValue(value: string): string {
  const text = encode(value).trim();
  if (text === '' || /[\n\0]/.test(text) || text.endsWith('\\')) {
    throw cannot('IFC066', `no line can hold the value ${JSON.stringify(value)}`);
  }
  return text;
}

function optionName(name: string): string {
  const text = encode(name);
  if (
    text === '' ||
    text === '?' ||
    /[\s\0]/.test(text) ||
    text.startsWith('#') ||
    text.endsWith('\\') ||
    text.length > longestWord ||
    stanzaKind(text) !== undefined
  ) {
    throw cannot('IFC066', `${JSON.stringify(name)} cannot be an option`);
  }
  return text;
}

function matching(
  configuration: Configuration,
  { iface, addressFamily }: StanzaSelector,
): readonly InterfaceStanza[] {
  return stanzasOf(configuration, encode(iface)).filter(
    (stanza) => addressFamily === undefined || stanza.family === addressFamily,
  );
}

function selected(
  configuration: Configuration,
  selector: StanzaSelector,
): readonly InterfaceStanza[] {
  const { iface, addressFamily } = selector;
  const found = matching(configuration, selector);
  if (found.length === 0) {
    const family = addressFamily === undefined ? '' : ` (${addressFamily})`;
    throw cannot('IFC065', `interface ${iface}${family} not found in ${configuration.root}`);
  }
  return found;
}

/** `mtu` and `mtu?` are one option. */
function names(line: BodyLine, option: string): boolean {
  return line.name === option || line.name === `${option}?`;
}

/**
 * Give an option a value. An option that may repeat (up, down and their kin) gets one line more, unless it
 * has that value already; of any other the value is replaced. `method` is the method of the iface line.
 * Among several stanzas the first one that has the option is changed, else the first one.
 */
export function setOption(
  configuration: Configuration,
  request: StanzaSelector & { readonly option: string; readonly value: string },
): Edit {
  const stanzas = selected(configuration, request);
  const value = lineValue(request.value);
  if (request.option === 'method') return setMethod(configuration, stanzas, value);
  const option = optionName(request.option);
  const editor = new ConfigurationEditor(configuration);
  const stored = storedName(option);
  const own = stanzas.map((stanza) => ({
    stanza,
    lines: [...stanza.ownLines()].filter((line) =>
      isHook(stored) ? storedName(line.name) === stored : names(line, option),
    ),
  }));
  if (isHook(stored)) {
    const present = stanzas.some((stanza) =>
      stanza.options.some((each) => each.name === stored && each.value === value),
    );
    if (present) return noEdit;
    const target = own.find((each) => each.lines.length > 0) ?? own[0];
    if (target !== undefined) addOption(editor, target.stanza, option, value, target.lines.at(-1));
    return editor.finish();
  }
  const target = own.find((each) => each.lines.length > 0) ?? own[0];
  if (target === undefined) return noEdit;
  const inherited = target.stanza.inherits?.options.find((each) => each.name === option);
  if (inherited !== undefined) {
    if (inherited.value === value && target.lines.length === 0) return noEdit;
    throw cannot(
      'IFC070',
      `${target.stanza.name} inherits ${option} from ${target.stanza.inherits?.name ?? ''}; a line of its own would be joined to it`,
      placeIn(target.stanza.file.tree, target.stanza.stanza.header),
    );
  }
  const last = target.lines.at(-1);
  if (last === undefined) {
    addOption(editor, target.stanza, option, value, undefined);
    return editor.finish();
  }
  const file = editor.file(target.stanza.file);
  // ifupdown would join repeated lines: one is left.
  for (const line of target.lines.slice(0, -1)) file.drop(line.index, false);
  if (valueOf(last) !== value) {
    file.replaceText(last.line, last.valueStart, last.line.text.length, value);
  }
  return editor.finish();
}

function addOption(
  editor: ConfigurationEditor,
  stanza: InterfaceStanza,
  option: string,
  value: string,
  after: BodyLine | undefined,
): void {
  const indent =
    optionIndent(stanza) ?? habitsOf(editor.configuration, stanza.file, stanza.name).indent;
  editor
    .file(stanza.file)
    .insertBelow(after?.index ?? stanza.lastIndex, [`${indent}${option} ${value}`]);
}

function setMethod(
  configuration: Configuration,
  stanzas: readonly InterfaceStanza[],
  method: string,
): Edit {
  const editor = new ConfigurationEditor(configuration);
  for (const stanza of stanzas) {
    if (stanza.method === method) continue;
    if (!isMethod(stanza.family, method)) {
      throw cannot('IFC004', `${stanza.family} has no method "${method}"`);
    }
    editor.setMethod(stanza, method);
  }
  return editor.finish();
}

/** Remove an option's lines, or only those with this value. Nothing is done where there is no such stanza. */
export function removeOption(
  configuration: Configuration,
  request: StanzaSelector & { readonly option: string; readonly value?: string | undefined },
): Edit {
  const stanzas = matching(configuration, request);
  const option = optionName(request.option);
  const value = request.value === undefined ? undefined : encode(request.value).trim();
  const editor = new ConfigurationEditor(configuration);
  for (const stanza of stanzas) {
    for (const line of stanza.ownLines()) {
      const same =
        value !== undefined && isHook(storedName(option))
          ? storedName(line.name) === storedName(option)
          : names(line, option);
      if (same && (value === undefined || valueOf(line) === value)) {
        editor.file(stanza.file).drop(line.index, false);
      }
    }
  }
  return editor.finish();
}

export interface NewStanza {
  readonly name: string;
  readonly family: string;
  readonly method: string;
  readonly options?: readonly { readonly name: string; readonly value: string }[];
  /** With an `auto` line, unless the name is in one already. */
  readonly auto?: boolean;
  /** One of the files that are read. Default: the root. */
  readonly file?: string | undefined;
}

/** Append a stanza. Nothing is done when one with the same name, family, method and options is there. */
export function addStanza(configuration: Configuration, request: NewStanza): Edit {
  const name = encode(request.name);
  if (name === '' || /[\s\0]/.test(name) || name.endsWith('\\') || name.length > longestWord) {
    throw cannot('IFC062', `"${request.name}" cannot be an interface's name`);
  }
  const { family, method } = request;
  if (!isFamily(family)) throw cannot('IFC003', `there is no address family "${family}"`);
  if (!isMethod(family, method)) throw cannot('IFC004', `${family} has no method "${method}"`);
  const options = (request.options ?? []).map((each) => ({
    name: optionName(each.name),
    value: lineValue(each.value),
  }));
  const same = stanzasOf(configuration, name).some(
    (stanza) =>
      stanza.family === family &&
      stanza.method === method &&
      stanza.inherits === undefined &&
      [...stanza.ownLines()].map((line) => `${line.name} ${valueOf(line)}`).join('\n') ===
        options.map((each) => `${each.name} ${each.value}`).join('\n'),
  );
  if (same) return noEdit;
  const path =
    request.file === undefined ? rootPath(configuration) : normalize(encode(request.file));
  const file = configuration.files.get(path);
  if (file === undefined && request.file !== undefined) {
    throw cannot('IFC069', `${request.file} is not among the files that are read`);
  }
  if (file?.refusedAt !== undefined) {
    throw cannot('IFC060', `ifupdown stops reading ${path}: ${file.refusedAt.message}`);
  }
  const editor = new ConfigurationEditor(configuration);
  const habits = habitsOf(configuration, file, name);
  const lines: string[] = [];
  if (request.auto === true && !classNames(configuration.model).has(name)) {
    lines.push(`${habits.headerIndent}auto ${name}`);
  }
  lines.push(`${habits.headerIndent}iface ${name} ${family} ${method}`);
  for (const each of options) lines.push(`${habits.indent}${each.name} ${each.value}`);
  if (file === undefined) editor.create(path, lines.map((line) => `${line}\n`).join(''));
  else {
    editor
      .file(file)
      .append(lines, { blank: habits.blank, root: path === rootPath(configuration) });
  }
  return editor.finish();
}

/** Remove all stanzas of a name (and family), and the name from auto and allow- lines with the last one. */
export function removeStanza(configuration: Configuration, selector: StanzaSelector): Edit {
  const found = matching(configuration, selector);
  if (found.length === 0) return noEdit;
  const editor = new ConfigurationEditor(configuration);
  for (const stanza of found) editor.removeStanza(stanza);
  return editor.finish();
}

/** Put a name into an `auto` (or `allow-CLASS`) line of its own, above its first stanza. */
export function addAuto(configuration: Configuration, name: string, allowClass = 'auto'): Edit {
  const text = encode(name);
  if (text === '' || /[\s\0]/.test(text) || text.endsWith('\\') || text.length > longestWord) {
    throw cannot('IFC062', `"${name}" cannot be an interface's name`);
  }
  if (configuration.model.allow.get(encode(allowClass))?.includes(text) === true) return noEdit;
  const editor = new ConfigurationEditor(configuration);
  const keyword = allowClass === 'auto' ? 'auto' : `allow-${encode(allowClass)}`;
  const stanza = stanzasOf(configuration, text)[0];
  if (stanza !== undefined) {
    const { header } = stanza.stanza;
    const { tree } = stanza.file;
    const indent = tree.text.slice(header.start, header.textStart).replace(/[^ \t]/g, '');
    const end = tree.text.slice(header.start, header.end).endsWith('\r\n') ? '\r\n' : '\n';
    editor
      .file(stanza.file)
      .replace(header.start, header.start, `${indent}${keyword} ${text}${end}`);
    return editor.finish();
  }
  const root = configuration.files.get(rootPath(configuration));
  if (root === undefined) editor.create(rootPath(configuration), `${keyword} ${text}\n`);
  else editor.file(root).append([`${keyword} ${text}`], { blank: false, root: true });
  return editor.finish();
}

/** Take a name out of the lines of a class (every class when none is given). */
export function removeAuto(configuration: Configuration, name: string, allowClass?: string): Edit {
  const text = encode(name);
  const isOne = (word: string): boolean => word === text || logicalOf(word) === text;
  const words = configuration.model.uses.filter(
    (use) =>
      use.kind === 'allow' &&
      isOne(use.word) &&
      (allowClass === undefined || use.allowClass === encode(allowClass)),
  );
  if (words.length === 0) return noEdit;
  const editor = new ConfigurationEditor(configuration);
  const wanted = new Set(words);
  editor.removeNames((use) => wanted.has(use));
  return editor.finish();
}

/** Write another address in place of one, wherever that is declared, keeping lines and their manner. */
export function changeAddress(
  configuration: Configuration,
  from: string,
  to: { readonly address: string; readonly prefix?: number | undefined },
): Edit {
  const old = canonicalAddress(from);
  const address = canonicalAddress(to.address);
  const bytes = address === undefined ? undefined : parseAddress(address);
  if (old === undefined || address === undefined || bytes === undefined) {
    throw cannot('IFC068', `"${old === undefined ? from : to.address}" is no IPv4 or IPv6 address`);
  }
  if (bytes.length !== parseAddress(old)?.length) {
    throw cannot('IFC068', `${address} is not of the family of ${old}`);
  }
  const { prefix } = to;
  if (
    prefix !== undefined &&
    (!Number.isInteger(prefix) || prefix < 0 || prefix > bytes.length * 8)
  ) {
    throw cannot('IFC068', `${address} cannot have the length ${String(prefix)}`);
  }
  const index = indexAround(configuration, [old]);
  const declarations = index.byAddress.get(old) ?? [];
  const hooks = index.hooks.filter((hook) => hook.found.some((command) => command.address === old));
  if (declarations.length === 0 && hooks.length === 0) return noEdit;
  const editor = new ConfigurationEditor(configuration);
  for (const { line, stanza, style } of declarations) {
    if (style === 'up-down' || line === undefined) continue;
    const file = editor.file(stanza.file);
    const value = valueOf(line);
    const slash = value.indexOf('/');
    const maskLine = [...stanza.ownLines()].find((each) => each.name === 'netmask');
    const length =
      prefix === undefined || slash < 0
        ? value.slice(slash < 0 ? value.length : slash)
        : `/${String(prefix)}`;
    const needed =
      slash < 0 && maskLine === undefined && prefix !== undefined ? `/${String(prefix)}` : length;
    file.replaceText(line.line, line.valueStart, line.line.text.length, address + needed);
    if (prefix !== undefined && maskLine !== undefined) {
      const dotted = parseIpv4(valueOf(maskLine)) !== undefined;
      file.replaceText(
        maskLine.line,
        maskLine.valueStart,
        maskLine.line.text.length,
        dotted ? maskOf(prefix) : String(prefix),
      );
    }
  }
  for (const { stanza, line, found } of hooks) {
    const file = editor.file(stanza.file);
    for (const { command, address: each } of found) {
      if (each !== old) continue;
      for (const word of command.words) {
        const [text = '', length] = word.text.split('/');
        if (canonicalAddress(text) !== old) continue;
        const kept =
          length === undefined ? '' : `/${prefix === undefined ? length : String(prefix)}`;
        file.replaceText(
          line.line,
          line.valueStart + word.from,
          line.valueStart + word.to,
          address + kept,
        );
      }
    }
  }
  return editor.finish();
}
