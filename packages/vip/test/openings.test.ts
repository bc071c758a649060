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
  world as worldOf,
  type World,
} from './chat-world.ts';

const opening = (peerPort: number): Opening => ({ peer: '192.168.1.20', peerPort, port: 5222 });

/** The old host opens one connection before it is armed, another while the new one announces. */
async function move(wanted: MoveRequest): Promise<World> {
  const at = worldOf(chatLan());
  const [old, next] = await bothFacts(at);
  const planned = planMove(wanted, old, next, [macs.old]);
  const host = at.lan.machines.get('old');
  assert.ok(host);
  host.opening = [opening(40_001)];
  const end = await at.clock.run(
    execute(at, planned, {
      host: meddling(at, (name, operations, run) => {
        if (name === 'new' && does(operations, 'arp.announce'))
          host.opening = [opening(40_001), opening(40_002)];
        return run();
      }),
    }),
  );
  assert.equal(end.end, 'done');
  return at;
}

const left = (at: World): readonly number[] =>
  at.lan.machines.get('new')?.left.map(({ peerPort }) => peerPort) ?? [];

describe('connections that the old host is opening', () => {
  it('are left to it before the new host announces, and once more when it has', async () => {
    assert.deepEqual(left(await move(request)), [40_001, 40_001, 40_002]);
  });

  it('are not where connections are dropped', async () => {
    assert.deepEqual(left(await move({ ...request, connections: 'drop' })), []);
  });

  it('are no matter where never two hosts have the address', async () => {
    assert.deepEqual(left(await move({ ...request, strategy: 'break-before-make' })), []);
  });
});
