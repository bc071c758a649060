import { Secret } from '@vipbook/diagnostics';
import { asInt } from '../python/numbers.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { isList, Tuple, typeName, Undefined, type Obj } from '../python/objects.ts';
import type { Budget } from '../python/budget.ts';
import { truthy } from '../python/compare.ts';
import { IpNetwork, parseNetwork, type IpVersion } from './network.ts';
import { queries, type Subject } from './queries.ts';

export interface IpAddrOptions {
  readonly version?: IpVersion | undefined;
  /** The filter's name, for messages. */
  readonly alias: string;
}

/** The filter ipaddr and its kin. What is no address gives false; an unknown query is refused. */
export function ipaddr(value: Obj, query: string, options: IpAddrOptions, budget: Budget): Obj {
  budget.step();
  if (isList(value)) {
    return value.map((item) => ipaddr(item, query, options, budget)).filter((item) => truthy(item));
  }
  const subject = subjectOf(value, options.version, budget);
  if (subject === undefined) return false;
  const lookup =
    query !== '' && !Object.hasOwn(queries, query) && !/^\d+$/.test(query)
      ? subjectOf(query, undefined, budget)
      : undefined;
  const { network } = subject;
  if (options.version !== undefined && network.version !== options.version) return false;
  if (lookup !== undefined) return lookup.network.contains(network) ? subject.value : null;
  if (Object.hasOwn(queries, query)) return queries[query]?.(subject) ?? null;
  return byIndex(subject, query, options.alias);
}

/** `ipaddr('1')`, `ipaddr('-1')`: the address at that position of the network. */
function byIndex({ network, type }: Subject, query: string, alias: string): Obj {
  const wanted = query.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(wanted)) {
    return valueFault(`${alias} has no such query`);
  }
  if (network.size === 1n) return type === 'address' ? network.address : network.text;
  if (!/^[+-]?\d+$/.test(wanted)) return false;
  const found = nthAddress(network, BigInt(wanted.replace('+', '')));
  return found === undefined ? false : new IpNetwork(network.version, found, network.prefix).text;
}

export function nthAddress(network: IpNetwork, index: bigint): bigint | undefined {
  if (index < 0n) return index >= -network.size ? network.last + index + 1n : undefined;
  return index < network.size ? network.first + index : undefined;
}

/** What the value says, or undefined when it is no address or network. */
export function subjectOf(
  value: Obj,
  version: IpVersion | undefined,
  budget: Budget,
): Subject | undefined {
  if (value instanceof Undefined) return value.refuse();
  const plain = value instanceof Secret ? budget.reveal(value) : value;
  const number = typeof plain === 'boolean' ? undefined : asInt(plain);
  if (number !== undefined) return number === 0 ? undefined : numeric(BigInt(number), version);
  if (typeof plain !== 'string' || plain === '') return undefined;
  if (/^\d+$/.test(plain)) return plain.length > 39 ? undefined : numeric(BigInt(plain), version);
  const network = parseNetwork(plain);
  if (network !== undefined) {
    return { network, value: plain, type: plain.includes('/') ? 'network' : 'address' };
  }
  return numericNetwork(plain);
}

function numeric(value: bigint, version: IpVersion | undefined): Subject | undefined {
  if (value < 0n || value >= 1n << 128n) return undefined;
  const fits = value < 1n << 32n;
  const network =
    fits && version !== 6 ? new IpNetwork(4, value, 32) : new IpNetwork(6, value, 128);
  return { network, value: network.text, type: 'address' };
}

/** `3232235777/24` */
function numericNetwork(text: string): Subject | undefined {
  const match = /^(\d{1,39})\/(\d{1,3})$/.exec(text);
  // Up to 255 it would have been a partial address; leading zeros are refused as in addresses.
  if (match?.[1] === undefined || /^0\d/.test(match[1])) return undefined;
  const value = BigInt(match[1]);
  const prefix = Number(match[2]);
  if (value >= 1n << 128n || prefix > 128) return undefined;
  const version = value < 1n << 32n && prefix <= 32 ? 4 : 6;
  const network = new IpNetwork(version, value, prefix);
  return { network, value: network.text, type: 'network' };
}

/** The types of value that Ansible's ipaddr takes at all. */
export function checkInput(value: Obj, alias: string): void {
  if (value instanceof Undefined) value.refuse();
  const fits =
    typeof value === 'string' ||
    value instanceof Secret ||
    asInt(value) !== undefined ||
    (isList(value) && !(value instanceof Tuple));
  if (!fits) typeFault(`${alias} needs a string, an int or a list, not ${typeName(value)}`);
}
