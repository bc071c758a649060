import { Address4, Address6 } from 'ip-address';

export interface ParsedAddress {
  readonly address: string;
  readonly family: 4 | 6;
  readonly prefix?: number;
}

/** `192.168.1.60`, `192.168.1.60/24`, `2001:db8::60/64` → canonical; undefined when it is none of these.
 *  Leading zeros and zones are refused: people read them in more than one way. */
export function parseAddress(text: string): ParsedAddress | undefined {
  const match = /^([0-9A-Fa-f:.]+)(?:\/(\d{1,3}))?$/.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  const family = match[1].includes(':') ? 6 : 4;
  const prefix = match[2] === undefined ? undefined : Number(match[2]);
  if (prefix !== undefined && prefix > (family === 4 ? 32 : 128)) return undefined;
  if (family === 4 && match[1].split('.').some((part) => !/^(?:0|[1-9]\d*)$/.test(part))) {
    return undefined;
  }
  try {
    const address =
      family === 4 ? new Address4(match[1]).correctForm() : new Address6(match[1]).correctForm();
    return { address, family, ...(prefix === undefined ? {} : { prefix }) };
  } catch {
    return undefined;
  }
}

/** Is `address` in the subnet that `network`/`prefix` is part of? */
export function inSubnet(address: string, network: string, prefix: number): boolean {
  const family = address.includes(':') ? 6 : 4;
  if (family !== (network.includes(':') ? 6 : 4)) return false;
  const cidr = `${network}/${String(prefix)}`;
  return family === 4
    ? new Address4(address).isInSubnet(new Address4(cidr))
    : new Address6(address).isInSubnet(new Address6(cidr));
}
