/** The second Ctrl-C came while something was under way. */
export class Abandoned extends Error {
  /** What may or may not have been done: titles of steps. */
  readonly underWay: readonly string[];

  constructor(underWay: readonly string[]) {
    super('given up');
    this.underWay = underWay;
  }
}

/** Wait for the work, but no longer than until the signal. The work itself cannot be stopped from here. */
export async function abandonable<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  underWay: readonly string[] = [],
): Promise<T> {
  if (signal === undefined) return work;
  let stop: (() => void) | undefined;
  const given = new Promise<never>((_, reject) => {
    stop = () => reject(new Abandoned(underWay));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  // Nobody listens any more to work that is left behind; its failure must not end the process.
  work.catch(() => undefined);
  try {
    return await Promise.race([work, given]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
