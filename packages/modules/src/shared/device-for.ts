import type { Facts } from '@vipbook/host';

/** The device whose subnet holds an IPv4 address: the longest prefix wins. */
export function deviceFor(facts: Facts, address: string): string | undefined {
  const wanted = ipv4(address);
  if (wanted === undefined) return undefined;
  let best: { readonly device: string; readonly prefix: number } | undefined;
  for (const held of facts.addresses) {
    const own = held.family === 4 ? ipv4(held.address) : undefined;
    // A /32 has no subnet but itself.
    if (own === undefined || held.prefix >= 32 || held.scope === 'host') continue;
    const shift = 32 - held.prefix;
    const same = held.prefix === 0 || own >>> shift === wanted >>> shift;
    if (same && (best === undefined || held.prefix > best.prefix))
      best = { device: held.device, prefix: held.prefix };
  }
  return best?.device;
}

function ipv4(address: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => ((sum << 8) | part) >>> 0, 0);
}
