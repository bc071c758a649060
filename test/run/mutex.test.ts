import assert from 'node:assert/strict';
import { holders, interfaces, move, play } from '../support/vipbook.ts';
import { killedMoves } from '../support/killed-moves.ts';

const vip = '192.168.1.60';

describe('a process that has the mutex of a host, and was stopped', function () {
  this.timeout(180_000);
  const told = killedMoves(false);

  /** @returns the number of a process that has it for good, as the host knows it */
  async function stoppedOn(host: string): Promise<string> {
    const { stdout } = await told.lab.exec(
      host,
      `mkdir -p -m 700 /run/vipbook; rm -f /root/holder
setsid sh -c 'exec 9>/run/vipbook/mutex; flock 9; echo $$ >/root/holder; kill -STOP $$' </dev/null >/dev/null 2>&1 &
until [ -s /root/holder ]; do sleep 0.1; done; cat /root/holder`,
    );
    return stdout.trim();
  }

  async function isThere(host: string, pid: string): Promise<boolean> {
    return (await told.lab.exec(host, `kill -0 ${pid}`)).status === 0;
  }

  it('ends a move before it begins, with its name and what to do', async () => {
    const { lab } = told;
    const pid = await stoppedOn('new');
    const before = await interfaces(lab, 'old');
    const begin = Date.now();
    const { status, stdout, stderr } = await play(lab, move('old', 'new'));
    const took = Date.now() - begin;
    const text = stdout + stderr;
    assert.notEqual(status, 0, text);
    assert.match(text, /HST015/);
    assert.match(
      text.replaceAll(/\s+/g, ' '),
      new RegExp(`process ${pid} .*holds it, and is stopped`),
    );
    assert.match(text, new RegExp(`kill -KILL ${pid}`));
    // Ten seconds for the lock, and as many to take back what may have been done.
    assert.ok(took < 30_000, `it took ${String(took)} ms`);
    assert.deepEqual(await holders(lab, vip), ['old']);
    assert.equal(await interfaces(lab, 'old'), before);
    assert.ok(await isThere('new', pid), 'a controller ends nobody');
    await lab.exec('new', `kill -KILL ${pid}`);
    const again = await play(lab, move('old', 'new', { drain: 0 }));
    assert.equal(again.status, 0, again.stdout + again.stderr);
    assert.deepEqual(await holders(lab, vip), ['new']);
  });

  it('keeps no guard from its duty: it is ended', async () => {
    await told.killAt('cut-over', { drain: 0 });
    const pids = [await stoppedOn('old'), await stoppedOn('new')] as const;
    assert.equal(await told.settled(), 'old');
    assert.equal(await isThere('old', pids[0]), false);
    assert.equal(await isThere('new', pids[1]), false);
  });
});
