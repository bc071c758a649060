import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { holders, move, obstacle, raise, repository, vipbook } from '../support/vipbook.ts';

const vip = '192.168.1.60';

describe('the action on a lab', function () {
  this.timeout(180_000);
  let lab: Lab;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  it('plans from snapshots, applies what was approved, and the same no second time', async () => {
    await lab.writeFile('controller', '/root/repo/playbooks/move.yml', move('old', 'new'));
    const saved = await vipbook(lab, ['facts', '--save', '/root/repo/facts', '-i', lab.inventory]);
    assert.equal(saved.status, 0, saved.stderr);
    const action = (inputs: Record<string, string>) =>
      lab.exec('controller', [process.execPath, `${repository}/packages/action/bundle/index.cjs`], {
        cwd: '/root/repo',
        env: {
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_NAME: 'push',
          GITHUB_OUTPUT: '/root/output',
          GITHUB_STEP_SUMMARY: '/root/summary',
          INPUT_PLAYBOOK: 'playbooks/move.yml',
          INPUT_INVENTORY: lab.inventory,
          INPUT_FACTS: 'facts',
          ...inputs,
        },
      });
    const planned = await action({ INPUT_COMMAND: 'plan' });
    assert.equal(planned.status, 0, planned.stdout + planned.stderr);
    const outputs = (await lab.readFile('controller', '/root/output')).toString();
    const hash = /^plan-hash<<.*\n(sha256:[0-9a-f]{64})$/m.exec(outputs)?.[1] ?? '';
    assert.deepEqual(await holders(lab, vip), ['old']);

    const other = await action({ INPUT_COMMAND: 'apply', INPUT_EXPECT_HASH: 'f'.repeat(64) });
    assert.equal(other.status, 1);
    assert.match(other.stdout, /PLN005/);
    assert.deepEqual(await holders(lab, vip), ['old']);

    const applied = await action({ INPUT_COMMAND: 'apply', INPUT_EXPECT_HASH: hash });
    assert.equal(applied.status, 0, applied.stdout + applied.stderr);
    assert.deepEqual(await holders(lab, vip), ['new']);

    // A fresh runner has forgotten that it was used; the addresses have not.
    await lab.exec('controller', 'rm -rf /root/.local/state/vipbook');
    const again = await action({ INPUT_COMMAND: 'apply', INPUT_EXPECT_HASH: hash });
    assert.equal(again.status, 1);
    assert.match(again.stdout, /stale: something moved since the plan was made/);
    const summary = (await lab.readFile('controller', '/root/summary')).toString();
    assert.match(summary, /applied: exactly the approved plan was carried out/);
    assert.match(summary, /🕓.*stale/u);
    assert.deepEqual(await holders(lab, vip), ['new']);
  });
});
