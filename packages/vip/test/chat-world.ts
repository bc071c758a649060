// A LAN on which one address moves from the old host to the new one, for tests.
import {
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type Facts,
  type Host,
  type MachineDescription,
  type Operation,
  type OperationResult,
} from '@vipbook/host';
import {
  executeMove,
  type MoveEnd,
  type MovePlan,
  type MoveRecorder,
  type MoveRequest,
  type MoveWorld,
} from '@vipbook/vip';

export const vip = '192.168.1.60';
export const macs = { old: '02:00:00:00:00:50', new: '02:00:00:00:00:51' };
export const path = '/etc/network/interfaces';
export const stanza = (name: string, address: string): string =>
  `auto ${name}\niface ${name} inet static\n  address ${address}\n  netmask 255.255.255.0\n`;

export const request: MoveRequest = {
  address: vip,
  from: 'old',
  to: 'new',
  strategy: 'make-before-break',
  persist: 'auto',
  announce: 1,
  flush: [],
  drain: 0,
  overrule: new Map(),
};

const client = (): MachineDescription => ({
  name: 'client',
  mac: '02:00:00:00:00:20',
  addresses: [{ address: '192.168.1.20', prefix: 24 }],
});

/** The two hosts, and a client that nobody manages; nothing in their files but what moves. */
export const bareLan = (): readonly MachineDescription[] => [
  {
    name: 'old',
    mac: macs.old,
    addresses: [
      { address: '192.168.1.50', prefix: 24 },
      { address: vip, prefix: 24, label: 'eth0:1' },
    ],
    files: { [path]: `${stanza('eth0', '192.168.1.50')}\n${stanza('eth0:1', vip)}` },
    ifstate: { eth0: 'eth0', 'eth0:1': 'eth0:1' },
  },
  {
    name: 'new',
    mac: macs.new,
    addresses: [{ address: '192.168.1.51', prefix: 24 }],
    files: { [path]: stanza('eth0', '192.168.1.51') },
    ifstate: { eth0: 'eth0' },
  },
  client(),
];

/** The interfaces file of 192.168.1.`last` in `chatLan`. */
export const fileOf = (last: number, more = ''): string =>
  `auto lo\niface lo inet loopback\n\n${stanza('eth0', `192.168.1.${String(last)}`)}${more}`;
export const alias = `\n${stanza('eth0:1', vip)}`;

/** As people have it: loopback, and a gateway that nobody manages; `oldMore` stands last in the old host's file. */
export function chatLan(oldMore = alias): readonly MachineDescription[] {
  return [
    {
      name: 'old',
      mac: macs.old,
      addresses: [
        { address: '192.168.1.50', prefix: 24 },
        { address: vip, prefix: 24, label: 'eth0:1' },
      ],
      files: { [path]: fileOf(50, oldMore) },
      ifstate: { lo: 'lo', eth0: 'eth0', 'eth0:1': 'eth0:1' },
      gateway: '192.168.1.1',
    },
    {
      name: 'new',
      mac: macs.new,
      addresses: [{ address: '192.168.1.51', prefix: 24 }],
      files: { [path]: fileOf(51) },
      ifstate: { lo: 'lo', eth0: 'eth0' },
      gateway: '192.168.1.1',
    },
    client(),
    { name: 'gw', mac: '02:00:00:00:00:01', addresses: [{ address: '192.168.1.1', prefix: 24 }] },
  ];
}

export interface World {
  readonly lan: SimulatedLan;
  readonly clock: VirtualClock;
  host(name: string): Host;
}

export function world(machines: readonly MachineDescription[] = bareLan()): World {
  const clock = new VirtualClock();
  const lan = new SimulatedLan(clock, machines);
  const hosts = new Map<string, Host>();
  return {
    lan,
    clock,
    host(name) {
      const known = hosts.get(name) ?? openSimulatedHost(lan, name);
      hosts.set(name, known);
      return known;
    },
  };
}

export async function bothFacts(at: World): Promise<readonly [Facts, Facts]> {
  return at.clock.run(Promise.all([at.host('old').facts(), at.host('new').facts()]));
}

/** Carry the steps out; `more` has what the test does in its own way. */
export function execute(
  at: World,
  { steps }: Pick<MovePlan, 'steps'>,
  more: Partial<MoveWorld> = {},
): Promise<MoveEnd> {
  return executeMove(steps, {
    host: (name) => Promise.resolve(at.host(name)),
    now: () => at.clock.now(),
    sleep: (milliseconds) => at.clock.sleep(milliseconds),
    progress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  });
}

/**
 * Tells when each step begins. Of one that is written down ahead, with the step before it, that is when the latter has
 * ended: between the two lies what a controller's death is tried for.
 */
export function recorderOf(
  before: (step: Parameters<MoveRecorder['intend']>[0]) => unknown,
): MoveRecorder {
  let under = false;
  let ahead: Parameters<typeof before>[0] | undefined;
  return {
    async intend(step) {
      if (under) {
        ahead = step;
        return;
      }
      under = true;
      await before(step);
    },
    outcome() {
      under = ahead !== undefined;
      const next = ahead;
      ahead = undefined;
      if (next !== undefined) void before(next);
    },
  };
}

/** Runs a host's operations, or breaks in between; `run` is the real thing. */
export type Meddle = (
  name: string,
  operations: readonly Operation[],
  run: () => Promise<readonly OperationResult[]>,
) => Promise<readonly OperationResult[]>;

export function meddling(at: World, meddle: Meddle): MoveWorld['host'] {
  return (name) => {
    const host = at.host(name);
    const run = (async (operations: readonly Operation[], options?: object) =>
      meddle(name, operations, () => host.run(operations, options))) as Host['run'];
    return Promise.resolve({ ...host, run });
  };
}

export const does = (operations: readonly Operation[], what: Operation['do']): boolean =>
  operations.some((operation) => operation.do === what);

export function text(at: World, name: string): string {
  return Buffer.from(at.lan.machines.get(name)?.files.get(path) ?? []).toString();
}

export function holders(at: World): readonly string[] {
  return at.lan.holders(vip, at.clock.now()).map((machine) => machine.name);
}
