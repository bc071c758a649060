import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { bin, holders, interfaces, move, obstacle, raise } from '../support/vipbook.ts';

const vip = '192.168.1.60';
/** How long the hosts wait for their controller: short, so that a story does not take a minute. */
const lease = 5;

describe('a move whose controller is killed', function () {
  this.timeout(180_000);
  let lab: Lab;
  let first: Readonly<Record<'old' | 'new', string>>;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
    first = { old: await interfaces(lab, 'old'), new: await interfaces(lab, 'new') };
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });
  afterEach(async () => {
    await lab.reset();
  });

  /** Run a move, and kill -9 its controller once its journal names the phase. */
  async function killAt(phase: string, more: Readonly<Record<string, unknown>>): Promise<void> {
    await lab.writeFile('controller', '/root/play.yml', move('old', 'new', { lease, ...more }));
    const script = `rm -rf /root/.local/state/vipbook
${process.execPath} ${bin} run /root/play.yml -i ${lab.inventory} >/root/out 2>&1 & p=$!
n=0; while [ $n -lt 4000 ] && kill -0 $p 2>/dev/null; do
if cat /root/.local/state/vipbook/runs/*.jsonl 2>/dev/null | grep -q '"entry":"step",.*"phase":"${phase}"'; then kill -9 $p; echo killed; exit 0; fi
n=$((n+1)); done; wait $p; cat /root/out; cat /root/.local/state/vipbook/runs/*.jsonl | cut -c1-300`;
    const { stdout } = await lab.exec('controller', script);
    assert.match(stdout, /killed/, stdout);
  }

  async function left(host: string): Promise<string> {
    const { stdout } = await lab.exec(
      host,
      'nft list ruleset; ls -A /run/vipbook/guards 2>/dev/null; ls -d /etc/network/if-up.d/vipbook-* 2>/dev/null; grep -v "^0$" /proc/sys/net/ipv4/conf/eth0/arp_announce; ps ax -o args | grep "[g]uards/"',
    );
    return stdout.trim();
  }

  /** Wait until nothing of the move is on either host; then exactly one has the address, file and kernel. */
  async function settled(): Promise<'old' | 'new'> {
    const begin = Date.now();
    for (;;) {
      const rest = [await left('old'), await left('new')];
      if (rest.every((one) => one === '')) break;
      assert.ok(Date.now() - begin < 90_000, `still there: ${rest.join(' / ')}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const held = await holders(lab, vip);
    assert.equal(held.length, 1, held.join());
    const [holder] = held;
    assert.ok(holder === 'old' || holder === 'new');
    for (const host of ['old', 'new'] as const) {
      const written = (await interfaces(lab, host)).includes(vip);
      assert.equal(written, host === holder, `the file of ${host}`);
      const state = (await lab.readFile(host, '/run/network/ifstate')).toString();
      assert.equal(state.includes('eth0:1'), host === holder, `ifstate of ${host}`);
    }
    if (holder === 'old') assert.equal(await interfaces(lab, 'old'), first.old);
    const { stdout } = await lab.exec('client', `ping -c1 -W1 ${vip}`);
    assert.match(stdout, / 1 received/);
    return holder;
  }

  for (const [strategy, phase, where] of [
    ['make-before-break', 'arm', 'old'],
    ['make-before-break', 'cut-over', 'old'],
    ['make-before-break', 'commit', undefined],
    ['make-before-break', 'release', 'new'],
    ['break-before-make', 'claim', 'old'],
    ['break-before-make', 'release', 'new'],
  ] as const) {
    it(`ends by its hosts alone (${strategy}, killed at ${phase})`, async () => {
      await killAt(phase, { strategy, drain: 0 });
      const holder = await settled();
      if (where !== undefined) assert.equal(holder, where);
    });
  }

  it('a power cut of the old host in the middle is looked after at its boot', async () => {
    await killAt('claim', {});
    await lab.powerOff('old');
    await lab.powerOn('old');
    assert.equal(await settled(), 'old');
  });

  it('a power cut of the new host after the commit, too', async () => {
    await killAt('release', {});
    await lab.powerOff('new');
    await lab.powerOn('new');
    await settled();
  });
});
