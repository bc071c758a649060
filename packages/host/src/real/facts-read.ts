import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type {
  AddressFact,
  BridgeFact,
  Facts,
  Link,
  LinkManager,
  ListeningSocket,
  Route,
  Rule,
} from '../facts.ts';
import { readEpochFloor, readLocks } from '../locks-read.ts';
import type { HostFile } from '../operations.ts';
import { readDropChains } from './drop-chains.ts';
import { isAddress } from './guard.ts';
import { IpJsonError, readIpLinks, readIpRoutes, readIpRules, type IpLink } from './ip-json.ts';
import { lifetimeOf } from './operations/addresses.ts';
import { readNeighbours } from './operations/arp.ts';
import { sha256 } from './operations/sha256.ts';

const addressFlags = [
  'secondary',
  'tentative',
  'dadfailed',
  'deprecated',
  'dynamic',
  'noprefixroute',
  'temporary',
  'mngtmpaddr',
  'nodad',
  'permanent',
];

/** Cut the script's output into its sections; `contents` by the sizes that were told before it. */
function sections(
  output: Buffer,
  mark: string,
): { text: Map<string, string>; contents: Buffer; torn: boolean } {
  const text = new Map<string, string>();
  let contents: Buffer = Buffer.alloc(0);
  let torn = false;
  const needle = Buffer.from(`\n${mark} `, 'latin1');
  let at = output.indexOf(needle);
  while (at >= 0) {
    const lineEnd = output.indexOf(10, at + 1);
    if (lineEnd < 0) break;
    const header = output.subarray(at + needle.length, lineEnd).toString('latin1');
    const start = lineEnd + 1;
    if (header === 'contents') {
      const sizes = fileLines(text.get('files') ?? '').map(({ size }) => size);
      const end = start + sizes.reduce((sum, size) => sum + size, 0);
      contents = output.subarray(start, end);
      at = output.indexOf(needle, end);
      // The next mark must follow at once, else a file grew or shrank while it was read.
      torn = at !== end;
      continue;
    }
    // An empty section's own line end is the next mark's first byte.
    at = output.indexOf(needle, lineEnd);
    text.set(
      header,
      output.subarray(start, at < 0 ? undefined : Math.max(at, start)).toString('utf8'),
    );
  }
  return { text, contents, torn };
}

interface FileLine {
  readonly mode: string;
  readonly owner: string;
  readonly group: string;
  readonly size: number;
  readonly path: string;
}

/** `644 root root 123 /etc/network/interfaces` */
function fileLines(text: string): readonly FileLine[] {
  return text.split('\n').flatMap((line) => {
    const [mode, owner, group, size, ...path] = line.split(' ');
    return mode === undefined || owner === undefined || group === undefined || path.length === 0
      ? []
      : [{ mode, owner, group, size: Number(size), path: path.join(' ') }];
  });
}

function readFiles(
  host: string,
  text: ReadonlyMap<string, string>,
  contents: Buffer,
  torn: boolean,
): Record<string, HostFile> {
  const lines = fileLines(text.get('files') ?? '');
  if (torn) {
    throw new VipbookError(
      diagnostic('HST004', {
        message: `the interfaces files of ${host} changed while they were read`,
        where: { host },
      }),
    );
  }
  const files: Record<string, HostFile> = {};
  let from = 0;
  for (const line of lines) {
    const content = contents.subarray(from, (from += line.size));
    files[line.path] = {
      path: line.path,
      content,
      mode: Number.parseInt(line.mode, 8),
      owner: line.owner,
      group: line.group,
      sha256: sha256(content),
    };
  }
  return files;
}

function json(text: string | undefined, host: string, what: string): unknown {
  try {
    return JSON.parse(text === undefined || text.trim() === '' ? '[]' : text) as unknown;
  } catch {
    throw new VipbookError(
      diagnostic('HST009', {
        message: `\`${what}\` on ${host} printed no JSON`,
        where: { host },
        remedy: 'vipbook needs iproute2 4.13 or newer (`ip -V`), which has -j.',
      }),
    );
  }
}

function linksOf(text: string | undefined, host: string): readonly IpLink[] {
  const printed = json(text, host, 'ip -j addr');
  try {
    const links = readIpLinks(printed);
    // Every host has at least `lo`: this is another table, or none.
    if (links.length === 0) throw new IpJsonError('not one link');
    return links;
  } catch (error) {
    if (!(error instanceof IpJsonError)) throw error;
    throw new VipbookError(
      diagnostic('HST009', {
        message: `\`ip -j addr\` on ${host} printed what cannot be: ${error.message}`,
        where: { host },
        remedy: 'Look at what `ip -j addr` prints on the host; its ip may have been replaced.',
      }),
    );
  }
}

