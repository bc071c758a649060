import { createHash } from 'node:crypto';
import { diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '../facts.ts';
import type { Host, HostRunOptions } from '../host.ts';
import type {
  CommandOutput,
  HostFile,
  Operation,
  OperationName,
  OperationOf,
  OperationResult,
  Operations,
  ResultsOf,
} from '../operations.ts';
import type { SimulatedLan } from './lan.ts';
import { lifetimeAt, type Machine } from './machine.ts';
import { attributesOf, pathInterpreters, setReplacement } from './paths.ts';

/** How long things take, in milliseconds: measured on a LAN of namespaces. */
const wayMs = 0.3;
const costMs: Partial<Record<OperationName, number>> = {
  'arp.direct': 6,
  'arp.announce': 1,
  'arp.quiet': 6,
  'flow.relay': 8,
  'file.write': 12,
  'ifstate.set': 8,
};
const usualMs = 3;

type Interpreters = {
  readonly [N in OperationName]: (
    input: OperationOf<N>,
    now: number,
  ) => Operations[N]['out'] | ReturnType<typeof diagnostic>;
};

/** A host of a simulated LAN: the same operations, interpreted. */
export function openSimulatedHost(lan: SimulatedLan, name: string): Host {
  const self = lan.machines.get(name);
  if (self === undefined) throw new RangeError(`no machine ${name} on this LAN`);
  const interpreters = interpretersFor(lan, self);
  return {
    name,
    async facts(): Promise<Facts> {
      await lan.clock.sleep(wayMs * 2 + 20);
      return lan.change(self, 'facts', (now) => factsOf(self, now));
    },
    async run<const O extends readonly Operation[]>(
      operations: O,
      options: HostRunOptions = {},
    ): Promise<ResultsOf<O>> {
      await lan.clock.sleep(wayMs);
      const results: OperationResult[] = [];
      let failed = false;
      for (const operation of operations) {
        if (failed && options.keepGoing !== true) {
          results.push({ status: 'skipped' });
          continue;
        }
        await lan.clock.sleep(costMs[operation.do] ?? usualMs);
        const interpret = interpreters[operation.do] as (input: Operation, now: number) => object;
        const out = lan.change(self, describe(operation), (now) => interpret(operation, now));
        if ('code' in out) {
          failed = true;
          results.push({ status: 'failed', error: out as ReturnType<typeof diagnostic> });
        } else {
          results.push({ status: 'done', out: out as never });
        }
        if (operation.do === 'arp.whohas') await lan.clock.sleep(operation.timeoutMs);
      }
      await lan.clock.sleep(wayMs);
      return results as unknown as ResultsOf<O>;
    },
    close: () => Promise.resolve(),
  };
}

function describe(operation: Operation): string {
  return 'address' in operation ? `${operation.do} ${operation.address}` : operation.do;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function fileOf(self: Machine, path: string, content: Uint8Array): HostFile {
  const { mode, uid, gid } = attributesOf(self, path);
  const name = (id: number): string => (id === 0 ? 'root' : String(id));
  return { path, content, mode, owner: name(uid), group: name(gid), sha256: digest(content) };
}

const silent: CommandOutput = {
  exitStatus: 0,
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
};

function interpretersFor(lan: SimulatedLan, self: Machine): Interpreters {
  const exact = (input: { address: string; prefix: number; device: string }) =>
    self.addresses.find(
      (held) =>
        held.address === input.address &&
        held.prefix === input.prefix &&
        held.device === input.device,
    );
  const expiry = (lifetime: number | 'forever' | undefined, now: number): number =>
    lifetime === undefined || lifetime === 'forever' ? Infinity : now + lifetime * 1000;
  const stale = (path: string, expect: string | undefined) => {
    const content = self.files.get(path);
    const is = content === undefined ? 'absent' : digest(content);
    return expect !== undefined && expect !== is
      ? diagnostic('HST004', {
          message: `${path} on ${self.name} changed since it was read`,
          where: { host: self.name, file: path },
        })
      : undefined;
  };
  return {
    'address.add'(input, now) {
      const held = exact(input);
      if (held !== undefined) {
        const until = expiry(input.lifetime, now);
        const same = held.expiresAt === until && (input.label ?? held.label) === held.label;
        held.expiresAt = until;
        return { changed: !same };
      }
      self.addresses.push({
        device: input.device,
        address: input.address,
        prefix: input.prefix,
        label: input.label ?? input.device,
        broadcast: input.broadcast,
        expiresAt: expiry(input.lifetime, now),
      });
      return { changed: true };
    },
    'address.stage': () => ({ staged: true }),
    'address.trigger': () => ({ triggered: true }),
    'address.unstage': () => ({ unstaged: true }),
    'address.delete'(input) {
      const held = exact(input);
      self.addresses = self.addresses.filter((other) => other !== held);
      return { changed: held !== undefined };
    },
    'address.lifetime'(input, now) {
      const held = exact(input);
      if (held === undefined) {
        return diagnostic('HST008', {
          message: `${input.address}/${String(input.prefix)} is not on ${input.device} of ${self.name} any more`,
          where: { host: self.name },
        });
      }
      held.expiresAt = expiry(input.lifetime, now);
      return { changed: true };
    },
    'address.query': (input, now) => ({
      found: self.addresses
        .filter((held) => held.address === input.address)
        .map((held) => ({
          device: held.device,
          address: held.address,
          prefix: held.prefix,
          lifetime: lifetimeAt(held, now),
          ...(held.label === undefined ? {} : { label: held.label }),
        })),
    }),
    'arp.announce'(input) {
      lan.announce(self, input.address);
      return { started: true };
    },
    'arp.direct'(input, now) {
      const acknowledged = input.targets.filter((target) =>
        lan.direct(self, input.address, target, now),
      );
      return {
        acknowledged,
        silent: input.targets.filter((target) => !acknowledged.includes(target)),
      };
    },
    'arp.whohas': (input, now) => ({
      macs: lan.answering(input.address, now, self).map((host) => host.mac),
    }),
    'arp.quiet'(input, now) {
      const was = (self.quiet.get(input.address) ?? 0) > now;
      if (input.quiet) self.quiet.set(input.address, now + (input.seconds ?? 60) * 1000);
      else self.quiet.delete(input.address);
      return { changed: was !== input.quiet };
    },
    'flow.relay'(input, now) {
      const was = self.relays.has(input.address);
      if (input.to === null) self.relays.delete(input.address);
      else {
        self.relays.set(input.address, {
          to: input.to,
          until: now + input.seconds * 1000,
          everything: input.of === 'everything',
        });
      }
      return { changed: was !== (input.to !== null) };
    },
    'nft.tidy': () => ({ changed: false }),
    'flow.count': () => ({ open: 0 }),
    'neighbour.query': (input) => {
      const mac = self.neighbours.get(input.address);
      return {
        found:
          mac === undefined
            ? []
            : [{ address: input.address, device: self.device, mac, state: 'REACHABLE' }],
      };
    },
    'neighbour.flush'(input) {
      const there = self.neighbours.delete(input.address);
      return { flushed: there ? 1 : 0, permanent: [] };
    },
    'sysctl.set'(input) {
      const before = self.sysctls.get(input.key) ?? '0';
      self.sysctls.set(input.key, input.value);
      return { changed: before !== input.value, before };
    },
    'file.read': (input) => {
      const content = self.files.get(input.path);
      return { file: content === undefined ? null : fileOf(self, input.path, content) };
    },
    'file.write'(input) {
      const now = self.files.get(input.path);
      if (now !== undefined && digest(now) === digest(input.content)) return { changed: false };
      const moved = stale(input.path, input.expect);
      if (moved !== undefined) return moved;
      self.files.set(input.path, input.content);
      setReplacement(self, input.path, input);
      return { changed: true };
    },
    'file.probe': () => ({ writable: true }),
    'file.remove'(input) {
      if (!self.files.has(input.path)) return { changed: false };
      const moved = stale(input.path, input.expect);
      if (moved !== undefined) return moved;
      self.files.delete(input.path);
      return { changed: true };
    },
    ...pathInterpreters(self),
    ifup: () => silent,
    ifdown: () => silent,
    'ifstate.set'(input) {
      const before = self.ifstate.get(input.name) ?? null;
      if (input.logical === null) self.ifstate.delete(input.name);
      else self.ifstate.set(input.name, input.logical);
      return { changed: before !== input.logical };
    },
    'command.run': () => silent,
    'service.query': (input) => ({
      manager: 'sysvinit',
      known: self.services.has(input.name),
      active: self.services.has(input.name),
      enabled: self.services.has(input.name),
    }),
    'service.set'(input) {
      if (input.action === 'stop') self.services.delete(input.name);
      else self.services.add(input.name);
      return silent;
    },
    'tcp.reach'(input, now) {
      const answer = lan.send(self, input.address, now);
      return 'by' in answer
        ? { reached: true, detail: 'open' }
        : { reached: false, detail: answer.lost };
    },
    'icmp.ping'(input, now) {
      const answer = lan.send(self, input.address, now);
      return { sent: input.count, received: 'by' in answer ? input.count : 0 };
    },
  };
}

function factsOf(self: Machine, now: number): Facts {
  return {
    host: self.name,
    hostname: self.name,
    bootId: `simulated-${self.name}`,
    kernel: 'simulated',
    os: { id: 'debian', version: '12', name: 'Debian GNU/Linux 12 (simulated)' },
    user: { name: 'root', uid: 0 },
    init: 'sysvinit',
    links: [{ index: 2, name: self.device, mac: self.mac, mtu: 1500, up: true, carrier: true }],
    addresses: self.addresses
      .filter((held) => held.expiresAt > now)
      .map((held, index) => ({
        device: held.device,
        address: held.address,
        prefix: held.prefix,
        lifetime: lifetimeAt(held, now),
        family: 4,
        scope: 'global',
        secondary: index > 0,
        preferred: lifetimeAt(held, now),
        flags: [],
        ...(held.label === undefined ? {} : { label: held.label }),
      })),
    routes:
      self.gateway === undefined
        ? []
        : [{ family: 4, destination: 'default', gateway: self.gateway, device: self.device }],
    neighbours: [...self.neighbours].map(([address, mac]) => ({
      address,
      device: self.device,
      mac,
      state: 'REACHABLE',
    })),
    files: Object.fromEntries(
      [...self.files].map(([path, content]) => [path, fileOf(self, path, content)]),
    ),
    ifstate: Object.fromEntries(self.ifstate),
    managers: { [self.device]: 'ifupdown' },
    ifupdown: { flavour: 'ifupdown', version: 'simulated' },
    tools: Object.fromEntries(
      ['ip', 'arping', 'nft', 'ss', 'ping', 'ifup', 'ifquery'].map((tool) => [
        tool,
        `/usr/sbin/${tool}`,
      ]),
    ),
    arping: 'iputils',
    sysctls: Object.fromEntries(self.sysctls),
    listening: [...self.services].map((process) => ({ address: '*', port: 5222, process })),
  };
}
