import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHost, type AddressLock, type Host, type OperationOf } from '@vipbook/host';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const many = 400;
const addressOf = (index: number): string => `10.0.${String(index >> 8)}.${String(index & 255)}`;
/** Epochs of 1 to 9; one that rested longest has the greatest. */
const epochOf = (index: number): number => (index === 3 ? 77 : (index % 9) + 1);

describe('epochs of addresses that rest', function () {
  this.timeout(20_000);
  let lan: Segment;
  let host: Host;
  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ old: 50 });
    host = openHost('old', lan.connection('old'));
    for (const folder of ['locks', 'last', `guards/${addressOf(1)}`])
      mkdirSync(join(lan.state('old'), folder), { recursive: true });
    // Oldest first. The first is locked, and the second has a guard: they do not rest.
    for (let index = 0; index < many; index += 1) {
      const epoch = String(epochOf(index));
      const text = index === 0 ? `${epoch} run-9 9999999\nbob\nmine\n` : `${epoch} - 0\n\n\n`;
      for (const folder of ['locks', 'last']) {
        const file = join(lan.state('old'), folder, addressOf(index));
        writeFileSync(file, folder === 'locks' ? text : `run-${epoch} took 1\n`);
        utimesSync(file, 1000 + index, 1000 + index);
      }
    }
  });
  after(() => {
    (lan as Segment | undefined)?.down();
  });

  const acquire = (
    address: string,
    seen: number,
    epoch = seen + 1,
  ): OperationOf<'lock.acquire'> => ({
    do: 'lock.acquire',
    ...{ address, run: 'run-1', epoch, seen, owner: 'alice@laptop', reason: 'test', seconds: 30 },
  });
  const release = (address: string, epoch: number): OperationOf<'lock.release'> => ({
    do: 'lock.release',
    ...{ address, run: 'run-1', epoch },
  });

  async function take(address: string, seen: number): Promise<string> {
    const [result] = await host.run([acquire(address, seen)]);
    return result.status === 'failed' ? result.error.code : result.status;
  }

  async function lockOf(address: string): Promise<AddressLock | undefined> {
    const [asked] = await host.run([{ do: 'lock.query', address }]);
    return asked.status === 'done' ? asked.out.locks[0] : undefined;
  }

  const files = (folder: string): readonly string[] => readdirSync(join(lan.state('old'), folder));

  it('are counted by files until there are too many; then by one number', async () => {
    const fresh = '192.168.1.160';
    assert.equal((await host.facts()).epochFloor, undefined);
    const [taken, given] = await host.run([acquire(fresh, 0), release(fresh, 1)]);
    assert.deepEqual([taken.status, given], ['done', { status: 'done', out: { changed: true } }]);
    const left = files('locks');
    // The newest 128, and the two that do not rest.
    assert.equal(left.length, 130);
    assert.ok(left.includes(fresh) && left.includes(addressOf(many - 1)));
    assert.ok(left.includes(addressOf(0)) && left.includes(addressOf(1)), 'they do not rest');
    assert.ok(!left.includes(addressOf(3)));
    assert.ok(!files('last').includes(addressOf(3)), 'nor is it told how it ended');
    const { epochFloor, locks = [] } = await host.facts();
    assert.equal(epochFloor, 77);
    assert.equal(locks.length, 130, 'the number is no lock');
  });

  it('never go back: what was sent before is refused, and who looks gets on', async () => {
    for (const index of [2, 3, 100]) {
      const address = addressOf(index);
      const before = epochOf(index);
      assert.equal(await take(address, before - 1), 'VIP036', 'a command of its last run');
      if (before !== 77) assert.equal(await take(address, before), 'VIP036', 'seen before');
      assert.equal((await lockOf(address))?.epoch, 77);
      assert.equal(await take(address, 77), 'done');
      assert.equal((await lockOf(address))?.epoch, 78);
      await host.run([release(address, 78)]);
    }
    const kept = addressOf(many - 1);
    assert.equal((await lockOf(kept))?.epoch, epochOf(many - 1), 'one with a file has its own');
    assert.equal(await take(addressOf(0), epochOf(0)), 'VIP034');
    assert.equal((await lockOf('2001:db8::1'))?.epoch, 77, 'one that never moved begins there');
  });

  it('are forgotten again and again, and the number only grows', async () => {
    const [first] = await host.run([acquire('10.2.0.1', 77), release('10.2.0.1', 78)]);
    assert.equal(first.status, 'done');
    // So many others move meanwhile.
    for (let index = 0; index < 200; index += 1)
      writeFileSync(join(lan.state('old'), 'locks', `10.1.0.${String(index)}`), '78 - 0\n\n\n');
    const [second] = await host.run([acquire('10.2.0.2', 77), release('10.2.0.2', 78)]);
    assert.equal(second.status, 'done');
    assert.equal(files('locks').length, 130);
    assert.equal((await host.facts()).epochFloor, 78);
    assert.equal(await take('10.2.0.1', 77), 'VIP036', 'what its first move has sent');
  });
});
