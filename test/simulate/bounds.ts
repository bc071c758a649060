import { timingOf } from '@vipbook/vip';
import type { Story } from './story.ts';

// How long what may last: the longest that timers, slow clocks and words that are late allow.

const timing = timingOf({});
/** A clock 1 % slow, and the kernel 1.3 s late. */
export const leaseMs = timing.lease * 1010 + 1_300;
export const heard = 3_000;
/** So long it waits for a lost answer; it may die just after it. */
export const patienceMs = 10_000;
/**
 * From one look of a controller at a new host that is off to the next, and the old one's question between them: one may
 * come a millisecond too early to count. (A real controller waits for 2 s from the second look on.)
 */
export const lookMs = patienceMs + 1_200;
export const losesTheAnswer: ReadonlySet<string> = new Set([
  'never arrives',
  'half happens',
  'reply lost',
]);
/** Whose last word the old host counts from falls silent. */
export const silencing: ReadonlySet<string> = new Set(['controller dies', 'resume']);
/** How long a controller waits for a lost host, before it dies as well; on a rough LAN how much longer. */
export const late = 20_000;
/** Who sees the new one alive listens for longer, where two must never hold it: the controller, and if it dies
 *  meanwhile the old host. */
const wary = 4_500 + 2_500;
/** How long nobody may answer once somebody is gone: the old host begins to ask, seizes the lock, and hears
 *  nothing three times. It begins when the lease lapses; what nobody holds, it asks for from the start. */
export const nowhereMs = {
  'make-before-break': 5_000,
  'break-before-make': leaseMs + 2_000 + heard + wary,
};
/** How long two may answer after a commit of which the old host never hears: it asks for `lapse` seconds. */
export const forgetsMs = (timing.oldAsks + timing.lapse) * 1010 + 2_000 + heard;
/** When hosts without a controller have decided for good: the new one waits until the old one must have. */
export const settledMs = (timing.newLooks + timing.lapse + 30) * 1010 + 2 * heard;
/** When a boot hook that waited for the other host is gone, once that one is back. */
export const metMs = (timing.lapse + 30) * 1010 + 3 * 5_000;
/** Until when two may answer at once, and nobody may, as long as nobody is gone. */
export const overlapMs = { calm: 500, rough: 8_000 };
/** What the new host waits for longer than its guard's and the old one's time to decide take together. */
const soonMs = 15_000;

/** A command of the controller is so late that it is a sign of life nobody reckons with. */
export function wordsComeLate({ faults, lingers }: Story): boolean {
  return faults.some(
    (fault) =>
      (fault.kind === 'round trip' && fault.much > soonMs) ||
      (fault.kind === 'cut' && lingers && fault.forMs > soonMs),
  );
}
