import {
  canonicalAddress,
  classfulPrefix,
  parseAddress,
  parseIpv4,
  prefixOfMask,
} from './address.ts';
import { readShell, type ShellLine, type SimpleCommand } from './shell.ts';

/** What one command of a hook line does to an address. */
export interface AddressCommand {
  /** `announce`: arping and its kin, which fail without the address; `call`: ifup or ifdown of an alias. */
  readonly action: 'add' | 'delete' | 'announce' | 'call';
  /** Canonical; undefined where only a label is named: `ifconfig eth0:1 down`, `ifup eth0:1`. */
  readonly address: string | undefined;
  readonly prefix: number;
  /** As named, `$IFACE` replaced. */
  readonly device: string;
  readonly label: string | undefined;
  readonly tool: 'ip' | 'ifconfig' | 'other';
  readonly command: SimpleCommand;
}

/** A cheap test that no line with an address command fails. */
export function mayHoldAddress(text: string): boolean {
  if (/ifconfig|ifup|ifdown|arping|arpsend|ndsend|send_arp/.test(text)) return true;
  for (let at = text.indexOf('ip'); at >= 0; at = text.indexOf('ip', at + 2)) {
    const rest = /^ip["']?[ \t]+(\S+)/.exec(text.slice(at, at + 64))?.[1];
    // `ip -4 address`: what follows an option is looked at in full.
    if (rest !== undefined && (/^["'\\-]/.test(rest) || 'address'.startsWith(rest))) return true;
  }
  return false;
}

/** The address commands of a hook line that belongs to `iface`. */
export function addressCommands(
  text: string,
  iface: string,
): { readonly shell: ShellLine; readonly found: readonly AddressCommand[] } {
  const shell = readShell(text);
  const found: AddressCommand[] = [];
  for (const command of shell.commands) {
    const words = command.words.map((word) => named(word.text, iface));
    while (words.length > 0 && isPrefixWord(words[0] ?? '')) words.shift();
    const program = (words.shift() ?? '').replace(/^.*\//, '');
    if (program === 'ip') {
      const made = ipCommand(words, command);
      if (made !== undefined) found.push(made);
    } else if (program === 'ifconfig') {
      const made = ifconfigCommand(words, command);
      if (made !== undefined) found.push(made);
    } else {
      const made = otherCommand(program, words, command);
      if (made !== undefined) found.push(made);
    }
  }
  return { shell, found };
}

/** Words that run the command after them. */
function isPrefixWord(word: string): boolean {
  return (
    word === 'sudo' ||
    word === 'exec' ||
    word === 'command' ||
    word === '-' ||
    /^[A-Z_]+=/.test(word)
  );
}

function named(word: string, iface: string): string {
  if (!word.includes('$')) return word;
  return word.replace(/\$\{(?:IFACE|LOGICAL)\}|\$(?:IFACE|LOGICAL)\b/g, () => iface);
}

/** iproute2 takes any unambiguous beginning of a keyword. */
function abbreviates(word: string, full: string, shortest: number): boolean {
  return word.length >= shortest && full.startsWith(word);
}

/** `ip [options] address add|replace|del ADDR[/LEN] … dev DEV [label LABEL]` (ip-address(8)). */
function ipCommand(words: string[], command: SimpleCommand): AddressCommand | undefined {
  let at = 0;
  while (at < words.length && words[at]?.startsWith('-') === true) {
    const option = words[at] ?? '';
    at += /^-{1,2}(f|family|n|netns|b|batch|l|loops|rc|rcvbuf)$/.test(option) ? 2 : 1;
  }
  if (!abbreviates(words[at] ?? '', 'address', 1)) return undefined;
  const verb = words[at + 1] ?? '';
  const adds =
    abbreviates(verb, 'add', 1) ||
    abbreviates(verb, 'replace', 1) ||
    abbreviates(verb, 'change', 1);
  const deletes = abbreviates(verb, 'delete', 1);
  if (!adds && !deletes) return undefined;
  let local: string | undefined;
  let device: string | undefined;
  let label: string | undefined;
  for (let index = at + 2; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const value = words[index + 1];
    if (word === 'dev') {
      device = value;
      index += 1;
    } else if (word === 'label') {
      label = value;
      index += 1;
    } else if (word === 'local') {
      local = value;
      index += 1;
    } else if (
      /^(peer|remote|brd|broadcast|anycast|scope|metric|priority|preference|valid_lft|preferred_lft|proto|protocol)$/.test(
        word,
      )
    ) {
      index += 1;
    } else if (local === undefined && /^[0-9a-fA-F]*[.:]/.test(word)) {
      local = word;
    }
  }
  const [text, length] = (local ?? '').split('/');
  const bytes = parseAddress(text ?? '');
  if (bytes === undefined || device === undefined) return undefined;
  const widest = bytes.length * 8;
  const prefix = length === undefined ? widest : prefixNumber(length, widest);
  if (prefix === undefined) return undefined;
  return {
    action: adds ? 'add' : 'delete',
    address: canonicalAddress(text ?? '') ?? '',
    prefix,
    device,
    label,
    tool: 'ip',
    command,
  };
}

function prefixNumber(text: string, widest: number): number | undefined {
  if (/^[0-9]{1,3}$/.test(text)) return Number(text) <= widest ? Number(text) : undefined;
  return widest === 32 ? prefixOfMask(text) : undefined;
}

/**
 * `ifconfig eth0:1 ADDR[/LEN] [netmask M] [up]`, `ifconfig eth0:1 down`, `ifconfig eth0 [inet6] add|del
 * ADDR[/LEN]` (ifconfig(8), net-tools).
 */
function ifconfigCommand(words: string[], command: SimpleCommand): AddressCommand | undefined {
  const name = words.shift();
  if (name === undefined || name.startsWith('-')) return undefined;
  let family: string | undefined;
  if (words[0] === 'inet' || words[0] === 'inet6') family = words.shift();
  let action: 'add' | 'delete' = 'add';
  let explicit = false;
  if (words[0] === 'add' || words[0] === 'del') {
    action = words.shift() === 'add' ? 'add' : 'delete';
    explicit = true;
  }
  const label = name.includes(':') ? name : undefined;
  const device = name.split(':')[0] ?? name;
  const base = { device, label, tool: 'ifconfig', command } as const;
  if (words[0] === 'down' && label !== undefined) {
    return { ...base, action: 'delete', address: undefined, prefix: 32 };
  }
  const [text, length] = (words[0] ?? '').split('/');
  const bytes = parseAddress(text ?? '');
  if (bytes === undefined) return undefined;
  if (bytes.length === 16 && family === undefined && !explicit) return undefined;
  // The main address of a device (`ifconfig eth0 ADDR`) is an address as well.
  if (words.includes('down')) action = 'delete';
  const widest = bytes.length * 8;
  const maskAt = words.indexOf('netmask');
  const mask = maskAt < 0 ? undefined : words[maskAt + 1];
  let prefix: number | undefined;
  if (mask !== undefined && parseIpv4(mask) !== undefined) prefix = prefixOfMask(mask);
  else if (length !== undefined) prefix = prefixNumber(length, widest);
  else prefix = widest === 32 ? classfulPrefix(bytes) : 128;
  if (prefix === undefined) return undefined;
  return { ...base, action, address: canonicalAddress(text ?? '') ?? '', prefix };
}

/** Commands that make sense only while the address, or the alias, is there. */
function otherCommand(
  program: string,
  words: readonly string[],
  command: SimpleCommand,
): AddressCommand | undefined {
  const base = { prefix: 0, device: '', tool: 'other', command } as const;
  if (program === 'ifup' || program === 'ifdown') {
    const names = words.filter((word) => !word.startsWith('-'));
    const [name] = names;
    if (name?.includes(':') !== true || names.length !== 1) return undefined;
    return { ...base, action: 'call', address: undefined, label: name };
  }
  if (!/^(arping|arpsend|ndsend|send_arp)$/.test(program)) return undefined;
  const source = words.findIndex((word) => word === '-s' || word === '-S');
  const named = source < 0 ? undefined : canonicalAddress(words[source + 1] ?? '');
  const last = [...words]
    .reverse()
    .map(canonicalAddress)
    .find((each) => each !== undefined);
  const address = named ?? last;
  if (address === undefined) return undefined;
  return { ...base, action: 'announce', address, label: undefined };
}

/** A command that does the same for another address: used when a pair is carried to another host. */
export function ipCommandText(
  action: 'add' | 'del',
  address: string,
  prefix: number,
  device: string,
  label: string | undefined,
): string {
  const family = address.includes(':') ? ' -6' : '';
  const labelled =
    label === undefined || action === 'del' || family !== '' ? '' : ` label ${label}`;
  return `ip${family} addr ${action} ${address}/${String(prefix)} dev ${device}${labelled}`;
}
