import assert from 'node:assert/strict';
import type { Opening } from '@vipbook/host';
import { planMove, type MoveRequest } from '@vipbook/vip';
import {
  bothFacts,
  chatLan,
  does,
  execute,
  macs,
  meddling,
  request,
  vip,
  world as worldOf,
  type World,
} from './chat-world.ts';

const opening = (peerPort: number): Opening => ({ peer: '192.168.1.20', peerPort, port: 5222 });

/**
 * The old host opens one connection before it is armed, another while the new one announces.
 * @returns ports of clients that are left to it, as the new host has them when it commits
 */
async function move(wanted: MoveRequest): Promise<readonly number[]> {
  const at = worldOf(chatLan());
  const [old, next] = await bothFacts(at);
  const planned = planMove(wanted, old, next, [macs.old]);
  const host = at.lan.machines.get('old');
  assert.ok(host);
  host.opening = [opening(40_001)];
  let seen: readonly number[] = [];
  const end = await at.clock.run(
    execute(at, planned, {
      host: meddling(at, (name, operations, run) => {
        if (name === 'new' && does(operations, 'arp.announce'))
          host.opening = [opening(40_001), opening(40_002)];
        if (name === 'new' && does(operations, 'guard.commit')) seen = left(at);
        return run();
      }),
    }),
  );
  assert.equal(end.end, 'done');
  assert.deepEqual(left(at), [], 'nothing of it stays');
  return seen;
}

const left = (at: World): readonly number[] =>
  (at.lan.machines.get('new')?.left.get(vip) ?? []).map(({ peerPort }) => peerPort);

describe('connections that the old host is opening', () => {
  it('are left to it before the new host announces, and once more when it has', async () => {
    assert.deepEqual(await move(request), [40_001, 40_001, 40_002]);
  });

  it('are waited for as long as a client asks again, not for the whole drain', async () => {
    const at = worldOf(chatLan());
    const [old, next] = await bothFacts(at);
    const planned = planMove({ ...request, drain: 10 }, old, next, [macs.old]);
    const host = at.lan.machines.get('old');
    assert.ok(host);
    host.opening = [opening(40_001)];
    const { steps } = await at.clock.run(execute(at, planned));
    const took = steps.find(({ phase }) => phase === 'drain')?.elapsedMs ?? 0;
    assert.ok(took > 3000 && took < 4000, `${String(took)} ms`);
  });

  it('are not where connections are dropped', async () => {
    assert.deepEqual(await move({ ...request, connections: 'drop' }), []);
  });

  it('are no matter where never two hosts have the address', async () => {
    assert.deepEqual(await move({ ...request, strategy: 'break-before-make' }), []);
  });
});
