import assert from 'node:assert/strict';
import { FakeHost } from './fake-host.ts';
import { run } from './plan.ts';

/** True from the nth call on. */
const after = (calls: number): (() => boolean) => {
  let seen = 0;
  return () => (seen += 1) >= calls;
};

describe('wait_for', () => {
  it('a port, until it answers', async () => {
    const open = after(4);
    const asked: string[] = [];
    const host = new FakeHost({
      name: 'client',
      reach: (address, port) => {
        asked.push(`${address} ${port}`);
        return open();
      },
    });
    const { outcome, data, slept } = await run(
      'wait_for',
      { host: '192.168.1.60', port: 5222 },
      host,
    );
    assert.equal(outcome.status, 'ok');
    assert.deepEqual([asked.length, asked[0], slept], [4, '192.168.1.60 5222', 3000]);
    assert.equal(data['elapsed'], 3);
  });

  it('a port, until it is closed; the pause is what is asked for', async () => {
    const closed = after(3);
    const host = new FakeHost({ name: 'client', reach: () => !closed() });
    const { outcome, slept } = await run(
      'wait_for',
      { port: 22, state: 'stopped', sleep: 0.2, delay: 2 },
      host,
    );
    assert.equal(outcome.status, 'ok');
    assert.equal(slept, 2400);
  });

  it('in vain: says what it saw last, after the timeout and no later', async () => {
    const host = new FakeHost({ name: 'client', reach: () => false });
    const { outcome, slept } = await run(
      'wait_for',
      { host: '10.0.0.1', port: 22, timeout: 5 },
      host,
    );
    assert.equal(outcome.error?.code, 'MOD050');
    assert.match(outcome.message!, /10\.0\.0\.1:22 to answer: closed/);
    assert.equal(slept, 5000);
    const { outcome: own } = await run('wait_for', { port: 22, timeout: 1, msg: 'no chat' }, host);
    assert.equal(own.message, 'no chat');
  });

  it('a path, there or gone', async () => {
    const host = new FakeHost({ name: 'old', files: { '/run/chat.pid': '1' } });
    const status = async (args: Record<string, unknown>): Promise<string> =>
      (await run('wait_for', { timeout: 2, ...args }, host)).outcome.status;
    assert.equal(await status({ path: '/run/chat.pid' }), 'ok');
    assert.equal(await status({ path: '/run/chat.pid', state: 'absent' }), 'failed');
    assert.equal(await status({ path: '/nope', state: 'absent' }), 'ok');
    assert.equal(await status({ path: '/nope' }), 'failed');
  });

  it('a ping', async () => {
    const host = new FakeHost({ name: 'client', pings: (address) => address === '192.168.1.60' });
    const { outcome } = await run('wait_for', { ping: '192.168.1.60', timeout: 1 }, host);
    assert.equal(outcome.status, 'ok');
    const { outcome: other } = await run(
      'wait_for',
      { ping: true, host: '10.0.0.9', timeout: 1 },
      host,
    );
    assert.match(other.message!, /10\.0\.0\.9 to answer pings: no answer/);
  });

  describe('arp', () => {
    const newHost = new FakeHost({ name: 'new' });
    const client = (macs: readonly string[]): FakeHost =>
      new FakeHost({
        name: 'client',
        addresses: [{ address: '192.168.1.20' }],
        whohas: () => macs,
      });
    const wait = async (macs: readonly string[], arp: Record<string, string>): Promise<string> =>
      (
        await run(
          'wait_for',
          { arp: { address: '192.168.1.60', ...arp }, timeout: 1 },
          client(macs),
          {
            others: [newHost],
          },
        )
      ).outcome.status;
    // The fake's eth0.
    const mac = '02:00:00:00:00:01';

    it('exactly the host that is named, by any of its addresses', async () => {
      assert.equal(await wait([mac], { host: 'new' }), 'ok');
      assert.equal(await wait(['02:00:00:00:00:99'], { host: 'new' }), 'failed');
    });
    it('exactly the MAC address that is named, in any case', async () => {
      assert.equal(await wait(['02:AB:00:00:00:01'], { mac: '02:ab:00:00:00:01' }), 'ok');
    });
    it('two that answer, or nobody, are wrong', async () => {
      assert.equal(await wait([mac, '02:00:00:00:00:99'], { host: 'new' }), 'failed');
      assert.equal(await wait([], {}), 'failed');
    });
    it('is done with the first answer, and asks longer where there is none', async () => {
      const asked = async (macs: readonly string[]): Promise<readonly number[]> => {
        const fake = client(macs);
        await run('wait_for', { arp: { address: '192.168.1.60' }, timeout: 1 }, fake);
        return fake.done.flatMap((each) => (each.do === 'arp.whohas' ? [each.timeoutMs] : []));
      };
      assert.deepEqual(await asked([mac]), [100]);
      assert.deepEqual((await asked([])).slice(0, 2), [100, 900]);
    });
    it('asks on the interface of the subnet', async () => {
      const fake = client([mac]);
      await run('wait_for', { arp: { address: '192.168.1.60' } }, fake);
      const asked = fake.done.find((each) => each.do === 'arp.whohas');
      assert.equal(asked?.device, 'eth0');
    });
  });

  it('open connections, until none is left', async () => {
    const gone = after(3);
    const host = new FakeHost({
      name: 'old',
      command: (line) => (line.startsWith('ss ') ? (gone() ? '' : 'ESTAB 0 0 a b\n') : undefined),
    });
    const { outcome } = await run(
      'wait_for',
      { host: '192.168.1.60', port: 5222, state: 'drained' },
      host,
    );
    assert.equal(outcome.status, 'ok');
    assert.equal(host.commands[0], 'ss -Htn state established src 192.168.1.60 and sport = :5222');
    assert.equal(host.commands.length, 3);
    await run('wait_for', { host: 'fd00:1::60', port: 5222, state: 'drained' }, host);
    assert.equal(host.commands[3], 'ss -Htn state established src [fd00:1::60] and sport = :5222');
  });

  it('an interrupt ends it', async () => {
    const stop = new AbortController();
    const host = new FakeHost({
      name: 'client',
      reach: () => {
        stop.abort();
        return false;
      },
    });
    const { outcome } = await run('wait_for', { port: 22 }, host, { signal: stop.signal });
    assert.equal(outcome.error?.code, 'MOD051');
  });

  it('is skipped in check mode', async () => {
    const host = new FakeHost({ name: 'client' });
    const { outcome } = await run('wait_for', { port: 22 }, host, { check: true });
    assert.equal(outcome.status, 'skipped');
    assert.equal(host.roundTrips, 0);
  });
});
