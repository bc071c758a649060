import { describeHolder, type AddressLock } from '@vipbook/host';

type Guard = NonNullable<AddressLock['guard']>;

/** What a guard is about to do by itself. */
export function guardText(guard: Guard): string {
  const left = Math.max(0, guard.secondsLeft);
  switch (guard.state) {
    case 'armed':
      return `armed: acts in ${String(left)} s of silence`;
    case 'committed':
      return `committed: finishes in ${String(left)} s of silence`;
    case 'deciding':
      return 'deciding now';
  }
}

export function holderText(lock: AddressLock | undefined): string {
  return lock === undefined ? 'by nobody' : describeHolder(lock);
}
