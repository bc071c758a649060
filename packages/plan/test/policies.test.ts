import assert from 'node:assert/strict';
import { isAllowedAt, type PolicyHours } from '@vipbook/plan';

const at = (text: string): number => Date.parse(text);

describe('hours of a policy', () => {
  const night: PolicyHours = { days: ['mon'], from: '22:00', to: '05:00' };
  const cases: readonly (readonly [PolicyHours, string, boolean])[] = [
    // 2026-01-05 is a Monday.
    [night, '2026-01-05T21:59:00Z', false],
    [night, '2026-01-05T22:00:00Z', true],
    [night, '2026-01-06T04:59:00Z', true],
    [night, '2026-01-06T05:00:00Z', false],
    [night, '2026-01-06T22:30:00Z', false],
    [night, '2026-01-05T04:00:00Z', false],
    [{ from: '09:00', to: '17:00' }, '2026-01-04T12:00:00Z', true],
    [{ from: '09:00', to: '17:00' }, '2026-01-04T17:00:00Z', false],
    [{ from: '00:00', to: '24:00' }, '2026-01-04T23:59:00Z', true],
    // Berlin is an hour ahead in winter, two in summer.
    [{ from: '09:00', to: '10:00', timezone: 'Europe/Berlin' }, '2026-01-05T08:30:00Z', true],
    [{ from: '09:00', to: '10:00', timezone: 'Europe/Berlin' }, '2026-07-06T08:30:00Z', false],
    [{ from: '09:00', to: '10:00', timezone: 'Europe/Berlin' }, '2026-07-06T07:30:00Z', true],
    [{ days: ['sun'], from: '23:00', to: '01:00' }, '2026-01-05T00:30:00Z', true],
  ];
  for (const [hours, time, allowed] of cases)
    it(`${JSON.stringify(hours)} at ${time}: ${allowed ? 'yes' : 'no'}`, () => {
      assert.equal(isAllowedAt([hours], at(time)), allowed);
    });

  it('are any of several windows', () => {
    const windows: readonly PolicyHours[] = [{ from: '01:00', to: '02:00' }, night];
    assert.ok(isAllowedAt(windows, at('2026-01-04T01:30:00Z')));
    assert.ok(!isAllowedAt(windows, at('2026-01-04T03:30:00Z')));
    assert.ok(!isAllowedAt([], at('2026-01-04T01:30:00Z')));
  });
});
