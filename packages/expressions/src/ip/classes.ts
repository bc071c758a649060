import { IpNetwork, isHostmask, isNetmask, parseNetwork } from './network.ts';

function networks(...texts: string[]): readonly IpNetwork[] {
  return texts.map((text) => {
    const network = parseNetwork(text);
    if (network === undefined) throw new TypeError(`not a network: ${text}`);
    return network;
  });
}

/** RFC 1918, 6598, 5736, 2544, 2365, 3927; RFC 4193, 3879, 4291: what netaddr calls private. */
const privateNetworks = networks(
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '239.0.0.0/8',
  '169.254.0.0/16',
  'fc00::/7',
  'fec0::/10',
  'fe80::/10',
);
const multicastNetworks = networks('224.0.0.0/4', 'ff00::/8');
const loopbackNetworks = networks('127.0.0.0/8', '::1');
const linkLocalNetworks = networks('169.254.0.0/16', 'fe80::/10');

function within(network: IpNetwork, candidates: readonly IpNetwork[]): boolean {
  return candidates.some((candidate) => candidate.contains(network));
}

/** The address alone, without its network. */
export function hostOf(network: IpNetwork): IpNetwork {
  return new IpNetwork(network.version, network.value, network.width);
}

export const isPrivate = (network: IpNetwork): boolean => within(network, privateNetworks);
export const isMulticast = (network: IpNetwork): boolean => within(network, multicastNetworks);
export const isLoopback = (network: IpNetwork): boolean => within(network, loopbackNetworks);
export const isLinkLocal = (network: IpNetwork): boolean => within(network, linkLocalNetworks);

/** Unicast, routable, and no mask. */
export function isPublic(network: IpNetwork): boolean {
  const max = (1n << BigInt(network.width)) - 1n;
  return !(
    isMulticast(network) ||
    isPrivate(network) ||
    isLoopback(network) ||
    isNetmask(network.value, max) ||
    isHostmask(network.value)
  );
}

/** The name in in-addr.arpa or ip6.arpa, with its final dot. */
export function reverseName(network: IpNetwork): string {
  if (network.version === 4) {
    return `${network.address.split('.').reverse().join('.')}.in-addr.arpa.`;
  }
  const digits = network.value.toString(16).padStart(32, '0');
  return `${Array.from(digits).reverse().join('.')}.ip6.arpa.`;
}
