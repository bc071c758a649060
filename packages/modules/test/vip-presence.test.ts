import assert from 'node:assert/strict';
import type { AddressLock, Facts } from '@vipbook/host';
import { FakeHost } from './fake-host.ts';
import { run, type Ran } from './plan.ts';

const address = '192.168.1.60';
const holder = { run: 'theirs', owner: 'ada@desk', reason: 'chat moves', secondsLeft: 20 };
const guard = { state: 'armed', role: 'old', run: 'theirs', secondsLeft: 5 } as const;

/** A host on which a move has left this; it holds the address when it is to lose it. */
class Locked extends FakeHost {
  readonly #lock: AddressLock;

  constructor(state: string, lock: Partial<AddressLock>) {
    const own = { address: '192.168.1.50', prefix: 24 };
    const held = state === 'absent' ? [own, { address, prefix: 24 }] : [own];
    super({ name: 'old', addresses: held });
    this.#lock = { address, epoch: 1, ...lock };
  }

  override currentFacts(): Facts {
    return { ...super.currentFacts(), locks: [this.#lock] };
  }
}

const told = (host: FakeHost, state: string, check: boolean): Promise<Ran> =>
  run('vip', { address, state, persist: 'none' }, host, {
    check,
    run: { id: 'ours', owner: 'bob@laptop' },
  });

describe('vip: state', () => {
  for (const state of ['present', 'absent'])
    for (const [what, lock, says] of [
      [
        'has its lock',
        { holder },
        /^192\.168\.1\.60 is locked on old by ada@desk \(chat moves\), run theirs, 20 s left$/,
      ],
      [
        'has lost its lock, and its guard is armed',
        { holder: { ...holder, secondsLeft: -3 }, guard },
        /^192\.168\.1\.60 is locked on old by ada@desk .* its guard is armed$/,
      ],
    ] as const)
      it(`${state} is refused while another run ${what}`, async () => {
        for (const check of [true, false]) {
          const host = new Locked(state, lock);
          const { outcome, steps, diffs } = await told(host, state, check);
          assert.equal(outcome.status, 'failed');
          assert.equal(outcome.error?.code, 'VIP034');
          assert.match(outcome.error.message, says);
          assert.match(outcome.error.remedy ?? '', /vipbook lock list/);
          assert.deepEqual([steps, diffs], [[], []]);
          assert.ok(!host.done.some((each) => each.do.startsWith('address.')));
        }
      });

  for (const [what, lock] of [
    ['of its own run', { holder: { ...holder, run: 'ours' } }],
    ['that is over', { holder: { ...holder, secondsLeft: -3 } }],
    ['of nobody', {}],
  ] as const)
    it(`is not hindered by a lock ${what}`, async () => {
      const host = new Locked('present', lock);
      const { outcome } = await told(host, 'present', false);
      assert.equal(outcome.status, 'changed', JSON.stringify(outcome.error));
      assert.ok(host.addresses.some((each) => each.address === address));
    });
});
