import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lab } from '@vipbook/lab';
import { suiteLab } from '../support/suite-lab.ts';
import { bin, holders, move, play, playFile, repository, vipbook } from '../support/vipbook.ts';

const vip = '192.168.1.60';

/** What a run of the playbook says, with its exit status, while `meddle` happens on the hosts. */
async function told(
  lab: Lab,
  args: readonly string[],
  meddle: () => Promise<void>,
  looks = `TASK [${vip} stays on`,
): Promise<{ readonly code: number | null; readonly text: string; readonly seconds: number }> {
  const begin = performance.now();
  const words = ['sh', '-c', 'echo $$ >/root/pid; exec "$0" "$@"', process.execPath, bin, ...args];
  const run = lab.spawn('controller', words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/root',
  });
  let text = '';
  const looking = new Promise<void>((resolve) => {
    for (const stream of [run.stdout, run.stderr])
      stream?.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
        if (text.includes(looks)) resolve();
      });
  });
  const ended = once(run, 'close') as Promise<[number | null]>;
  await Promise.race([looking, ended]);
  assert.ok(text.includes('stays on'), text);
  await meddle();
  const [code] = await ended;
  return { code, text, seconds: (performance.now() - begin) / 1000 };
}

describe('after a move the old host looks for a while whether the address flips back', function () {
  this.timeout(120_000);
  const lab = suiteLab();
  // Each begins with the address on the old host.
  afterEach(() => lab().reset());

  it('and says who answers, before it says that all is well', async () => {
    const result = await play(lab(), move('old', 'new', { watch: '3s' }));
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.match(
      result.stdout,
      /TASK \[192\.168\.1\.60 stays on new for 3 s\] \*+\nok: \[old\]: only new \(02:00:c0:a8:01:33\) answered; kernel, file and ifstate agree on both hosts\n\nPLAY RECAP/,
    );
  });

  it('and warns of a file that somebody has written back meanwhile', async () => {
    const here = lab();
    const before = await here.readFile('old', '/etc/network/interfaces');
    await here.writeFile('controller', playFile, move('old', 'new', { watch: '4s' }));
    const { code, text } = await told(here, ['run', playFile, '-i', here.inventory], async () => {
      await here.writeFile('old', '/etc/network/interfaces', before);
      await here.exec('new', 'sed -i /eth0:1/d /run/network/ifstate');
    });
    assert.match(text, /VIP070.*the interfaces file of old still has 192\.168\.1\.60/);
    assert.match(text, /VIP070.*the ifstate of new does not have 192\.168\.1\.60/);
    assert.doesNotMatch(text, /agree on both hosts/);
    assert.equal(code, 0, text);
  });

  it('15 s where the playbook says nothing, and Ctrl-C leaves it with the move complete', async () => {
    const here = lab();
    const text = move('old', 'new').replace(/ +watch: 0\n/, '');
    assert.ok(!text.includes('watch'), text);
    await here.writeFile('controller', playFile, text);
    const { code, text: said } = await told(
      here,
      ['run', playFile, '-i', here.inventory, '-v'],
      async () => {
        await sleep(2000);
        await here.exec('controller', 'kill -INT $(cat /root/pid)');
      },
    );
    assert.match(said, /stays on new for 15 s/);
    assert.match(said, /skipping: \[old\].*interrupted; the move is complete/);
    assert.equal(code, 99, said);
    assert.deepEqual(await holders(here, vip), ['new']);
    const { stdout } = await vipbook(here, ['status']);
    assert.doesNotMatch(stdout, /resume/);
  });

  it('and fails when an operator puts the address back on the old host by hand', async () => {
    const here = lab();
    await here.writeFile('controller', playFile, move('old', 'new', { watch: '30s' }));
    const { code, text, seconds } = await told(
      here,
      ['run', playFile, '-i', here.inventory],
      async () => {
        const { status } = await here.exec('old', `ip addr add ${vip}/24 dev eth0`);
        assert.equal(status, 0);
      },
    );
    assert.match(text, /VIP045/);
    assert.match(text, /old \(02:00:c0:a8:01:32\) holds 192\.168\.1\.60 again, and so does new/);
    assert.equal(code, 2, text);
    assert.ok(seconds < 25, 'it does not wait for the rest of the 30 s');
    assert.deepEqual(await holders(here, vip), ['old', 'new'], 'nothing is undone');
  });

  it('and does not when it is the old host that can no longer speak on the segment', async () => {
    const here = lab();
    await here.writeFile('controller', playFile, move('old', 'new', { watch: '6s' }));
    const link = async (host: string): Promise<string> => {
      const { stdout } = await here.exec(host, 'cat /sys/class/net/eth0/address');
      return stdout.trim();
    };
    const [controller, old] = [await link('controller'), await link('old')];
    const { stdout: route } = await here.exec('controller', 'ip -4 -o addr show dev eth0');
    const address = /inet ([\d.]+)/.exec(route)?.[1] ?? '';
    const { code, text } = await told(here, ['run', playFile, '-i', here.inventory], async () => {
      // Only the two that speak with each other already know where the other is.
      const known = (who: string, mac: string): string =>
        `ip neigh replace ${who} lladdr ${mac} nud permanent dev eth0`;
      await here.exec('controller', known('192.168.1.50', old));
      const { status, stderr } = await here.exec(
        'old',
        `ip link set eth0 arp off && ${known(address, controller)}`,
      );
      assert.equal(status, 0, stderr);
    });
    await here.exec('controller', 'ip neigh del 192.168.1.50 dev eth0');
    await here.exec('old', 'ip link set eth0 arp on');
    assert.equal(code, 0, text);
    assert.match(text, /ok: \[old\].*new \(02:00:c0:a8:01:33\) still holds it/);
  });

  it('a run that is resumed is over before it is looked at, and Ctrl-C leaves it so', async () => {
    const here = lab();
    await here.writeFile('controller', playFile, move('old', 'new', { watch: '30s' }));
    const killed = await vipbook(here, ['run', playFile, '-i', here.inventory], {
      env: {
        NODE_OPTIONS: `--require=${repository}/test/support/kill-at.cjs`,
        VIPBOOK_KILL_AT: '12',
      },
    });
    assert.equal(killed.status, 137, killed.stdout + killed.stderr);
    const { code, text } = await told(
      here,
      ['resume', '--yes'],
      async () => {
        const { stdout: open } = await here.exec('controller', 'ls .local/state/vipbook/open');
        assert.equal(open, '', 'the run is settled');
        await here.exec('controller', 'kill -INT $(cat /root/pid)');
      },
      'looking whether',
    );
    assert.match(
      text,
      /looking whether 192\.168\.1\.60 stays on new for 30 s; Ctrl-C is safe, the move is complete/,
    );
    assert.match(text, /^interrupted; the move is complete$/m);
    assert.equal(code, 99, text);
    assert.deepEqual(await holders(here, vip), ['new']);
  });

  it('a rollback is looked at as long as the move was', async () => {
    const here = lab();
    await play(here, move('old', 'new', { watch: '2s' }));
    const { status, stdout, stderr } = await vipbook(here, ['rollback', '--yes']);
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /TASK \[192\.168\.1\.60 stays on old for 2 s\]/);
  });
});
