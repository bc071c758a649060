import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { killNow, waitUntilGone, type ProcessIdentity } from './processes.ts';

/** Between two looks for those who keep a namespace from ending. */
const lookEveryMs = 100;

/**
 * Kill first processes of pid namespaces, and with each everything in it (pid_namespaces(7)), and wait.
 *
 * A first process ends only when the last zombie of its namespace is reaped. `nsenter` stays outside as the parent
 * of what it starts, and when that is stopped it stops, too: then it reaps nobody, and is woken.
 *
 * @returns those still there after `timeoutMs`.
 */
export async function endNamespaces(
  inits: readonly ProcessIdentity[],
  timeoutMs: number,
): Promise<ProcessIdentity[]> {
  const deadline = Date.now() + timeoutMs;
  for (const init of inits) killNow(init);
  for (;;) {
    const left = await waitUntilGone(inits, Math.min(lookEveryMs, deadline - Date.now()));
    if (left.length === 0 || Date.now() >= deadline) return left;
    for (const pid of stoppedParents(left)) wake(pid);
  }
}

interface Seen {
  readonly pid: number;
  readonly parent: number;
  /** proc_pid_stat(5): Z is a zombie, T or t stopped. */
  readonly state: string;
  /** Its pid namespace; a zombie has one until it is reaped. */
  readonly namespace: string;
}

function look(): ReadonlyMap<number, Seen> {
  const found = new Map<number, Seen>();
  for (const entry of readdirSync('/proc')) {
    if (!/^[0-9]+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'latin1');
      const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const namespace = readlinkSync(`/proc/${entry}/ns/pid`);
      found.set(Number(entry), { pid: Number(entry), parent: Number(parent), state, namespace });
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/** Stopped processes outside of the namespaces of these, which have children in them; inner namespaces count. */
function stoppedParents(inits: readonly ProcessIdentity[]): readonly number[] {
  const all = look();
  const inside = new Set<string>();
  for (const { pid } of inits) {
    const namespace = all.get(pid)?.namespace;
    // `unshare` itself is not in the namespace that it makes.
    if (namespace !== undefined && isFirst(pid)) inside.add(namespace);
  }
  // The first process of an inner namespace has its parent in an outer one.
  for (let size = -1; size !== inside.size;) {
    size = inside.size;
    for (const { parent, namespace } of all.values())
      if (inside.has(all.get(parent)?.namespace ?? '')) inside.add(namespace);
  }
  const parents = [...all.values()]
    .filter(({ namespace }) => inside.has(namespace))
    .map(({ parent }) => all.get(parent));
  return parents.flatMap((parent) =>
    parent !== undefined && !inside.has(parent.namespace) && /^[Tt]/.test(parent.state)
      ? [parent.pid]
      : [],
  );
}

/** Is it process 1 of its namespace? `NSpid` of /proc/PID/status has its numbers, the innermost last. */
function isFirst(pid: number): boolean {
  try {
    return /^NSpid:.*\t1$/m.test(readFileSync(`/proc/${String(pid)}/status`, 'latin1'));
  } catch {
    return false;
  }
}

function wake(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // It ended in between.
  }
}
