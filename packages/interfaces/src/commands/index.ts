import { stanzasByName, type Configuration } from '../configuration.ts';
import { encode } from '../bytes.ts';
import { optionFacts } from '../families.ts';
import type { InterfaceStanza } from '../model.ts';
import { NamePattern } from '../glob.ts';
import { kept } from '../words.ts';
import { methods, type Command } from './methods.ts';
import { MissingOption, Scope, tokens, type DhcpClient } from './scope.ts';

export interface CommandOptions {
  /** Default: dhclient, Debian's own. */
  readonly dhcpClient?: DhcpClient;
  /** With the run-parts of /etc/network/if-*.d. Default: without, as `--no-scripts`. */
  readonly scripts?: boolean;
}

/**
 * The shell commands that `ifup NAME` or `ifdown NAME` would run, in order, as `--no-act` prints them (empty
 * lines left out). NAME may be `eth0` or `eth0=home`. Mapping scripts are not run. For ifdown the
 * interface, and VLANs on it, are taken to be up. Empty for an unknown interface and for files that
 * ifupdown refuses. Strings are bytes read as Latin-1.
 */
export function commandsFor(
  configuration: Configuration,
  interfaceName: string,
  direction: 'up' | 'down',
  options: CommandOptions = {},
): readonly string[] {
  if (configuration.refused !== undefined) return [];
  const run = new Run(configuration, direction, options);
  run.interface(encode(interfaceName), false);
  return run.lines;
}

class Run {
  readonly lines: string[] = [];
  readonly #configuration: Configuration;
  readonly #up: boolean;
  readonly #options: CommandOptions;

  constructor(configuration: Configuration, direction: 'up' | 'down', options: CommandOptions) {
    this.#configuration = configuration;
    this.#up = direction === 'up';
    this.#options = options;
  }

  /** False: ifup would stop here and with it whoever waits for this interface. */
  interface(name: string, nested: boolean): boolean {
    const equals = name.indexOf('=');
    const iface = kept(equals < 0 ? name : name.slice(0, equals));
    const logical = kept(equals < 0 ? name : name.slice(equals + 1));
    const stanzas = this.#stanzas(logical);
    if (stanzas.length === 0) return nested;
    const dot = iface.indexOf('.');
    if (this.#up && dot >= 0 && !nested && !this.interface(iface.slice(0, dot), true)) return false;
    if (!this.#up && dot < 0 && !nested) {
      for (const vlan of stanzasByName(this.#configuration.model).keys()) {
        if (vlan.startsWith(`${iface}.`)) this.interface(vlan, true);
      }
    }
    return this.#up
      ? this.#bringUp(iface, logical, stanzas)
      : this.#takeDown(iface, logical, stanzas);
  }

  #stanzas(logical: string): readonly Pick<InterfaceStanza, 'family' | 'method' | 'options'>[] {
    const found = stanzasByName(this.#configuration.model).get(logical) ?? [];
    if (logical !== 'lo' || !this.#configuration.model.implicitLoopback) return found;
    return [{ family: 'inet', method: 'loopback', options: [] }, ...found];
  }

  #bringUp(
    iface: string,
    logical: string,
    stanzas: readonly Pick<InterfaceStanza, 'family' | 'method' | 'options'>[],
  ): boolean {
    const first = stanzas[0];
    const description = first?.options.find((each) => each.name === 'description')?.value;
    if (!this.#all(linkUp, this.#link(iface, logical, description))) return true;
    for (const stanza of stanzas) {
      const scope = this.#scope(iface, logical, stanza);
      const method = methods[`${stanza.family} ${stanza.method}`];
      if (method === undefined) continue;
      if (method.up.some((command) => attempt(command, scope) === undefined)) return false;
      for (const each of scope.all('pre-up')) this.#print(each);
      this.#scripts('pre-up', logical);
      this.#all(method.up, scope);
      for (const each of scope.all('up')) this.#print(each);
      this.#scripts('up', logical);
    }
    return true;
  }

  #takeDown(
    iface: string,
    logical: string,
    stanzas: readonly Pick<InterfaceStanza, 'family' | 'method' | 'options'>[],
  ): boolean {
    for (const stanza of stanzas) {
      const scope = this.#scope(iface, logical, stanza);
      const method = methods[`${stanza.family} ${stanza.method}`];
      if (method === undefined) continue;
      this.#scripts('down', logical);
      for (const each of scope.all('down')) this.#print(each);
      // ifdown goes on after every failure, a missing option included.
      for (const command of method.down) this.#print(attempt(command, scope) ?? '');
      this.#scripts('post-down', logical);
      for (const each of scope.all('post-down')) this.#print(each);
    }
    for (const command of linkDown) {
      this.#print(attempt(command, this.#link(iface, logical, undefined)) ?? '');
    }
    return true;
  }

  #scope(
    iface: string,
    logical: string,
    stanza: Pick<InterfaceStanza, 'family' | 'method' | 'options'>,
  ): Scope {
    const scope = this.#emptyScope(iface, logical, stanza.options);
    for (const fact of optionFacts(stanza.family, stanza.method)) {
      if (fact.default !== undefined) scope.setDefault(fact.name, fact.default);
    }
    methods[`${stanza.family} ${stanza.method}`]?.convert?.(scope);
    return scope;
  }

