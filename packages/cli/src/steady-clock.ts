/**
 * Milliseconds since 1970 as they were when the process began, and from then on as they have passed: who sets the
 * machine's clock meanwhile (NTP, a person, a virtual machine that was suspended) changes nothing. A move counts how
 * long a lease lasts and a yes is waited for; a step of an hour must not make it believe that they are over.
 */
export function steadyNow(): number {
  return Math.round(performance.timeOrigin + performance.now());
}
