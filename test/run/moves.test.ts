import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { addIpv6, vip6 } from '../support/ipv6.ts';
import { left, leftOn } from '../support/left.ts';
import { shareOf } from '../support/share.ts';
import { watchOwners } from '../support/owners.ts';
import { holders, interfaces, play, playFile, repository, vipbook } from '../support/vipbook.ts';
import { suiteLab } from '../support/suite-lab.ts';

const news = ['h1', 'h2', 'h3'] as const;
const hosts = ['old', ...news] as const;
const addresses = Array.from({ length: 10 }, (_, index) => `192.168.1.${String(61 + index)}`);
const newOf = (index: number): string => news[index % news.length] ?? '';

/** Probes a second, of each address. Ten probers of one a millisecond fill two processors, and everybody waits for them. */
const rate = Number(process.env['VIPBOOK_PROBE_RATE'] ?? 250);

/** Lines of the journal at which the controller is killed; each takes up to a minute and a half. */
const killLines = process.env['VIPBOOK_KILL_LINES']?.split(',').map(Number) ?? shareOf([10, 18], 2);
/** And is then taken up, or back. */
const takenUp = shareOf(
  [
    [12, 'resume', 'new'],
    [12, 'rollback', 'old'],
    [18, 'resume', 'new'],
  ] as const,
  3,
);

/** Ten addresses leave one host for three others. */
function tenMoves(more: Readonly<Record<string, unknown>> = {}, count = addresses.length): string {
  const lines = Object.entries({ from: 'old', watch: 0, ...more }).map(
    ([key, value]) => `        ${key}: ${JSON.stringify(value)}`,
  );
  const moves = addresses
    .slice(0, count)
    .map((address, index) => `          - {address: ${address}, to: ${newOf(index)}}`);
  return `- hosts: ${hosts.join(',')}\n  gather_facts: false\n  tasks:\n    - name: ten addresses move\n      vip:\n${lines.join('\n')}\n        moves:\n${moves.join('\n')}\n`;
}

