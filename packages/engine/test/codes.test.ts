import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import { runPlaybook, type RunEvent } from '@vipbook/engine';
import type { Operation } from '@vipbook/host';
import { readSnapshot, Scrubber, snapshotOf, snapshotText, withIdentity } from '@vipbook/plan';
import { parsePlaybook } from '@vipbook/playbook';
import { inventoryOf } from './harness.ts';
import {
  applied,
  chatInventory,
  chatLan,
  moveChat,
  openLan,
  planned,
  services,
  snapshots,
  vip,
} from './plan-harness.ts';

// Codes of plans and of moves in a run that no other test names, provoked.

describe('codes of plans', () => {
  it('PLN001: what a snapshot does not tell is not known, and the plan says which file', async () => {
    const { plan } = await planned({
      playbook: `- hosts: old\n  tasks:\n    - lineinfile: { path: /etc/motd, line: hello }\n`,
      snapshots: await snapshots(openLan()),
    });
    const [decision] = plan.tasks.at(-1)?.decisions ?? [];
    assert.equal(decision?.decision, 'cannot-know');
    assert.match(decision.because ?? '', /the snapshot of old does not tell .*\/etc\/motd/);
    assert.ok(plan.summary.unknown > 0);
  });

  it('PLN002: a host that takes part has no snapshot', async () => {
    const { plan, exitCode } = await planned({ snapshots: await snapshots(openLan(), ['old']) });
    assert.notEqual(exitCode, 0);
    const failed = plan.findings.find(({ code }) => code === 'PLN002');
    assert.ok(failed !== undefined, JSON.stringify(plan.findings));
    assert.match(failed.message, /facts has no snapshot of new/);
    assert.equal(plan.summary.applicable, false);
  });

  it('PLN003: a snapshot that is none, of another format, or edited', async () => {
    const lan = openLan();
    const facts = await lan.clock.run(lan.connect('old').facts());
    const text = snapshotText(snapshotOf(facts, 0, new Scrubber()));
    assert.equal(readSnapshot(text, 'old.json').facts.host, 'old');
    for (const [bad, says] of [
      ['{', /is no snapshot of facts/],
      [text.replace(/"format_version": "1/, '"format_version": "9'), /has the format 9/],
      [text.replaceAll('192.168.1.50', '192.168.1.99'), /was edited/],
    ] as const)
      assert.throws(
        () => readSnapshot(bad, 'old.json'),
        (error) => {
          assert.ok(error instanceof VipbookError);
          const [finding] = error.diagnostics;
          assert.equal(finding?.code, 'PLN003');
          assert.match(finding.message, says);
          assert.equal(finding.where?.file, 'old.json');
          return true;
        },
      );
  });

  it('PLN006: a plan that says of itself that it cannot be applied, and one of which the hosts say so', async () => {
    const without = openLan(
      chatLan().map((machine) => (machine.name === 'new' ? { ...machine, gateway: '' } : machine)),
      (facts) => ({ ...facts, failover: facts.host === 'new' ? ['keepalived'] : [] }),
    );
    const { plan: refused } = await planned({ lan: without });
    assert.equal(refused.summary.applicable, false);
    const said = await applied(refused, { lan: without });
    assert.equal(said.exitCode, 5);
    assert.deepEqual(
      said.refused.map(({ code }) => code),
      ['PLN006'],
    );
    assert.equal(said.begun, 0);
    const { plan } = await planned();
    const locked = await applied(plan, {
      lan: openLan(chatLan(), (facts) => ({
        ...facts,
        locks:
          facts.host === 'old'
            ? [
                {
                  address: vip,
                  epoch: 1,
                  holder: { run: 'other', owner: 'ada', reason: 'hers', secondsLeft: 40 },
                },
              ]
            : [],
      })),
    });
    assert.equal(locked.exitCode, 4, JSON.stringify(locked.refused));
    assert.ok(
      locked.refused.some(({ code, message }) => code === 'PLN006' && message.startsWith('VIP034')),
    );
  });

  it('VIP034: an address that a move has in its hands is not made present or absent, when planned or applied', async () => {
    const holder = { run: 'other', owner: 'ada', reason: 'hers', secondsLeft: 40 };
    for (const state of ['present', 'absent']) {
      const own = {
        playbook: `- hosts: old\n  tasks:\n    - vip: { address: ${state === 'absent' ? vip : '192.168.1.61'}/24, state: ${state} }\n`,
      };
      const locked = (): ReturnType<typeof openLan> =>
        openLan(chatLan(), (facts) => ({
          ...facts,
          locks: [vip, '192.168.1.61'].map((address) => ({ address, epoch: 1, holder })),
        }));
      const { plan: refused } = await planned({ ...own, lan: locked() });
      assert.equal(refused.summary.applicable, false);
      const text = JSON.stringify(refused);
      assert.match(text, /VIP034/);
      assert.match(text, /is locked on old by ada \(hers\)/);
      const { plan } = await planned(own);
      assert.equal(plan.summary.applicable, true);
      const said = await applied(plan, { lan: locked() });
      assert.equal(said.exitCode, 4, JSON.stringify(said.refused));
    }
  });

  it('PLN019: steps of the plan that never came', async () => {
    const { plan } = await planned();
    const [step] = plan.steps.filter((each) => each.changes);
    assert.ok(step !== undefined);
    const more = { ...step, number: plan.steps.length + 1, host: 'client', title: 'one more' };
    const { refused, exitCode } = await applied(
      withIdentity({ ...plan, steps: [...plan.steps, more] }),
      { justMade: true },
    );
    assert.equal(exitCode, 3);
    assert.deepEqual(
      refused.map(({ code, message }) => `${code} ${message}`),
      ['PLN019 1 steps were not carried out, the first: "one more" on client'],
    );
  });
});

describe('VIP018: a move that is interrupted', () => {
  async function interruptedAt(what: Operation['do']): Promise<readonly RunEvent[]> {
    const lan = openLan();
    const stop = new AbortController();
    const events: RunEvent[] = [];
    const inventory = await inventoryOf(chatInventory);
    const base = services(lan, (event) => events.push(event));
    await lan.clock.run(
      runPlaybook(
        parsePlaybook('/project/move.yml', moveChat),
        inventory,
        { run: 'r' },
        {
          ...base,
          interrupt: stop.signal,
          connect: async (request) => {
            const host = await base.connect(request);
            return {
              ...host,
              run: (operations, options) => {
                if (operations.some((operation) => operation.do === what)) stop.abort();
                return host.run(operations, options);
              },
            };
          },
        },
      ),
    );
    const holders = lan.lan.holders(vip, lan.clock.now()).map(({ name }) => name);
    assert.deepEqual(holders, [what === 'guard.commit' ? 'new' : 'old']);
    return events;
  }

  it('before the commit it is undone, and says where the address is', async () => {
    const events = await interruptedAt('guard.arm');
    const errors = events.flatMap((event) =>
      event.event === 'task-result' && event.error !== undefined ? [event.error] : [],
    );
    assert.ok(
      errors.some(
        ({ code, message }) => code === 'VIP018' && /before the commit.*old/.test(message),
      ),
      JSON.stringify(errors),
    );
  });

  it('after it it is finished, and says so', async () => {
    const text = JSON.stringify(await interruptedAt('guard.commit'));
    assert.match(text, /"VIP018"/);
    assert.match(text, /interrupted after the commit, so the move was finished/);
  });
});
