import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { addIpv6, vip6 } from '../support/ipv6.ts';
import { suiteLab } from '../support/suite-lab.ts';
import { holders, move, play } from '../support/vipbook.ts';

/** Two solicitations of the new host for the client, 72 bytes each, are lost; the rest passes. */
const rule =
  'icmpv6 type nd-neighbor-solicit ip6 saddr fd00:1::60 @th,64,128 0xfd000001000000000000000000000020 quota until 144 bytes counter drop';

describe('two lost frames', function () {
  this.timeout(60_000);
  const raised = suiteLab();
  let lab: Lab;
  before(async () => {
    lab = raised();
    await addIpv6(lab);
  });

  it('with which the new host solicits the client lose no packet', async () => {
    await lab.exec('new', 'ip neigh flush all');
    const probe = lab.probe({ from: 'client', address: vip6, rate: 1000 });
    await probe.ready;
    const made = await lab.exec(
      'client',
      `nft add table ip6 t && nft add chain ip6 t c '{ type filter hook prerouting priority 0; }' && nft add rule ip6 t c ${rule}`,
    );
    assert.equal(made.status, 0, made.stderr);
    const result = await play(lab, move('old', 'new', { address: vip6 }));
    assert.equal(result.status, 0, result.stdout + result.stderr);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { icmp } = await probe.stop();
    const { stdout: rules } = await lab.exec(
      'client',
      `nft list table ip6 t; nft delete table ip6 t`,
    );
    assert.match(rules, /counter packets 2 /, `nothing was dropped: ${rules}`);
    assert.deepEqual(await holders(lab, vip6), ['new']);
    assert.ok((icmp?.sent ?? 0) > 1000);
    assert.equal(icmp?.lost, 0, JSON.stringify(icmp));
    const { stdout: left } = await lab.exec(
      'new',
      'cat /proc/sys/net/ipv6/neigh/eth0/retrans_time_ms',
    );
    assert.equal(left, '1000\n', 'as before');
  });
});
