import type { Place } from '@vipbook/diagnostics';
import { canonicalAddress } from './address.ts';
import { classNames } from './auto.ts';
import { stanzasByName, type Configuration } from './configuration.ts';
import { addressCommands, mayHoldAddress, type AddressCommand } from './hook-commands.ts';
import { valueOf, type InterfaceStanza, type Model, type Option } from './model.ts';
import { placeIn } from './place.ts';
import type { ShellLine } from './shell.ts';
import { addressOf, readAddress } from './stanza-address.ts';
import { headerWords, type BodyLine, type Stanza, type SyntaxTree } from './tree.ts';
import { kept } from './words.ts';

/** One place where the files say that an address is to be configured. */
export interface Declaration {
  /** `alias`: a stanza of its own for `eth0:1`; `stanza`: a stanza of the interface itself; `up-down`: a
   *  command in a hook line. */
  readonly style: 'alias' | 'stanza' | 'up-down';
  readonly family: 'inet' | 'inet6';
  /** The file, by the name under which edits speak of it. */
  readonly file: string;
  /** The stanza's name: `eth0:1`, `eth0`, or a logical name. */
  readonly interface: string;
  /** The link that holds the address: `eth0`. */
  readonly device: string;
  /** Canonical. */
  readonly address: string;
  readonly prefix: number;
  /** The label that the address gets, where it is not the device's name. */
  readonly label?: string;
  /** `ifup -a` brings it up, as far as the files tell. */
  readonly auto: boolean;
  /** It is the first address of its family that its interface gets: removing it leaves the link bare. */
  readonly first: boolean;
  readonly place: Place;
  /** Of `up-down`: the hook lines that add and delete it, as they stand. */
  readonly commands?: readonly string[];
  readonly stanza: InterfaceStanza;
  /** The line with the address; undefined where it is inherited. */
  readonly line: BodyLine | undefined;
}

/** Thousands of these are made for one question, so what is seldom asked for is made when it is. */
class FoundDeclaration implements Declaration {
  readonly style: Declaration['style'];
  readonly family: 'inet' | 'inet6';
  readonly file: string;
  readonly interface: string;
  readonly device: string;
  readonly address: string;
  readonly prefix: number;
  readonly label?: string;
  readonly auto: boolean;
  readonly first: boolean;
  readonly stanza: InterfaceStanza;
  readonly line: BodyLine | undefined;
  /** Of hook lines: the command, and the lines with it and with what undoes it. */
  readonly #command: AddressCommand | undefined;
  readonly #hooks: readonly HookLine[] | undefined;

  constructor(
    stanza: InterfaceStanza,
    line: BodyLine | undefined,
    what: Pick<Declaration, 'style' | 'device' | 'auto' | 'first'>,
    address: { readonly address: string; readonly prefix: number },
    label: string | undefined,
    command?: AddressCommand,
    hooks?: readonly HookLine[],
  ) {
    this.style = what.style;
    this.family = address.address.includes(':') ? 'inet6' : 'inet';
    this.file = stanza.file.canonical;
    this.interface = stanza.name;
    this.device = what.device;
    this.address = address.address;
    this.prefix = address.prefix;
    if (label !== undefined) this.label = label;
    this.auto = what.auto;
    this.first = what.first;
    this.stanza = stanza;
    this.line = line;
    this.#command = command;
    this.#hooks = hooks;
  }

