import assert from 'node:assert/strict';
import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { encodeOperation, Scrubber, type Plan, type Policies } from '@vipbook/plan';
import { codeOfRun } from '../src/apply-codes.ts';
import {
  applied,
  chatLan,
  moveChat,
  openLan,
  planned,
  snapshots,
  vip,
  type AppliedTrial,
  type PlanTrial,
} from './plan-harness.ts';
import { irrelevant, stale, type Case } from './stale-cases.ts';

/** The plan that was approved: from a snapshot, as in a pull request. */
async function approvedPlan(trial: PlanTrial = {}): Promise<Plan> {
  const { plan } = await planned({ ...trial, snapshots: await snapshots(openLan()) });
  return plan;
}

function apply(plan: Plan, { lan, facts, trial }: Case): Promise<AppliedTrial> {
  return applied(plan, { ...trial, lan: openLan(lan?.(chatLan()) ?? chatLan(), facts) });
}

/** What only looks; anything else changes a host. */
const looks = new Set([
  'arp.survey',
  'arp.whohas',
  'file.probe',
  'address.query',
  'flow.count',
  'file.stat',
]);

function changing({ lan }: AppliedTrial): readonly string[] {
  return lan.asked
    .filter(({ operation }) => !looks.has(operation.do))
    .map(({ operation }) => operation.do);
}

describe('a plan is stale', () => {
  let plan: Plan;
  before(async () => {
    plan = await approvedPlan();
  });

  it('after at least thirty kinds of changes', () => {
    assert.ok(stale.length >= 30);
    assert.ok(irrelevant.length >= 20);
  });

  for (const each of stale) {
    it(each.name, async () => {
      const result = await apply(plan, each);
      assert.equal(result.exitCode, 3);
      const all = [
        ...result.refused,
        ...result.events.flatMap((event) =>
          event.event === 'task-result' && event.error !== undefined ? [event.error] : [],
        ),
      ];
      assert.ok(
        all.some(({ code, message }) => code === each.code && each.says.test(message)),
        JSON.stringify(all),
      );
      assert.deepEqual(changing(result), [], 'nothing was changed');
    });
  }
});

describe('a plan is not stale', () => {
  let plan: Plan;
  before(async () => {
    plan = await approvedPlan();
  });

  for (const each of irrelevant) {
    it(each.name, async () => {
      const result = await apply(plan, each);
      assert.deepEqual(result.refused, []);
      assert.equal(result.exitCode, 0);
      assert.equal(result.begun, 1);
      const { lan, clock } = result.lan;
      const holders = lan.holders('192.168.1.60', clock.now());
      assert.deepEqual(
        holders.map((machine) => machine.name),
        ['new'],
      );
    });
  }
});

