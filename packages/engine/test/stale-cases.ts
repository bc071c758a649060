import type { Facts, MachineDescription } from '@vipbook/host';
import { chatInventory, moveChat, type PlanTrial } from './plan-harness.ts';

/** What may have happened between the review of the plan of `moveChat` and its being applied. */

export type Machines = readonly MachineDescription[];

const on =
  (name: string, change: (machine: MachineDescription) => Partial<MachineDescription>) =>
  (machines: Machines): Machines =>
    machines.map((machine) =>
      machine.name === name ? { ...machine, ...change(machine) } : machine,
    );

const interfaces = '/etc/network/interfaces';
const edited =
  (name: string, edit: (text: string) => string) =>
  (machines: Machines): Machines =>
    on(name, ({ files = {} }) => ({
      files: { ...files, [interfaces]: edit(files[interfaces] ?? '') },
    }))(machines);

const told =
  (name: string, change: (facts: Facts) => Partial<Facts>) =>
  (facts: Facts): Facts =>
    facts.host === name ? { ...facts, ...change(facts) } : facts;

const link = (change: Partial<Facts['links'][number]>) => (facts: Facts) => ({
  links: facts.links.map((each) => ({ ...each, ...change })),
});

export interface Case {
  readonly name: string;
  readonly lan?: (machines: Machines) => Machines;
  readonly facts?: (facts: Facts) => Facts;
  readonly trial?: PlanTrial & { readonly used?: boolean };
}

export interface StaleCase extends Case {
  readonly code: string;
  readonly says: RegExp;
}

const vip = { address: '192.168.1.60', prefix: 24, label: 'eth0:1' };
const own = (last: number) => ({ address: `192.168.1.${String(last)}`, prefix: 24 });

