import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import { bin, holders, interfaces, move, obstacle, raise, vipbook } from '../support/vipbook.ts';

const vip = '192.168.1.60';

describe('plans on a lab', function () {
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
  beforeEach(async () => {
    await lab.writeFile('controller', '/root/move.yml', move('old', 'new'));
    await lab.exec('controller', 'rm -rf /root/facts /root/plans /root/.local');
  });
  afterEach(async () => {
    if ((await holders(lab, vip)).join() !== 'old') await lab.reset();
  });

  const run = (...args: readonly string[]) => vipbook(lab, [...args, '-i', lab.inventory]);

  it('snapshot, plan without a network, show, apply, and only once', async () => {
    const saved = await run('facts', '--save', 'facts');
    assert.equal(saved.status, 0, saved.stderr);
    const none = await run('drift', 'chat');
    assert.equal(none.status, 0, none.stdout + none.stderr);
    const plan = ['plan', 'move.yml', '--facts', '--out', 'plans/move.json', '--detailed-exitcode'];
    const made = await run(...plan);
    assert.equal(made.status, 2, made.stdout + made.stderr);
    assert.match(made.stdout, /Plan: 1 to add, 2 to change, 1 to destroy, 1 to move\./);
    const bytes = await lab.readFile('controller', '/root/plans/move.json');
    await run(...plan);
    assert.deepEqual(await lab.readFile('controller', '/root/plans/move.json'), bytes);
    const { identity } = JSON.parse(bytes.toString()) as { identity: string };
    const shown = await vipbook(lab, ['show', 'plans/move.json']);
    assert.match(
      shown.stdout,
      new RegExp(`vipbook apply plans/move.json --expect-hash ${identity}`),
    );
    const other = await vipbook(lab, ['apply', 'plans/move.json', '--expect-hash', 'sha256:00']);
    assert.equal(other.status, 3);
    assert.match(other.stderr, /PLN005/);
    assert.deepEqual(await holders(lab, vip), ['old']);
    const applied = await vipbook(lab, ['apply', 'plans/move.json', '--expect-hash', identity]);
    assert.equal(applied.status, 0, applied.stdout + applied.stderr);
    assert.deepEqual(await holders(lab, vip), ['new']);
    const again = await vipbook(lab, ['apply', 'plans/move.json']);
    assert.equal(again.status, 3, again.stdout + again.stderr);
    assert.match(again.stderr, /PLN017[^]* `vipbook run [^`]+\.yml`/);
    const drift = await run('drift', 'chat');
    assert.equal(drift.status, 2, drift.stdout + drift.stderr);
    assert.match(drift.stdout, /address 192\.168\.1\.60\/24 on eth0: eth0:1 → not there/);
  });

  it('refuses when a file was edited by one byte, and changes nothing', async () => {
    await run('plan', 'move.yml', '--out', 'plans/move.json');
    await lab.exec('old', 'echo "#" >> /etc/network/interfaces');
    const before = await interfaces(lab, 'old');
    const applied = await vipbook(lab, ['apply', 'plans/move.json']);
    assert.equal(applied.status, 3, applied.stdout + applied.stderr);
    assert.match(applied.stderr, /PLN012.*\/etc\/network\/interfaces on old/);
    assert.equal(await interfaces(lab, 'old'), before);
    assert.deepEqual(await holders(lab, vip), ['old']);
    await lab.reset();
  });

  /** Files with their times and contents, addresses, rules, settings. */
  async function state(host: string): Promise<readonly string[]> {
    const commands = [
      "find /etc /root /run /var/lib -xdev -not -path '*/sshd*' -not -path '*/utmp*' -printf '%p %T@ %m %s\\n' | sort",
      'cat /etc/network/interfaces /run/network/ifstate | sha256sum',
      "ip -o addr | sed 's/ tentative//'; ip route; ip rule; nft list ruleset",
      'cat /proc/sys/net/ipv4/conf/*/arp_announce',
    ];
    return (await lab.exec(host, commands.join('; '))).stdout.split('\n');
  }

  it('is made without changing anything on the hosts, and says so when it cannot be applied', async () => {
    const before = [await state('old'), await state('new')];
    const unchanged = async (): Promise<void> => {
      for (const [at, host] of ['old', 'new'].entries()) {
        const known = new Set(before[at]);
        const now = await state(host);
        assert.deepEqual(
          now.filter((line) => !known.has(line)),
          [],
          host,
        );
        assert.equal(now.length, before[at]?.length, host);
      }
    };
    const made = await run('plan', 'move.yml', '--detailed-exitcode');
    assert.equal(made.status, 2, made.stdout + made.stderr);
    await unchanged();
    for (const words of [
      ['run', 'move.yml', '--check', '--diff'],
      ['facts', '--save', 'facts'],
      ['drift', 'chat'],
    ]) {
      const looked = await run(...words);
      assert.equal(looked.status, 0, looked.stdout + looked.stderr);
      await unchanged();
    }
    await lab.writeFile('controller', '/root/vipbook.yml', 'policies:\n  protected_hosts: old\n');
    const refused = await run('plan', 'move.yml', '--out', 'plans/move.json');
    await lab.exec('controller', 'rm /root/vipbook.yml');
    assert.equal(refused.status, 5, refused.stdout + refused.stderr);
    assert.match(refused.stdout, /broken: old must not be changed \(PLN031\)/);
    const wrong = await lab.exec('controller', 'echo "{}" > /root/plans/none.json');
    assert.equal(wrong.status, 0);
    assert.match((await vipbook(lab, ['apply', 'plans/none.json'])).stderr, /PLN004/);
    await unchanged();
  });

  /** `vipbook run` on a terminal of its own, at which somebody types once it has asked. */
  async function asked(type: string): Promise<ExecResult> {
    const command = `${process.execPath} ${bin} run move.yml -i ${lab.inventory}`;
    return lab.exec(
      'controller',
      `rm -f said; (until grep -q 'Only "yes" does' said 2>/dev/null; do sleep 0.1; done; printf '${type}'; sleep 1) | script -qefc '${command}' said`,
      { cwd: '/root' },
    );
  }

  it('a run on a terminal shows the plan, asks, and carries out that one after a yes only', async () => {
    for (const [type, status] of [
      ['no\\n', 1],
      ['y\\n', 1],
      ['\\n', 1],
      ['\\004', 1],
      ['\\003', 99],
    ] as const) {
      const before = [await interfaces(lab, 'old'), await interfaces(lab, 'new')];
      const refused = await asked(type);
      assert.equal(refused.status, status, `${type}: ${refused.stdout}${refused.stderr}`);
      assert.match(refused.stdout, /1 to move/);
      assert.match(refused.stdout, /Nothing was changed|interrupted/);
      assert.deepEqual(await holders(lab, vip), ['old'], type);
      assert.deepEqual([await interfaces(lab, 'old'), await interfaces(lab, 'new')], before);
    }
    const done = await asked('yes\\n');
    assert.equal(done.status, 0, done.stdout);
    assert.deepEqual(await holders(lab, vip), ['new']);
  });
});