/** Everything of `Facts`, out of what the facts script printed. */
export function readFacts(host: string, output: Buffer, mark: string): Facts {
  const { text, contents, torn } = sections(output, mark);
  const line = (name: string): string => (text.get(name) ?? '').trim();
  const tools = readTools(line('tools'));
  if (!text.has('end')) {
    throw new VipbookError(
      diagnostic('HST009', { message: `gathering facts on ${host} broke off`, where: { host } }),
    );
  }
  if (tools['ip'] === null || tools['ip'] === undefined) {
    throw new VipbookError(
      diagnostic('HST007', {
        message: `${host} has no \`ip\``,
        where: { host },
        remedy: 'apt-get install iproute2 (on the host)',
      }),
    );
  }
  const [addresses, routes, neighbours, rules] = (text.get('tables') ?? '')
    .split('\n')
    .filter((entry) => entry.startsWith('['));
  const links = linksOf(addresses, host);
  const allRoutes = readRoutes(json(routes, host, 'ip -j route'));
  const user = /^uid=(\d+)(?:\(([^)]*)\))?/.exec(line('user'));
  const settings = readSysctls(line('sysctls'));
  const files = readFiles(host, text, contents, torn);
  const os = readOs(line('os'));
  const ifupdown = readIfupdown(line('ifup'), tools);
  const epochFloor = readEpochFloor(text.get('locks') ?? '');
  return {
    host,
    hostname: settings['kernel/hostname'] ?? '',
    bootId: settings['kernel/random/boot_id'] ?? '',
    kernel: settings['kernel/osrelease'] ?? '',
    os,
    user: { name: user?.[2] ?? '', uid: Number(user?.[1] ?? NaN) },
    init:
      line('init') === 'systemd' ? 'systemd' : line('init') === 'sysvinit' ? 'sysvinit' : 'other',
    links: links.map(readLink),
    addresses: links.flatMap(readAddresses),
    routes: allRoutes.filter(({ table }) => table === undefined),
    policyRoutes: allRoutes.filter(
      ({ table, source }) => table !== undefined && source !== undefined,
    ),
    rules: [
      ...readRules(json(rules, host, 'ip -j rule'), 4),
      ...readRules(json(text.get('rules6'), host, 'ip -6 -j rule'), 6),
    ],
    neighbours: readNeighbours(neighbours ?? '') ?? [],
    files,
    ifstate: readIfstate(text.get('ifstate') ?? ''),
    managers: readManagers(line('managers'), links, ifupdown.flavour),
    ifupdown,
    tools,
    arping: readArping(line('arping'), tools['arping'] ?? null),
    sysctls: settings,
    listening: readListening(line('listening')),
    failover: readFailover(line('failover')),
    dropChains: readDropChains(text.get('drop-chains') ?? ''),
    bridges: readBridges(line('bridges')),
    locks: readLocks(text.get('locks') ?? ''),
    ...(epochFloor === undefined ? {} : { epochFloor }),
  };
}

/** `192.168.1.60 hand-on 192.168.1.51 3599` */
function readBridges(text: string): readonly BridgeFact[] {
  return text.split('\n').flatMap((entry): BridgeFact[] => {
    const [address, how, to, left] = entry.split(' ');
    const secondsLeft = Number(left);
    if (!isAddress(address) || !isAddress(to) || !Number.isInteger(secondsLeft)) return [];
    return how === 'hand-on' || how === 'dnat' ? [{ address, how, to, secondsLeft }] : [];
  });
}

function readTools(text: string): Record<string, string | null> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter(Boolean)
      .map((entry) => {
        const [name, path] = entry.split(' ');
        return [name ?? '', path === undefined || path === '' ? null : path];
      }),
  );
}