export const stale: readonly StaleCase[] = [
  {
    name: "one byte more in the old host's file",
    lan: edited('old', (text) => `${text}\n`),
    code: 'PLN012',
    says: /interfaces on old/,
  },
  {
    name: "one byte less in the old host's file",
    lan: edited('old', (text) => text.slice(0, -1)),
    code: 'PLN012',
    says: /interfaces on old/,
  },
  {
    name: "one byte changed in the old host's file",
    lan: edited('old', (text) => text.replace('auto lo', 'auto  lo').replace('\n\n', '\n')),
    code: 'PLN012',
    says: /interfaces on old/,
  },
  {
    name: "one byte more in the new host's file",
    lan: edited('new', (text) => `${text}#`),
    code: 'PLN012',
    says: /interfaces on new/,
  },
  {
    name: "another stanza in the new host's file",
    lan: edited(
      'new',
      (text) => `${text}\nauto eth0:7\niface eth0:7 inet static\n  address 192.168.1.77/24\n`,
    ),
    code: 'PLN012',
    says: /interfaces on new/,
  },
  {
    name: "the address gone from the old host's file",
    lan: edited('old', (text) => text.replace(/\nauto eth0:1[\s\S]*/, '')),
    code: 'PLN012',
    says: /interfaces on old/,
  },
  {
    name: 'the address moved by hand',
    lan: (machines) =>
      on('new', () => ({ addresses: [own(51), vip] }))(
        on('old', () => ({ addresses: [own(50)] }))(machines),
      ),
    code: 'PLN013',
    says: /192\.168\.1\.60 on old: \/24 on eth0 as eth0:1 in the plan, not there now/,
  },
  {
    name: 'the address gone from the old host',
    lan: on('old', () => ({ addresses: [own(50)] })),
    code: 'PLN013',
    says: /on old/,
  },
  {
    name: 'the address on both hosts',
    lan: on('new', () => ({ addresses: [own(51), vip] })),
    code: 'PLN013',
    says: /on new: not there in the plan/,
  },
  {
    name: 'the address with another prefix',
    lan: on('old', () => ({ addresses: [own(50), { ...vip, prefix: 32 }] })),
    code: 'PLN013',
    says: /\/32/,
  },
  {
    name: 'the address with another label',
    lan: on('old', () => ({ addresses: [own(50), { ...vip, label: 'eth0:2' }] })),
    code: 'PLN013',
    says: /eth0:2/,
  },
  {
    name: 'the address without a label',
    lan: on('old', () => ({ addresses: [own(50), { address: vip.address, prefix: 24 }] })),
    code: 'PLN013',
    says: /on old/,
  },
  {
    name: 'another own address of the old host',
    lan: on('old', () => ({ addresses: [own(55), vip] })),
    code: 'PLN013',
    says: /192\.168\.1\.50 on old: .*not there now/,
  },
  {
    name: 'another own address of the new host',
    lan: on('new', () => ({ addresses: [own(56)] })),
    code: 'PLN013',
    says: /on new/,
  },
  {
    name: 'a lease where there was an address',
    facts: told('old', (facts) => ({
      addresses: facts.addresses.map((held) => ({ ...held, lifetime: 600 })),
    })),
    code: 'PLN013',
    says: /as a lease/,
  },
  {
    name: 'another network card in the old host',
    lan: on('old', () => ({ mac: '02:00:00:00:00:aa' })),
    code: 'PLN014',
    says: /eth0 on old: 02:00:00:00:00:50.*02:00:00:00:00:aa/,
  },
  {
    name: 'another network card in the new host',
    lan: on('new', () => ({ mac: '02:00:00:00:00:ab' })),
    code: 'PLN014',
    says: /eth0 on new/,
  },
  {
    name: 'the link of the new host down',
    facts: told('new', link({ up: false })),
    code: 'PLN014',
    says: /down/,
  },
  {
    name: 'the cable of the new host pulled',
    facts: told('new', link({ carrier: false })),
    code: 'PLN014',
    says: /no carrier/,
  },
  {
    name: 'ifstate of the old host no longer knows the alias',
    lan: on('old', () => ({ ifstate: { lo: 'lo', eth0: 'eth0' } })),
    code: 'PLN015',
    says: /eth0:1 on old: eth0:1 in the plan, not there now/,
  },
  {
    name: 'ifstate of the new host knows the alias',
    lan: on('new', () => ({ ifstate: { lo: 'lo', eth0: 'eth0', 'eth0:1': 'eth0:1' } })),
    code: 'PLN015',
    says: /eth0:1 on new: not there in the plan/,
  },
  {
    name: 'arp_announce of the old host set',
    facts: told('old', (facts) => ({
      sysctls: { ...facts.sysctls, 'net/ipv4/conf/eth0/arp_announce': '1' },
    })),
    code: 'PLN015',
    says: /arp_announce on old: 0 in the plan, 1 now/,
  },
  {
    name: 'arp_announce of the new host set',
    facts: told('new', (facts) => ({
      sysctls: { ...facts.sysctls, 'net/ipv4/conf/eth0/arp_announce': '2' },
    })),
    code: 'PLN015',
    says: /arp_announce on new/,
  },
  {
    name: 'NetworkManager in charge of the new host',
    facts: told('new', () => ({ managers: { eth0: 'NetworkManager' } })),
    code: 'PLN015',
    says: /eth0 on new: ifupdown in the plan, NetworkManager now/,
  },
  {
    name: 'a login that is not root',
    facts: told('old', () => ({ user: { name: 'ops', uid: 1000 } })),
    code: 'PLN015',
    says: /uid 1000/,
  },
  {
    name: 'nft removed from the new host',
    facts: told('new', (facts) => ({ tools: { ...facts.tools, nft: null } })),
    code: 'PLN018',
    says: /would/,
  },
  {
    name: 'ss removed from the old host',
    facts: told('old', (facts) => ({ tools: { ...facts.tools, ss: null } })),
    code: 'PLN018',
    says: /count open connections/,
  },
  {
    name: 'a comment in the playbook',
    trial: { playbook: `# moved\n${moveChat}` },
    code: 'PLN010',
    says: /move-chat\.yml differs/,
  },
  {
    name: 'another strategy in the playbook',
    trial: { playbook: `${moveChat}        strategy: break-before-make\n` },
    code: 'PLN010',
    says: /move-chat\.yml/,
  },
  {
    name: 'another address of a host in the inventory',
    trial: { inventory: chatInventory.replace('.51', '.59') },
    code: 'PLN011',
    says: /of new differs/,
  },
  {
    name: 'a variable more for a host',
    trial: { inventory: chatInventory.replace('old ansible', 'old owner=me ansible') },
    code: 'PLN011',
    says: /of old differs/,
  },
  {
    name: 'another host in the play',
    trial: { inventory: `${chatInventory}client\n` },
    code: 'PLN011',
    says: /of client/,
  },
  {
    name: 'another version',
    trial: { version: '0.2.0' },
    code: 'PLN016',
    says: /0\.1\.0 made the plan, this is 0\.2\.0/,
  },
  { name: 'used already', trial: { used: true }, code: 'PLN017', says: /used/ },
];

