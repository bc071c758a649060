import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { AddressFact, Facts, Link, LinkManager, ListeningSocket, Route } from '../facts.ts';
import type { HostFile } from '../operations.ts';
import { lifetimeOf } from './operations/addresses.ts';
import { readNeighbours } from './operations/arp.ts';
import { readFileOutput } from './operations/files.ts';

interface IpLink {
  readonly ifindex: number;
  readonly ifname: string;
  readonly flags?: readonly string[];
  readonly mtu?: number;
  readonly address?: string;
  readonly master?: string;
  readonly linkinfo?: { readonly info_kind?: string };
  readonly addr_info?: readonly IpAddress[];
}

interface IpAddress {
  readonly family?: string;
  readonly local?: string;
  readonly prefixlen?: number;
  readonly broadcast?: string;
  readonly scope?: string;
  readonly label?: string;
  readonly valid_life_time?: number;
  readonly preferred_life_time?: number;
  readonly [flag: string]: unknown;
}

interface IpRoute {
  readonly dst?: string;
  readonly gateway?: string;
  readonly dev?: string;
  readonly prefsrc?: string;
  readonly metric?: number;
}

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

/** Cut the script's output into its sections, and the files among them. */
function sections(
  output: Buffer,
  mark: string,
): { text: Map<string, string>; files: Record<string, HostFile> } {
  const text = new Map<string, string>();
  const files: Record<string, HostFile> = {};
  const needle = Buffer.from(`\n${mark} `, 'latin1');
  let at = output.indexOf(needle);
  while (at >= 0) {
    const lineEnd = output.indexOf(10, at + 1);
    if (lineEnd < 0) break;
    const header = output.subarray(at + needle.length, lineEnd).toString('latin1');
    let next: number;
    if (header.startsWith('file ')) {
      const [mode, owner, group, size, digest, ...path] = header.slice(5).split(' ');
      const end = lineEnd + 1 + Number(size);
      const file = readFileOutput(
        Buffer.from(path.join(' '), 'latin1').toString('utf8'),
        Buffer.concat([
          Buffer.from(`${[mode, owner, group, size, digest].join(' ')}\n`),
          output.subarray(lineEnd + 1, end),
        ]),
      );
      if (file !== undefined) files[file.path] = file;
      next = output.indexOf(needle, end);
    } else {
      next = output.indexOf(needle, lineEnd);
      text.set(header, output.subarray(lineEnd + 1, next < 0 ? undefined : next).toString('utf8'));
    }
    at = next;
  }
  return { text, files };
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

/** Everything of `Facts`, out of what the facts script printed. */
export function readFacts(host: string, output: Buffer, mark: string): Facts {
  const { text, files } = sections(output, mark);
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
  const links = json(text.get('addresses'), host, 'ip -j addr') as readonly IpLink[];
  const [uid, user] = line('user').split('\n');
  const os = readOs(line('os'));
  const ifupdown = readIfupdown(line('ifup'), tools);
  return {
    host,
    hostname: line('hostname'),
    bootId: line('boot'),
    kernel: line('kernel'),
    os,
    user: { name: user ?? '', uid: Number(uid) },
    init:
      line('init') === 'systemd' ? 'systemd' : line('init') === 'sysvinit' ? 'sysvinit' : 'other',
    links: links.map(readLink),
    addresses: links.flatMap(readAddresses),
    routes: [
      ...readRoutes(json(text.get('routes4'), host, 'ip -j route'), 4),
      ...readRoutes(json(text.get('routes6'), host, 'ip -j -6 route'), 6),
    ],
    neighbours: readNeighbours(text.get('neighbours') ?? '') ?? [],
    files,
    ifstate: readIfstate(text.get('ifstate') ?? ''),
    managers: readManagers(line('managers'), links, ifupdown.flavour),
    ifupdown,
    tools,
    arping: readArping(line('arping'), tools['arping'] ?? null),
    sysctls: readSysctls(line('sysctls')),
    listening: readListening(line('listening')),
  };
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
  const flags = link.flags ?? [];
  return {
    index: link.ifindex,
    name: link.ifname,
    mac: link.address ?? '',
    mtu: link.mtu ?? 0,
    up: flags.includes('UP'),
    carrier: flags.includes('LOWER_UP'),
    ...(link.linkinfo?.info_kind === undefined ? {} : { kind: link.linkinfo.info_kind }),
    ...(link.master === undefined ? {} : { master: link.master }),
  };
}

function readAddresses(link: IpLink): readonly AddressFact[] {
  return (link.addr_info ?? []).flatMap((info): AddressFact[] => {
    if (info.local === undefined || (info.family !== 'inet' && info.family !== 'inet6')) return [];
    return [
      {
        device: link.ifname,
        address: info.local,
        prefix: info.prefixlen ?? 0,
        family: info.family === 'inet' ? 4 : 6,
        scope: info.scope ?? '',
        secondary: info['secondary'] === true,
        lifetime: lifetimeOf(info.valid_life_time),
        preferred: lifetimeOf(info.preferred_life_time),
        flags: addressFlags.filter((flag) => info[flag] === true),
        ...(info.label === undefined ? {} : { label: info.label }),
        ...(info.broadcast === undefined ? {} : { broadcast: info.broadcast }),
      },
    ];
  });
}

function readRoutes(printed: unknown, family: 4 | 6): readonly Route[] {
  return (printed as readonly IpRoute[]).flatMap((route) =>
    route.dst === undefined
      ? []
      : [
          {
            family,
            destination: route.dst,
            ...(route.gateway === undefined ? {} : { gateway: route.gateway }),
            ...(route.dev === undefined ? {} : { device: route.dev }),
            ...(route.prefsrc === undefined ? {} : { source: route.prefsrc }),
            ...(route.metric === undefined ? {} : { metric: route.metric }),
          },
        ],
  );
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

function readManagers(
  text: string,
  links: readonly IpLink[],
  flavour: Facts['ifupdown']['flavour'],
): Record<string, LinkManager> {
  const claimed = new Map<number, LinkManager>();
  for (const entry of text.split('\n')) {
    const [manager, path] = entry.split(' ');
    const index = Number(path?.slice(path.lastIndexOf('/') + 1));
    if ((manager === 'networkd' || manager === 'NetworkManager') && !Number.isNaN(index)) {
      claimed.set(index, manager);
    }
  }
  const netplan = /^netplan /m.test(text);
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

/** `conf/eth0/arp_ignore:0` → `net/ipv4/conf/eth0/arp_ignore`. */
function readSysctls(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter(Boolean)
      .map((entry) => {
        const at = entry.lastIndexOf(':');
        return [`net/ipv4/${entry.slice(0, at)}`, entry.slice(at + 1)];
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
