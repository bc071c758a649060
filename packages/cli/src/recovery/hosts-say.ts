import { describeHolder, type AddressLock, type GuardWait } from '@vipbook/host';

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

/** What a boot hook waits for: `new (192.168.1.51), to be back for 75 s`. */
export function waitText({ other, otherOwn, seconds }: GuardWait, name?: string): string {
  const where = otherOwn ?? other;
  return `${name === undefined ? where : `${name} (${where})`}, to be back for ${String(seconds)} s`;
}

export function holderText(lock: AddressLock | undefined): string {
  return lock === undefined ? 'by nobody' : describeHolder(lock);
}
