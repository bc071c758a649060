/**
 * Milliseconds since 1970 as they were when the process began, and from then on as they have passed: who sets the
 * machine's clock meanwhile (NTP, a person) changes nothing. It stands still while the machine is suspended; the hosts
 * have decided by then, and refuse. A move counts how long a lease lasts and a yes is waited for; a step of an hour must not make it believe that they are over.
 */
export function steadyNow(): number {
  return Math.round(performance.timeOrigin + performance.now());
}
