/** Of the time that was waited already: who waits for long looks less often, and leaves the processors to the hosts. */
const share = 0.1;
const leastMs = 250;
const mostMs = 2_000;

/** Try a check again until it passes; what it says last is the failure. */
export async function eventually(check: () => Promise<void>, withinMs = 60_000): Promise<void> {
  const begin = Date.now();
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() - begin > withinMs) throw error;
    }
    const pauseMs = Math.min(mostMs, Math.max(leastMs, (Date.now() - begin) * share));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
