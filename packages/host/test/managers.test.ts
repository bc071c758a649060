import assert from 'node:assert/strict';
import type { LinkManager } from '@vipbook/host';
import { readManagers } from '../src/real/facts-read.ts';

const links = ['lo', 'eth0', 'eth1'].map((ifname, at) => ({ ifname, ifindex: at + 1 }));

/** What the facts script prints: grep -H of the daemons' files in /run, and the files of netplan. */
function managerOf(device: string, ...lines: readonly string[]): LinkManager | undefined {
  return readManagers([...lines, ''].join('\n'), links as never, 'ifupdown')[device];
}

describe('who is in charge of a link', () => {
  const networkd = (state: string) => `/run/systemd/netif/links/2:ADMIN_STATE=${state}`;
  const networkManager = (managed: string) => `/run/NetworkManager/devices/2:managed=${managed}`;

  // networkd waits in `configuring` for an address by DHCP or for a carrier, for ever if need be.
  for (const state of ['configuring', 'configured', 'failed'])
    it(`networkd, which has it ${state}`, () => {
      assert.equal(managerOf('eth0', networkd(state)), 'networkd');
      assert.equal(managerOf('eth1', networkd(state)), 'ifupdown');
      assert.equal(managerOf('eth0', networkd(state), '/etc/netplan/50-cloud.yaml'), 'netplan');
    });

  for (const state of ['unmanaged', 'pending', 'initialized', 'linger'])
    it(`not networkd, for which it is ${state}`, () => {
      assert.equal(managerOf('eth0', networkd(state)), 'ifupdown');
    });

  it('NetworkManager, where it says so', () => {
    assert.equal(managerOf('eth0', networkManager('true')), 'NetworkManager');
    assert.equal(managerOf('eth1', networkManager('true')), 'ifupdown');
  });

  it('not NetworkManager, which keeps a file of links that it leaves alone, too', () => {
    assert.equal(managerOf('eth0', networkManager('false')), 'ifupdown');
    // unmanaged-devices, or ifupdown's managed=false: the file has no such line, so grep prints none.
    assert.equal(managerOf('eth0'), 'ifupdown');
  });
});
