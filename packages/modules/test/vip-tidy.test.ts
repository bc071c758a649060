import assert from 'node:assert/strict';
import { diagnostic } from '@vipbook/diagnostics';
import {
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type Host,
  type Operation,
  type OperationResult,
} from '@vipbook/host';
import { moduleRegistry, type ModuleContext, type MoveJournal } from '@vipbook/modules';

const path = '/etc/network/interfaces';
const vip = '192.168.1.60';
const stanza = (name: string, address: string): string =>
  `auto ${name}\niface ${name} inet static\n  address ${address}\n  netmask 255.255.255.0\n`;

interface Ended {
  readonly journal: readonly string[];
  readonly statuses: readonly string[];
  readonly said: string;
  readonly files: Readonly<Record<'old' | 'new', string>>;
}

/** The address is on the new host already; the files of both say otherwise. */
async function tidy(failingOn?: string): Promise<Ended> {
  const clock = new VirtualClock();
  const own = { old: '192.168.1.50', new: '192.168.1.51' };
  const lan = new SimulatedLan(clock, [
    {
      name: 'old',
      mac: '02:00:00:00:00:50',
      addresses: [{ address: own.old, prefix: 24 }],
      files: { [path]: `${stanza('eth0', own.old)}\n${stanza('eth0:1', vip)}` },
      ifstate: { eth0: 'eth0' },
    },
    {
      name: 'new',
      mac: '02:00:00:00:00:51',
      addresses: [
        { address: own.new, prefix: 24 },
        { address: vip, prefix: 24, label: 'eth0:1' },
      ],
      files: { [path]: stanza('eth0', own.new) },
      ifstate: { eth0: 'eth0' },
    },
  ]);
  const hosts = new Map(['old', 'new'].map((name) => [name, openSimulatedHost(lan, name)]));
  const host = (name: string): Host => {
    const found = hosts.get(name);
    assert.ok(found);
    return name === failingOn ? refusingFiles(found) : found;
  };
  const journal: string[] = [];
  const moves: MoveJournal = {
    obstacles: () => [],
    begin: ({ address }) => {
      journal.push(`begin ${address}`);
      return { intend: () => Promise.resolve(), outcome: () => undefined, end: () => undefined };
    },
    settled: (addresses) => journal.push(`settled ${addresses.join(' ')}`),
  };
  const context: ModuleContext = {
    where: { file: '/play.yml' },
    check: false,
    signal: new AbortController().signal,
    host: (name) => Promise.resolve(host(name)),
    facts: (name) => host(name).facts(),
    inventoryHosts: ['old', 'new'],
    playHosts: ['old', 'new'],
    now: () => clock.now(),
    sleep: (milliseconds) => clock.sleep(milliseconds),
    progress: () => undefined,
    moves,
  };
  const module = moduleRegistry.get('vip');
  const args = { address: vip, from: 'old', to: 'new' };
  const work = async (): Promise<Ended> => {
    const plan = await module?.planPlay?.(args as never, context);
    assert.ok(plan);
    const outcomes = [...(await plan.apply()).values()];
    const text = (name: string): string =>
      Buffer.from(lan.machines.get(name)?.files.get(path) ?? []).toString();
    return {
      journal,
      statuses: outcomes.map(({ status }) => status),
      said: outcomes
        .flatMap(({ error, warnings = [] }) => [
          ...(error === undefined ? [] : [error]),
          ...warnings,
        ])
        .map(({ code, message }) => `${code} ${message}`)
        .join('\n'),
      files: { old: text('old'), new: text('new') },
    };
  };
  return clock.run(work());
}

/** Somebody has written its files a moment ago. */
function refusingFiles(host: Host): Host {
  const run = (async (operations: readonly Operation[], options?: object) =>
    operations.some((operation) => operation.do === 'file.write')
      ? operations.map((): OperationResult => ({
          status: 'failed',
          error: diagnostic('HST004', { message: `${path} has changed` }),
        }))
      : host.run(operations, options)) as Host['run'];
  return { name: host.name, facts: () => host.facts(), run, close: () => host.close() };
}

describe('a vip task that only puts files right', () => {
  it('is no move for the journal: a rollback would take the address from where it was before', async () => {
    const { journal, statuses, files } = await tidy();
    assert.deepEqual(journal, [`settled ${vip}`]);
    assert.deepEqual(statuses, ['changed', 'changed']);
    assert.doesNotMatch(files.old, /192\.168\.1\.60/);
    assert.match(files.new, /192\.168\.1\.60/);
  });

  it('says what stands when it fails, and does the rest all the same', async () => {
    const { journal, statuses, said, files } = await tidy('old');
    assert.deepEqual(journal, []);
    assert.deepEqual(statuses, ['failed', 'failed']);
    assert.match(said, /VIP019 192\.168\.1\.60 is on new already, but not all .* put right/);
    assert.match(said, /HST004/);
    assert.doesNotMatch(said, /undone|is on old/);
    assert.match(files.new, /192\.168\.1\.60/);
  });
});
