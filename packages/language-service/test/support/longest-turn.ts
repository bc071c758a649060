/**
 * The longest that nothing else had its turn while something ran, in milliseconds: of the clock or of this process's
 * own time, whichever was less. A busy machine makes the first longer, and what the collector of memory and the
 * compiler do beside it on other threads the second.
 */
export async function longestTurn(run: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = process.cpuUsage();
  let lastTime = performance.now();
  let watching = true;
  const look = (): void => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, Math.min((user + system) / 1000, performance.now() - lastTime));
    last = process.cpuUsage();
    lastTime = performance.now();
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  try {
    await run();
  } finally {
    watching = false;
    look();
  }
  return longest;
}

/** Milliseconds that {@link calibration} takes on the slowest machine on which limits hold as they are written. */
const usual = 25;

/** How much slower than that this machine is now; at least 1. Limits of time are multiplied by it. */
export function slowness(): number {
  const times = Array.from({ length: 3 }, calibration);
  return Math.max(1, Math.min(...times) / usual);
}

/** What reading a document is made of: small objects, a map of texts, a walk over all of it. */
function calibration(): number {
  const start = performance.now();
  const known = new Map<string, { readonly at: number; readonly text: string }>();
  for (let at = 0; at < 50_000; at += 1) known.set(`key ${String(at)}`, { at, text: String(at) });
  let sum = 0;
  for (const { at, text } of known.values()) sum += at + text.length;
  if (sum === 0) throw new Error('nothing was done');
  return performance.now() - start;
}
