import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { describeHolder, type AddressFact, type Facts, type LinkManager } from '@vipbook/host';
import { configurationOf, refusals, usedLabels } from './files.ts';
import { lockIn } from './hold.ts';
import { chooseDevice } from './preflight/device.ts';
import { checkNewBooks, checkOldBooks } from './preflight/books.ts';
import { checkFirewall } from './preflight/firewall.ts';
import { checkRoutes } from './preflight/routes.ts';
import { checkPort, checkServices } from './preflight/services.ts';
import { checkSettings } from './preflight/settings.ts';
import type { MoveRequest, Persist } from './request.ts';
import { dependants, holding, linkOf } from './view.ts';

/**
 * Everything that can be known to be wrong before anything changes: pure functions of facts, each
 * finding with what was seen and the remedy.
 */
export function checkMove(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  wire: readonly string[] | undefined,
  leaving: readonly string[] = [],
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (old.bootId === next.bootId && sharesLinks(old, next)) {
    return [
      diagnostic('VIP012', {
        message: `${request.from} and ${request.to} are the same machine (${old.hostname})`,
        where: { host: request.to },
      }),
    ];
  }
  found.push(...checkRoot(old, request.from), ...checkRoot(next, request.to));
  found.push(...checkHost(old, request.from), ...checkHost(next, request.to));
  const locked = checkLocks(request, old, next);
  // What another run has in its hands may look wrong in every way.
  if (locked.length > 0) return [...found, ...locked];
  const onOld = holding(old, request.address);
  const onNew = holding(next, request.address);
  if (onOld !== undefined && onNew !== undefined) {
    found.push(
      diagnostic('VIP003', {
        message: `both hold ${request.address}: ${request.from} on ${onOld.label ?? onOld.device}, ${request.to} on ${onNew.label ?? onNew.device}`,
        where: { host: request.to },
      }),
    );
  }
  if (onOld === undefined && onNew === undefined) {
    const answering = wire ?? [];
    found.push(
      diagnostic('VIP002', {
        message: `neither ${request.from} nor ${request.to} holds ${request.address}${answering.length === 0 ? '' : `; ${answering.join(' and ')} answers for it`}`,
        where: { host: request.from },
      }),
    );
  }
  if (onOld !== undefined) found.push(...checkOld(request, old, onOld, leaving));
  if (onOld !== undefined && wire !== undefined) {
    found.push(...checkWire(request, old, onOld, wire));
  }
  if (onNew === undefined) found.push(...checkNew(request, next));
  if (onOld !== undefined && onNew === undefined) {
    found.push(...checkRoutes(request, old, next), ...checkServices(request, old, next));
    const { device } = chooseDevice(next, request);
    if (device !== undefined) found.push(...checkFirewall(request, old, next, device));
  }
  return found;
}

/** What a host must have for the lock and the guard, and what must not be at work there. */
function checkHost(facts: Facts, host: string): readonly Diagnostic[] {
  const where = { host };
  const missing = ['flock', 'setsid'].filter((tool) => facts.tools[tool] === null);
  return [
    ...(missing.length === 0
      ? []
      : [
          diagnostic('VIP043', {
            message: `${host} has no ${missing.join(' and no ')}, which locks and guards need`,
            where,
          }),
        ]),
    ...(facts.failover ?? []).map((program) =>
      diagnostic('VIP044', { message: `${program} runs on ${host}`, where }),
    ),
  ];
}

/** Another move of the address is under way, or a guard ends one: who has it, and why. */
export function checkLocks(request: MoveRequest, old: Facts, next: Facts): readonly Diagnostic[] {
  const run = request.run?.id;
  const onOld = checkLock(request.address, request.from, old, run);
  return onOld.length > 0 ? onOld : checkLock(request.address, request.to, next, run);
}

/** The same on one host. */
export function checkLock(
  address: string,
  host: string,
  facts: Facts,
  run: string | undefined,
): readonly Diagnostic[] {
  const lock = lockIn(facts, address);
  const held = (lock?.holder?.secondsLeft ?? -1) > 0 || lock?.guard !== undefined;
  if (lock === undefined || !held || (run !== undefined && lock.holder?.run === run)) return [];
  return [
    diagnostic('VIP034', {
      message: `${address} is locked on ${host} ${describeHolder(lock)}`,
      where: { host },
    }),
  ];
}

/** Containers of one machine share its boot id, but not its links. */
function sharesLinks(a: Facts, b: Facts): boolean {
  const macs = new Set(a.links.map((link) => link.mac).filter((mac) => !/^(?:00:)+00$/.test(mac)));
  return b.links.some((link) => macs.has(link.mac));
}

export function checkRoot(facts: Facts, host: string): readonly Diagnostic[] {
  return facts.user.uid === 0
    ? []
    : [
        diagnostic('VIP007', {
          message: `logged in on ${host} as ${facts.user.name}, not as root`,
          where: { host },
        }),
      ];
}

