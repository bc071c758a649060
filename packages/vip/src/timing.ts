import type { MoveRequest } from './request.ts';

/** What the hosts do by themselves when the controller is gone, and when. All follows from one number. */
export interface Timing {
  /** Of the claimed address: its kernel removes it after so many seconds. */
  readonly lease: number;
  /** Of a silence: longer than the lease, so that the new host never speaks of what it no longer holds. */
  readonly quiet: number;
  /** The old host begins to ask the wire a little before the lease can lapse: then nobody waits for it. */
  readonly oldAsks: number;
  /** The new host looks after itself once its lease has lapsed, or has been made permanent. */
  readonly newLooks: number;
  /** Who still answers after so long in the old host's ears has committed. */
  readonly lapse: number;
  /** A lease has lapsed for certain; the kernel is up to 1.3 s late (measured). */
  readonly lapsedMs: number;
  /** Of the lock, until a guard keeps it. */
  readonly lock: number;
}

export const defaultLeaseSeconds = 30;

/**
 * What the others of several moves have on top of the lease of their anchor: when they begin to ask how it ended,
 * its lease has lapsed for certain (1.3 s late, measured) and its old host has most likely taken it back; and their
 * own leases last until they know.
 */
const asksLater = 6;
const lastsLonger = 15;

export function timingOf(request: Pick<MoveRequest, 'leaseSeconds'>, follows = false): Timing {
  const own = request.leaseSeconds ?? defaultLeaseSeconds;
  if (follows) {
    const longer = timingOf({ leaseSeconds: own + lastsLonger });
    return { ...longer, oldAsks: own + asksLater, newLooks: own + asksLater };
  }
  const lease = own;
  return {
    lease,
    quiet: lease + 5,
    oldAsks: Math.max(2, lease - 2),
    newLooks: lease + 3,
    lapse: lease + 15,
    lapsedMs: (lease + 2) * 1000,
    lock: lease * 2,
  };
}

/**
 * So long, in milliseconds, an answer of a host is waited for until it counts as lost: so much shorter than a lease that
 * who claims an address can be told to keep it (3 s before it lapses) after a step has waited for a silent host.
 */
export function patienceOf(requests: readonly Pick<MoveRequest, 'leaseSeconds'>[]): number {
  const leases = requests.map((request) => timingOf(request).lease);
  return Math.min(mostPatientMs, Math.max(leastPatientMs, Math.min(...leases) * 400));
}

/** Longer than a disk or a mutex (10 s) is waited for; and what a step of ten addresses takes on a busy host. */
const [mostPatientMs, leastPatientMs] = [15_000, 8_000];

/**
 * So long, in milliseconds, what is not committed may wait without its old host. That one begins to listen at `oldAsks`, and
 * takes for committed whoever it has heard for `lapse`: before then the new host must have let go, which takes an undo
 * that asks a silent host six times (`patientHosts`).
 */
export function withoutOldMs({ oldAsks, lapse }: Timing): number {
  return (oldAsks + lapse / 4) * 1000;
}
