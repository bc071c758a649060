import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { advertise } from '../support/advertise.ts';
import { becoming, holders, move, play, vipbook } from '../support/vipbook.ts';
import { suiteLab } from '../support/suite-lab.ts';

const vip = '192.168.1.60';

describe('a bridge for those who still talk to the old host', function () {
  this.timeout(120_000);
  const raised = suiteLab();
  let lab: Lab;
  let macOld: string;

  before(async () => {
    lab = raised();
    macOld = (await lab.exec('old', 'cat /sys/class/net/eth0/address')).stdout.trim();
  });
  afterEach(async () => {
    await lab.exec('client', `ip neigh flush all nud permanent; true`);
    await lab.reset();
  });

  /** Which host's chat greets the client at the address, over TCP? */
  async function greetedBy(address: string): Promise<string> {
    const script = `const s=require('net').connect(5222,'${address}');s.setTimeout(2000,()=>{console.log('nobody');process.exit()});s.on('error',(e)=>{console.log(e.code);process.exit()});s.on('data',(d)=>{console.log(String(d));process.exit()})`;
    return (await lab.exec('client', [process.execPath, '-e', script])).stdout.trim();
  }
  const rules = async (host: string): Promise<string> =>
    (await lab.exec(host, 'nft list ruleset')).stdout.trim();
  const misled = (): Promise<unknown> =>
    lab.exec('client', `ip neigh replace ${vip} lladdr ${macOld} dev eth0 nud permanent`);

  it('within a segment: the old host hands on, and the new one sees who asks', async () => {
    await misled();
    const without = await play(lab, move('old', 'new'));
    assert.equal(without.status, 0, without.stdout + without.stderr);
    assert.match(await greetedBy(vip), /nobody|EHOSTUNREACH|ETIMEDOUT/, 'the entry is as it was');
    await play(lab, move('new', 'old'));

    const result = await play(lab, move('old', 'new', { bridge: 'dnat', bridge_for: '10m' }));
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.deepEqual(await holders(lab, vip), ['new']);
    assert.match(await greetedBy(vip), /new/);
    const seen = (
      await lab.exec('new', "ss -Htn 'sport = :5222'; cat /proc/net/nf_conntrack 2>/dev/null; true")
    ).stdout;
    assert.doesNotMatch(seen, /192\.168\.1\.50/, 'nothing was translated');
    assert.equal(await rules('new'), '');
    assert.match(await rules('old'), /vipbook_bridge_192_168_1_60/);

    // The address comes back to a host that still leads it away.
    await lab.exec('client', `ip neigh del ${vip} dev eth0`);
    const back = await play(lab, move('new', 'old'));
    assert.equal(back.status, 0, back.stdout + back.stderr);
    assert.match(await greetedBy(vip), /old/);
    assert.equal(await rules('old'), '');
  });

  it('with break-before-make as well', async () => {
    await misled();
    const result = await play(
      lab,
      move('old', 'new', { bridge: 'dnat', bridge_for: '10m', strategy: 'break-before-make' }),
    );
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.match(await greetedBy(vip), /new/);
  });

  it('to another subnet: the old host keeps the address and translates it, until its end', async () => {
    const far = '10.8.0.60';
    await lab.exec('old', `ip addr add 10.8.0.50/24 dev eth0; ip addr add ${far}/24 dev eth0`);
    await lab.exec('client', 'ip addr add 10.8.0.20/24 dev eth0');
    assert.match(await greetedBy(far), /old/);

    const alone = await play(lab, move('old', 'new', { address: far }));
    assert.notEqual(alone.status, 0);
    assert.match(alone.stdout + alone.stderr, /VIP001[\s\S]*bridge: dnat/);

    const wanted = move('old', 'new', {
      address: far,
      bridge: 'dnat',
      bridge_for: '30s',
      port: 5222,
    });
    const result = await play(lab, wanted);
    const text = result.stdout + result.stderr;
    assert.equal(result.status, 0, text);
    assert.match(
      text,
      /VIP059.*10\.8\.0\.60 stays on old, which translates it to 192\.168\.1\.51 for 30 s/,
    );
    assert.match(await greetedBy(far), /new/);
    assert.deepEqual(await holders(lab, far), ['old']);

    const again = await play(lab, wanted);
    assert.match(again.stdout, /old +: ok=\d+ +changed=0 /, again.stdout + again.stderr);

    // Nothing of it outlives its end, and `clean` ends it before.
    const clean = await vipbook(lab, ['clean', 'old', '-i', lab.inventory]);
    assert.equal(clean.status, 0, clean.stdout + clean.stderr);
    assert.match(clean.stdout, /bridge of 10\.8\.0\.60/);
    assert.match(await greetedBy(far), /old/);
    assert.equal(await rules('old'), '');
    const forwarding = await lab.exec('old', 'cat /proc/sys/net/ipv4/conf/eth0/forwarding');
    assert.equal(forwarding.stdout.trim(), '0');
  });

  describe('to another subnet, IPv6', () => {
    const far = 'fd08::60';
    const conf = '/proc/sys/net/ipv6/conf';
    const wanted = (more: object): string =>
      move('old', 'new', { address: far, bridge: 'dnat', bridge_for: '10m', ...more });

    const settings = async (): Promise<string> =>
      (
        await lab.exec(
          'old',
          `grep -H . ${conf}/*/forwarding ${conf}/*/accept_ra /proc/sys/net/ipv4/conf/*/forwarding`,
        )
      ).stdout;
    const learned = async (): Promise<boolean> =>
      (await lab.exec('old', 'ip -6 route show default')).stdout.includes('proto ra');

    /** A host that has its default route from advertisements, and a link that forwards of its own. */
    beforeEach(async () => {
      await lab.exec(
        'old',
        `ip addr add fd08::50/64 dev eth0 nodad; ip addr add ${far}/64 dev eth0 nodad
ip link add p0 type veth peer name p.5; echo 1 >${conf}/p0/forwarding`,
      );
      await lab.exec('client', 'ip addr add fd08::20/64 dev eth0 nodad');
      await lab.exec('new', 'ip addr add fd00:1::51/64 dev eth0 nodad');
      await lab.exec('old', 'ip addr add fd00:1::50/64 dev eth0 nodad');
      for (let round = 0; round < 50 && !(await learned()); round += 1) {
        await lab.exec('gw', `${advertise} 2>/dev/null; sleep 0.1`);
      }
      assert.ok(await learned());
    });
    afterEach(() => lab.exec('old', 'ip link del p0'));

    it('the old host keeps the route that it learned, and its links their settings', async () => {
      const before = await settings();
      assert.match(await greetedBy(far), /old/);
      const result = await play(lab, wanted({ port: 5222 }));
      assert.equal(result.status, 0, result.stdout + result.stderr);
      assert.match(await greetedBy(far), /new/);
      assert.ok(await learned(), 'while it stands');
      assert.equal(await settings(), before.replace('all/forwarding:0', 'all/forwarding:1'));

      const clean = await vipbook(lab, ['clean', 'old', '-i', lab.inventory]);
      assert.match(clean.stdout, /bridge of fd08::60/, clean.stderr);
      assert.match(await greetedBy(far), /old/);
      assert.ok(await learned(), 'afterwards');
      assert.equal(await settings(), before);
    });

    it('and so they do where it is undone, and where it ends by itself', async () => {
      const before = await settings();
      const undone = await play(
        lab,
        wanted({ port: 5223, overrule: [{ code: 'VIP025', reason: 'to see what happens' }] }),
      );
      assert.match(undone.stdout + undone.stderr, /VIP031/);
      assert.equal(await settings(), before);
      assert.equal(await rules('old'), '');

      const result = await play(lab, wanted({ bridge_for: '3s' }));
      assert.equal(result.status, 0, result.stdout + result.stderr);
      assert.match(await rules('old'), /vipbook_bridge_fd08__60/);
      await new Promise((resolve) => setTimeout(resolve, 5000));
      assert.equal(await rules('old'), '');
      assert.equal(await settings(), before);
      assert.ok(await learned());
    });
  });

  it('is told by status for as long as it stands, of runs that ended, too', async () => {
    const far = '10.8.0.60';
    await lab.exec('old', `ip addr add 10.8.0.50/24 dev eth0; ip addr add ${far}/24 dev eth0`);
    const none = JSON.parse((await vipbook(lab, ['status', '--output', 'json'])).stdout);
    assert.deepEqual(none.bridges, [], 'those of other tests are over, as their host says');
    for (const more of [{ address: far }, {}]) {
      const wanted = move('old', 'new', { bridge: 'dnat', bridge_for: '10m', ...more });
      // What the remedy says is to be pasted.
      const result = await play(lab, becoming(wanted));
      assert.equal(result.status, 0, result.stdout + result.stderr);
    }
    const told = await vipbook(lab, ['status']);
    assert.equal(told.status, 0, told.stderr);
    assert.match(told.stdout, /^every run has ended; nothing is left to do\nbridges, which end/);
    const until = String.raw`until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \((9|10) min left\), run `;
    for (const what of [
      `old: what comes for ${far} is translated to 192.168.1.51 `,
      `old: what comes for ${vip} is handed on to 192.168.1.51 `,
    ])
      assert.match(told.stdout, new RegExp(what + until));

    const { bridges, runs } = JSON.parse(
      (await vipbook(lab, ['status', '--output', 'json'])).stdout,
    );
    assert.deepEqual(runs, []);
    const [bridge] = bridges.filter(({ address }: { address: string }) => address === far);
    const { secondsLeft, until: at, run, ...rest } = bridge;
    assert.deepEqual(rest, {
      host: 'old',
      address: far,
      how: 'dnat',
      to: '192.168.1.51',
      from: 'host',
      remedy: `vipbook clean old -i ${lab.inventory} -b`,
    });
    assert.ok(secondsLeft > 500 && secondsLeft <= 600, String(secondsLeft));
    assert.ok(Math.abs(at - Date.now() - secondsLeft * 1000) < 60_000);
    const one = await vipbook(lab, ['status', run, '--output', 'json']);
    assert.equal(JSON.parse(one.stdout).runs[0].run, run);

    const offline = await vipbook(lab, ['status', '--offline']);
    assert.match(
      offline.stdout,
      /old: not asked; the journal: a bridge of 10\.8\.0\.60, until .* at the latest/,
    );
    // A host that cannot be asked: what the journal says, and why.
    const refuse = `nft add table inet deaf; nft add chain inet deaf in '{ type filter hook input priority 0; }'
nft add rule inet deaf in tcp dport 22 reject with tcp reset`;
    await lab.exec('old', refuse);
    const silent = await vipbook(lab, ['status', '--output', 'json']);
    await lab.exec('old', 'nft delete table inet deaf');
    assert.equal(silent.status, 4, silent.stdout);
    assert.deepEqual(
      JSON.parse(silent.stdout).bridges.map((each: { from: string }) => each.from),
      ['journal', 'journal'],
    );

    await vipbook(lab, ['clean', 'old', '-i', lab.inventory]);
    const after = await vipbook(lab, ['status']);
    assert.equal(after.stdout, 'every run has ended; nothing is left to do\n');
  });

  it('is undone where the service does not answer through it', async () => {
    const far = '10.8.0.60';
    await lab.exec('old', `ip addr add 10.8.0.50/24 dev eth0; ip addr add ${far}/24 dev eth0`);
    const result = await play(
      lab,
      move('old', 'new', {
        address: far,
        bridge: 'dnat',
        port: 5223,
        overrule: [{ code: 'VIP025', reason: 'to see what happens' }],
      }),
    );
    assert.notEqual(result.status, 0);
    assert.match(result.stdout + result.stderr, /VIP031/);
    assert.equal(await rules('old'), '');
  });
});
