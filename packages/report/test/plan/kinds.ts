import { type Facts, type MachineDescription } from '@vipbook/host';
import type { Plan } from '@vipbook/plan';
import {
  chatInventory,
  chatLan,
  moveChat,
  openLan,
  planned,
  snapshots,
  vip,
} from '../../../engine/test/plan-harness.ts';

/** Plans of every kind that a reviewer meets, made by the planner from facts of a simulated LAN. */
export type Kind = 'move' | 'single-writer' | 'ipv6' | 'transaction' | 'many-hosts';

export const kinds: Readonly<Record<Kind, () => Promise<Plan>>> = {
  move: () => chat(moveChat),
  'single-writer': () =>
    chat(
      moveChat.replace(
        'to: new',
        'to: new\n        strategy: break-before-make\n        connections: drop',
      ),
    ),
  ipv6: () => chat(moveChat.replace(vip, 'fd00:1::60'), asIpv6),
  transaction,
  'many-hosts': manyHosts,
};

async function chat(playbook: string, alter?: (facts: Facts) => Facts): Promise<Plan> {
  const lan = openLan(chatLan(), alter);
  return (await planned({ playbook, lan, snapshots: await snapshots(lan) })).plan;
}

/** The simulated LAN knows IPv4 only: its facts, said in IPv6. */
function asIpv6(facts: Facts): Facts {
  const files = Object.fromEntries(
    Object.entries(facts.files).map(([name, file]) => [
      name,
      {
        ...file,
        content: Buffer.from(
          Buffer.from(file.content)
            .toString()
            .replaceAll(/iface (eth0(?::1)?) inet static/g, 'iface $1 inet6 static')
            .replaceAll('255.255.255.0', '64')
            .replaceAll('192.168.1.', 'fd00:1::'),
        ),
      },
    ]),
  );
  const said = JSON.stringify({ ...facts, files: {} })
    .replaceAll('192.168.1.0/24', 'fd00:1::/64')
    .replaceAll('192.168.1.', 'fd00:1::')
    .replaceAll('"family":4', '"family":6')
    .replaceAll('"prefix":24', '"prefix":64')
    .replaceAll('"broadcast":"fd00:1::255",', '');
  return { ...(JSON.parse(said) as Facts), files };
}

const alias = (label: string, address: string): string =>
  `\nauto ${label}\niface ${label} inet static\n  address ${address}\n  netmask 255.255.255.0\n`;

/** Three addresses of one host go to two others, all or none. */
async function transaction(): Promise<Plan> {
  const [old, fresh, ...others] = chatLan(
    ['60', '61', '62'].map((last, at) => alias(`eth0:${at + 1}`, `192.168.1.${last}`)).join(''),
  ) as [MachineDescription, MachineDescription, ...MachineDescription[]];
  const web = JSON.parse(
    JSON.stringify(fresh).replaceAll('192.168.1.51', '192.168.1.52').replaceAll(':51', ':52'),
  ) as MachineDescription;
  const held = ['61', '62'].map((last, at) => ({
    address: `192.168.1.${last}`,
    prefix: 24,
    label: `eth0:${at + 2}`,
  }));
  const lan = openLan([
    {
      ...old,
      addresses: [...(old.addresses ?? []), ...held],
      ifstate: { ...old.ifstate, 'eth0:2': 'eth0:2', 'eth0:3': 'eth0:3' },
    },
    { ...fresh, name: 'chat1' },
    { ...web, name: 'web1' },
    ...others,
  ]);
  const playbook = `- name: chat and web leave old
  hosts: [old, chat1, web1]
  tasks:
    - name: the three addresses move, all or none
      vip:
        from: old
        moves:
          - { address: 192.168.1.60, to: chat1 }
          - { address: 192.168.1.61, to: web1 }
          - { address: 192.168.1.62, to: web1 }
`;
  return (
    await planned({
      playbook,
      lan,
      inventory: chatInventory.replace(
        /new ansible_host.*\n([\s\S]*)new\n/,
        'chat1 ansible_host=192.168.1.51\nweb1 ansible_host=192.168.1.52\n$1chat1\nweb1\n',
      ),
      snapshots: await snapshots(lan, ['old', 'chat1', 'web1', 'client']),
    })
  ).plan;
}

/** Two changes on each of 500 hosts, and the move of an address among them. */
async function manyHosts(): Promise<Plan> {
  const lan = openLan(chatLan());
  const saved = new Map(await snapshots(lan));
  const model = saved.get('new');
  if (model === undefined) throw new Error('no facts of the new host');
  const names = Array.from({ length: 498 }, (_, at) => `web${String(at + 1).padStart(3, '0')}`);
  for (const [at, name] of names.entries()) {
    const own = `10.1.${String(Math.floor(at / 250))}.${String((at % 250) + 1)}`;
    const text = JSON.stringify(model)
      .replaceAll('192.168.1.0/24', '10.1.0.0/16')
      .replaceAll('192.168.1.51', own)
      .replaceAll('192.168.1.', '10.1.200.')
      .replaceAll('"prefix":24', '"prefix":16');
    const [file] = Object.keys(model.files);
    const content = `auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet static\n  address ${own}\n  netmask 255.255.0.0\n`;
    const facts = JSON.parse(text) as Facts;
    saved.set(name, {
      ...facts,
      host: name,
      hostname: name,
      neighbours: [],
      files:
        file === undefined
          ? {}
          : { [file]: { ...model.files[file]!, content: Buffer.from(content) } },
    });
  }
  const playbook = `${moveChat}- name: one more address everywhere
  hosts: all:!client
  gather_facts: false
  tasks:
    - name: the address of the new service
      vip: { address: "{{ more }}", state: present }
      when: more is defined
    - name: large frames
      interfaces_file: { iface: eth0, option: mtu, value: "9000" }
`;
  const lines = names.map(
    (name, at) =>
      `${name} more=10.1.${String(100 + Math.floor(at / 250))}.${String((at % 250) + 1)}`,
  );
  return (
    await planned({
      playbook,
      lan,
      inventory: `${chatInventory}\n[web]\n${lines.join('\n')}\n`,
      snapshots: saved,
    })
  ).plan;
}

/** So many addresses of old, each in a move of its own. */
export async function manyMoves(count: number): Promise<Plan> {
  const [old, ...others] = chatLan() as [MachineDescription, ...MachineDescription[]];
  const addresses = Array.from({ length: count }, (_, at) => `192.168.1.${String(at + 100)}`);
  const labelled = addresses.map((address, at) => ({ address, label: `eth0:${String(at + 2)}` }));
  const [file = ''] = Object.keys(old.files ?? {});
  const lan = openLan([
    {
      ...old,
      addresses: [...(old.addresses ?? []), ...labelled.map((each) => ({ ...each, prefix: 24 }))],
      files: {
        [file]: `${String(old.files?.[file])}${labelled.map(({ label, address }) => alias(label, address)).join('')}`,
      },
      ifstate: {
        ...old.ifstate,
        ...Object.fromEntries(labelled.map(({ label }) => [label, label])),
      },
    },
    ...others,
  ]);
  const playbook = moveChat.replace(vip, '"{{ item }}"');
  return (
    await planned({
      playbook: `${playbook}      loop: ${JSON.stringify(addresses)}\n`,
      lan,
      snapshots: await snapshots(lan),
    })
  ).plan;
}
