import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import {
  holders,
  interfaces,
  move,
  play,
  playFile,
  repository,
  vipbook,
} from '../support/vipbook.ts';
import { suiteLab } from '../support/suite-lab.ts';

const vip = '192.168.1.60';
const text = ({ stdout, stderr }: ExecResult): string => stdout + stderr;

/** A play on all hosts of the lab, not only on those that chat. */
const anywhere = (from: string, to: string): string =>
  move(from, to).replace('hosts: chat', 'hosts: lab');

describe('a rollback of a run that did more than one thing', function () {
  this.timeout(120_000);
  const raised = suiteLab({ hosts: 1 });
  let lab: Lab;
  before(() => {
    lab = raised();
  });
  const files = (): Promise<readonly string[]> =>
    Promise.all(['old', 'new', 'h1'].map((host) => interfaces(lab, host)));

  it('takes an address back over every host on which the run has put it', async () => {
    const first = await files();
    const there = await play(lab, anywhere('old', 'new') + anywhere('new', 'h1'));
    assert.equal(there.status, 0, text(there));
    assert.deepEqual(await holders(lab, vip), ['h1']);
    const check = await vipbook(lab, ['rollback', '--check']);
    assert.equal(check.status, 0, text(check));
    assert.match(check.stdout, /192\.168\.1\.60 goes back from h1 to new/);
    assert.match(
      check.stderr,
      /^afterwards, and looked at only then: 192\.168\.1\.60 goes on from new to old$/m,
    );
    assert.deepEqual(await holders(lab, vip), ['h1']);
    const back = await vipbook(lab, ['rollback', '--yes']);
    assert.equal(back.status, 0, text(back));
    assert.deepEqual(await holders(lab, vip), ['old']);
    assert.deepEqual(await files(), first);
  });

  it('goes on where an earlier rollback came only half-way', async () => {
    const other = '192.168.1.61';
    await lab.exec('old', `ip addr add ${other}/24 dev eth0`);
    const second = move('old', 'new', { address: other, persist: 'none' });
    const there = await play(lab, move('old', 'new') + second);
    assert.equal(there.status, 0, text(there));
    const { stdout } = await vipbook(lab, ['history', '--output', 'json']);
    const { run } = JSON.parse(stdout).runs.at(-1);
    const half = await play(lab, move('new', 'old', { address: other, persist: 'none' }));
    assert.equal(half.status, 0, text(half));
    const back = await vipbook(lab, ['rollback', run, '--yes']);
    assert.equal(back.status, 0, text(back));
    for (const address of [vip, other]) assert.deepEqual(await holders(lab, address), ['old']);
    const again = await vipbook(lab, ['rollback', run, '--yes']);
    assert.match(again.stderr, /JNL009/);
    await lab.exec('old', `ip addr del ${other}/24 dev eth0`);
  });

  describe('a bridge to another subnet', () => {
    const far = '10.8.0.60';
    const bridge = move('old', 'new', { address: far, bridge: 'dnat', bridge_for: '10m' });
    const rules = async (): Promise<string> =>
      (await lab.exec('old', 'nft list ruleset')).stdout.trim();
    before(async () => {
      await lab.reset();
      await lab.exec('old', `ip addr add 10.8.0.50/24 dev eth0; ip addr add ${far}/24 dev eth0`);
    });
    /** Its controller dies when it has written the line of the journal that says this. */
    const killedAt = async (line: number): Promise<ExecResult> => {
      await lab.writeFile('controller', playFile, bridge);
      return vipbook(lab, ['run', playFile, '-i', lab.inventory], {
        env: {
          NODE_OPTIONS: `--require=${repository}/test/support/kill-at.cjs`,
          VIPBOOK_KILL_AT: String(line),
        },
      });
    };

    it('is ended, and its address stays where it was', async () => {
      const made = await play(lab, bridge);
      assert.equal(made.status, 0, text(made));
      const check = await vipbook(lab, ['rollback', '--check']);
      assert.equal(check.status, 0, text(check));
      assert.match(check.stdout, /old: what comes for 10\.8\.0\.60 goes to .*; this would end/);
      assert.match(await rules(), /vipbook_bridge/);
      const unasked = await vipbook(lab, ['rollback'], { input: '' });
      assert.match(unasked.stderr, /CLI030/);
      const ended = await vipbook(lab, ['rollback', '--yes']);
      assert.equal(ended.status, 0, text(ended));
      assert.match(ended.stdout, /undone: 10\.8\.0\.60 is on old, and leads nowhere/);
      assert.equal(await rules(), '');
      assert.deepEqual(await holders(lab, far), ['old']);
      const offline = await vipbook(lab, ['status', '--offline']);
      assert.equal(offline.stdout, 'every run has ended; nothing is left to do\n');
    });

    it('can be ended when nobody is there any more to whom it leads', async () => {
      assert.equal((await play(lab, bridge)).status, 0);
      await lab.link('new', 'down');
      try {
        const ended = await vipbook(lab, ['rollback', '--yes']);
        assert.equal(ended.status, 0, text(ended));
      } finally {
        await lab.link('new', 'up');
      }
      assert.equal(await rules(), '');
    });

    it('is not ended by a run whose bridge another one has replaced', async () => {
      assert.equal((await play(lab, bridge)).status, 0);
      const { stdout } = await vipbook(lab, ['history', '--output', 'json']);
      const { run } = JSON.parse(stdout).runs.at(-1);
      const more = { address: far, bridge: 'dnat', bridge_for: '10m' };
      const elsewhere = move('old', 'h1', more).replace('hosts: chat', 'hosts: lab');
      const replaced = await play(lab, elsewhere);
      assert.equal(replaced.status, 0, text(replaced));
      const refused = await vipbook(lab, ['rollback', run, '--yes']);
      assert.match(refused.stderr, /JNL009.* is that of run .* by now/);
      assert.match(await rules(), /vipbook_bridge/);
      assert.equal((await vipbook(lab, ['rollback', '--yes'])).status, 0);
      assert.equal(await rules(), '');
    });

    it('is remembered when its controller dies between its commit and its end', async () => {
      assert.equal((await play(lab, bridge)).status, 0);
      const kinds = "'^{.entry.:.(effect|move|step|step-end|move-end).'";
      const count = `cd .local/state/vipbook/runs; grep -cE ${kinds} $(ls -t | head -1)`;
      const lines = Number((await lab.exec('controller', count, { cwd: '/root' })).stdout);
      assert.equal((await vipbook(lab, ['rollback', '--yes'])).status, 0);
      // One line before the last: the commit has ended, and the move has not.
      assert.equal((await killedAt(lines - 1)).status, 137);
      const status = await vipbook(lab, ['status']);
      assert.match(status.stdout, /10\.8\.0\.60 from old to new, bridge: open/, text(status));
      assert.match(status.stdout, /next: vipbook resume /);
      assert.match(status.stdout, /bridges, which end by themselves:\n {2}old: what comes for/);
      const taken = await vipbook(lab, ['resume', '--yes']);
      assert.equal(taken.status, 0, text(taken));
      assert.match(taken.stdout, /done: 10\.8\.0\.60 is on old, and leads to new/);
      assert.match((await vipbook(lab, ['status'])).stdout, /^every run .*\nbridges, which end/);
      const back = await vipbook(lab, ['rollback', '--yes']);
      assert.equal(back.status, 0, text(back));
      assert.equal(await rules(), '');
    });
  });
});
