import type { AddressFact, Facts, HostFile, Operation, OperationOf } from '@vipbook/host';
import { sha256 } from './canonical.ts';

/**
 * What the facts of a host are after an operation, as far as facts hold it. Pure: later tasks of a plan are
 * planned on these. Operations of which facts hold nothing (services, programs) leave them as they are.
 */
export function project(facts: Facts, operation: Operation): Facts {
  switch (operation.do) {
    case 'address.add':
    case 'address.trigger':
      return withAddress(facts, operation);
    case 'address.delete':
      return { ...facts, addresses: facts.addresses.filter((held) => !isIt(held, operation)) };
    case 'address.lifetime':
    case 'guard.commit': {
      // The commit of a move makes the lease permanent.
      const lifetime = operation.do === 'guard.commit' ? 'forever' : operation.lifetime;
      return {
        ...facts,
        addresses: facts.addresses.map((held) =>
          isIt(held, operation) ? { ...held, ...lived({ ...operation, lifetime }, held) } : held,
        ),
      };
    }
    case 'sysctl.set':
      return {
        ...facts,
        sysctls: { ...facts.sysctls, [sysctlPath(operation.key)]: operation.value },
      };
    case 'ifstate.set':
      return facts.ifstate === null
        ? facts
        : { ...facts, ifstate: withState(facts.ifstate, operation.name, operation.logical) };
    case 'file.write':
      return withFile(facts, operation.path, operation.content, operation);
    case 'file.remove':
    case 'tree.remove':
      return withoutFile(facts, operation.path);
    case 'file.copy': {
      const from = facts.files[operation.from];
      return from === undefined ? facts : withFile(facts, operation.to, from.content, operation);
    }
    case 'neighbour.flush':
      return {
        ...facts,
        neighbours: facts.neighbours.filter(
          (entry) => entry.address !== operation.address || entry.state === 'PERMANENT',
        ),
      };
    default:
      return facts;
  }
}

export function projectAll(facts: Facts, operations: readonly Operation[]): Facts {
  return operations.reduce(project, facts);
}

interface Named {
  readonly device: string;
  readonly address: string;
  readonly prefix: number;
}

function isIt(held: AddressFact, { device, address, prefix }: Named): boolean {
  return held.device === device && held.address === address && held.prefix === prefix;
}

function withAddress(
  facts: Facts,
  operation: OperationOf<'address.add'> | OperationOf<'address.trigger'>,
): Facts {
  const { device, address, prefix, label } = operation;
  const there = facts.addresses.find((held) => isIt(held, operation));
  if (there !== undefined) {
    return {
      ...facts,
      addresses: facts.addresses.map((held) =>
        held === there ? { ...held, ...lived(operation, held) } : held,
      ),
    };
  }
  const six = address.includes(':');
  const broadcast = broadcastOf(operation);
  const added: AddressFact = {
    device,
    address,
    prefix,
    ...(broadcast === undefined ? {} : { broadcast }),
    // The kernel labels every IPv4 address, with the device's name when nothing else is said.
    ...(six ? {} : { label: label ?? device }),
    family: six ? 6 : 4,
    scope: 'global',
    secondary:
      !six &&
      facts.addresses.some(
        (held) =>
          held.device === device &&
          held.prefix === prefix &&
          sameNet(held.address, address, prefix),
      ),
    ...lived(operation),
  };
  return { ...facts, addresses: [...facts.addresses, added] };
}

type Lived = Pick<AddressFact, 'lifetime' | 'preferred' | 'flags'>;

/**
 * What the kernel then says of its times. Of an IPv4 address that is there for good it says that it is preferred for good,
 * whatever its flags (inet_fill_ifaddr(), net/ipv4/devinet.c).
 */
function lived(
  {
    address,
    lifetime = 'forever',
    deprecated = false,
  }: Pick<OperationOf<'address.add'>, 'address' | 'lifetime' | 'deprecated'>,
  before: Pick<AddressFact, 'flags'> & Partial<Lived> = { flags: [] },
): Lived {
  // One that is there for good already is only ever made deprecated.
  if (before.lifetime === 'forever' && lifetime === 'forever' && !deprecated)
    return { lifetime, preferred: before.preferred ?? lifetime, flags: before.flags };
  const others = before.flags.filter((flag) => flag !== 'deprecated');
  return {
    lifetime,
    preferred: deprecated && (address.includes(':') || lifetime !== 'forever') ? 0 : lifetime,
    flags: deprecated ? [...others, 'deprecated'] : others,
  };
}

/** As ip(8) sets it: from the prefix, unless the operation says another one or none. */
function broadcastOf({
  address,
  prefix,
  broadcast = '+',
}: OperationOf<'address.add'> | OperationOf<'address.trigger'>): string | undefined {
  if (broadcast !== '+') return broadcast === 'none' ? undefined : broadcast;
  if (address.includes(':') || prefix >= 31) return undefined;
  const size = 2 ** (32 - prefix);
  const last = (Math.floor(numberOf(address) / size) + 1) * size - 1;
  return [24, 16, 8, 0].map((bits) => String(Math.floor(last / 2 ** bits) % 256)).join('.');
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function sameNet(a: string, b: string, prefix: number): boolean {
  if (a.includes(':') || b.includes(':')) return false;
  const size = 2 ** (32 - prefix);
  return Math.floor(numberOf(a) / size) === Math.floor(numberOf(b) / size);
}

export function sysctlPath(key: string): string {
  // A device's name may hold a dot; slashes then separate.
  return key.includes('/') ? key : key.replaceAll('.', '/');
}

function withState(
  ifstate: Readonly<Record<string, string>>,
  name: string,
  logical: string | null,
): Readonly<Record<string, string>> {
  const { [name]: _before, ...others } = ifstate;
  return logical === null ? others : { ...others, [name]: logical };
}

/** Facts hold the interfaces files; any other file is the world's business. */
function isInterfacesFile(facts: Facts, path: string): boolean {
  return path in facts.files || /^\/etc\/network\/interfaces(?:$|\.d\/(?!\.)[^/]+$)/.test(path);
}

function withFile(
  facts: Facts,
  path: string,
  content: Uint8Array,
  attributes: { readonly mode?: number; readonly owner?: string; readonly group?: string },
): Facts {
  if (!isInterfacesFile(facts, path)) return facts;
  const before = facts.files[path];
  const file: HostFile = {
    path,
    content,
    mode: attributes.mode ?? before?.mode ?? 0o644,
    owner: attributes.owner ?? before?.owner ?? 'root',
    group: attributes.group ?? before?.group ?? 'root',
    sha256: sha256(content),
  };
  return { ...facts, files: { ...facts.files, [path]: file } };
}

function withoutFile(facts: Facts, path: string): Facts {
  if (!(path in facts.files)) return facts;
  const { [path]: _removed, ...files } = facts.files;
  return { ...facts, files };
}