export const irrelevant: readonly Case[] = [
  { name: 'nothing at all' },
  {
    name: 'other neighbours',
    facts: told('old', () => ({
      neighbours: [
        { address: '192.168.1.99', device: 'eth0', mac: '02:00:00:00:00:99', state: 'REACHABLE' },
      ],
    })),
  },
  { name: 'no neighbours', facts: (facts) => ({ ...facts, neighbours: [] }) },
  { name: 'another kernel', facts: (facts) => ({ ...facts, kernel: '6.99' }) },
  { name: 'a reboot', facts: (facts) => ({ ...facts, bootId: `${facts.bootId}-2` }) },
  {
    name: 'another release of the system',
    facts: told('new', () => ({ os: { id: 'debian', version: '13', name: 'Debian 13' } })),
  },
  { name: 'another host name', facts: told('new', () => ({ hostname: 'renamed' })) },
  {
    name: 'another service listens',
    facts: told('new', () => ({ listening: [{ address: '*', port: 80, process: 'nginx' }] })),
  },
  { name: 'another init', facts: (facts) => ({ ...facts, init: 'systemd' }) },
  {
    name: 'a sysctl that the move does not use',
    facts: (facts) => ({
      ...facts,
      sysctls: { ...facts.sysctls, 'net/ipv4/conf/eth0/rp_filter': '1' },
    }),
  },
  {
    name: 'another program is there',
    facts: (facts) => ({ ...facts, tools: { ...facts.tools, vim: '/usr/bin/vim' } }),
  },
  {
    name: 'a program is elsewhere',
    facts: (facts) => ({ ...facts, tools: { ...facts.tools, ip: '/sbin/ip' } }),
  },
  {
    name: 'another version of ifupdown',
    facts: (facts) => ({ ...facts, ifupdown: { ...facts.ifupdown, version: '0.8.99' } }),
  },
  {
    name: 'a larger MTU',
    facts: (facts) => ({ ...facts, links: facts.links.map((each) => ({ ...each, mtu: 9000 })) }),
  },
  {
    name: 'another number of the link',
    facts: (facts) => ({
      ...facts,
      links: facts.links.map((each) => ({ ...each, index: each.index + 5 })),
    }),
  },
  {
    name: 'another link',
    facts: told('old', (facts) => ({
      links: [
        ...facts.links,
        { index: 9, name: 'wg0', mac: '02:00:00:00:00:77', mtu: 1420, up: true, carrier: true },
      ],
    })),
  },
  {
    name: 'an address of another subnet',
    facts: told('new', (facts) => ({
      addresses: [
        ...facts.addresses,
        {
          device: 'wg0',
          address: '10.9.0.1',
          prefix: 24,
          lifetime: 'forever',
          preferred: 'forever',
          family: 4,
          scope: 'global',
          secondary: false,
          flags: [],
        },
      ],
    })),
  },
  {
    name: 'another interfaces file, of another interface',
    facts: told('new', (facts) => ({
      files: {
        ...facts.files,
        '/etc/network/interfaces.d/wg0': {
          path: '/etc/network/interfaces.d/wg0',
          content: Buffer.from('auto wg0\niface wg0 inet manual\n'),
          mode: 0o644,
          owner: 'root',
          group: 'root',
          sha256: 'f'.repeat(64),
        },
      },
    })),
  },
  {
    name: 'a route to elsewhere',
    facts: told('old', (facts) => ({
      routes: [...facts.routes, { family: 4, destination: '10.9.0.0/24', device: 'wg0' }],
    })),
  },
  {
    name: 'ifstate of another interface',
    facts: told('old', (facts) => ({ ifstate: { ...facts.ifstate, wg0: 'wg0' } })),
  },
  {
    name: 'another mode of the file',
    facts: told('old', (facts) => ({
      files: Object.fromEntries(
        Object.entries(facts.files).map(([path, file]) => [path, { ...file, mode: 0o640 }]),
      ),
    })),
  },
  { name: "the client's network card", lan: on('client', () => ({ mac: '02:00:00:00:00:2f' })) },
  { name: 'a comment in the inventory', trial: { inventory: `# ours\n${chatInventory}` } },
  {
    name: 'a host more in the inventory',
    trial: {
      inventory: chatInventory.replace('client ', 'another ansible_host=192.168.1.99\nclient '),
    },
  },
  {
    name: 'another variable of a host that takes no part',
    trial: { inventory: chatInventory.replace('client ', 'client owner=me ') },
  },
];
