import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { killedMoves, lease } from '../support/killed-moves.ts';
import { interfaces, move, play, vipbook } from '../support/vipbook.ts';

const vip = '192.168.1.60';
const guard = `/run/vipbook/guards/${vip}`;
const hook = '/etc/network/if-up.d/vipbook-192-168-1-60';

/** What a guard may meet with on a host that is not well. */
describe('a guard in trouble', function () {
  this.timeout(300_000);
  const told = killedMoves(false);

  it('asks the wire where nobody can write to /tmp, and does not take what answers', async () => {
    const { lab } = told;
    await told.killAt('release', {}, true);
    await lab.exec('old', 'mount -t tmpfs -o ro none /tmp');
    try {
      assert.equal(await told.settled(), 'new');
    } finally {
      await lab.exec('old', 'umount /tmp');
    }
  });

  it('decides nothing as long as it cannot ask, and then what the wire says', async () => {
    const { lab } = told;
    await told.killAt('release', {}, true);
    await lab.exec('old', 'mount --bind /bin/false $(command -v arping)');
    try {
      await eventually(async () => {
        const { stdout } = await lab.exec('old', `cat ${guard}/state`);
        assert.match(stdout, /^deciding old /);
      }, 60_000);
      // Three silences would take it two seconds.
      await new Promise((resolve) => setTimeout(resolve, 8000));
      assert.match((await lab.exec('old', `cat ${guard}/state`)).stdout, /^deciding old /);
      assert.doesNotMatch(await interfaces(lab, 'old'), /192\.168\.1\.60/);
    } finally {
      // -l: the guard may be starting it, and what is in use stays mounted otherwise, for good.
      await lab.exec('old', 'umount -l $(readlink -f $(command -v arping))');
    }
    assert.equal(await told.settled(), 'new');
  });

  it('that was killed while it decided is taken up by the next ifup', async () => {
    const { lab } = told;
    await told.killAt('claim', {});
    // Without a carrier it decides nothing.
    await lab.link('old', 'down');
    await eventually(async () => {
      const { stdout } = await lab.exec('old', `cat ${guard}/state`);
      assert.match(stdout, /^deciding old /);
    }, 60_000);
    await lab.exec('old', `kill -s KILL -- -$(cat ${guard}/pid)`);
    await lab.link('old', 'up');
    await lab.exec('old', `IFACE=eth0 LOGICAL=eth0 MODE=start sh ${hook}`);
    assert.equal(await told.settled(), 'old');
  });

  it('that was killed on the new host takes back what the move has set there', async () => {
    const { lab } = told;
    await told.killAt('quiet', { drain: 0 });
    await eventually(async () => {
      const { stdout } = await lab.exec('new', `cat ${guard}/state`);
      assert.match(stdout, /^deciding new /);
    }, 60_000);
    const kill = `kill -s KILL -- -$(cat ${guard}/pid) && cat ${guard}/state`;
    assert.match((await lab.exec('new', kill)).stdout, /^deciding new /);
    await lab.exec('new', `IFACE=eth0 LOGICAL=eth0 MODE=start sh ${hook}`);
    assert.equal(await told.settled(), 'old');
  });

  it('that was killed where the address is committed serves on', async () => {
    const { lab } = told;
    await told.killAt('release', {}, true);
    const kill = `kill -s KILL -- -$(cat ${guard}/pid) && cat ${guard}/state`;
    assert.match((await lab.exec('new', kill)).stdout, /^committed new /);
    // The old host is silent for so long only, and holds the address for longer.
    const up = `IFACE=eth0 LOGICAL=eth0 MODE=start sh ${hook}`;
    const takenUp = `n=0; until grep '^deciding' ${guard}/state || [ $n = 60 ]; do ${up}; sleep 1; n=$((n+1)); done`;
    assert.match((await lab.exec('new', takenUp)).stdout, /^deciding new /);
    assert.equal(await told.settled(), 'new');
  });

  for (const [phase, host, why] of [
    ['release', 'new', 'somebody else had written it meanwhile'],
    ['claim', 'old', 'the host refused it'],
  ] as const)
    it(`that cannot write the file of ${host} says so, and the run is not settled until it is written`, async () => {
      const { lab } = told;
      await told.killAt(phase, {}, true);
      const changed = phase === 'release';
      await lab.exec(
        host,
        changed
          ? 'echo "# written by somebody else" >>/etc/network/interfaces'
          : 'mount --bind /etc/network /etc/network && mount -o remount,ro,bind /etc/network',
      );
      await eventually(async () => {
        const { stdout } = await lab.exec(host, `ls ${guard} 2>&1; cat /run/vipbook/last/${vip}`);
        assert.match(stdout, changed ? / kept \d+ changed$/m : / took \d+ refused$/m);
      }, 120_000);
      await eventually(async () => {
        assert.equal((await lab.exec(host, `ls -d ${guard} 2>/dev/null`)).stdout, '');
      }, 10_000);
      assert.doesNotMatch(await interfaces(lab, host), /192\.168\.1\.60/);
      for (let times = 0; times < 2; times += 1) {
        const status = await vipbook(lab, ['status']);
        assert.match(status.stdout, /UNFINISHED/);
        assert.match(status.stdout, /next: vipbook resume /);
        assert.match(status.stderr, /VIP071/);
        assert.ok(
          status.stderr.replaceAll(/\s+/g, ' ').includes(`does not name ${vip}, which it holds`),
        );
        assert.ok(status.stderr.replaceAll(/\s+/g, ' ').includes(why), status.stderr);
      }
      if (!changed) {
        const inVain = await vipbook(lab, ['resume', '--yes']);
        assert.equal(inVain.status, 2, inVain.stdout + inVain.stderr);
        assert.match(inVain.stdout, /^not put right: /m);
        assert.match(inVain.stderr, /HST005/);
        await lab.exec(host, 'umount -l /etc/network');
      }
      const resumed = await vipbook(lab, ['resume', '--yes']);
      assert.equal(resumed.status, 0, resumed.stdout + resumed.stderr);
      assert.match((await vipbook(lab, ['status'])).stdout, /every run has ended/);
      const file = await interfaces(lab, host);
      assert.match(file, /192\.168\.1\.60/);
      if (changed) assert.match(file, /# written by somebody else/);
      const { stdout } = await lab.exec('client', `ping -c1 -W1 ${vip}`);
      assert.match(stdout, / 1 received/);
    });

  it('commits no lease that lapsed while the disk was waited for', async () => {
    const { lab } = told;
    // As slow as that only with the hook that says it is committed.
    const slow = `#!/bin/sh
case "$*" in *if-up.d/.vipbook*) grep -qs '^vb_state=committed$' "$@" && sleep ${lease + 4} ;; esac
exec /root/sync "$@"
`;
    await lab.writeFile('new', '/root/slow', slow);
    await lab.exec(
      'new',
      'cp $(command -v sync) /root/sync; chmod 755 /root/slow; mount --bind /root/slow $(command -v sync)',
    );
    try {
      const { status, stdout, stderr } = await play(lab, move('old', 'new', { lease, drain: 0 }));
      assert.notEqual(status, 0, stdout);
      // The host says so, or was waited for no longer.
      assert.match(stdout + stderr, /HST008|SSH041/);
      assert.equal(await told.settled(), 'old');
    } finally {
      await lab.exec('new', 'umount -l $(readlink -f $(command -v sync))');
    }
    assert.equal((await lab.exec('new', 'ls -A /etc/network/if-up.d | grep vipbook')).stdout, '');
  });
});