  #link(iface: string, logical: string, description: string | undefined): Scope {
    return this.#emptyScope(
      iface,
      logical,
      description === undefined ? [] : [{ name: 'description', value: description }],
    );
  }

  #emptyScope(iface: string, logical: string, options: InterfaceStanza['options']): Scope {
    return new Scope({
      iface,
      logical,
      options,
      dhcpClient: this.#options.dhcpClient ?? 'dhclient',
      implicitLoopback: this.#configuration.model.implicitLoopback,
    });
  }

  /** Print all commands; false: one could not be made, and those after it were not. */
  #all(commands: readonly Command[], scope: Scope): boolean {
    for (const command of commands) {
      const text = attempt(command, scope);
      if (text === undefined) return false;
      this.#print(text);
    }
    return true;
  }

  #scripts(phase: 'pre-up' | 'up' | 'down' | 'post-down', logical: string): void {
    if (this.#options.scripts !== true) return;
    const without = this.#configuration.model.noScripts;
    if (without.some((pattern) => new NamePattern(pattern).matches(logical))) return;
    const stop = this.#up ? '--exit-on-error ' : '';
    this.lines.push(`run-parts ${stop}/etc/network/if-${phase}.d`);
  }

  #print(text: string): void {
    // A leading dash means that failure does not matter; it is not part of the command.
    const command = text.startsWith('-') ? text.slice(1) : text;
    if (command !== '') this.lines.push(command);
  }
}

function attempt(command: Command, scope: Scope): string | undefined {
  try {
    return command(scope);
  } catch (problem) {
    if (problem instanceof MissingOption) return undefined;
    throw problem;
  }
}

/** What happens to the link itself before the first stanza: VLANs are made, names given. */
const linkUp: readonly Command[] = [
  (s) => {
    if (!s.has('.')) return '';
    const { link, name, id, decimal } = vlanOf(s);
    return (
      `if test -d /sys/class/net/${link} &&         ! ip link show ${name} >/dev/null 2>&1;     then ` +
      `        if test \`cat /sys/class/net/${link}/type\` -eq 32; then ` +
      `            echo 0x${id} > /sys/class/net/${link}/create_child;         else ` +
      `            ip link set up dev ${link};             ip link add link ${link} name ${name} type vlan id ${decimal}; ` +
      `\tfi;     fi`
    );
  },
  (s) => (s.isLoopback ? `ip link set up dev ${s.iface} 2>/dev/null` : ''),
  (s) => {
    const description = s.get('description');
    if (description === undefined) return '';
    return `ip link set ${tokens(s.iface, ':')[0] ?? ''} alias "${description}"`;
  },
];

const linkDown: readonly Command[] = [
  (s) => {
    if (!s.has('.') || s.has(':')) return '';
    const { link, id } = vlanOf(s);
    return (
      `if test -d /sys/class/net/${link}/device/infiniband; then ` +
      `        if test \`cat /sys/class/net/${link}/type\` -eq 32; then ` +
      `            echo 0x${id} > /sys/class/net/${link}/delete_child;         fi     else ` +
      `        ip link del ${s.iface};     fi`
    );
  },
  (s) => (s.isLoopback ? `ip link set down dev ${s.iface} 2>/dev/null` : ''),
];

/** `eth0.5:1`: on link eth0, named eth0.5, number 5. */
function vlanOf(s: Scope): { link: string; name: string; id: string; decimal: string } {
  const parts = tokens(s.iface, '.');
  const link = parts[0];
  const name = tokens(s.iface, ':')[0];
  const id = tokens(parts[1] ?? '', ':')[0];
  if (link === undefined || name === undefined || id === undefined)
    throw new MissingOption('vlan_id');
  const number = /^\s*[+-]?\d+/.exec(id)?.[0];
  const decimal =
    number === undefined ? id : String(Number.parseInt(number, 10)).slice(0, id.length);
  return { link, name, id, decimal };
}