describe('apply', () => {
  it('does exactly the steps of the plan, in their order on each host', async () => {
    const plan = await approvedPlan();
    const result = await applied(plan);
    assert.equal(result.exitCode, 0, JSON.stringify(result.refused));
    const options = { scrubber: new Scrubber(), digests: new Map<string, string>() };
    const repeated = new Set(['flow.count', 'address.lifetime', 'arp.quiet']);
    for (const host of ['old', 'new']) {
      const asked = result.lan.asked
        .filter((each) => each.host === host)
        .map(({ operation }) => encodeOperation(operation, options));
      const steps = plan.steps
        .filter((step) => step.host === host)
        .flatMap((step) => step.operations);
      // Before the steps the preflight looks; the drain looks until there is nothing left to look at.
      const done = asked.slice(asked.findIndex(({ do: what }) => what === 'lock.acquire'));
      const plain = (all: readonly { readonly do: string }[]): unknown[] =>
        all.filter(({ do: what }) => !repeated.has(what));
      const [did, planned] = [plain(done), plain(steps)];
      assert.deepEqual(did.slice(0, planned.length), planned, host);
      // Once a second it is looked at whether the address stays: the last step, again and again.
      const looks = plan.steps.filter((step) => step.host === host).at(-1)?.operations ?? [];
      const rest = did.slice(planned.length);
      assert.ok(rest.length >= 12 * looks.length, host);
      assert.equal(rest.length % looks.length, 0, host);
      rest.forEach((look, at) => assert.deepEqual(look, looks[at % looks.length], host));
    }
  });

  it('exits as is written down for each end', async () => {
    const plan = await approvedPlan();
    const policy = (policies: Policies, approve = false): Promise<AppliedTrial> =>
      applied(plan, { policies, approve });
    const codes = async (trial: Promise<AppliedTrial>): Promise<unknown> => {
      const { exitCode, refused, lan } = await trial;
      assert.deepEqual(lan.asked, []);
      return [exitCode, ...refused.map(({ code }) => code)];
    };
    assert.deepEqual(await codes(policy({ protectedHosts: ['o?d'] })), [5, 'PLN031']);
    assert.deepEqual(await codes(policy({ strategies: ['break-before-make'] })), [5, 'PLN034']);
    assert.deepEqual(await codes(policy({ approveRisk: 'low' })), [5, 'PLN033']);
    // The simulated clock begins on a Thursday at midnight, UTC.
    assert.deepEqual(await codes(policy({ hours: [{ from: '01:00', to: '02:00' }] })), [
      5,
      'PLN032',
    ]);
    assert.deepEqual(
      await codes(policy({ hours: [{ from: '00:00', to: '02:00', days: ['fri'] }] })),
      [5, 'PLN032'],
    );
    assert.equal((await policy({ approveRisk: 'low' }, true)).exitCode, 0);
    assert.equal(
      (await policy({ hours: [{ from: '22:00', to: '02:00', days: ['wed'] }] })).exitCode,
      0,
    );
    assert.equal(
      (await policy({ maxOutageMs: 0, protectedHosts: ['gw'], allowUnknown: false })).exitCode,
      0,
    );
  });

  it('looks after what was moved, also where it refuses a later step', async () => {
    const playbook = `${moveChat}    - name: greet\n      copy: {content: hello, dest: /etc/motd}\n`;
    const { plan } = await planned({ playbook });
    const lan = openLan(
      chatLan().map((machine) => ({
        ...machine,
        files: { ...machine.files, '/etc/motd': 'somebody was faster' },
      })),
    );
    const result = await applied(plan, { playbook, lan, justMade: true });
    assert.equal(result.exitCode, 3);
    const told = result.events.flatMap((event) =>
      event.event === 'task-result' && event.host === 'old'
        ? [`${event.task}: ${event.status} ${event.error?.code ?? ''}`]
        : [],
    );
    assert.deepEqual(told.slice(-3), [
      'the address moves: changed ',
      'greet: failed PLN018',
      `${vip} stays on new for 15 s: ok `,
    ]);
    assert.ok(lan.clock.now() > 15_000);
  });

  it('has failed when the address flips back: the move was made, nothing forbade it', async () => {
    const plan = await approvedPlan();
    const lan = openLan();
    void lan.clock.sleep(8000).then(() => {
      void lan
        .connect('old')
        .run([{ do: 'address.add', device: 'eth0', address: vip, prefix: 24 }]);
    });
    const result = await applied(plan, { lan });
    const codes = result.events.flatMap((event) =>
      event.event === 'task-result' && event.error !== undefined ? [event.error.code] : [],
    );
    assert.deepEqual([codes, result.exitCode], [['VIP045'], 1]);
    // Beside it, what another task ended with decides.
    const flipped = result.events.filter((event) => event.event === 'task-result');
    const besides = (finding: Diagnostic): number =>
      codeOfRun(2, [...flipped, { event: 'error', finding }]);
    const message = '';
    assert.equal(besides(diagnostic('VIP001', { message })), 5);
    assert.equal(besides(diagnostic('VIP023', { message })), 6);
    assert.equal(besides(diagnostic('VIP020', { message })), 7);
    assert.equal(besides(diagnostic('ENG090', { message })), 1);
  });
});
