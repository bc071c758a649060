import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Lab } from '@vipbook/lab';
import { openConnection } from '../support/connection.ts';
import { eventually } from '../support/eventually.ts';
import { addIpv6, vip6 as vip } from '../support/ipv6.ts';
import { suiteLab } from '../support/suite-lab.ts';
import { bin, holders, interfaces, move, play, playFile } from '../support/vipbook.ts';

describe('vipbook run moves an IPv6 address', function () {
  this.timeout(120_000);
  const raised = suiteLab();
  let lab: Lab;
  before(async () => {
    lab = raised();
    await addIpv6(lab);
  });

  /** Echoes every 2 ms while a move is under way: how many were sent, how many came back. */
  async function echoes(work: () => Promise<void>): Promise<{ sent: number; back: number }> {
    const ping = lab.exec('client', `ping -6 -q -i 0.002 -w 6 ${vip}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await work();
    const { stdout } = await ping;
    const [, sent, back] = /(\d+) packets transmitted, (\d+) received/.exec(stdout) ?? [];
    return { sent: Number(sent), back: Number(back) };
  }

  /** As soon as the host has let go of the address, it hears nothing of IPv6 any more. */
  async function deafAfterwards(host: string): Promise<void> {
    const rules = `add table ip6 t; add chain ip6 t c { type filter hook input priority 0; }; add rule ip6 t c drop`;
    await lab.exec(
      host,
      `while ip -6 -o addr show to ${vip} | grep -q . || [ -n "$(nft list tables)" ]; do sleep 0.05; done; nft '${rules}'`,
    );
  }

  async function times(host: string): Promise<string> {
    return (await lab.exec(host, `ip -6 -o addr show to ${vip}`)).stdout;
  }

  for (const strategy of ['make-before-break', 'break-before-make'] as const) {
    it(`there and back, and nothing is lost (${strategy})`, async () => {
      for (const [from, to] of [
        ['old', 'new'],
        ['new', 'old'],
      ] as const) {
        const { sent, back } = await echoes(async () => {
          const result = await play(lab, move(from, to, { address: vip, strategy }));
          assert.equal(result.status, 0, result.stdout + result.stderr);
        });
        assert.deepEqual(await holders(lab, vip), [to]);
        assert.match(await times(to), /valid_lft forever preferred_lft forever/);
        assert.ok((await interfaces(lab, to)).includes(vip));
        assert.ok(!(await interfaces(lab, from)).includes(vip));
        assert.ok(sent > 500, String(sent));
        // A busy machine may be late by a few milliseconds where the address is on no host.
        const lost = sent - back;
        assert.ok(lost <= (strategy === 'make-before-break' ? 0 : 3), `${String(lost)} lost`);
        for (const host of ['old', 'new'])
          assert.equal((await lab.exec(host, 'nft list ruleset')).stdout.trim(), '');
      }
    });
  }

  it('is looked at afterwards by the old host, and one that can no longer speak is no witness', async () => {
    const watched = (from: string, to: string): string =>
      move(from, to, { address: vip, watch: '4s' });
    const there = await play(lab, watched('old', 'new'));
    assert.match(there.stdout, /ok: \[old\].*only new \(02:00:c0:a8:01:33\) answered/);
    // Neighbour discovery gets nothing through; IPv4, and with it ssh, does.
    const [, back] = await Promise.all([deafAfterwards('new'), play(lab, watched('new', 'old'))]);
    await lab.exec('new', 'nft delete table ip6 t');
    assert.equal(back.status, 0, back.stdout + back.stderr);
    assert.match(back.stdout, /ok: \[new\].*old \(02:00:c0:a8:01:32\) still holds it/);
  });

  it('is never chosen as a source by the new host before it is announced, nor afterwards where the old one did not', async () => {
    const monitor = lab.exec('new', 'timeout 8 ip -6 -o monitor address dev eth0');
    await eventually(async () => {
      assert.equal((await lab.exec('new', 'pgrep -f "ip -6 -o monitor"')).status, 0);
    });
    await lab.exec('old', `ip -6 addr change ${vip}/64 dev eth0 preferred_lft 0`);
    const there = await play(lab, move('old', 'new', { address: vip }));
    assert.equal(there.status, 0, there.stdout + there.stderr);
    assert.match(await times('new'), / deprecated .*valid_lft forever preferred_lft 0sec/);
    await lab.exec('new', `ip -6 addr change ${vip}/64 dev eth0 preferred_lft forever`);
    const back = await play(lab, move('new', 'old', { address: vip }));
    assert.equal(back.status, 0, back.stdout + back.stderr);
    assert.match(await times('old'), /valid_lft forever preferred_lft forever/);
    const seen = (await monitor).stdout.split('\n').filter((line) => line.includes(`${vip}/`));
    const leases = seen.filter((line) => /valid_lft \d/.test(line) && !line.startsWith('Deleted'));
    assert.ok(leases.length > 0, seen.join('\n'));
    for (const line of leases) assert.match(line, /preferred_lft 0sec/);
  });

  it('is advertised by the kernel itself where nobody may speak before (break-before-make)', async () => {
    const settings = async (): Promise<string> =>
      (await lab.exec('new', 'cd /proc/sys/net/ipv6/conf; cat */accept_dad */ndisc_notify')).stdout;
    const before = await settings();
    await lab.exec(
      'client',
      `nft add table ip6 t && nft add chain ip6 t c '{ type filter hook prerouting priority 0; }' && nft add rule ip6 t c icmpv6 type nd-neighbor-advert ip6 saddr ${vip} ip6 daddr ff02::1 counter`,
    );
    const result = await play(
      lab,
      move('old', 'new', { address: vip, strategy: 'break-before-make' }),
    );
    const { stdout: rules } = await lab.exec(
      'client',
      'nft list table ip6 t; nft delete table ip6 t',
    );
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.match(rules, /ff02::1 counter packets [1-9]/, rules);
    assert.equal(await settings(), before);
    await play(lab, move('new', 'old', { address: vip, drain: 0 }));
  });

  it('keeps open connections, and refuses no new one', async () => {
    const probe = lab.probe({
      from: 'client',
      address: vip,
      rate: 1000,
      tcp: { connections: 20, everyMs: 20, newEveryMs: 20 },
    });
    await probe.ready;
    const run = play(lab, move('old', 'new', { address: vip, drain: 4 }), ['-v']);
    // Silent at last, the old host is asked next what is still open there; a slow machine takes seconds to come to it.
    await eventually(async () => {
      assert.match((await lab.exec('old', 'nft list tables')).stdout, /vipbook/);
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { icmp, connections, attempts } = await probe.stop();
    const { status, stdout, stderr } = await run;
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /20 connections still open on old/);
    assert.equal(icmp?.lost, 0, JSON.stringify(icmp));
    assert.deepEqual(
      [connections?.broken, connections?.kept],
      [0, 20],
      JSON.stringify(connections),
    );
    const { refused, timedOut, failed } = attempts ?? {};
    assert.deepEqual([refused, timedOut, failed], [0, 0, 0], JSON.stringify(attempts));
    await play(lab, move('new', 'old', { address: vip, drain: 0 }));
  });

  it('tells while it waits how many connections are still open, fewer and fewer', async () => {
    const clients: ChildProcess[] = [];
    for (let index = 0; index < 3; index += 1) clients.push(await openConnection(lab, vip));
    await lab.writeFile('controller', playFile, move('old', 'new', { address: vip, drain: 90 }));
    const words = [process.execPath, bin, 'run', playFile, '-i', lab.inventory, '-v'];
    const run = lab.spawn('controller', words, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/root' });
    const ended = once(run, 'close');
    let said = '';
    for (const stream of [run.stdout, run.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    const counts = (): readonly number[] =>
      [...said.matchAll(/(\d+) connections? still open on old/g)].map(([, count]) => Number(count));
    // Each one ends only after the count with it was shown.
    for (const [index, client] of clients.entries()) {
      await eventually(() => {
        assert.equal(counts().at(-1), clients.length - index, said);
        return Promise.resolve();
      });
      client.kill('SIGKILL');
    }
    await ended;
    assert.equal(run.exitCode, 0, said);
    const shown = counts();
    assert.deepEqual(
      shown,
      [...shown].sort((a, b) => b - a),
      'never more than before',
    );
    assert.deepEqual([...new Set(shown)], [3, 2, 1]);
    assert.doesNotMatch(said, /VIP027/, 'nothing breaks: they have ended');
    assert.deepEqual(await holders(lab, vip), ['new']);
    await play(lab, move('new', 'old', { address: vip, drain: 0 }));
  });

  it('is seen by a third host, which undoes it where the old one still answers', async () => {
    const told = async (extra: readonly string[] = []): Promise<string> => {
      const result = await play(lab, move('old', 'new', { address: vip, drain: 0 }), [
        ...['--output', 'json'],
        ...extra,
      ]);
      return result.stdout;
    };
    assert.match(await told(), /new holds it; .* sees it, too; \d+ packets? came to new/);
    await play(lab, move('new', 'old', { address: vip, drain: 0 }));

    // Who sees nothing but the old host: its neighbour entry cannot be renewed by the question.
    const mac = (await lab.exec('old', 'cat /sys/class/net/eth0/address')).stdout.trim();
    for (const host of ['gw', 'client', 'controller'])
      await lab.exec(host, `ip -6 neigh replace ${vip} lladdr ${mac} dev eth0 nud permanent`);
    const refused = await told();
    for (const host of ['gw', 'client', 'controller'])
      await lab.exec(host, `ip -6 neigh del ${vip} dev eth0`);
    assert.match(refused, /VIP030/);
    assert.match(refused, /VIP023/);
    assert.deepEqual(await holders(lab, vip), ['old']);
  });
});
