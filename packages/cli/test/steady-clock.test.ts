import assert from 'node:assert/strict';
import { steadyNow } from '../src/steady-clock.ts';

describe('the clock that moves are counted by', () => {
  const real = Date.now;
  afterEach(() => {
    Date.now = real;
  });

  it('begins as the time of day, and goes on when that is set', () => {
    const before = steadyNow();
    assert.ok(Math.abs(before - real()) < 60_000, String(before));
    Date.now = () => real() + 3_600_000;
    const passed = steadyNow() - before;
    assert.ok(passed >= 0 && passed < 60_000, `${String(passed)} ms`);
  });
});
