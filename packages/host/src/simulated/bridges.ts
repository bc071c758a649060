import type { Operations } from '../operations.ts';
import type { SimulatedLan } from './lan.ts';
import { hostMs, type Machine } from './machine.ts';

/** What must forward so that an address is translated; see real/operations/forwarding.ts. */
function forwardingOf(self: Machine, address: string): string {
  return address.includes(':')
    ? 'net/ipv6/conf/all/forwarding'
    : `net/ipv4/conf/${self.device}/forwarding`;
}

export function openBridge(
  lan: SimulatedLan,
  self: Machine,
  { address, to, how, seconds }: Operations['bridge.open']['in'],
  now: number,
): void {
  const bridge = { how, to, until: now + hostMs(self, seconds * 1000) };
  self.bridges.set(address, bridge);
  const key = forwardingOf(self, address);
  if (how === 'dnat' && (self.sysctls.get(key) ?? '0') === '0') {
    self.sysctls.set(key, '1');
    self.switchedOn.add(key);
  }
  lan.schedule(bridge.until, (at) => {
    if (self.bridges.get(address) !== bridge) return;
    endBridge(self, address);
    lan.happened(self.name, `the bridge of ${address} ends by itself`, at);
  });
}

/** Was there one? The last of a family that translates takes forwarding with it. */
export function endBridge(self: Machine, address: string): boolean {
  const there = self.bridges.delete(address);
  const key = forwardingOf(self, address);
  const needed = [...self.bridges].some(
    ([other, { how }]) => how === 'dnat' && forwardingOf(self, other) === key,
  );
  if (!needed && self.switchedOn.delete(key)) self.sysctls.set(key, '0');
  return there;
}
