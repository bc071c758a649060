import { prefixes } from './oui.ts';

/** What a neighbour runs, as far as its cache is concerned. */
export type NeighbourKind = 'cisco-ios' | 'junos' | 'linux' | 'other';

const cisco = new Set(prefixes.cisco.split(' '));
const juniper = new Set(prefixes.juniper.split(' '));

/** Of virtual routers, whoever made them: HSRP and GLBP are Cisco's; VRRP (RFC 5798) is everybody's. */
const ciscoVirtual = /^(?:00000c07ac|00000c9ff|000573a0|0007b400)/;

/** By its MAC address; undefined: it tells nothing. */
export function kindOf(mac: string): NeighbourKind | undefined {
  const bare = mac.toLowerCase().replaceAll(':', '');
  if (ciscoVirtual.test(bare) || cisco.has(bare.slice(0, 6))) return 'cisco-ios';
  return juniper.has(bare.slice(0, 6)) ? 'junos' : undefined;
}
