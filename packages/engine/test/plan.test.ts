import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { planText, readPlan } from '@vipbook/plan';
import { openLan, planned, snapshots } from './plan-harness.ts';

const fixture = new URL('../../plan/test/fixtures/move-chat.json', import.meta.url);

describe('a plan of a move', () => {
  it('is the same to the byte from the same snapshot, and can be read back', async () => {
    const saved = await snapshots(openLan());
    const { plan } = await planned({ snapshots: saved });
    const again = await planned({ snapshots: saved });
    assert.equal(planText(again.plan), planText(plan));
    // Renderers are tested with one of these. To make it anew: UPDATE_FIXTURES=1 npx mocha …/plan.test.ts
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(fixture, planText(plan));
    assert.ok(readPlan(readFileSync(fixture, 'utf8'), 'fixture').summary.applicable);
    assert.equal(readPlan(planText(plan), 'plan.json').identity, plan.identity);
  });

  it('is the same whether hosts or their snapshots tell the facts, and changes nothing', async () => {
    const lan = openLan();
    const before = JSON.stringify(state(lan));
    const live = await planned({ lan });
    assert.equal(JSON.stringify(state(lan)), before);
    const saved = await planned({ snapshots: await snapshots(openLan()) });
    for (const key of ['steps', 'diffs', 'preconditions', 'resource_changes'] as const)
      assert.deepEqual(live.plan[key], saved.plan[key], key);
    const looks = new Set(lan.asked.map(({ operation }) => operation.do));
    assert.deepEqual([...looks], ['arp.survey']);
  });

  it('waits for who answers late, and refuses whoever never does', async () => {
    const looked = async (cutMs: number): Promise<readonly unknown[]> => {
      const lan = openLan();
      lan.lan.cut('old', 'new', lan.clock.now() + cutMs);
      const { plan } = await planned({ lan });
      const patience = lan.asked.flatMap(({ host, operation }) =>
        host === 'new' && operation.do === 'arp.survey' ? [operation.timeoutMs] : [],
      );
      const heard = plan.summary.applicable;
      return [heard, ...patience];
    };
    assert.deepEqual(await looked(0), [true, 100]);
    assert.deepEqual(await looked(80), [true, 100, 300]);
    assert.deepEqual(await looked(60_000), [false, 100, 300, 900]);
  });
});

/** All that the kernel and the disk of each machine hold. */
function state({ lan, clock }: ReturnType<typeof openLan>): unknown {
  return [...lan.machines.values()].map((machine) => ({
    name: machine.name,
    addresses: machine.addresses,
    files: [...machine.files].map(([path, content]) => [path, Buffer.from(content).toString()]),
    sysctls: [...machine.sysctls],
    ifstate: [...machine.ifstate],
    quiet: [...machine.quiet],
    relays: [...machine.relays],
    holders: lan.holders('192.168.1.60', clock.now()).length,
  }));
}
