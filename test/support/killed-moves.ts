import assert from 'node:assert/strict';
import { labObstacles, type Lab } from '@vipbook/lab';
import { momentOf } from '../stories/stories.ts';
import { addIpv6 } from './ipv6.ts';
import { left, leftOn } from './left.ts';
import {
  bin,
  home,
  holders,
  interfaces,
  move,
  obstacle,
  playFile,
  raise,
  repository,
} from './vipbook.ts';

/** How long the hosts wait for their controller, in seconds: short, so that a story does not take a minute. */
export const lease = 5;

/** What a lab's hosts are left with when a controller is killed in the middle of a move. */
export interface KilledMoves {
  readonly lab: Lab;
  /** Run a move, and kill -9 its controller once its journal names the phase; `before`: none of it has happened. */
  killAt(phase: string, more: Readonly<Record<string, unknown>>, before?: boolean): Promise<void>;
  /** What of the move is on a host. */
  left(host: string): Promise<string>;
  /** Wait until nothing of the move is on either host; then exactly one has the address, file and kernel. */
  settled(): Promise<'old' | 'new'>;
}

/** Hooks of a suite whose lab has hosts `old` and `new` that boot with systemd, or not; `vip` is what moves. */
export function killedMoves(systemd: boolean, vip = '192.168.1.60'): KilledMoves {
  let lab: Lab;
  let first: Readonly<Record<'old' | 'new', string>>;
  const six = vip.includes(':');

  before(async function () {
    const why = obstacle() ?? labObstacles(undefined, systemd)[0]?.message;
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise(systemd ? { systemd: ['old', 'new'] } : {});
  });
  beforeEach(async () => {
    if (six) await addIpv6(lab);
    first = { old: await interfaces(lab, 'old'), new: await interfaces(lab, 'new') };
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });
  afterEach(async () => {
    await lab.reset();
  });

  async function killAt(
    phase: string,
    more: Readonly<Record<string, unknown>>,
    before = false,
  ): Promise<void> {
    const strategy =
      more['strategy'] === 'break-before-make' ? more['strategy'] : 'make-before-break';
    const moment = momentOf({ strategy, phase });
    const entry = moment === phase ? 'step' : 'step-end';
    const exactly = `NODE_OPTIONS=--require=${repository}/test/stories/at-step.cjs VIPBOOK_AT='${moment}' VIPBOOK_AT_MARK=${home}/mark VIPBOOK_AT_SIGNAL=SIGKILL`;
    const text = move('old', 'new', { address: vip, lease, ...more });
    await lab.writeFile('controller', playFile, text);
    const script = `rm -rf ${home}/.local/state/vipbook ${home}/mark
${before ? exactly : ''} ${process.execPath} ${bin} run ${playFile} -i ${lab.inventory} >${home}/out 2>&1 & p=$!
until ls ${home}/.local/state/vipbook/runs/*.jsonl >/dev/null 2>&1 || ! kill -0 $p 2>/dev/null; do sleep 0.05; done
tail -n +1 -s 0.1 --pid=$p -f ${home}/.local/state/vipbook/runs/*.jsonl 2>/dev/null |
{ grep -m1 -q '"entry":"${entry}",.*"phase":"${moment.split(' ').at(-1) ?? ''}"' && { kill -9 $p 2>/dev/null; echo killed; }; } && exit 0
wait $p; cat ${home}/out; cat ${home}/.local/state/vipbook/runs/*.jsonl | cut -c1-300`;
    const { stdout } = await lab.exec('controller', script);
    assert.match(stdout, /killed/, stdout);
  }

  /** They are out some seconds later than everything else has gone. */
  async function announcers(): Promise<string> {
    const found = await Promise.all(
      ['old', 'new'].map((host) => lab.exec(host, 'ls -d /run/vipbook/announce-* 2>/dev/null')),
    );
    return found.map(({ stdout }) => stdout).join('');
  }

  async function settled(): Promise<'old' | 'new'> {
    const begin = Date.now();
    for (;;) {
      const rest = (await leftOn(lab, ['old', 'new'])) || (await announcers());
      if (rest === '') break;
      assert.ok(Date.now() - begin < 120_000, `still there: ${rest}`);
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    const held = await holders(lab, vip);
    assert.equal(held.length, 1, held.join());
    const [holder] = held;
    assert.ok(holder === 'old' || holder === 'new');
    for (const host of ['old', 'new'] as const) {
      const written = (await interfaces(lab, host)).includes(vip);
      assert.equal(written, host === holder, `the file of ${host}`);
      const state = (await lab.readFile(host, '/run/network/ifstate')).toString();
      // The stanza of an IPv6 address is one more of eth0, and `old` has the other address as its eth0:1.
      const alias: 'old' | 'new' = six ? 'old' : holder;
      assert.equal(state.includes('eth0:1'), host === alias, `ifstate of ${host}`);
      assert.match(state, /^eth0=eth0$/m);
    }
    const { stdout: kernel } = await lab.exec(holder, `ip -o addr show to ${vip}`);
    assert.match(kernel, /valid_lft forever/, 'no lease ends it');
    if (holder === 'old') assert.equal(await interfaces(lab, 'old'), first.old);
    const { stdout } = await lab.exec('client', `ping -c1 -W1 ${vip}`);
    assert.match(stdout, / 1 received/);
    return holder;
  }

  return {
    get lab() {
      return lab;
    },
    killAt,
    left: (host) => left(lab, host),
    settled,
  };
}
