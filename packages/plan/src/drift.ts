import type { Facts } from '@vipbook/host';
import { canonicalJson } from './canonical.ts';

/** One thing that a host tells otherwise than its snapshot. */
export interface Drift {
  /** "address 192.168.1.60/24 on eth0" */
  readonly what: string;
  readonly saved: string;
  readonly now: string;
}

const absent = 'not there';

/**
 * What a host tells now that its snapshot does not. What changes all the time is left out: neighbours, what
 * is left of leases, the number of the boot, and locks.
 */
export function driftOf(saved: Facts, now: Facts): readonly Drift[] {
  const before = tellable(saved);
  const after = tellable(now);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((what) => {
    const was = before.get(what) ?? absent;
    const is = after.get(what) ?? absent;
    return was === is ? [] : [{ what, saved: was, now: is }];
  });
}

function tellable(facts: Facts): ReadonlyMap<string, string> {
  const result = new Map<string, string>([
    ['kernel', facts.kernel],
    ['operating system', facts.os.name],
    ['login', facts.user.name],
    ['ifupdown', `${facts.ifupdown.flavour} ${facts.ifupdown.version}`],
    ['arping', facts.arping],
  ]);
  for (const { name, mac, up, carrier, mtu } of facts.links)
    result.set(
      `link ${name}`,
      `${mac}, ${up ? 'up' : 'down'}, ${carrier ? 'carrier' : 'no carrier'}, mtu ${String(mtu)}`,
    );
  for (const { address, prefix, device, label, lifetime } of facts.addresses)
    result.set(
      `address ${address}/${String(prefix)} on ${device}`,
      `${label ?? device}${lifetime === 'forever' ? '' : ', a lease'}`,
    );
  for (const { destination, gateway, device, source, metric } of facts.routes)
    result.set(
      `route to ${destination}${device === undefined ? '' : ` on ${device}`}`,
      canonicalJson({ gateway, source, metric }),
    );
  for (const [path, file] of Object.entries(facts.files))
    result.set(`file ${path}`, `sha256 ${file.sha256}`);
  for (const [name, logical] of Object.entries(facts.ifstate ?? {}))
    result.set(`ifstate ${name}`, logical);
  for (const [device, manager] of Object.entries(facts.managers))
    result.set(`manager of ${device}`, manager);
  for (const [name, path] of Object.entries(facts.tools))
    result.set(`program ${name}`, path ?? absent);
  for (const [name, value] of Object.entries(facts.sysctls)) result.set(`sysctl ${name}`, value);
  for (const { address, port, process } of facts.listening)
    result.set(`listening on ${address}:${String(port)}`, process ?? 'somebody');
  return result;
}
