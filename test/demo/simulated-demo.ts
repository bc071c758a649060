import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runPlaybook } from '@vipbook/engine';
import {
  openSimulatedHost,
  probeSimulated,
  realClock,
  SimulatedLan,
  type MachineDescription,
} from '@vipbook/host';
import { loadInventory, nodeInventoryIo } from '@vipbook/inventory';
import { parsePlaybook } from '@vipbook/playbook';
import { humanReporter, paintFor, unifiedDiff, wantsColour } from '@vipbook/report';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const playbookFile = path.join(repository, 'playbooks/move-chat.yml');
const interfacesFile = '/etc/network/interfaces';
const chatAddress = '192.168.1.60';
const rate = 1000;
const marginMs = 300;

const stanza = (name: string, address: string): string =>
  `auto ${name}\niface ${name} inet static\n  address ${address}\n  netmask 255.255.255.0\n`;

function machine(name: string, last: number, holdsChat = false): MachineDescription {
  const address = `192.168.1.${String(last)}`;
  const chat = { address: chatAddress, prefix: 24, label: 'eth0:1' };
  return {
    name,
    mac: `02:00:c0:a8:01:${last.toString(16).padStart(2, '0')}`,
    addresses: [{ address, prefix: 24 }, ...(holdsChat ? [chat] : [])],
    files: {
      [interfacesFile]: [
        stanza('eth0', address),
        ...(holdsChat ? [stanza('eth0:1', chatAddress)] : []),
      ].join('\n'),
    },
    ifstate: { eth0: 'eth0', ...(holdsChat ? { 'eth0:1': 'eth0:1' } : {}) },
    services: ['chat'],
  };
}

const inventoryText = `all:
  children:
    chat:
      hosts:
        old:
        new:
  hosts:
    gw:
    client:
`;

/** The same move on the simulated LAN of packages/host. Resolves with the exit status. */
export async function simulatedDemo(): Promise<number> {
  const paint = paintFor(wantsColour(process.stdout.isTTY, process.env, undefined));
  const lan = new SimulatedLan(realClock, [
    machine('old', 50, true),
    machine('new', 51),
    machine('gw', 1),
    machine('client', 20),
  ]);
  const fileOf = async (host: string): Promise<Uint8Array | null> =>
    (await openSimulatedHost(lan, host).facts()).files[interfacesFile]?.content ?? null;
  const hosts = ['old', 'new'];
  const before = await Promise.all(hosts.map(fileOf));

  const draw = humanReporter({ paint, verbosity: 0, diff: false });
  const prober = probeSimulated(lan, 'client', chatAddress, rate);
  await sleep(marginMs);
  const startedAt = performance.now();
  // All tasks are done when it only looks any more whether the address stays.
  let doneAt: number | undefined;
  const { exitCode } = await runPlaybook(
    parsePlaybook(playbookFile, readFileSync(playbookFile, 'utf8')),
    await inventory(),
    { run: 'simulated' },
    {
      connect: ({ host }) => Promise.resolve(openSimulatedHost(lan, host)),
      emit: (event) => {
        if (event.event === 'task-start' && event.name.includes(' stays on '))
          doneAt = performance.now();
        const { out, error } = draw(event);
        process.stdout.write(out + error);
      },
      now: () => realClock.now(),
      sleep: (milliseconds) => realClock.sleep(milliseconds),
    },
  );
  const elapsedMs = (doneAt ?? performance.now()) - startedAt;
  await sleep(marginMs);
  const probes = prober.stop();

  const after = await Promise.all(hosts.map(fileOf));
  for (const [index, host] of hosts.entries()) {
    const change = { host, path: interfacesFile };
    const [from = null, to = null] = [before[index], after[index]];
    console.log(unifiedDiff({ ...change, before: from, after: to }, paint));
  }
  const lost = probes.lost.length;
  const owner = probes.answeredBy.at(-1);
  console.log(
    [
      `probes sent        ${String(probes.sent)}, one every millisecond (simulated)`,
      `probes lost        ${paint(lost === 0 ? 'ok' : 'failed', String(lost))}`,
      `longest gap        ${probes.longestGapMs.toFixed(1)} ms`,
      `whole run          ${(elapsedMs / 1000).toFixed(2)} s, from start to the last task`,
      'looked at again    for 15 s, whether the address stays',
      `who answers now    ${owner?.host ?? 'nobody'} (${owner?.mac ?? 'no MAC address'})`,
    ].join('\n'),
  );
  return exitCode === 0 && lost === 0 && owner?.host === 'new' ? 0 : 1;
}

/** Names only: how to reach a simulated host, nobody needs to be told. */
async function inventory(): ReturnType<typeof loadInventory> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-demo-'));
  try {
    const file = path.join(folder, 'inventory.yml');
    writeFileSync(file, inventoryText);
    return await loadInventory([file], nodeInventoryIo());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
