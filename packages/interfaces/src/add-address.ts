import { canonicalAddress, maskOf, parseAddress } from './address.ts';
import { classNames } from './auto.ts';
import { encode } from './bytes.ts';
import { rootPath, stanzasByName, stanzasOf, type Configuration } from './configuration.ts';
import { ConfigurationEditor } from './configuration-editor.ts';
import { carriedOptions, deviceOf, findAddress, type Declaration } from './declarations.ts';
import { noEdit, type Edit } from './edit.ts';
import { cannot } from './failures.ts';
import { directoryOf, baseName, normalize } from './file-system.ts';
import { habitsOf, optionIndent, type Habits } from './habits.ts';
import { ipCommandText } from './hook-commands.ts';
import type { ConfigurationFile, InterfaceStanza } from './model.ts';

export interface AddAddress {
  readonly address: string;
  readonly prefix: number;
  /** The link: `eth0`. */
  readonly device: string;
  /** For `alias` the stanza's name (default: the first free `eth0:N`); for `up-down` the label of an
   *  IPv4 address. At most 15 bytes. */
  readonly label?: string | undefined;
  readonly style: 'alias' | 'stanza' | 'up-down';
  /** The file to write to, one of those that are read. Default: the one that fits the host's habits. */
  readonly file?: string | undefined;
  /** Where the address was declared before: its options, hooks and (where the file has no habits of its
   *  own) its manner of writing are carried along. */
  readonly like?: Declaration | undefined;
  /** With an `auto` line. Default: as `like`, else yes. Only for `alias`. */
  readonly auto?: boolean | undefined;
}

/** IFNAMSIZ - 1: bytes of a link's name and of a label. */
const longestLabel = 15;

/**
 * Declare an address. Nothing is done when it is declared already for the same device and length; it is
 * refused when it is declared otherwise.
 */
export function addAddress(configuration: Configuration, request: AddAddress): Edit {
  const { device, prefix, style } = request;
  const address = canonicalAddress(request.address);
  const bytes = address === undefined ? undefined : parseAddress(address);
  if (address === undefined || bytes === undefined) {
    throw cannot('IFC068', `"${request.address}" is no IPv4 or IPv6 address`);
  }
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > bytes.length * 8) {
    throw cannot('IFC068', `${address} cannot have the length ${String(prefix)}`);
  }
  checkName(device);
  const known = findAddress(configuration, address);
  if (known.some((each) => each.device === device && each.prefix === prefix)) return noEdit;
  const other = known[0];
  if (other !== undefined) {
    throw cannot(
      'IFC064',
      `${address} is declared already, as ${address}/${String(other.prefix)} for ${other.interface}`,
      other.place,
    );
  }
  const editor = new ConfigurationEditor(configuration);
  const wanted: Wanted = { ...request, address, family: bytes.length === 4 ? 'inet' : 'inet6' };
  if (style === 'up-down') addHooks(editor, wanted);
  else addStanzaFor(editor, wanted);
  return editor.finish();
}

interface Wanted extends AddAddress {
  readonly family: 'inet' | 'inet6';
}

function checkName(name: string): void {
  const text = encode(name);
  if (text === '' || text.length > longestLabel || /[\s/\0\\]/.test(text) || text.startsWith('#')) {
    throw cannot(
      'IFC062',
      text.length > longestLabel
        ? `"${name}" has ${String(text.length)} bytes; names and labels have at most ${String(longestLabel)}`
        : `"${name}" cannot be a name`,
    );
  }
}

/** The label asked for, checked; or the first free one. */
function chosenLabel(configuration: Configuration, wanted: Wanted): string {
  const { device, label, family } = wanted;
  const names = stanzasByName(configuration.model);
  if (label !== undefined) {
    checkName(label);
    if (!label.startsWith(`${device}:`) || label.length === device.length + 1) {
      throw cannot('IFC062', `the label "${label}" does not begin with "${device}:"`);
    }
    const taken = names.get(encode(label))?.find((stanza) => stanza.family === family);
    if (taken !== undefined) {
      throw cannot('IFC063', `the label ${label} is in use`, {
        file: taken.file.canonical,
      });
    }
    return label;
  }
  // Wherever the name stands, in an auto line, a hook or a comment: somebody has plans for it.
  const used = numbersAfter(configuration, `${encode(device)}:`);
  for (let number = 1; ; number += 1) {
    const name = `${device}:${String(number)}`;
    if (!used.has(number) && !names.has(name)) {
      checkName(name);
      return name;
    }
  }
}

