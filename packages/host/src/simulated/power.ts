import { declaredAddresses, memoryFileSystem, readConfiguration } from '@vipbook/interfaces';
import { describedAddresses, type Machine, type SimulatedAddress } from './machine.ts';

interface Declared {
  readonly addresses: readonly Omit<SimulatedAddress, 'expiresAt' | 'removedAt'>[];
  readonly names: readonly string[];
}

/** What a machine has after `ifup -a`, by its files; one without any has what it was described with. */
export function bootedState(host: Machine): {
  addresses: SimulatedAddress[];
  ifstate: Map<string, string>;
} {
  if (host.files.size === 0)
    return { addresses: describedAddresses(host.description), ifstate: new Map() };
  const { addresses, names } = declaredBy(host.files);
  return {
    addresses: addresses.map((held) => ({ ...held, expiresAt: Infinity, removedAt: Infinity })),
    ifstate: new Map(names.map((name) => [name, name])),
  };
}

/** The same files are read once: a million runs have a handful of them. */
const read = new Map<string, Declared>();

function declaredBy(files: ReadonlyMap<string, Uint8Array>): Declared {
  const key = [...files]
    .map(([path, content]) => `${path}\0${Buffer.from(content).toString('latin1')}`)
    .join('\0');
  const known = read.get(key);
  if (known !== undefined) return known;
  const configuration = readConfiguration(memoryFileSystem(Object.fromEntries(files)));
  // ifupdown reads nothing from a configuration that it refuses, and brings nothing up.
  const found = configuration.refused === undefined ? declaredAddresses(configuration) : [];
  const up = found.filter((declared) => declared.auto && declared.device !== 'lo');
  const declared: Declared = {
    addresses: up.map((each) => ({
      device: each.device,
      address: each.address,
      prefix: each.prefix,
      label: each.label ?? each.device,
      broadcast: undefined,
      // ifupdown gives each address of an IPv6 alias a preferred lifetime of 0.
      deprecated: each.address.includes(':') && each.interface.includes(':'),
    })),
    names: [...new Set(['lo', ...up.map((each) => each.interface)])],
  };
  if (read.size < 1000) read.set(key, declared);
  return declared;
}
