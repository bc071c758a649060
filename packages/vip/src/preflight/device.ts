import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { linkOf, subnetFor } from '../view.ts';

/** The device that shall carry the address: the one named, else that of the narrowest subnet. */
export function chooseDevice(
  facts: Facts,
  request: { readonly address: string; readonly device?: string; readonly prefix?: number },
): { device: string | undefined; prefix: number | undefined; findings: readonly Diagnostic[] } {
  const where = { host: facts.host };
  const subnet = subnetFor(facts, request.address);
  if (request.device !== undefined) {
    const link = linkOf(facts, request.device);
    if (link === undefined) {
      const names = facts.links.map((other) => other.name).filter((name) => name !== 'lo');
      return {
        device: undefined,
        prefix: undefined,
        findings: [
          diagnostic('VIP014', {
            message: `${facts.host} has no interface ${request.device}; it has ${names.join(', ')}`,
            where,
          }),
        ],
      };
    }
    const fits = subnet?.device === request.device;
    if (!fits && request.prefix === undefined) {
      return { device: undefined, prefix: undefined, findings: [outside(facts, request.address)] };
    }
    return { device: request.device, prefix: subnet?.prefix, findings: [] };
  }
  if (subnet === undefined) {
    return { device: undefined, prefix: undefined, findings: [outside(facts, request.address)] };
  }
  return { device: subnet.device, prefix: subnet.prefix, findings: [] };
}

function outside(facts: Facts, address: string): Diagnostic {
  const family = address.includes(':') ? 6 : 4;
  const subnets = facts.addresses
    .filter((held) => held.device !== 'lo' && held.scope !== 'link' && held.family === family)
    .map((held) => `${held.address}/${String(held.prefix)} on ${held.device}`);
  return diagnostic('VIP001', {
    message: `${address} is in no subnet of ${facts.host}${subnets.length === 0 ? '' : `, which has ${subnets.join(', ')}`}`,
    where: { host: facts.host },
  });
}
