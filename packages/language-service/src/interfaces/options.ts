import { optionFacts } from '@vipbook/interfaces';
import { code, escapeMarkdown } from '../playbook/markdown.ts';

/** In our own words: what an option of ifupdown's does, and the command that it becomes. */
const meanings: Readonly<Record<string, string>> = {
  address:
    'The address of the interface, best with its length: `192.168.1.5/24`. Becomes `ip addr add … dev IFACE label IFACE`.',
  netmask: 'The network mask, as `255.255.255.0` or a length. Write `address A/len` instead.',
  broadcast: 'The broadcast address; `+` computes it, `-` leaves it out.',
  gateway: 'The default gateway. Becomes `ip route add default via …`; one per family is enough.',
  metric: 'The metric of the default route that `gateway` makes; the smaller one wins.',
  pointopoint: 'The address at the other end of a point-to-point link.',
  hwaddress: 'The MAC address that the link gets before it comes up.',
  mtu: 'The largest packet, in bytes.',
  scope: 'Where the address is valid: `global`, `link`, `host` or `site`.',
  hostname: 'The host name that DHCP asks for or reports.',
  leasetime: 'The lease, in seconds, that DHCP asks for.',
  vendor: 'The vendor class that DHCP sends.',
  client: 'The client identifier that DHCP sends.',
  up: 'A command to run after the interface is up. May stand many times; they run in their order.',
  'post-up': 'The same as `up`.',
  'pre-up': 'A command to run before the interface comes up; a failure stops it.',
  down: 'A command to run before the interface goes down.',
  'pre-down': 'The same as `down`.',
  'post-down': 'A command to run after the interface is down.',
  accept_ra: 'Whether router advertisements are accepted: 0, 1, or 2 even when forwarding.',
  autoconf: 'Whether addresses are made from router advertisements.',
  privext: 'Privacy extensions (RFC 4941): 0 off, 1 on, 2 on and preferred.',
  'dad-attempts': 'How often to look whether duplicate address detection is over; 0: do not wait.',
  'dad-interval': 'Seconds between two looks.',
  'preferred-lifetime': 'How long the address is preferred as a source; 0 never uses it as one.',
  provider: 'The file in /etc/ppp/peers that pppd uses.',
  mode: 'The kind of tunnel: `gre`, `ipip`, `sit`, …',
  endpoint: 'The address of the other end of the tunnel.',
  local: 'The address of this end of the tunnel.',
  ttl: 'The TTL of the packets that the tunnel sends.',
  description: 'A note for people; ifupdown does nothing with it.',
};

interface ForeignOption {
  readonly pattern: RegExp;
  readonly package: string;
  readonly meaning: string;
}

/** Options that other Debian packages' hook scripts read. */
const foreign: readonly ForeignOption[] = [
  {
    pattern: /^dns-(nameservers?|search|domain|sortlist|options)$/,
    package: 'resolvconf, openresolv or systemd-resolved',
    meaning: 'What goes into /etc/resolv.conf while the interface is up.',
  },
  {
    pattern: /^bridge[_-]\w+/,
    package: 'bridge-utils',
    meaning: 'Makes the interface a bridge, or sets one of its properties.',
  },
  {
    pattern: /^(bond|slaves)([_-]\w+)?/,
    package: 'ifenslave',
    meaning: 'Makes the interface a bond of others, or sets one of its properties.',
  },
  {
    pattern: /^vlan[_-](raw[_-]device|id)/,
    package: 'vlan',
    meaning: 'Makes the interface a VLAN of another one.',
  },
  { pattern: /^wpa-/, package: 'wpasupplicant', meaning: 'How to join a wireless network.' },
  { pattern: /^wireless-/, package: 'wireless-tools', meaning: 'How to join a wireless network.' },
  {
    pattern: /^(ethernet|link|offload|hardware|driver)-/,
    package: 'ethtool',
    meaning: 'A setting of the network card.',
  },
  {
    pattern: /^openvpn$/,
    package: 'openvpn',
    meaning: 'A tunnel that goes up with the interface.',
  },
  { pattern: /^(vrrp|vrf)/, package: 'ifupdown2', meaning: 'Understood by ifupdown2 only.' },
];

export const foreignNames: readonly (readonly [name: string, detail: string])[] = [
  ['dns-nameservers', 'resolvconf'],
  ['dns-search', 'resolvconf'],
  ['bridge_ports', 'bridge-utils'],
  ['bridge_stp', 'bridge-utils'],
  ['bridge_fd', 'bridge-utils'],
  ['bond-slaves', 'ifenslave'],
  ['bond-mode', 'ifenslave'],
  ['bond-miimon', 'ifenslave'],
  ['bond-primary', 'ifenslave'],
  ['vlan-raw-device', 'vlan'],
  ['wpa-ssid', 'wpasupplicant'],
  ['wpa-psk', 'wpasupplicant'],
];

export const hooks: readonly string[] = [
  'up',
  'down',
  'pre-up',
  'post-up',
  'pre-down',
  'post-down',
];

export function optionDocumentation(
  family: string,
  method: string,
  written: string,
): string | undefined {
  const name = written.replace(/\?$/, '');
  const fact = optionFacts(family, method).find((each) => each.name === name);
  const meaning = meanings[name];
  if (fact !== undefined) {
    const needed = fact.required ? 'Required.' : 'Optional.';
    const initial =
      fact.default === undefined || fact.default === '' ? '' : ` Default: ${code(fact.default)}.`;
    const old = fact.deprecated ? ' *Deprecated.*' : '';
    return [
      `**${escapeMarkdown(name)}**${fact.argument === '' ? '' : ` ${code(fact.argument)}`} · option of ${family} ${method}`,
      ...(meaning === undefined ? [] : [meaning]),
      `${needed}${initial}${old}`,
    ].join('\n\n');
  }
  if (hooks.includes(name)) return `**${name}** ${code('COMMAND')}\n\n${meaning ?? ''}`;
  const other = foreign.find(({ pattern }) => pattern.test(name));
  if (other !== undefined) {
    return `**${escapeMarkdown(name)}** · read by hook scripts of ${other.package}\n\n${other.meaning}`;
  }
  if (meaning !== undefined && family !== '') {
    return `**${escapeMarkdown(name)}**\n\n${meaning}\n\nNot an option of ${family} ${method}: hook scripts get it as ${code(`IF_${name.toUpperCase().replaceAll('-', '_')}`)}.`;
  }
  return undefined;
}
