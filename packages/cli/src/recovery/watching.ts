import type { Diagnostic } from '@vipbook/diagnostics';
import type { Facts, HeldAddress, Operation } from '@vipbook/host';
import { chooseDevice } from '@vipbook/vip';
import { outcomeOf, type Answer } from './door.ts';

/** What does not change while an address is watched. */
export interface Watched {
  readonly address: string;
  readonly hosts: readonly WatchedHost[];
  /** Whose MAC address is it? */
  readonly owners: ReadonlyMap<string, string>;
}

export interface WatchedHost {
  readonly host: string;
  /** In whose subnet the address is; undefined: none. */
  readonly device: string | undefined;
  readonly counts: boolean;
}

export interface Count {
  readonly packets: number;
  readonly bytes: number;
}

/** One host at one moment. */
export interface Sample {
  readonly host: string;
  /** By a clock that nobody sets; for rates. */
  readonly at: number;
  readonly held: readonly HeldAddress[];
  readonly received?: Count;
  readonly sent?: Count;
  /** Packets a second since the sample before. */
  readonly receivedRate?: number;
  readonly sentRate?: number;
  /** Established TCP connections to the address. */
  readonly connections?: number;
  /** What its neighbour cache says. */
  readonly cache?: { readonly mac?: string; readonly state: string };
  /** MACs that answered when it asked the segment. */
  readonly wire?: readonly string[];
  readonly findings: readonly Diagnostic[];
}

export function watchedOf(address: string, facts: readonly Facts[]): Watched {
  const owners = new Map<string, string>();
  for (const { host, links } of facts)
    for (const { mac } of links)
      if (mac !== '' && mac !== '00:00:00:00:00:00') owners.set(mac.toLowerCase(), host);
  const hosts = facts.map((one): WatchedHost => {
    const held = one.addresses.find((found) => found.address === address)?.device;
    return {
      host: one.host,
      device: held ?? chooseDevice(one, { address }).device,
      counts: (one.tools['nft'] ?? null) !== null,
    };
  });
  return { address, hosts, owners };
}

/** How long answers from the wire are waited for. */
const wireMs = 100;

/** What a host is asked each time, in one round trip. */
export function questions(
  { address }: Watched,
  { device, counts }: WatchedHost,
): readonly Operation[] {
  return [
    { do: 'address.query', address },
    { do: 'flow.count', address },
    { do: 'neighbour.query', address },
    ...(counts ? [{ do: 'counter.read' as const, address }] : []),
    // Its sender is 0.0.0.0: no cache anywhere learns from it.
    ...(device === undefined || address.includes(':')
      ? []
      : [{ do: 'arp.whohas' as const, device, address, timeoutMs: wireMs }]),
  ];
}

export function sampleOf(answer: Answer, at: number, before: Sample | undefined): Sample {
  const { host } = answer;
  if (answer.results.length === 0) return { host, at, held: [], findings: answer.findings };
  const find = <K extends PropertyKey>(key: K) =>
    answer.results
      .map((_, index) => outcomeOf(answer, index, key))
      .find((out) => out !== undefined);
  const held = (outcomeOf(answer, 0, 'found')?.found ?? []) as readonly HeldAddress[];
  const cached = outcomeOf(answer, 2, 'found')?.found[0];
  const cache = cached !== undefined && 'state' in cached ? cached : undefined;
  const { received, sent } = countsOf(answer);
  const open = find('open')?.open;
  const wire = find('macs')?.macs;
  const receivedRate = rate(received, before?.received, at, before?.at);
  const sentRate = rate(sent, before?.sent, at, before?.at);
  return {
    host,
    at,
    held,
    ...(received === undefined ? {} : { received }),
    ...(sent === undefined ? {} : { sent }),
    ...(receivedRate === undefined ? {} : { receivedRate }),
    ...(sentRate === undefined ? {} : { sentRate }),
    ...(open === undefined ? {} : { connections: open }),
    ...(cache === undefined
      ? {}
      : { cache: { state: cache.state, ...(cache.mac === undefined ? {} : { mac: cache.mac }) } }),
    ...(wire === undefined ? {} : { wire }),
    findings: answer.findings,
  };
}

