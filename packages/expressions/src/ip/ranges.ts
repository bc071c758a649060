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
  const ranges: { version: IpVersion; first: bigint; last: bigint }[] = [];
  for (const { version, first, last } of sorted) {
    const previous = ranges.at(-1);
    if (previous?.version === version && first <= previous.last + 1n) {
      if (last > previous.last) previous.last = last;
    } else ranges.push({ version, first, last });
  }
  return ranges.flatMap(({ version, first, last }) => networksOf(version, first, last));
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
  const first = networks.reduce(
    (low, network) => (network.first < low ? network.first : low),
    one.first,
  );
  const last = networks.reduce(
    (high, network) => (network.last > high ? network.last : high),
    one.last,
  );
  let { prefix } = one;
  while (prefix > 0) {
    const candidate = new IpNetwork(one.version, first, prefix);
    if (candidate.first <= first && candidate.last >= last) break;
    prefix -= 1;
  }
  return new IpNetwork(one.version, first, prefix).cidr;
}
