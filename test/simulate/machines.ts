import type { Machine, SimulatedLan } from '@vipbook/host';
import { interfacesFile, vip } from './world.ts';

// What a machine of the simulated LAN holds, and waits for.

export function machineOf(lan: SimulatedLan, name: string): Machine {
  const machine = lan.machines.get(name);
  if (machine === undefined) throw new RangeError(`no machine ${name}`);
  return machine;
}

export function holdsVip(host: Machine): boolean {
  return host.on && host.addresses.some((held) => held.address === vip);
}

/** It has no part in a move any more, and does not come up with the address either. */
export function hasLetGo(host: Machine): boolean {
  return (
    !holdsVip(host) &&
    !host.guards.has(vip) &&
    !host.hooks.has(vip) &&
    !namesVip(host.files.get(interfacesFile))
  );
}

/** It has come up by what is on its disk, and its boot hook asks whether that still holds. */
export function asksAboutItsFile(host: Machine): boolean {
  const hook = host.hooks.get(vip)?.state;
  return host.guards.get(vip)?.state === 'deciding' && hook !== undefined && hook !== 'armed';
}

/** What it decided it decided alone: the boot hook stays until the other host is back. */
export function waitsToMeet(host: Machine): boolean {
  return host.hooks.get(vip)?.state === 'unmet';
}

export function locked(host: Machine, now: number): boolean {
  const lock = host.locks.get(vip);
  return lock?.run !== undefined && lock.until > now;
}

export function names(hosts: readonly Machine[]): string {
  return hosts.map((host) => host.name).join(' ');
}

/** Contents are never changed in place. */
const texts = new WeakMap<Uint8Array, string>();
export function textOf(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) return '';
  const known = texts.get(bytes) ?? Buffer.from(bytes).toString('latin1');
  texts.set(bytes, known);
  return known;
}

export function namesVip(bytes: Uint8Array | undefined): boolean {
  return textOf(bytes).includes(vip);
}
