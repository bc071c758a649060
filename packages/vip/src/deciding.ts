import type { AddressLock } from '@vipbook/host';
import { listed } from './listed.ts';

/** What is to be done next, and what comes before it. */
export interface Advice {
  readonly first: string;
  readonly command: string;
}

/** The host decides by itself now, or at once: whoever breaks its lock wakes its guard. */
export function decides(lock: AddressLock | undefined): boolean {
  const guard = lock?.guard;
  return guard?.state === 'deciding' || (guard?.state === 'armed' && guard.secondsLeft <= 0);
}

/**
 * While hosts decide by themselves what becomes of a move, nobody else can do anything about it. The run that gave up
 * says so, and everybody who asks about it afterwards, in the same words.
 */
export function whileDeciding(hosts: readonly string[], run: string | undefined): Advice {
  const who = [...new Set(hosts)];
  const have = who.length === 1 ? 'has' : 'have';
  return {
    first: `wait until ${listed(who)} ${have} decided`,
    command: run === undefined ? 'vipbook status' : `vipbook status ${run}`,
  };
}

/** `wait until old has decided; then vipbook status RUN` */
export function adviceText({ first, command }: Advice): string {
  return `${first}; then ${command}`;
}
