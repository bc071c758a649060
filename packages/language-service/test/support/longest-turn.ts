/**
 * The longest that nothing else had its turn while something ran: milliseconds of this process's own time, so
 * that a busy machine does not count.
 */
export async function longestTurn(run: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = process.cpuUsage();
  let watching = true;
  const look = (): void => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
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
