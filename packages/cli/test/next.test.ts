import assert from 'node:assert/strict';
import type { AddressLock } from '@vipbook/host';
import type { RunView } from '@vipbook/journal';
import type { HostSays } from '../src/recovery/look.ts';
import { nextOf } from '../src/recovery/next.ts';

const address = '192.168.1.60';
const part = { address, from: 'old', to: 'new' };
const view = {
  run: 'run-1',
  standing: 'unfinished',
  state: {
    moves: [{ intent: { ...part, move: 'm1' }, steps: [{ intent: { phase: 'claim' } }] }],
    pending: [],
  },
} as unknown as RunView;

type Guard = NonNullable<AddressLock['guard']>;
const lock = (by: string | undefined, guard?: Guard['state'], secondsLeft = 20): AddressLock => ({
  address,
  epoch: 5,
  ...(by === undefined
    ? {}
    : { holder: { run: by, owner: 'bob@desk', reason: '', secondsLeft: 30 } }),
  ...(guard === undefined
    ? {}
    : { guard: { state: guard, role: 'old', run: 'run-1', secondsLeft } }),
});

function says(
  role: 'old' | 'new',
  lifetime: number | 'forever' | undefined,
  held?: AddressLock,
): HostSays {
  const one = { device: 'eth0', address, prefix: 24 };
  return {
    host: role,
    role,
    other: role === 'old' ? 'new' : 'old',
    held: lifetime === undefined ? [] : [{ ...one, lifetime }],
    ...(held === undefined ? {} : { lock: held }),
    findings: [],
  };
}

function next(...hosts: readonly HostSays[]): string {
  const { first, command } = nextOf(view, [{ part, hosts }]) ?? { command: 'nothing' };
  return first === undefined ? command : `${first}; then ${command}`;
}

describe('what to type next about a run that did not end', () => {
  it('is resume, where the hosts go either way, or were not asked, or cannot be', () => {
    const mine = lock('run-1', 'armed');
    assert.equal(next(says('old', 'forever', mine), says('new', 30, mine)), 'vipbook resume run-1');
    assert.deepEqual(nextOf(view, [{ part }]), { command: 'vipbook resume run-1' });
    const lost = { ...says('new', undefined), findings: [{} as HostSays['findings'][number]] };
    assert.equal(next(says('old', 'forever', mine), lost), 'vipbook resume run-1');
  });

  it('is to make sure that it is dead, and to take it over, where it cannot be seen from here', () => {
    const by = { host: 'runner-7', pid: 31 };
    const unseen = {
      ...view,
      standing: 'unseen',
      state: { ...view.state, start: { by } },
    } as unknown as RunView;
    assert.deepEqual(nextOf(unseen, [{ part }]), {
      first: 'make sure that it is dead (process 31 on runner-7)',
      command: 'vipbook resume run-1 --take-over',
    });
  });

  it('is to run the playbook again, where the run has ended and a host could not write its file', () => {
    const moves = [{ ...view.state.moves[0], end: { end: 'done' } }];
    const start = {
      playbook: { file: 'move.yml' },
      inventory: { sources: [] },
      reach: {},
      options: {},
    };
    const over = { ...view, standing: 'finished', state: { ...view.state, moves, start } };
    const ended = over as unknown as RunView;
    const right = says('new', 'forever');
    const unwritten = {} as HostSays['findings'][number];
    assert.equal(nextOf(ended, [{ part, hosts: [right] }]), undefined);
    const next = nextOf(ended, [{ part, hosts: [{ ...right, unwritten }] }]);
    assert.match(next?.command ?? '', /^vipbook run .*move\.yml/);
  });

  it('is to wait, while the hosts decide', () => {
    const broken = lock('guard', 'deciding', 0);
    assert.equal(
      next(says('old', 'forever', broken), says('new', 30, broken)),
      'wait until old and new have decided; then vipbook status run-1',
    );
    // Its lock was broken just now.
    assert.equal(
      next(says('old', 'forever', lock(undefined, 'armed', -900)), says('new', 30, lock('run-1'))),
      'wait until old has decided; then vipbook status run-1',
    );
  });

  it('is to wait for another run that has the address', () => {
    const theirs = lock('run-2');
    assert.equal(
      next(says('old', 'forever', theirs), says('new', 30, theirs)),
      'wait until run run-2 (bob@desk) is over; then vipbook status run-1',
    );
  });

  it('is what only a person can do, where nobody can tell whose it is', () => {
    assert.equal(
      next(says('old', undefined), says('new', undefined)),
      'neither old nor new holds 192.168.1.60: give it to one of them by hand; then vipbook status run-1',
    );
    assert.equal(
      next(says('old', 'forever'), says('new', 'forever')),
      'both old and new hold 192.168.1.60: take it from one of them by hand; then vipbook status run-1',
    );
    assert.match(next(says('old', 'forever'), says('new', 12)), /^wait for what happens by itself/);
  });
});
