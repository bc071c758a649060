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
