import assert from 'node:assert/strict';
import { FakeHost, type FakeHostInit } from './fake-host.ts';
import { run } from './plan.ts';

const address = '192.168.1.60';
const holder = (more: Partial<FakeHostInit> = {}): FakeHost =>
  new FakeHost({ name: 'new', addresses: [{}, { address, label: 'eth0:1' }], ...more });

describe('arp', () => {
  it('announces what the host holds, on the interface that holds it', async () => {
    const host = holder();
    const { outcome } = await run('arp', { action: 'announce', address: `${address}/24` }, host);
    assert.equal(outcome.status, 'changed');
    assert.deepEqual(host.done.at(-1), { do: 'arp.announce', device: 'eth0', address, count: 3 });
  });

  it('never announces what it does not hold', async () => {
    const host = new FakeHost({ name: 'new' });
    const { outcome } = await run('arp', { action: 'announce', address }, host);
    assert.equal(outcome.error?.code, 'MOD030');
    const elsewhere = await run(
      'arp',
      { action: 'announce', address, interface: 'eth1' },
      holder(),
    );
    assert.match(elsewhere.outcome.message!, /on eth0, not on eth1/);
    assert.ok(!host.done.some((each) => each.do === 'arp.announce'));
  });

  it('asks neighbours directly, and fails for one that is silent', async () => {
    const host = holder({ acknowledges: (target) => target === '192.168.1.1' });
    const good = await run('arp', { action: 'announce', address, targets: ['192.168.1.1'] }, host);
    assert.deepEqual(good.data['acknowledged'], ['192.168.1.1']);
    const bad = await run(
      'arp',
      { action: 'announce', address, targets: ['192.168.1.1', '192.168.1.9'] },
      host,
    );
    assert.equal(bad.outcome.error?.code, 'MOD031');
    assert.match(bad.outcome.message!, /^192\.168\.1\.9 did not acknowledge/);
  });

  it('flushes entries, and changes nothing when there are none', async () => {
    const host = new FakeHost({
      name: 'client',
      neighbours: [{ address, device: 'eth0', mac: '02:00:00:00:00:01', state: 'STALE' }],
    });
    const checked = await run('arp', { action: 'flush', address }, host, { check: true });
    assert.equal(checked.outcome.status, 'changed');
    assert.equal(host.neighbours.length, 1);
    assert.equal((await run('arp', { action: 'flush', address }, host)).outcome.status, 'changed');
    assert.equal(host.neighbours.length, 0);
    assert.equal((await run('arp', { action: 'flush', address }, host)).outcome.status, 'ok');
  });

  it('names a permanent entry instead of flushing it', async () => {
    const host = new FakeHost({
      name: 'client',
      neighbours: [{ address, device: 'eth0', mac: '02:00:00:00:00:01', state: 'PERMANENT' }],
    });
    const { outcome } = await run('arp', { action: 'flush', address }, host);
    assert.equal(outcome.error?.code, 'MOD032');
    assert.match(outcome.message!, /02:00:00:00:00:01 on eth0/);
  });

  it('shows entries, one address or all', async () => {
    const entry = { address, device: 'eth0', mac: '02:00:00:00:00:01', state: 'STALE' };
    const host = new FakeHost({
      name: 'client',
      neighbours: [entry, { address: '192.168.1.1', device: 'eth0', state: 'FAILED' }],
    });
    assert.deepEqual((await run('arp', { action: 'show', address }, host)).data['neighbours'], [
      entry,
    ]);
    const all = await run('arp', { action: 'show' }, host, { check: true });
    assert.deepEqual(all.data['neighbours'], [
      entry,
      { address: '192.168.1.1', device: 'eth0', state: 'FAILED' },
    ]);
  });
});