describe('vipbook run moves ten real addresses, all or none', function () {
  this.timeout(400_000);
  const raised = suiteLab({ hosts: 3 });
  let lab: Lab;
  const first = new Map<string, string>();

  before(async () => {
    lab = raised();
    const stanzas = addresses.map((address, index) => {
      const name = `eth0:${String(index + 11)}`;
      return `\nauto ${name}\niface ${name} inet static\n  address ${address}\n  netmask 255.255.255.0\n`;
    });
    const was = await fileOf('old');
    await lab.writeFile('old', '/etc/network/interfaces', was + stanzas.join(''));
    await lab.reboot('old');
    for (const host of hosts) first.set(host, await fileOf(host));
  });

  async function fileOf(host: string): Promise<string> {
    return (await lab.readFile(host, '/etc/network/interfaces')).toString('latin1');
  }

  /** Where each address is: a host's name, or several. */
  async function owners(): Promise<readonly string[]> {
    const held = await Promise.all(
      hosts.map(async (host) => [host, (await lab.exec(host, 'ip -4 -o addr')).stdout] as const),
    );
    return addresses.map((address) =>
      held
        .filter(([, text]) => text.includes(` ${address}/`))
        .map(([host]) => host)
        .join(' and '),
    );
  }

  /** Back to where all began, without vipbook; no journal of a killed run is left to be resumed. */
  async function reset(): Promise<void> {
    await lab.exec('controller', 'rm -rf ~/.local/state/vipbook');
    for (const host of hosts) {
      await lab.writeFile(host, '/etc/network/interfaces', first.get(host) ?? '');
      await lab.exec(host, 'ip neigh flush all');
    }
    await Promise.all(hosts.map((host) => lab.reboot(host)));
  }

  /** All or none; files and ifstate say so; nothing of ours is left. */
  async function settled(): Promise<'old' | 'new'> {
    const now = await owners();
    const moved = addresses.map((_, index) => newOf(index));
    const all = now.every((owner, index) => owner === moved[index]);
    const none = now.every((owner) => owner === 'old');
    assert.ok(all || none, `half moved: ${now.join(', ')}`);
    for (const host of hosts) {
      const file = await fileOf(host);
      const state = (await lab.readFile(host, '/run/network/ifstate')).toString();
      addresses.forEach((address, index) => {
        const holds = now[index] === host;
        assert.equal(file.includes(`address ${address}\n`), holds, `${address}: file of ${host}`);
      });
      const own: readonly string[] = addresses.filter((_, index) => now[index] === host);
      const aliases = state.split('\n').filter((line) => /^eth0:\d\d=/.test(line));
      assert.equal(aliases.length, own.length, `ifstate of ${host}: ${state}`);
      for (const line of [/^lo=lo$/m, /^eth0=eth0$/m])
        assert.match(state, line, `ifstate of ${host}: what does not move stays in it`);
      if (none) assert.equal(file, first.get(host), `the file of ${host}`);
      assert.equal(await left(lab, host), '', `left on ${host}`);
    }
    return all ? 'new' : 'old';
  }

  async function untilNothingIsLeft(): Promise<number> {
    const begin = performance.now();
    for (;;) {
      const rest = await leftOn(lab, hosts);
      if (rest === '') return performance.now() - begin;
      assert.ok(performance.now() - begin < 150_000, `left: ${rest.slice(0, 400)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  it('all at once: no probe is lost on any', async () => {
    const probes = addresses.map((address) => lab.probe({ from: 'client', address, rate }));
    await Promise.all(probes.map((probe) => probe.ready));
    const result = await play(lab, tenMoves());
    assert.equal(result.status, 0, result.stdout + result.stderr);
    const reports = await Promise.all(probes.map((probe) => probe.stop()));
    assert.equal(await settled(), 'new');
    for (const { address, icmp, longestStallMs } of reports) {
      assert.ok((icmp?.sent ?? 0) > rate / 2, address);
      const told = JSON.stringify({ gaps: icmp?.gaps, longestStallMs });
      assert.equal(icmp?.lost, 0, `${address}: ${told}`);
    }
  });

  it('changes nothing the second time, and goes back together', async () => {
    const again = await play(lab, tenMoves());
    assert.equal(again.status, 0, again.stdout + again.stderr);
    assert.match(again.stdout, /old +: ok=\d+ +changed=0 /);
    const back = await vipbook(lab, ['rollback', '--yes']);
    assert.equal(back.status, 0, back.stdout + back.stderr);
    assert.equal(await settled(), 'old');
  });

  it('break-before-make: one after the other, never two owners', async () => {
    const watched = await watchOwners(lab, hosts);
    const probes = addresses.map((address) => lab.probe({ from: 'client', address, rate }));
    await Promise.all(probes.map((probe) => probe.ready));
    const result = await play(lab, tenMoves({ strategy: 'break-before-make' }));
    assert.equal(result.status, 0, result.stdout + result.stderr);
    const reports = await Promise.all(probes.map((probe) => probe.stop()));
    assert.equal(await settled(), 'new');
    try {
      for (const [index, address] of addresses.entries())
        await watched.neverTwo(address, 'old', newOf(index));
    } finally {
      watched.stop();
    }
    const lost = reports.map(({ icmp }) => icmp?.lost ?? NaN);
    console.log(`      lost of ${String(rate)} a second: ${lost.join(', ')}`);
    // Packets wait in the old host's neighbour queue, so that even a busy machine loses few.
    assert.ok(
      lost.every((count) => count <= rate / 50),
      lost.join(),
    );
    await reset();
  });

  it('none when the controller is killed before the commit, all when after it', async () => {
    for (const line of killLines) {
      const killed = await killedAt(line);
      const tookMs = await untilNothingIsLeft();
      const where = await settled();
      console.log(
        `      killed at line ${String(line)} (${killed}): all on ${where} after ${(tookMs / 1000).toFixed(1)} s`,
      );
      await reset();
    }
  });

  it('is resumed and rolled back together', async () => {
    for (const [line, command, end] of takenUp) {
      // On a busy machine whoever takes it up comes later than the guards of a short lease wait for.
      const killed = await killedAt(line, 60);
      const status = await vipbook(lab, ['status']);
      assert.match(status.stdout, /all or none/);
      const result = await vipbook(lab, [command, '--yes']);
      assert.equal(result.status, 0, `${killed}\n${result.stdout}${result.stderr}`);
      await untilNothingIsLeft();
      assert.equal(await settled(), end, killed);
      await reset();
    }
  });

  /** @returns the last step that was begun */
  async function killedAt(line: number, lease = 6): Promise<string> {
    await lab.writeFile('controller', playFile, tenMoves({ lease, drain: 0 }));
    const env = {
      NODE_OPTIONS: `--require=${repository}/test/support/kill-at.cjs`,
      VIPBOOK_KILL_AT: String(line),
    };
    const result = await vipbook(lab, ['run', playFile, '-i', lab.inventory], { env });
    assert.notEqual(result.status, 0, result.stdout);
    const { stdout } = await lab.exec(
      'controller',
      `tail -n2 "$(ls -t ~/.local/state/vipbook/runs/*.jsonl | head -n1)" | sed -n 's/.*"entry":"\\([a-z-]*\\)".*"phase":"\\([a-z-]*\\)".*/\\1 \\2/p'`,
    );
    return stdout.trim().replaceAll('\n', ', ');
  }
});

describe('vipbook run moves IPv4 and IPv6 addresses together', function () {
  this.timeout(120_000);
  const raised = suiteLab();
  let lab: Lab;

  before(async () => {
    lab = raised();
    await addIpv6(lab);
    const other =
      '\nauto eth0:3\niface eth0:3 inet static\n  address 192.168.1.63\n  netmask 255.255.255.0\n';
    await lab.setInterfaces('new', (await interfaces(lab, 'new')) + other);
  });

  const there = [
    { address: '192.168.1.60', from: 'old', to: 'new' },
    { address: vip6, from: 'old', to: 'new' },
    { address: '192.168.1.63', from: 'new', to: 'old' },
  ];
  const back = there.map(({ address, from, to }) => ({ address, from: to, to: from }));

  for (const strategy of ['make-before-break', 'break-before-make']) {
    it(`there and back, each host gives and takes (${strategy})`, async () => {
      for (const moves of [there, back]) {
        const text = `- hosts: old,new\n  tasks:\n    - vip:\n        strategy: ${strategy}\n        watch: 0\n        moves: ${JSON.stringify(moves)}\n`;
        const result = await play(lab, text);
        assert.equal(result.status, 0, result.stdout + result.stderr);
        for (const { address, from, to } of moves) {
          assert.deepEqual(await holders(lab, address), [to], address);
          assert.ok((await interfaces(lab, to)).includes(`address ${address}`), `${address} ${to}`);
          assert.ok(!(await interfaces(lab, from)).includes(`address ${address}`), address);
          const reached = await lab.exec('client', `ping -c1 -W2 ${address}`);
          assert.equal(reached.status, 0, reached.stdout);
        }
        for (const host of ['old', 'new'])
          assert.equal((await lab.exec(host, 'nft list ruleset')).stdout.trim(), '');
      }
    });
  }

  it('an address that moves twice, one label for two, one that nobody has: refused by code', async () => {
    const refused = async (moves: readonly Record<string, unknown>[]): Promise<string> => {
      const text = `- hosts: all\n  tasks:\n    - vip:\n        from: old\n        to: new\n        moves: ${JSON.stringify(moves)}\n`;
      const result = await play(lab, text);
      assert.notEqual(result.status, 0);
      return result.stdout + result.stderr;
    };
    const first = { address: '192.168.1.60' };
    assert.match(await refused([first, first]), /PBK072|VIP061/);
    assert.match(
      await refused([
        { ...first, label: 'eth0:7' },
        { address: '192.168.1.77', label: 'eth0:7' },
      ]),
      /VIP022/,
    );
    assert.match(await refused([first, { address: '192.168.1.77' }]), /VIP002/);
    assert.deepEqual(await holders(lab, '192.168.1.60'), ['old']);
  });
});
