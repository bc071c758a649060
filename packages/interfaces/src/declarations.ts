import type { Place } from '@vipbook/diagnostics';
import { canonicalAddress } from './address.ts';
import { classNames } from './auto.ts';
import type { Configuration } from './configuration.ts';
import { addressCommands, mayHoldAddress, type AddressCommand } from './hook-commands.ts';
import { valueOf, type InterfaceStanza, type Model, type Option } from './model.ts';
import { placeIn } from './place.ts';
import type { ShellLine } from './shell.ts';
import { addressOf, readAddress } from './stanza-address.ts';
import type { BodyLine } from './tree.ts';

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

/** A hook line with commands about addresses. */
export interface HookLine {
  readonly stanza: InterfaceStanza;
  readonly line: BodyLine;
  readonly shell: ShellLine;
  readonly found: readonly AddressCommand[];
}

interface Index {
  readonly all: readonly Declaration[];
  readonly byAddress: ReadonlyMap<string, readonly Declaration[]>;
  readonly hooks: readonly HookLine[];
}

const indexes = new WeakMap<Model, Index>();

/** Every address that the files say, in reading order. */
export function declaredAddresses(configuration: Configuration): readonly Declaration[] {
  return indexOf(configuration).all;
}

/** Where an address is declared. Any spelling of it; text that is no address is found nowhere. */
export function findAddress(configuration: Configuration, address: string): readonly Declaration[] {
  const canonical = canonicalAddress(address);
  return canonical === undefined ? [] : (indexOf(configuration).byAddress.get(canonical) ?? []);
}

/** Every hook line that adds or deletes an address. */
export function hookLines(configuration: Configuration): readonly HookLine[] {
  return indexOf(configuration).hooks;
}

/** The link that an interface's name stands for: what is before the colon of an alias. */
export function deviceOf(model: Model, name: string): string {
  const device = classNames(model).devicesOf(name)[0] ?? name;
  const colon = device.indexOf(':');
  return colon < 0 ? device : device.slice(0, colon);
}

const upNames: ReadonlySet<string> = new Set(['up', 'post-up', 'pre-up']);
const downNames: ReadonlySet<string> = new Set(['down', 'pre-down', 'post-down']);

export function isUpName(name: string): boolean {
  return upNames.has(name);
}

function indexOf(configuration: Configuration): Index {
  const { model } = configuration;
  let index = indexes.get(model);
  if (index === undefined) indexes.set(model, (index = build(configuration)));
  return index;
}

function build(configuration: Configuration): Index {
  const { model } = configuration;
  const all: Declaration[] = [];
  const hooks: HookLine[] = [];
  const withAddress = new Set<string>();
  const auto = classNames(model);
  for (const stanza of model.interfaces) {
    const device = deviceOf(model, stanza.name);
    const found = stanzaDeclarations(stanza, device, auto.has(stanza.name), withAddress);
    for (const declaration of found) all.push(declaration);
    let own: HookLine[] | undefined;
    for (const line of stanza.ownLines()) {
      const up = upNames.has(line.name);
      if (!up && !downNames.has(line.name)) continue;
      const value = valueOf(line);
      if (!mayHoldAddress(value)) continue;
      const read = addressCommands(value, stanza.name);
      if (read.found.length > 0) (own ??= []).push({ stanza, line, ...read });
    }
    if (own === undefined) continue;
    for (const hook of own) hooks.push(hook);
    hookDeclarations(model, stanza, own, auto.has(stanza.name), all);
  }
  const byAddress = new Map<string, Declaration[]>();
  for (const declaration of all) {
    const list = byAddress.get(declaration.address);
    if (list === undefined) byAddress.set(declaration.address, [declaration]);
    else list.push(declaration);
  }
  return { all, byAddress, hooks };
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
  const { tree } = stanza.file;
  const alias = stanza.name.includes(':');
  const key = `${stanza.name} ${family}`;
  const first = !alias && !withAddress.has(key);
  withAddress.add(key);
  const base = {
    style: alias ? ('alias' as const) : ('stanza' as const),
    family,
    file: stanza.file.canonical,
    interface: stanza.name,
    device,
    ...(alias && family === 'inet' ? { label: stanza.name } : {}),
    auto,
    stanza,
  };
  const make = (line: BodyLine | undefined, isFirst: boolean): Declaration | undefined => {
    const netmask = stanza.brief('netmask')?.value;
    const read =
      line === undefined ? addressOf(stanza) : readAddress(family, valueOf(line), netmask);
    if (read === undefined) return undefined;
    return {
      ...base,
      address: read.address,
      prefix: read.prefix,
      first: isFirst,
      line,
      place:
        line === undefined
          ? placeIn(tree, stanza.stanza.header)
          : placeIn(tree, line.line, line.valueStart),
    };
  };
  const lines: BodyLine[] = [];
  for (const line of stanza.ownLines()) {
    if (line.name === 'address' || (line.name === 'address?' && brief.line === line))
      lines.push(line);
  }
  if (lines.length === 0) {
    const inherited = make(undefined, first);
    return inherited === undefined ? [] : [inherited];
  }
  // Repeated lines are broken for ifupdown, but ifupdown2 takes each: whoever looks for one must find it.
  return lines.flatMap((line, at) => make(line, first && at === 0) ?? []);
}

function hookDeclarations(
  model: Model,
  stanza: InterfaceStanza,
  hooks: readonly HookLine[],
  auto: boolean,
  all: Declaration[],
): void {
  const { tree } = stanza.file;
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
        ...(downs.get(address) ?? []),
        ...(label === undefined ? [] : (downs.get(label) ?? [])),
      ].slice(0, 8);
      const { line, valueStart } = hook.line;
      all.push({
        style: 'up-down',
        family: address.includes(':') ? 'inet6' : 'inet',
        file: stanza.file.canonical,
        interface: stanza.name,
        device: deviceOf(model, command.device),
        address,
        prefix: command.prefix,
        ...(label === undefined || label === command.device ? {} : { label }),
        auto,
        first: false,
        stanza,
        line: hook.line,
        place: placeIn(
          tree,
          line,
          valueStart + command.command.from,
          valueStart + command.command.to,
        ),
        commands: [hook, ...pairs].map(({ line: each }) => each.line.text),
      });
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
