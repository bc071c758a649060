/** The same move on the simulated LAN of packages/host. Resolves with the exit status. */
export async function simulatedDemo(): Promise<number> {
  await Promise.resolve();
  console.log('not there yet');
  return 1;
}