function readOs(text: string): Facts['os'] {
  const value = (key: string): string =>
    (new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1] ?? '').replace(/^(["'])(.*)\1$/, '$2');
  return { id: value('ID'), version: value('VERSION_ID'), name: value('PRETTY_NAME') };
}

function readLink(link: IpLink): Link {
  return {
    index: link.ifindex,
    name: link.ifname,
    mac: link.address,
    mtu: link.mtu,
    up: link.flags.includes('UP'),
    carrier: link.flags.includes('LOWER_UP'),
    ...(link.kind === undefined ? {} : { kind: link.kind }),
    ...(link.master === undefined ? {} : { master: link.master }),
  };
}

function readAddresses(link: IpLink): readonly AddressFact[] {
  return link.addresses.map((info) => ({
    device: link.ifname,
    address: info.local,
    prefix: info.prefix,
    family: info.family,
    scope: info.scope,
    secondary: info.flags.includes('secondary'),
    lifetime: lifetimeOf(info.valid),
    preferred: lifetimeOf(info.preferred),
    flags: addressFlags.filter((flag) => info.flags.includes(flag)),
    ...(info.label === undefined ? {} : { label: info.label }),
    ...(info.broadcast === undefined ? {} : { broadcast: info.broadcast }),
  }));
}

/** The kernel's own ones (local, broadcast, multicast …) are left out. */
function readRoutes(printed: unknown): readonly Route[] {
  return readIpRoutes(printed).flatMap((route): Route[] => {
    if (route.type !== 'unicast' || route.table === 'local') return [];
    const hop = route.gateway ?? route.dst;
    // `default` without a gateway tells no family, but what is known of its source does.
    const six = (hop === 'default' ? (route.prefsrc ?? '') : hop).includes(':');
    return [
      {
        family: six ? 6 : 4,
        destination: route.dst,
        ...(route.gateway === undefined ? {} : { gateway: route.gateway }),
        ...(route.dev === undefined ? {} : { device: route.dev }),
        ...(route.prefsrc === undefined ? {} : { source: route.prefsrc }),
        ...(route.metric === undefined ? {} : { metric: route.metric }),
        ...(route.protocol === undefined ? {} : { protocol: route.protocol }),
        ...(route.table === 'main' ? {} : { table: route.table }),
      },
    ];
  });
}

function readRules(printed: unknown, family: 4 | 6): readonly Rule[] {
  return readIpRules(printed).map((rule) => ({ family, ...rule }));
}

/** Two of them are parts of Pacemaker's cluster. */
function readFailover(text: string): readonly string[] {
  const names = text.split('\n').filter(Boolean);
  const cluster = new Set(['pacemakerd', 'corosync']);
  return [...new Set(names.map((name) => (cluster.has(name) ? 'Pacemaker' : name)))];
}

function readIfstate(text: string): Record<string, string> | null {
  const [present, ...lines] = text.split('\n');
  if (present !== 'present') return null;
  return Object.fromEntries(
    lines
      .filter((entry) => entry.includes('='))
      .map((entry) => {
        const at = entry.indexOf('=');
        return [entry.slice(0, at), entry.slice(at + 1)];
      }),
  );
}

/** ifupdown-ng says so in its version; ifupdown2 is a Python program that has no --version of that form. */
function readIfupdown(text: string, tools: Facts['tools']): Facts['ifupdown'] {
  const version = text.split('\n')[0] ?? '';
  if ((tools['ifup'] ?? null) === null) return { flavour: 'none', version: '' };
  if (/ifupdown-ng/.test(text)) return { flavour: 'ifupdown-ng', version };
  if (/ifupdown2|usage: ifup/i.test(text)) return { flavour: 'ifupdown2', version };
  return { flavour: 'ifupdown', version };
}

/** The lines of `ADMIN_STATE=` and `managed=` in the files of networkd and NetworkManager, and the files of netplan. */
export function readManagers(
  text: string,
  links: readonly IpLink[],
  flavour: Facts['ifupdown']['flavour'],
): Record<string, LinkManager> {
  const claimed = new Map<number, LinkManager>();
  for (const line of text.split('\n')) {
    const [, folder = '', index = '', said = ''] = /^(\/run\/.*)\/(\d+):(\w+=.*)$/.exec(line) ?? [];
    // Pending and initialized: it has not decided yet. Unmanaged and linger: it leaves the link alone.
    if (folder === '/run/systemd/netif/links' && /^ADMIN_STATE=(configur|failed)/.test(said))
      claimed.set(Number(index), 'networkd');
    // It keeps a file for each link there is; one that its settings exclude (unmanaged-devices) has no such line.
    if (folder === '/run/NetworkManager/devices' && /^managed=(true|yes|on|1)$/i.test(said))
      claimed.set(Number(index), 'NetworkManager');
  }
  const netplan = text.includes('/etc/netplan/');
  return Object.fromEntries(
    links.map((link) => {
      const own = claimed.get(link.ifindex);
      if (own !== undefined) return [link.ifname, netplan ? 'netplan' : own];
      return [link.ifname, flavour];
    }),
  );
}

function readArping(text: string, path: string | null): Facts['arping'] {
  if (path === null) return 'none';
  if (/iputils/i.test(text)) return 'iputils';
  if (/busybox/i.test(text)) return 'busybox';
  return 'habets';
}

/** `net/ipv4/conf/eth0/arp_ignore:0`; a device's name may hold a colon, so the last one counts. */
function readSysctls(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((entry) => entry !== '' && !entry.startsWith('/'))
      .map((entry) => {
        const at = entry.lastIndexOf(':');
        return [entry.slice(0, at), entry.slice(at + 1)];
      }),
  );
}

/** `ss -Hltnp`: state, queues, local address:port, peer, process. */
function readListening(text: string): readonly ListeningSocket[] {
  return text.split('\n').flatMap((entry): ListeningSocket[] => {
    const fields = entry.trim().split(/\s+/);
    const local = fields[3];
    if (local === undefined) return [];
    const at = local.lastIndexOf(':');
    const process = /users:\(\("([^"]*)"/.exec(entry)?.[1];
    return [
      {
        address: local
          .slice(0, at)
          .replace(/^\[(.*)\]$/, '$1')
          .replace(/%.*$/, ''),
        port: Number(local.slice(at + 1)),
        ...(process === undefined ? {} : { process }),
      },
    ];
  });
}
