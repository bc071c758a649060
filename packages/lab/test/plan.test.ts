import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import { checkName, inventoryText, knownHostsText, mostHosts, planHosts } from '../src/plan.ts';

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
  } catch (error) {
    return error instanceof VipbookError ? error.diagnostics[0]?.code : String(error);
  }
  return undefined;
}

describe('plan of a lab', () => {
  it('gives the five hosts their addresses', () => {
    const addresses = planHosts(0).map(({ name, address, prefix }) => [name, address, prefix]);
    assert.deepEqual(addresses, [
      ['old', '192.168.1.50', 24],
      ['new', '192.168.1.51', 24],
      ['gw', '192.168.1.1', 24],
      ['client', '192.168.1.20', 24],
      ['controller', '192.168.1.2', 24],
    ]);
  });

  it("writes old's file as the article has it", () => {
    assert.equal(
      planHosts(0)[0]?.interfaces,
      `auto lo
iface lo inet loopback

auto eth0
iface eth0 inet static
  address 192.168.1.50
  netmask 255.255.255.0
  gateway 192.168.1.1

auto eth0:1
iface eth0:1 inet static
  address 192.168.1.60
  netmask 255.255.255.0
`,
    );
  });

  for (const further of [1, 150, 151, 405, 406, mostHosts]) {
    it(`keeps ${String(further)} further hosts apart and on one LAN`, () => {
      const hosts = planHosts(further);
      assert.equal(hosts.length, further + 5);
      assert.equal(new Set(hosts.map((host) => host.address)).size, hosts.length);
      assert.equal(new Set(hosts.map((host) => host.mac)).size, hosts.length);
      const shift = 32 - (hosts[0]?.prefix ?? 0);
      const numbers = hosts.map((host) =>
        host.address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0),
      );
      assert.equal(new Set(numbers.map((number) => Math.floor(number / 2 ** shift))).size, 1);
      for (const number of numbers) {
        const inLan = number % 2 ** shift;
        assert.ok(inLan !== 0 && inLan !== 2 ** shift - 1, 'not the network or its broadcast');
      }
      assert.ok(!hosts.some((host) => host.address === '192.168.1.60'));
    });
  }

  it('refuses names and numbers with LAB009', () => {
    for (const name of ['', '.', '..', 'a/b', 'a b', '-a', 'a'.repeat(33), 'a\n']) {
      assert.equal(
        codeOf(() => checkName(name)),
        'LAB009',
        JSON.stringify(name),
      );
    }
    for (const count of [-1, 1.5, NaN, mostHosts + 1]) {
      assert.equal(
        codeOf(() => planHosts(count)),
        'LAB009',
      );
    }
    assert.equal(checkName('lab-1_a'), 'lab-1_a');
  });

  it('writes an inventory and known_hosts', () => {
    const hosts = planHosts(1);
    const text = inventoryText({
      hosts,
      user: 'root',
      keyFile: '/k',
      knownHostsFile: '/kh',
      comment: 'c',
      vars: ['x: 1'],
    });
    assert.match(text, /^ {4}chat:\n {6}hosts:\n {8}old:\n {8}new:\n {4}lab:$/m);
    assert.match(text, /^ {8}h1:\n {10}ansible_host: 192\.168\.1\.101$/m);
    assert.match(text, /^ {4}vipbook_known_hosts_file: "\/kh"$/m);
    const keys = new Map(hosts.map((host) => [host.name, `ssh-ed25519 ${host.name}`]));
    assert.match(knownHostsText(hosts, keys), /^old,192\.168\.1\.50 ssh-ed25519 old$/m);
  });
});
