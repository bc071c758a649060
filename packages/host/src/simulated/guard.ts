import type { GuardState } from '../held.ts';

import type { IpAddress, Operation, OperationResult, Operations } from '../operations.ts';
import { bootHook, Decision } from './decision.ts';
import type { SimulatedLan } from './lan.ts';
import type { Machine } from './machine.ts';

export type Arm = Operations['guard.arm']['in'];

/** A guard whose watcher runs. */
export interface SimulatedGuard {
  readonly input: Arm;
  state: GuardState;
  /** Clock time at which it asks, unless it hears from its controller. */
  deadline: number;
}

/** What a boot hook on the disk says. */
export interface SimulatedHook {
  readonly input: Arm;
  readonly state: 'armed' | 'committed' | 'unmet';
}

/** What guards need of the machine that they run on. */
export interface GuardWorld {
  perform(operation: Operation): Promise<OperationResult>;
}

export function hook(address: IpAddress): string {
  return `/etc/network/if-up.d/vipbook-${address.replaceAll(/[.:]/g, '-')}`;
}

/** Wait for the controller to fall silent; then decide. */
export function startWatcher(
  lan: SimulatedLan,
  self: Machine,
  guard: SimulatedGuard,
  world: GuardWorld,
): void {
  void new Decision(lan, self, guard, world).watch();
}

/** The guard is gone, and its boot hook waits for the other host. */
export function startMeeting(
  lan: SimulatedLan,
  self: Machine,
  guard: SimulatedGuard,
  world: GuardWorld,
): void {
  void new Decision(lan, self, guard, world).meet();
}

/** At boot, for each hook on the disk. */
export function runHooks(lan: SimulatedLan, self: Machine, world: GuardWorld): void {
  for (const { input, state } of self.hooks.values()) bootHook(lan, self, input, state, world);
}
