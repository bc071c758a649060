import assert from 'node:assert/strict';
import { readLocks } from '../src/locks-read.ts';

describe('what a host prints about its locks', () => {
  const hook = (address: string): string =>
    `unmet vip=${address} run=run-1 role=old dev=eth0 other=02:00:00:00:00:51 own=192.168.1.51 lapse=45 after=28 meets=75`;

  it('an address without a file begins at the floor, also when its boot hook waits', () => {
    const text = ['lock 10.0.0.1 5 - -3', 'floor 40', hook('10.0.0.1'), hook('10.0.0.2')];
    const epochs = readLocks(text.join('\n')).map(({ address, epoch, waits }) => [
      address,
      epoch,
      waits?.seconds,
    ]);
    assert.deepEqual(epochs, [
      ['10.0.0.1', 5, 75],
      ['10.0.0.2', 40, 75],
    ]);
  });

  it('why a guard could not write its files, where it says so', () => {
    const last = (more: string): unknown =>
      readLocks(`lock 10.0.0.1 5 - -3\nlast run-1 kept 1700000000${more}`)[0]?.last;
    const said = { run: 'run-1', end: 'kept', at: 1_700_000_000 };
    assert.deepEqual(last(''), said);
    assert.deepEqual(last(' changed'), { ...said, unwritten: 'changed' });
    assert.deepEqual(last(' refused'), { ...said, unwritten: 'refused' });
  });

  it('after a reboot there is no floor either', () => {
    assert.equal(readLocks(hook('10.0.0.2'))[0]?.epoch, 0);
  });
});