/** ping's answer has numbers of these names; nobody asked for a ping here. */
function countsOf({ results }: Answer): { received?: Count; sent?: Count } {
  for (const result of results) {
    if (result.status !== 'done' || !('received' in result.out)) continue;
    const { received, sent } = result.out;
    if (typeof received === 'object' && typeof sent === 'object') return { received, sent };
  }
  return {};
}

/** Undefined: there is nothing to compare with, or the counters began anew (a reboot, somebody's clean-up). */
function rate(
  now: Count | undefined,
  before: Count | undefined,
  at: number,
  since: number | undefined,
): number | undefined {
  if (now === undefined || before === undefined || since === undefined || at <= since)
    return undefined;
  if (now.packets < before.packets) return undefined;
  return ((now.packets - before.packets) * 1000) / (at - since);
}

/** What all hosts together say. */
export interface Sight {
  readonly address: string;
  readonly at: number;
  /** Hosts whose kernel has it. */
  readonly owners: readonly string[];
  /** MACs that answer on the segment, each with its host where that is known. */
  readonly wire: readonly { readonly mac: string; readonly host?: string }[];
  readonly samples: readonly Sample[];
}

export function sightOf(watched: Watched, samples: readonly Sample[], at: number): Sight {
  const macs = new Set(samples.flatMap(({ wire }) => wire ?? []).map((mac) => mac.toLowerCase()));
  return {
    address: watched.address,
    at,
    owners: samples.filter(({ held }) => held.length > 0).map(({ host }) => host),
    wire: [...macs].sort().map((mac) => {
      const host = watched.owners.get(mac);
      return host === undefined ? { mac } : { mac, host };
    }),
    samples,
  };
}

/** One sentence: who has it, and who says so on the wire. */
export function headline({ address, owners, wire }: Sight): string {
  const has =
    owners.length === 0
      ? 'no host here holds it'
      : `${owners.join(' and ')} ${owners.length === 1 ? 'holds' : 'hold'} it`;
  const answers = address.includes(':')
    ? 'with IPv6 the wire is not asked'
    : wire.length === 0
      ? 'nobody answers on the wire'
      : `on the wire ${wire.map(({ mac, host }) => (host === undefined ? mac : `${host} (${mac})`)).join(' and ')} ${wire.length === 1 ? 'answers' : 'answer'}`;
  return `${address}: ${has}; ${answers}`;
}

export const columns = [
  'HOST',
  'HOLDS',
  'LIFETIME',
  'RX',
  'RX/S',
  'TX',
  'TX/S',
  'OPEN',
  'ITS CACHE SAYS',
] as const;

export function rowOf(sample: Sample, owners: ReadonlyMap<string, string>): readonly string[] {
  const { host, held, received, sent, receivedRate, sentRate, connections, cache } = sample;
  const [first] = held;
  const count = (value: Count | undefined): string =>
    value === undefined ? '' : String(value.packets);
  const each = (value: number | undefined): string =>
    value === undefined ? '' : String(Math.round(value));
  const mac = cache?.mac?.toLowerCase();
  return [
    host,
    sample.findings.some(({ code }) => code.startsWith('SSH'))
      ? 'cannot be asked'
      : first === undefined
        ? 'no'
        : (first.label ?? first.device),
    first === undefined
      ? ''
      : first.lifetime === 'forever'
        ? 'forever'
        : `${String(first.lifetime)} s`,
    count(received),
    each(receivedRate),
    count(sent),
    each(sentRate),
    connections === undefined ? '' : String(connections),
    cache === undefined
      ? ''
      : `${mac === undefined ? '?' : (owners.get(mac) ?? mac)} ${cache.state}`,
  ];
}