  get place(): Place {
    const { tree } = this.stanza.file;
    const { line } = this;
    if (line === undefined) return placeIn(tree, this.stanza.stanza.header);
    if (this.#command === undefined) return placeIn(tree, line.line, line.valueStart);
    const { from, to } = this.#command.command;
    return placeIn(tree, line.line, line.valueStart + from, line.valueStart + to);
  }

  get commands(): readonly string[] {
    return this.#hooks?.map(({ line }) => line.line.text) ?? [];
  }

  /** For people who print one. */
  toJSON(): object {
    const { stanza: _stanza, line: _line, ...plain } = this;
    const commands = this.style === 'up-down' ? { commands: this.commands } : {};
    return { ...plain, place: this.place, ...commands };
  }
}

/** A hook line with commands about addresses. */
export interface HookLine {
  readonly stanza: InterfaceStanza;
  readonly line: BodyLine;
  readonly shell: ShellLine;
  readonly found: readonly AddressCommand[];
}

/** Declarations and hook lines of some stanzas, or of all. */
export interface DeclarationIndex {
  readonly all: readonly Declaration[];
  readonly byAddress: ReadonlyMap<string, readonly Declaration[]>;
  readonly hooks: readonly HookLine[];
  readonly hooksByStanza: ReadonlyMap<InterfaceStanza, readonly HookLine[]>;
}

const indexes = new WeakMap<Model, DeclarationIndex>();

/** Every address that the files say, in reading order. */
export function declaredAddresses(configuration: Configuration): readonly Declaration[] {
  return fullIndex(configuration).all;
}

/** Where an address is declared. Any spelling of it; text that is no address is found nowhere. */
export function findAddress(configuration: Configuration, address: string): readonly Declaration[] {
  const canonical = canonicalAddress(address);
  if (canonical === undefined) return [];
  return indexAround(configuration, [canonical]).byAddress.get(canonical) ?? [];
}

/** Below this many stanzas everything is looked at at once. */
const fewStanzas = 500;
const mostCandidates = 2_000;

/**
 * An index that holds at least every stanza in which one of the texts stands, and all others of its name.
 * One address among ten thousand stanzas is found without looking into each of them.
 */
export function indexAround(
  configuration: Configuration,
  texts: readonly string[],
): DeclarationIndex {
  const { model } = configuration;
  if (indexes.has(model) || model.interfaces.length < fewStanzas) return fullIndex(configuration);
  const names = namesAround(configuration, texts);
  if (names === undefined) return fullIndex(configuration);
  const byName = stanzasByName(model);
  const stanzas: InterfaceStanza[] = [];
  for (const name of names) {
    for (const stanza of byName.get(name) ?? []) stanzas.push(stanza);
    if (stanzas.length > mostCandidates) return fullIndex(configuration);
  }
  return collect(
    model,
    stanzas.sort((a, b) => a.order - b.order),
  );
}

/** Names of the stanzas that hold one of the texts; undefined: only a full look can tell. */
function namesAround(
  { model, reading }: Configuration,
  texts: readonly string[],
): ReadonlySet<string> | undefined {
  // IPv6 addresses have many spellings, and inherited lines stand elsewhere.
  if (texts.some((text) => text.includes('::') || text.split(':').length > 2)) return undefined;
  if (model.interfaces.some(({ inherits }) => inherits !== undefined)) return undefined;
  const names = new Set<string>();
  let hits = 0;
  const add = (stanza: Stanza | undefined): void => {
    const name = stanza?.kind === 'iface' ? headerWords(stanza)[0] : undefined;
    if (name !== undefined) names.add(kept(name.text));
  };
  for (const { tree } of reading.files) {
    // A continuation may stand in the middle of an address.
    for (const line of tree.joinedLines.values()) {
      if (!texts.some((text) => line.text.includes(text))) continue;
      hits += 1;
      if (hits > mostCandidates) return undefined;
      add(stanzaAt(tree, line.start));
    }
    for (const text of texts) {
      for (let at = tree.text.indexOf(text); at >= 0; at = tree.text.indexOf(text, at + 1)) {
        hits += 1;
        if (hits > mostCandidates) return undefined;
        add(stanzaAt(tree, at));
      }
    }
  }
  return names;
}

/** The stanza that begins last before a byte. */
function stanzaAt({ stanzas }: SyntaxTree, offset: number): Stanza | undefined {
  let low = 0;
  let high = stanzas.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stanzas[middle]?.header.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return stanzas[low - 1];
}

/** The link that an interface's name stands for: what is before the colon of an alias. */
export function deviceOf(model: Model, name: string): string {
  const device = classNames(model).devicesOf(name)[0] ?? name;
  const colon = device.indexOf(':');
  return colon < 0 ? device : device.slice(0, colon);
}

const upNames: ReadonlySet<string> = new Set(['up', 'post-up', 'pre-up']);
const downNames: ReadonlySet<string> = new Set(['down', 'pre-down', 'post-down']);

/** One of the six names of hook lines; told apart by the first letter, for this is asked of every line. */
function isHookName(name: string): boolean {
  const letter = name.charCodeAt(0);
  if (letter !== 117 && letter !== 100 && letter !== 112) return false;
  return upNames.has(name) || downNames.has(name);
}

function fullIndex({ model }: Configuration): DeclarationIndex {
  let index = indexes.get(model);
  if (index === undefined) indexes.set(model, (index = collect(model, model.interfaces)));
  return index;
}

/** In reading order, with all stanzas of a name or none: the first address of a link is a special one. */
function collect(model: Model, stanzas: readonly InterfaceStanza[]): DeclarationIndex {
  const all: Declaration[] = [];
  const hooks: HookLine[] = [];
  const hooksByStanza = new Map<InterfaceStanza, readonly HookLine[]>();
  const withAddress = new Set<string>();
  const auto = classNames(model);
  for (const stanza of stanzas) {
    const device = deviceOf(model, stanza.name);
    const isAuto = auto.has(stanza.name);
    for (const declaration of stanzaDeclarations(stanza, device, isAuto, withAddress)) {
      all.push(declaration);
    }
    const own = hooksIn(stanza);
    if (own.length === 0) continue;
    hooksByStanza.set(stanza, own);
    for (const hook of own) hooks.push(hook);
    hookDeclarations(model, stanza, own, isAuto, all);
  }
  const byAddress = new Map<string, Declaration[]>();
  for (const declaration of all) {
    const list = byAddress.get(declaration.address);
    if (list === undefined) byAddress.set(declaration.address, [declaration]);
    else list.push(declaration);
  }
  return { all, byAddress, hooks, hooksByStanza };
}

const noHooks: readonly HookLine[] = [];

function hooksIn(stanza: InterfaceStanza): readonly HookLine[] {
  let own: HookLine[] | undefined;
  const { body } = stanza.stanza;
  for (let index = 0; index < stanza.read; index += 1) {
    const line = body[index];
    if (line === undefined || line.bare || !isHookName(line.name)) continue;
    const value = valueOf(line);
    if (!mayHoldAddress(value)) continue;
    const read = addressCommands(value, stanza.name);
    if (read.found.length > 0) (own ??= []).push({ stanza, line, ...read });
  }
  return own ?? noHooks;
}

const addressMethods: ReadonlySet<string> = new Set(['static', 'tunnel', 'v4tunnel']);

function stanzaDeclarations(
  stanza: InterfaceStanza,
  device: string,
  auto: boolean,
  withAddress: Set<string>,
): Declaration[] {
  if (!addressMethods.has(stanza.method)) return [];
  const family: 'inet' | 'inet6' | undefined =
    stanza.family === 'inet' ? 'inet' : stanza.family === 'inet6' ? 'inet6' : undefined;
  if (family === undefined) return [];
  const brief = stanza.brief('address');
  if (brief === undefined) return [];
  const alias = stanza.name.includes(':');
  const key = family === 'inet' ? stanza.name : `${stanza.name} 6`;
  const first = !alias && !withAddress.has(key);
  withAddress.add(key);
  const netmask = stanza.brief('netmask')?.value;
  const result: Declaration[] = [];
  const style: Declaration['style'] = alias ? 'alias' : 'stanza';
  const label = alias && family === 'inet' ? stanza.name : undefined;
  const add = (line: BodyLine | undefined): void => {
    const read =
      line === undefined ? addressOf(stanza) : readAddress(family, valueOf(line), netmask);
    if (read === undefined) return;
    const what = { style, device, auto, first: first && result.length === 0 };
    result.push(new FoundDeclaration(stanza, line, what, read, label));
  };
  if (brief.count === 1 && brief.file === stanza.file && isOwn(stanza, brief.line)) {
    add(brief.line);
    return result;
  }
  // Repeated lines are broken for ifupdown, but ifupdown2 takes each: whoever looks for one must find it.
  let own = 0;
  for (const line of stanza.ownLines()) {
    if (line.name !== 'address') continue;
    own += 1;
    add(line);
  }
  if (own === 0) add(undefined);
  return result;
}

function isOwn(stanza: InterfaceStanza, line: BodyLine): boolean {
  const { first, last } = stanza.stanza;
  return line.index > first && line.index <= last;
}

function hookDeclarations(
  model: Model,
  stanza: InterfaceStanza,
  hooks: readonly HookLine[],
  auto: boolean,
  all: Declaration[],
): void {
  // Pairing looks up by address and by label: one pass each.
  const downs = new Map<string, HookLine[]>();
  const push = (key: string, hook: HookLine): void => {
    const list = downs.get(key);
    if (list === undefined) downs.set(key, [hook]);
    else if (list.at(-1) !== hook) list.push(hook);
  };
  for (const hook of hooks) {
    for (const command of hook.found) {
      if (command.action !== 'delete') continue;
      if (command.address !== undefined) push(command.address, hook);
      else if (command.label !== undefined) push(command.label, hook);
    }
  }
  for (const hook of hooks) {
    if (!upNames.has(hook.line.name)) continue;
    for (const command of hook.found) {
      const { address, label } = command;
      if (command.action !== 'add' || address === undefined) continue;
      const pairs = [
        ...(downs.get(address) ?? []).slice(0, 8),
        ...(label === undefined ? [] : (downs.get(label) ?? []).slice(0, 8)),
      ];
      all.push(
        new FoundDeclaration(
          stanza,
          hook.line,
          { style: 'up-down', device: deviceOf(model, command.device), auto, first: false },
          { address, prefix: command.prefix },
          label === command.device ? undefined : label,
          command,
          [hook, ...pairs],
        ),
      );
    }
  }
}

/** The options that go along when a declaration is carried elsewhere: all but those about the address. */
export function carriedOptions(declaration: Declaration): readonly Option[] {
  const own: Option[] = [];
  if (declaration.style === 'up-down') return own;
  for (const line of declaration.stanza.ownLines()) {
    if (!/^(address|netmask|broadcast|network|gateway)\??$/.test(line.name)) {
      own.push({ name: line.name, value: valueOf(line) });
    }
  }
  return own;
}
