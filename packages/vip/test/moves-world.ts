// A LAN of four hosts whose addresses move together, for tests.
import assert from 'node:assert/strict';
import {
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type Facts,
  type Host,
  type LanConditions,
  type Operation,
  type SimulatedHostOptions,
} from '@vipbook/host';
import {
  planMoves,
  type MoveInputs,
  type MoveRequest,
  type MovesPlan,
  type MoveWorld,
  type Strategy,
} from '@vipbook/vip';
import { path, recorderOf, stanza } from './chat-world.ts';

const macOf = (last: number): string => `02:00:00:00:00:${String(last)}`;

export interface Wanted {
  readonly address: string;
  readonly from: string;
  readonly to: string;
}

/** Ten from one host to three others. */
export const ten: readonly Wanted[] = Array.from({ length: 10 }, (_, index) => ({
  address: `192.168.1.${String(60 + index)}`,
  from: 'a',
  to: ['b', 'c', 'd'][index % 3] ?? '',
}));

/** Each host gives and takes. */
export const round: readonly Wanted[] = [
  { address: '192.168.1.60', from: 'a', to: 'b' },
  { address: '192.168.1.61', from: 'b', to: 'c' },
  { address: '192.168.1.62', from: 'c', to: 'd' },
  { address: '192.168.1.63', from: 'd', to: 'a' },
];

export const names = ['a', 'b', 'c', 'd'] as const;
const lasts: Readonly<Record<string, number>> = { a: 50, b: 51, c: 52, d: 53 };

export interface World {
  readonly lan: SimulatedLan;
  readonly clock: VirtualClock;
  readonly controller: { alive: boolean };
  readonly wanted: readonly Wanted[];
  readonly before: ReadonlyMap<string, string>;
  host(name: string): Host;
}

export interface WorldOptions {
  readonly conditions?: Partial<LanConditions>;
  /** Of the first controller's line to a host. */
  readonly line?: (host: string) => SimulatedHostOptions;
  /** By host: how fast its clock runs. */
  readonly rates?: Readonly<Record<string, number>>;
}

export function world(wanted: readonly Wanted[], options: WorldOptions = {}): World {
  const clock = new VirtualClock();
  const before = new Map<string, string>();
  const machines = names.map((name) => {
    const last = lasts[name] ?? 0;
    const own = wanted.filter(({ from }) => from === name).map(({ address }) => address);
    const aliases = own.map((address, index) => ({ address, label: `eth0:${String(index + 1)}` }));
    const file = [
      stanza('eth0', `192.168.1.${String(last)}`),
      ...aliases.map(({ address, label }) => stanza(label, address)),
    ].join('\n');
    before.set(name, file);
    return {
      name,
      mac: macOf(last),
      addresses: [
        { address: `192.168.1.${String(last)}`, prefix: 24 },
        ...aliases.map((alias) => ({ ...alias, prefix: 24 })),
      ],
      files: { [path]: file },
      clockRate: options.rates?.[name] ?? 1,
      ifstate: {
        eth0: 'eth0',
        ...Object.fromEntries(aliases.map(({ label }) => [label, label])),
      },
    };
  });
  const client = {
    name: 'client',
    mac: macOf(20),
    addresses: [{ address: '192.168.1.20', prefix: 24 }],
  };
  const lan = new SimulatedLan(clock, [...machines, client], options.conditions ?? {});
  const controller = { alive: true };
  return {
    lan,
    clock,
    controller,
    wanted,
    before,
    host: (name) =>
      openSimulatedHost(lan, name, { ...options.line?.(name), alive: () => controller.alive }),
  };
}

function request(one: Wanted, strategy: Strategy): MoveRequest {
  return {
    ...one,
    strategy,
    persist: 'auto',
    announce: 2,
    flush: [],
    drain: 0,
    overrule: new Map(),
    run: { id: 'run-1', owner: 'alice@laptop', reason: 'all move' },
  };
}

/** @param more - what all requests say besides */
export async function inputsFor(
  at: World,
  strategy: Strategy,
  more: Partial<MoveRequest> = {},
): Promise<readonly MoveInputs[]> {
  const facts = new Map<string, Facts>();
  for (const name of names) facts.set(name, await at.host(name).facts());
  const of = (name: string): Facts => facts.get(name) ?? assert.fail(name);
  return at.wanted.map((one) => ({
    request: { ...request(one, strategy), ...more },
    old: of(one.from),
    next: of(one.to),
    wire: [macOf(lasts[one.from] ?? 0)],
  }));
}

