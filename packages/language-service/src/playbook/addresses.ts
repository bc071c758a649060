import { isIP, isIPv4 } from 'node:net';
import type { FactsSnapshot } from '../api.ts';
import { code, escapeMarkdown } from './markdown.ts';

/** One host's interface that has an address, by a snapshot of its facts. */
export interface Holder {
  readonly host: string;
  readonly device: string;
  readonly prefix: number;
  readonly label?: string;
  readonly gatheredAt: number;
  readonly path?: string;
}

/** An address with its length, if any, as it stands in a text. */
export interface AddressText {
  readonly address: string;
  readonly prefix?: number;
  readonly start: number;
  readonly end: number;
}

const addressLike =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,7}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?:\/\d{1,3})?(?![\w.:])/g;

/** Every address of a text, or the one around an offset. */
export function addressesIn(text: string): readonly AddressText[] {
  const found: AddressText[] = [];
  for (const match of text.matchAll(addressLike)) {
    const [address = '', length] = match[0].split('/');
    if (isIP(address) === 0) continue;
    const start = match.index;
    const prefix = length === undefined ? {} : { prefix: Number(length) };
    found.push({ address, start, end: start + match[0].length, ...prefix });
  }
  return found;
}

/** One spelling for each address. */
export function canonical(address: string): string {
  if (isIP(address) !== 6) return address;
  try {
    return new URL(`http://[${address}]/`).hostname.slice(1, -1);
  } catch {
    return address;
  }
}

export function holdersOf(snapshots: readonly FactsSnapshot[], address: string): readonly Holder[] {
  const wanted = canonical(address);
  return snapshots.flatMap(({ host, facts, gatheredAt, path }) =>
    facts.addresses
      .filter((held) => canonical(held.address) === wanted)
      .map(({ device, prefix, label }) => ({
        host,
        device,
        prefix,
        ...(label === undefined || label === device ? {} : { label }),
        gatheredAt,
        ...(path === undefined ? {} : { path }),
      })),
  );
}

/** "5 minutes", "3 hours", "12 days". */
export function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 1) return 'less than a minute';
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

/** The netmask of a length, and the length of a netmask; undefined for what is no netmask. */
export function netmaskOf(prefix: number): string {
  const bits = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
  return [24, 16, 8, 0].map((shift) => String((bits >>> shift) & 255)).join('.');
}

export function prefixOf(netmask: string): number | undefined {
  if (!isIPv4(netmask)) return undefined;
  for (let prefix = 0; prefix <= 32; prefix += 1) {
    if (netmaskOf(prefix) === netmask) return prefix;
  }
  return undefined;
}

/** Who holds an address, by which facts of which age; for a netmask, its length. */
export function addressMarkdown(
  { address, prefix }: Pick<AddressText, 'address' | 'prefix'>,
  snapshots: readonly FactsSnapshot[],
  now: number,
): string {
  const length = prefixOf(address);
  if (length !== undefined && /^(255|0\.0\.0\.0)/.test(address) && prefix === undefined) {
    return `**${address}** is the netmask of ${code(`/${String(length)}`)}`;
  }
  const parts = [`**${address}**${prefix === undefined ? '' : `/${String(prefix)}`}`];
  if (prefix !== undefined && isIPv4(address) && prefix <= 32) {
    parts.push(`Netmask ${code(netmaskOf(prefix))}, network ${code(networkOf(address, prefix))}`);
  }
  const holders = holdersOf(snapshots, address);
  for (const holder of holders) {
    const label = holder.label === undefined ? '' : ` as ${code(holder.label)}`;
    parts.push(
      `Held by **${escapeMarkdown(holder.host)}** on ${code(holder.device)}${label} with /${String(holder.prefix)}, by facts of ${age(now - holder.gatheredAt)} ago`,
    );
  }
  if (holders.length === 0) parts.push(nobody(snapshots, now));
  return parts.join('\n\n');
}

function nobody(snapshots: readonly FactsSnapshot[], now: number): string {
  if (snapshots.length === 0) return 'No facts are at hand: `vipbook facts --save` writes them.';
  const oldest = Math.min(...snapshots.map(({ gatheredAt }) => gatheredAt));
  const hosts =
    snapshots.length === 1 ? 'the host' : `any of the ${String(snapshots.length)} hosts`;
  return `Not held by ${hosts} whose facts are at hand (the oldest of ${age(now - oldest)} ago)`;
}

function networkOf(address: string, prefix: number): string {
  const number = address.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0);
  const bits = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
  const network = (number & bits) >>> 0;
  return `${[24, 16, 8, 0].map((shift) => String((network >>> shift) & 255)).join('.')}/${String(prefix)}`;
}
