import assert from 'node:assert/strict';
import { Secret } from '@vipbook/diagnostics';
import { play } from './harness.ts';

describe('what a run warns of', () => {
  it('quotes no secret: none that is known, and nothing that looks like one', async () => {
    const told = await play(
      ['seed-known-1', 'token=seed-looks-2'].map((hosts) => `- hosts: "${hosts}"\n`).join(''),
      { extras: { secrets: new Set([new Secret('seed-known-1')]) } },
    );
    const messages = told.events.flatMap((event) =>
      event.event === 'warning' || event.event === 'error' ? [event.finding.message] : [],
    );
    assert.deepEqual(messages, [
      'There is no host and no group "********"',
      'There is no host and no group "token=********"',
    ]);
  });
});