export async function plan(
  at: World,
  strategy: Strategy,
  more: Partial<MoveRequest> = {},
): Promise<MovesPlan> {
  const planned = planMoves(await inputsFor(at, strategy, more));
  assert.deepEqual(planned.findings, []);
  return planned;
}

export type Step = Parameters<NonNullable<MoveWorld['record']>['intend']>[0];

export function worldFor(at: World, before: (step: Step) => unknown = () => undefined): MoveWorld {
  return {
    host: (name) => Promise.resolve(at.host(name)),
    now: () => at.clock.now(),
    sleep: (milliseconds) => at.clock.sleep(milliseconds),
    progress: () => undefined,
    signal: new AbortController().signal,
    record: recorderOf(before),
  };
}

/** Each address is on exactly one host for good, all on their old or all on their new, and all else agrees. */
export function consistent(at: World): 'old' | 'new' {
  const now = at.clock.now();
  const ends = at.wanted.map(({ address, from, to }) => {
    const holders = at.lan.holders(address, now).map(({ name }) => name);
    assert.equal(holders.length, 1, `${address} is held by ${holders.join(' and ') || 'nobody'}`);
    const [holder] = holders;
    assert.ok(holder === from || holder === to);
    return { address, holder, end: holder === to ? ('new' as const) : ('old' as const) };
  });
  const [first] = ends;
  assert.ok(first);
  const told = ends.map(({ address, holder }) => `${address} on ${holder}`).join(', ');
  assert.ok(
    ends.every(({ end }) => end === first.end),
    `some moved, some did not: ${told}`,
  );
  for (const name of names) {
    const self = at.lan.machines.get(name);
    assert.ok(self);
    const file = Buffer.from(self.files.get(path) ?? []).toString();
    for (const { address, holder } of ends) {
      assert.equal(file.includes(`${address}\n`), holder === name, `${address} in ${name}'s file`);
      const held: (typeof self.addresses)[number] | undefined = self.addresses.find(
        (one) => one.address === address,
      );
      if (held === undefined) continue;
      assert.ok(held.expiresAt === Infinity, `${address} is a lease on ${name}`);
      assert.ok(self.ifstate.has(held.label ?? ''), `ifstate of ${address} on ${name}`);
    }
    const labels = ends.filter(({ holder }) => holder === name).length;
    const own = self.ifstate.has('lo') ? 2 : 1;
    assert.equal(
      self.ifstate.size,
      labels + own,
      `ifstate of ${name}: ${[...self.ifstate].join()}`,
    );
    if (first.end === 'old') assert.equal(file, at.before.get(name), `the file of ${name}`);
    const { guards, hooks, quiet, relays } = self;
    for (const [what, map] of Object.entries({ guards, hooks, quiet, relays }))
      assert.equal(map.size, 0, `${what} left on ${name}`);
    for (const [address, lock] of self.locks)
      assert.ok(lock.run === undefined || lock.until <= now, `lock of ${address} on ${name}`);
    assert.equal(self.sysctls.get('net/ipv4/conf/eth0/arp_announce') ?? '0', '0');
  }
  return first.end;
}

export function tell(at: World, story: string, cause: unknown): Error {
  const events = at.lan.events.map(({ at: ms, host, what }) => `${ms.toFixed(0)} ${host}: ${what}`);
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${story}: ${message}\n${events.join('\n')}`, { cause });
}

/** The same hosts over lines on which an answer takes so long. */
export function farAway(
  at: World,
  { host: near, ...rest }: MoveWorld,
  roundTripMs: number,
): MoveWorld {
  return {
    ...rest,
    async host(name) {
      const host = await near(name);
      const run = (async (operations: readonly Operation[], options?: object) => {
        await at.clock.sleep(roundTripMs / 2);
        const results = await host.run(operations, options);
        await at.clock.sleep(roundTripMs / 2);
        return results;
      }) as Host['run'];
      return { ...host, run };
    },
  };
}
