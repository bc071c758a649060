import type { Operations } from '../operations.ts';
import { endBridge } from './bridges.ts';
import { hook } from './guard.ts';
import type { Machine } from './machine.ts';

type Clean = Operations['host.clean'];

/** Does what real/operations/clean.ts does. */
export function clean(
  self: Machine,
  { check = false, force = false }: Clean['in'],
  now: number,
): Clean['out'] {
  const removed: string[] = [];
  const kept = new Set<string>();
  for (const address of new Set([...self.locks.keys(), ...self.guards.keys()])) {
    const lock = self.locks.get(address);
    const guard = self.guards.get(address);
    const live = guard !== undefined || (lock?.run !== undefined && lock.until > now);
    if (live && !force) {
      kept.add(address);
      continue;
    }
    if (guard !== undefined) removed.push(`guard of ${address}`);
    if (live && lock?.run !== undefined) removed.push(`lock of ${address}`);
    if (check) continue;
    // What a move has set in the kernel only its guard knows.
    for (const step of guard?.input.keep ?? [])
      if (step.do === 'sysctl.set') self.sysctls.set(step.key, step.value);
    self.epochFloor = Math.max(self.epochFloor, lock?.epoch ?? 0);
    for (const map of [self.guards, self.locks, self.words, self.confirmed, self.lasts])
      map.delete(address);
  }
  for (const address of [...self.hooks.keys()]) {
    if (kept.has(address)) continue;
    if (!check) self.hooks.delete(address);
    removed.push(hook(address));
  }
  if (kept.size === 0) {
    for (const address of self.staged.keys()) removed.push(`/run/vipbook/claim-${address}`);
    for (const address of [...self.bridges.keys()]) {
      if (!check) endBridge(self, address);
      removed.push(`bridge of ${address}`);
    }
    if (self.quiet.size + self.relays.size > 0) removed.push('nft tables');
    for (const map of check
      ? []
      : [self.quiet, self.relays, self.staged, self.confirmed, self.lasts])
      map.clear();
  }
  return { removed, kept: [...kept].map((address) => `the move of ${address}`) };
}