function checkOld(
  request: MoveRequest,
  old: Facts,
  held: AddressFact,
  leaving: readonly string[],
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const where = { host: request.from };
  if (request.prefix !== undefined && request.prefix !== held.prefix) {
    found.push(
      diagnostic('VIP032', {
        message: `${request.from} holds ${request.address} as /${String(held.prefix)}, not /${String(request.prefix)}`,
        where,
      }),
    );
  }
  const depending = dependants(old, held).filter(({ address }) => !leaving.includes(address));
  const promotes = ['all', held.device].some(
    (name) => old.sysctls[`net/ipv4/conf/${name}/promote_secondaries`] === '1',
  );
  if (depending.length > 0 && !promotes) {
    found.push(
      diagnostic('VIP009', {
        message: `${request.address} is the primary of its subnet on ${request.from}; with it the kernel would delete ${depending.map((other) => other.address).join(', ')}`,
        where,
      }),
    );
  }
  found.push(...checkOldBooks(request, old, held));
  return [...found, ...checkFiles(request.persist, old, request.from, held.device)];
}

function checkWire(
  request: MoveRequest,
  old: Facts,
  held: AddressFact,
  wire: readonly string[],
): readonly Diagnostic[] {
  const mac = linkOf(old, held.device)?.mac ?? '';
  const found: Diagnostic[] = [];
  if (!wire.includes(mac)) {
    found.push(
      diagnostic('VIP011', {
        message: `${request.to} asked who has ${request.address}, and ${request.from} (${mac}), which holds it, did not answer`,
        where: { host: request.to },
      }),
    );
  }
  for (const other of wire.filter((answering) => answering !== mac)) {
    found.push(
      diagnostic('VIP004', {
        message: `${other} answers for ${request.address} besides ${request.from} (${mac})`,
        where: { host: request.to },
      }),
    );
  }
  return found;
}

function checkNew(request: MoveRequest, next: Facts): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const where = { host: request.to };
  const { device, prefix, findings } = chooseDevice(next, request);
  for (const entry of next.neighbours) {
    if (entry.address !== request.address || entry.state !== 'PERMANENT') continue;
    found.push(
      diagnostic('VIP015', {
        message: `${request.to} has a permanent neighbour entry ${entry.address} lladdr ${entry.mac ?? ''}`,
        where,
        remedy: `ip neigh del ${entry.address} dev ${entry.device} (on ${request.to})`,
      }),
    );
  }
  found.push(...findings);
  if (device !== undefined) {
    const link = linkOf(next, device);
    if (link !== undefined && (!link.up || !link.carrier)) {
      found.push(
        diagnostic('VIP010', {
          message: `${device} of ${request.to} ${link.up ? 'has no carrier' : 'is down'}`,
          where,
        }),
      );
    }
    found.push(...checkLabel(request.label, device, next, request.to));
    found.push(...checkFiles(request.persist, next, request.to, device));
    if (request.port !== undefined) found.push(...checkPort(request.port, request, next));
    found.push(...checkSettings(request, next, device, request.prefix ?? prefix ?? 32));
    found.push(...checkNewBooks(request, next));
  }
  return found;
}

export function checkLabel(
  label: string | undefined,
  device: string,
  facts: Facts,
  host: string,
): readonly Diagnostic[] {
  if (label === undefined) return [];
  const where = { host };
  const bytes = Buffer.byteLength(label);
  if (bytes > 15) {
    return [
      diagnostic('VIP005', {
        message: `the label "${label}" has ${String(bytes)} bytes, 15 are allowed`,
        where,
      }),
    ];
  }
  if (!label.startsWith(`${device}:`) && label !== device) {
    return [
      diagnostic('VIP005', {
        message: `the label "${label}" does not begin with "${device}:", the interface of the address on ${host}`,
        where,
      }),
    ];
  }
  if (label !== device && usedLabels(facts).has(label)) {
    return [diagnostic('VIP022', { message: `${host} uses the label ${label} already`, where })];
  }
  return [];
}

const foreign: readonly LinkManager[] = [
  'networkd',
  'NetworkManager',
  'netplan',
  'ifupdown2',
  'ifupdown-ng',
];

/** May the interfaces file of this host be written for this device? */
export function checkFiles(
  persist: Persist,
  facts: Facts,
  host: string,
  device: string,
): readonly Diagnostic[] {
  if (persist === 'none') return [];
  const manager = facts.managers[device] ?? 'none';
  const where = { host };
  if (foreign.includes(manager)) {
    return [
      diagnostic('VIP008', { message: `${device} of ${host} is managed by ${manager}`, where }),
    ];
  }
  if (facts.ifupdown.flavour === 'none') {
    return [diagnostic('VIP029', { message: `${host} has no ifupdown`, where })];
  }
  return refusals(host, configurationOf(facts));
}

/** Without these there is no plan, or it would end with nobody holding the address: no reason helps. */
const cannotBeOverruled: ReadonlySet<string> = new Set([
  'VIP001',
  'VIP002',
  'VIP005',
  'VIP006',
  'VIP012',
  'VIP014',
  'VIP034',
  'VIP043',
]);

/** What the playbook overrules by code does not stop the move: it is told with the reason. */
export function overruled(
  findings: readonly Diagnostic[],
  overrule: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  return findings.map((finding) => {
    const reason = overrule.get(finding.code);
    if (reason === undefined || cannotBeOverruled.has(finding.code)) return finding;
    return {
      ...finding,
      severity: finding.severity === 'error' ? 'warning' : finding.severity,
      message: `${finding.message} (overruled: ${reason})`,
    };
  });
}