/** Numbers that stand behind a text anywhere in the files. */
function numbersAfter(configuration: Configuration, text: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const { tree } of configuration.files.values()) {
    for (let at = tree.text.indexOf(text); at >= 0; at = tree.text.indexOf(text, at + 1)) {
      const from = at + text.length;
      const digits = /^\d+/.exec(tree.text.slice(from, from + 10))?.[0];
      if (digits !== undefined) numbers.add(Number(digits));
    }
  }
  return numbers;
}

function addStanzaFor(editor: ConfigurationEditor, wanted: Wanted): void {
  const { configuration } = editor;
  const { device, style, family, like } = wanted;
  const name = encode(style === 'alias' ? chosenLabel(configuration, wanted) : device);
  if (style === 'stanza' && stanzasOf(configuration, device).length === 0) {
    throw cannot('IFC061', `no file has a stanza for ${device}`);
  }
  const withAuto =
    style === 'alias' &&
    (wanted.auto ?? like?.auto ?? true) &&
    !classNames(configuration.model).has(name);
  const target = chooseFile(configuration, wanted, name);
  const habits = habitsOf(configuration, target.file, device, like?.stanza);
  const lines: string[] = [];
  if (withAuto) lines.push(`${habits.headerIndent}auto ${name}`);
  lines.push(`${habits.headerIndent}iface ${name} ${family} static`);
  for (const option of addressLines(wanted, habits)) lines.push(habits.indent + option);
  if (like !== undefined && like.style !== 'up-down') {
    for (const option of carriedOptions(like)) {
      const value = renamed(option.value, like, name, wanted.device);
      lines.push(`${habits.indent}${option.name} ${value}`);
    }
  }
  if (target.file === undefined) {
    editor.create(target.path, lines.map((line) => `${line}\n`).join(''));
  } else {
    const root = target.file.canonical === rootPath(configuration);
    editor.file(target.file).append(lines, { blank: habits.blank, root });
  }
}

function addressLines(wanted: Wanted, habits: Habits): string[] {
  const { address, prefix, family } = wanted;
  if (family === 'inet6' || habits.mask === 'length') {
    return [`address ${address}/${String(prefix)}`];
  }
  const mask = habits.mask === 'dotted' ? maskOf(prefix) : String(prefix);
  return [`address ${address}`, `netmask ${mask}`];
}

