import { IpNetwork, type IpVersion } from './network.ts';

/** The fewest networks that hold the same addresses, in order, IPv4 first. */
export function mergeNetworks(networks: readonly IpNetwork[]): IpNetwork[] {
  const sorted = [...networks].sort((a, b) =>
    a.version !== b.version
      ? a.version - b.version
      : a.first < b.first
        ? -1
        : a.first > b.first
          ? 1
          : 0,
  );
  const ranges: {
    version: IpVersion;
    first: bigint;
    last: bigint;
    only?: IpNetwork | undefined;
  }[] = [];
  for (const network of sorted) {
    const { version, first, last } = network;
    const previous = ranges.at(-1);
    if (previous?.version === version && first <= previous.last + 1n) {
      if (last > previous.last) previous.last = last;
      previous.only = undefined;
    } else ranges.push({ version, first, last, only: network });
  }
  // What was merged with nothing stays as it was written, host bits included.
  return ranges.flatMap(({ version, first, last, only }) =>
    only === undefined ? networksOf(version, first, last) : [only],
  );
}

/** A range of addresses as networks. */
function networksOf(version: IpVersion, first: bigint, last: bigint): IpNetwork[] {
  const width = version === 4 ? 32 : 128;
  const result: IpNetwork[] = [];
  let at = first;
  while (at <= last) {
    let bits = 0;
    while (
      bits < width &&
      ((at >> BigInt(bits)) & 1n) === 0n &&
      at + (1n << BigInt(bits + 1)) - 1n <= last
    ) {
      bits += 1;
    }
    result.push(new IpNetwork(version, at, width - bits));
    at += 1n << BigInt(bits);
  }
  return result;
}

/** The smallest network that holds all of them; undefined for a mix of versions. */
export function spanningNetwork(networks: readonly IpNetwork[]): IpNetwork | undefined {
  const [one] = networks;
  if (one === undefined || networks.some((network) => network.version !== one.version))
    return undefined;
  const sorted = [...networks].sort((a, b) =>
    a.first !== b.first ? (a.first < b.first ? -1 : 1) : a.prefix - b.prefix,
  );
  const lowest = sorted[0]?.first ?? 0n;
  const highest = sorted.at(-1) ?? one;
  // netaddr's own way: one bit shorter until the last network's start is at or below the first's.
  let { prefix } = highest;
  let at = highest.last;
  while (prefix > 0 && at > lowest) {
    prefix -= 1;
    at &= -(1n << BigInt(highest.width - prefix));
  }
  return new IpNetwork(one.version, at, prefix);
}
