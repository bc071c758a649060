import { readdirSync, readFileSync } from 'node:fs';

/** A process that is not confused with a later one of the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks after boot at which it started: field 22 of /proc/PID/stat (proc(5)). */
  readonly started: string;
}

/** Fields of /proc/PID/stat after the command name, which may itself hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

export function identify(pid: number): ProcessIdentity | undefined {
  const started = statFields(pid)?.[19];
  return started === undefined ? undefined : { pid, started };
}

/** Whether it still runs; a zombie does not. */
export function isAlive(identity: ProcessIdentity): boolean {
  const fields = statFields(identity.pid);
  return fields !== undefined && fields[19] === identity.started && fields[0] !== 'Z';
}

/** Processes of this machine whose arguments satisfy `matches`. */
export function findProcesses(matches: (argv: readonly string[]) => boolean): ProcessIdentity[] {
  const found: ProcessIdentity[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^[0-9]+$/.test(entry)) continue;
    try {
      const argv = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
      const identity = matches(argv) ? identify(Number(entry)) : undefined;
      if (identity !== undefined) found.push(identity);
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

export function killNow(identity: ProcessIdentity): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}

/** Wait until all of them are gone. @returns those still there after `timeoutMs`. */
export async function waitUntilGone(
  identities: readonly ProcessIdentity[],
  timeoutMs: number,
): Promise<ProcessIdentity[]> {
  const deadline = Date.now() + timeoutMs;
  let left = identities.filter(isAlive);
  while (left.length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 3));
    left = left.filter(isAlive);
  }
  return left;
}
