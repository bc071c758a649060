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
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
