import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes, isIdle } from '../../scripts/lib/lanes.mjs';

describe('lanes of npm test', () => {
  /** Pieces of work that are done when the test says so. */
  function pieces(count: number) {
    const begun: number[] = [];
    const ends = new Map<number, () => void>();
    const work = (item: number): Promise<void> =>
      new Promise((resolve) => {
        begun.push(item);
        ends.set(item, resolve);
      });
    const queue = Array.from({ length: count }, (_, at) => at);
    return { begun, queue, work, end: (item: number) => ends.get(item)?.() };
  }

  const limits = { least: 2, most: 4, settleMs: 1 };

  it('two where the machine is busy, and the next once one is done', async () => {
    const { begun, queue, work, end } = pieces(3);
    const all = inLanes(queue, work, { ...limits, idle: () => Promise.resolve(false) });
    await sleep(30);
    assert.deepEqual(begun, [0, 1]);
    end(1);
    await sleep(30);
    assert.deepEqual(begun, [0, 1, 2]);
    end(0);
    end(2);
    await all;
  });

  it('more where it is idle, one at a time, and no more than it may', async () => {
    const { begun, queue, work, end } = pieces(6);
    const seen: number[] = [];
    const idle = (): Promise<boolean> => {
      seen.push(begun.length);
      return Promise.resolve(true);
    };
    const all = inLanes(queue, work, { ...limits, idle });
    await sleep(50);
    assert.deepEqual(begun, [0, 1, 2, 3]);
    assert.deepEqual(seen, [2, 3], 'it is looked at before each');
    for (const item of [0, 1, 2, 3]) end(item);
    await sleep(50);
    assert.deepEqual(begun, [0, 1, 2, 3, 4, 5]);
    end(4);
    end(5);
    await all;
  });

  it('none is left out, and nothing to do is done', async () => {
    const done: number[] = [];
    const work = async (item: number): Promise<void> => {
      await sleep(1);
      done.push(item);
    };
    await inLanes([1, 2, 3, 4, 5], work, { ...limits, idle: () => Promise.resolve(true) });
    assert.deepEqual(done.sort(), [1, 2, 3, 4, 5]);
    await inLanes([], work, { ...limits, idle: () => Promise.resolve(true) });
  });

  it('a machine is never idler than wholly, and always as idle as not at all', async () => {
    assert.equal(await isIdle(1.01, 50), false);
    assert.equal(await isIdle(0, 50), true);
  });
});
