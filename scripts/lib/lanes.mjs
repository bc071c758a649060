import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does the work of a queue in its order: `least` at a time, and more, up to `most`, whenever the machine has been idle
 * enough for `settleMs` since the last one began. Most tests on labs wait for timers of real hosts, while others fill
 * two cores by themselves; how many may run beside each other is known by nobody beforehand.
 * @template T
 * @param {T[]} queue emptied
 * @param {(item: T) => Promise<void>} work never rejects
 * @param {{ least: number, most: number, idle: () => Promise<boolean>, settleMs: number }} limits
 *   `idle` takes its time to look, and tells whether there is room for one more.
 */
export async function inLanes(queue, work, { least, most, idle, settleMs }) {
  const running = new Set();
  const begin = () => {
    const item = queue.shift();
    if (item === undefined) return;
    const done = work(item).finally(() => running.delete(done));
    running.add(done);
  };
  while (queue.length > 0 || running.size > 0) {
    while (queue.length > 0 && running.size < least) begin();
    if (queue.length === 0 || running.size >= most) {
      await Promise.race(running);
      continue;
    }
    const before = running.size;
    await Promise.race([...running, sleep(settleMs)]);
    // Who has just ended leaves its place, and is no sign of room for two.
    if (running.size === before && (await idle()) && running.size === before) begin();
  }
}

/**
 * Was at least `share` (0 to 1) of all processors idle in the `ms` that this takes?
 * @param {number} share
 * @param {number} ms
 */
export async function isIdle(share, ms) {
  const before = times();
  await sleep(ms);
  const after = times();
  const all = after.all - before.all;
  return all > 0 && (after.idle - before.idle) / all >= share;
}

function times() {
  let idle = 0;
  let all = 0;
  for (const { times: each } of cpus()) {
    idle += each.idle;
    all += each.idle + each.user + each.nice + each.sys + each.irq;
  }
  return { idle, all };
}