/** A carried command that names the alias or the device of the host it comes from. */
function renamed(value: string, like: Declaration, name: string, device: string): string {
  if (like.interface === name && like.device === device) return value;
  return value.replace(/[^\s"'=;|&()<>]+/g, (word) =>
    word === like.interface ? name : word === like.device ? device : word,
  );
}

interface Target {
  readonly path: string;
  /** undefined: a new file. */
  readonly file: ConfigurationFile | undefined;
}

/**
 * The file for a new stanza: the one asked for; that of the device's other aliases; a new one beside
 * others where the host keeps its stanzas in a sourced directory; that of the device's own stanza; the
 * root. For an alias it must be read after the device's `auto`, or the alias would come up first.
 */
function chooseFile(configuration: Configuration, wanted: Wanted, name: string): Target {
  const { model, files } = configuration;
  const { device } = wanted;
  if (wanted.file !== undefined) return askedFor(configuration, wanted.file);
  const root = files.get(rootPath(configuration));
  const parents = stanzasOf(configuration, device);
  const order = readingOrder(configuration);
  const parentAuto = model.uses.filter(
    (use) => use.kind === 'allow' && (use.word === device || use.word.startsWith(`${device}=`)),
  );
  let after = -1;
  for (const { file } of [...parents, ...parentAuto]) {
    after = Math.max(after, order.get(file.canonical) ?? -1);
  }
  const fits = (file: ConfigurationFile): boolean =>
    file.refusedAt === undefined && (order.get(file.canonical) ?? -1) >= after;
  const aliases = model.interfaces.filter(
    (each) => each.name.includes(':') && deviceOf(model, each.name) === device,
  );
  const single = (file: ConfigurationFile): boolean =>
    file.tree.stanzas.filter((each) => each.kind === 'iface').length <= 1;
  const last = aliases.at(-1)?.file;
  if (last !== undefined && fits(last) && (!single(last) || last === root)) {
    return { path: last.canonical, file: last };
  }
  if (wanted.style === 'alias') {
    const directory = usedDirectory(configuration, parents[0], last);
    if (directory !== undefined) {
      const path = newName(configuration, directory, name, after, order);
      if (path !== undefined) return { path, file: undefined };
    }
  }
  const parent = parents.at(-1)?.file;
  if (parent !== undefined && fits(parent)) return { path: parent.canonical, file: parent };
  return { path: rootPath(configuration), file: root };
}

function askedFor(configuration: Configuration, path: string): Target {
  const clean = normalize(encode(path));
  const file = configuration.files.get(clean);
  if (file !== undefined) {
    if (file.refusedAt !== undefined) {
      throw cannot('IFC060', `ifupdown stops reading ${path} at ${file.refusedAt.message}`, {
        file: path,
      });
    }
    return { path: clean, file };
  }
  const source = sourceDirectories(configuration).find(
    (each) => each.directory === directoryOf(clean) && each.takes(baseName(clean)),
  );
  if (
    configuration.fileSystem.read(clean) !== undefined ||
    (source === undefined && clean !== rootPath(configuration))
  ) {
    throw cannot('IFC069', `${path} is not read: no source line leads to it`, { file: path });
  }
  return { path: clean, file: undefined };
}

/** Position of each file in reading order; a file counts where its own text ends. */
function readingOrder(configuration: Configuration): Map<string, number> {
  const order = new Map<string, number>();
  const { reading } = configuration;
  // A file ends after everything that it sources: number them as they are finished.
  let next = 0;
  const finish = (path: string): void => {
    order.set(path, next);
    next += 1;
  };
  const open: ConfigurationFile[] = [];
  for (const file of reading.files) {
    while (open.length > 0 && file.sourcedFrom?.file !== open.at(-1)) {
      const done = open.pop();
      if (done !== undefined) finish(done.canonical);
    }
    open.push(file);
  }
  for (let done = open.pop(); done !== undefined; done = open.pop()) finish(done.canonical);
  return order;
}

interface SourceDirectory {
  readonly directory: string;
  readonly suffix: string;
  takes(name: string): boolean;
}

/** Directories of which a source line takes files by pattern. */
function sourceDirectories(configuration: Configuration): SourceDirectory[] {
  const found: SourceDirectory[] = [];
  for (const { file, stanza } of configuration.reading.sources) {
    const argument = stanza.header.text.slice(stanza.rest);
    if (argument === '' || /[\s"'$`\\]/.test(argument)) continue;
    const path = argument.startsWith('/') ? argument : `${directoryOf(file.path)}/${argument}`;
    if (stanza.kind === 'source-directory') {
      if (/[*?[]/.test(path)) continue;
      found.push({
        directory: normalize(path),
        suffix: '',
        takes: (name) => /^[a-zA-Z0-9_-]+$/.test(name),
      });
      continue;
    }
    const star = /^([^*?[\]]*)\/\*([^*?[\]/]*)$/.exec(path);
    if (star === null) continue;
    const suffix = star[2] ?? '';
    found.push({
      directory: normalize(star[1] === '' ? '/' : (star[1] ?? '')),
      suffix,
      takes: (name) =>
        !name.startsWith('.') && name.endsWith(suffix) && name.length > suffix.length,
    });
  }
  return found;
}

/** The directory in which the host keeps stanzas, one file each. */
function usedDirectory(
  configuration: Configuration,
  parent: InterfaceStanza | undefined,
  alias: ConfigurationFile | undefined,
): SourceDirectory | undefined {
  const directories = sourceDirectories(configuration);
  for (const file of [alias, parent?.file]) {
    if (file === undefined) continue;
    const found = directories.find((each) => each.directory === directoryOf(file.canonical));
    if (found !== undefined) return found;
  }
  const used = new Set<string>();
  for (const [path, { tree }] of configuration.files) {
    if (path === rootPath(configuration)) continue;
    if (tree.stanzas.some((each) => each.kind === 'iface')) used.add(directoryOf(path));
  }
  return directories.find((each) => used.has(each.directory));
}

/** A name for a new file that is read after the file at `after`; undefined: there is none. */
function newName(
  configuration: Configuration,
  source: SourceDirectory,
  name: string,
  after: number,
  order: ReadonlyMap<string, number>,
): string | undefined {
  const plain = name.replace(/[^a-zA-Z0-9_-]/g, '_');
  // Names from the same directory are read in byte order, so a later name is read later.
  let mustFollow = '';
  for (const [path, at] of order) {
    if (at > after) continue;
    if (directoryOf(path) === source.directory) {
      if (at === after && baseName(path) > mustFollow) mustFollow = baseName(path);
    } else if (at === after && after >= 0) {
      // The device is declared in a file of another directory: it must be done before this one begins.
      const first = [...order].find(([each]) => directoryOf(each) === source.directory)?.[1];
      if (first === undefined || first < after) return undefined;
    }
  }
  const base = mustFollow.endsWith(source.suffix)
    ? mustFollow.slice(0, mustFollow.length - source.suffix.length)
    : mustFollow;
  const candidates = [plain, `${base}_${plain}`, `zz-${plain}`];
  for (const candidate of candidates) {
    const file = candidate + source.suffix;
    const path = `${source.directory === '/' ? '' : source.directory}/${file}`;
    if (!source.takes(file) || file <= mustFollow) continue;
    if (configuration.fileSystem.read(path) !== undefined || configuration.files.has(path))
      continue;
    return path;
  }
  return undefined;
}

function addHooks(editor: ConfigurationEditor, wanted: Wanted): void {
  const { configuration } = editor;
  const { device, address, prefix, family } = wanted;
  const file = wanted.file === undefined ? undefined : normalize(encode(wanted.file));
  const parents = stanzasOf(configuration, encode(device)).filter(
    (each) => file === undefined || each.file.canonical === file,
  );
  const parent = parents.find((each) => each.family === family) ?? parents[0];
  if (parent === undefined) {
    throw cannot(
      'IFC061',
      `no file has a stanza for ${device}, into which the up and down lines would go`,
    );
  }
  let label: string | undefined;
  if (wanted.label !== undefined && family === 'inet') {
    checkName(wanted.label);
    if (!wanted.label.startsWith(device)) {
      throw cannot('IFC062', `the label "${wanted.label}" does not begin with "${device}"`);
    }
    label = wanted.label;
  }
  const indent = optionIndent(parent) ?? habitsOf(configuration, parent.file, device).indent;
  const names = hookNames(parent, wanted.like);
  const up = ipCommandText('add', address, prefix, device, label);
  const down = ipCommandText('del', address, prefix, device, label);
  editor
    .file(parent.file)
    .insertBelow(parent.lastIndex, [
      `${indent}${names.up} ${up}`,
      `${indent}${names.down} ${down}`,
    ]);
}

/** `up`/`down` or `post-up`/`pre-down`: as the stanza has it, else as the line that is carried. */
function hookNames(
  stanza: InterfaceStanza,
  like: Declaration | undefined,
): { up: string; down: string } {
  const lines = [...stanza.ownLines()];
  const carried = like?.style === 'up-down' ? [...like.stanza.ownLines()] : [];
  const first = (pattern: RegExp): string | undefined =>
    [...lines, ...carried].find((line) => pattern.test(line.name))?.name;
  return { up: first(/^(up|post-up)$/) ?? 'up', down: first(/^(down|pre-down)$/) ?? 'down' };
}
