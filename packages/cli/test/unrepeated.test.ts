import assert from 'node:assert/strict';
import { unrepeated } from '../src/recovery/words.ts';

describe('what a step that waits says', () => {
  it('is printed once, whatever its seconds, and again when something else came in between', () => {
    const news = unrepeated();
    const round = (left: number) => [
      'old: wait 20 s for: vipbook confirm 192.168.1.60',
      'new: renew the lease',
      `old: vipbook confirm 192.168.1.60 within ${String(left)} s, or it is undone`,
    ];
    const printed = [20, 19, 18].flatMap((left) => round(left).filter(news));
    assert.deepEqual(printed, round(20));
    assert.ok(news('old: speak for 192.168.1.60 again'));
    for (const other of ['a', 'b', 'c']) assert.ok(news(other));
    assert.ok(news('new: renew the lease'), 'that is a later step');
    assert.ok(news('new: renew the lease of 192.168.1.61'), 'another address is no other number');
  });
});
