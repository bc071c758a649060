import { Secret } from '@vipbook/diagnostics';
import { checkInput, ipaddr, nthAddress, subjectOf } from '../ip/ipaddr.ts';
import { hardwareAddress, interfaceIdentifier, parseHardwareAddress } from '../ip/hardware.ts';
import type { IpNetwork } from '../ip/network.ts';
import {
  addressText,
  numberText,
  parseAddress,
  parseNetwork,
  type IpVersion,
} from '../ip/network.ts';
import { usable } from '../ip/queries.ts';
import { mergeNetworks, spanningNetwork } from '../ip/ranges.ts';
import { asText } from '../python/arguments.ts';
import type { Budget } from '../python/budget.ts';
import { truthy } from '../python/compare.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { asInt, parseInteger } from '../python/numbers.ts';
import { Dict, isList, typeName, Undefined, type Obj } from '../python/objects.ts';
import { str } from '../python/repr.ts';
import { int } from '../value.ts';
import type { FilterDefinition } from './definition.ts';
import { ipsubnet } from '../ip/subnet.ts';

/** A parameter that Ansible declares as int: an int, or a text of one. */
function whole(value: Obj, what: string): bigint {
  if (value instanceof Undefined) value.refuse();
  const number = typeof value === 'string' ? parseInteger(value) : asInt(value);
  return number === undefined
    ? typeFault(`${what} must be an int, not ${typeName(value)}`)
    : BigInt(number);
}

function query(value: Obj, budget: Budget): string {
  if (value instanceof Undefined) value.refuse();
  return value === null ? '' : str(value, budget);
}

/** The network around a value, without host bits for a network, with them for an address in one. */
function networkOf(value: Obj, budget: Budget): IpNetwork | undefined {
  return subjectOf(typeof value === 'boolean' ? null : value, undefined, budget)?.network;
}

function versioned(version: IpVersion): FilterDefinition {
  const name = `ipv${String(version)}`;
  return {
    name,
    signature: "query=''",
    summary: `As ipaddr, for IPv${String(version)} only; addresses of the other kind give false.`,
    run: ({ budget }, value, wanted) => {
      checkInput(value, name);
      return ipaddr(value, query(wanted, budget), { version, alias: name }, budget);
    },
  };
}

function wrap(value: Obj, wanted: string, budget: Budget): Obj {
  if (isList(value)) {
    return value.map((item) =>
      truthy(ipaddr(item, wanted, { alias: 'ipwrap' }, budget))
        ? ipaddr(item, 'wrap', { alias: 'ipwrap' }, budget)
        : item,
    );
  }
  const found = ipaddr(value, wanted, { alias: 'ipwrap' }, budget);
  return truthy(found) ? ipaddr(found, 'wrap', { alias: 'ipwrap' }, budget) : value;
}

/** First and last address as Ansible's containment filters take them; false counts as 0. */
function bounds(value: Obj, usableOnly: boolean, budget: Budget): readonly [bigint, bigint] {
  const network = networkOf(value, budget);
  if (network === undefined) return [0n, 0n];
  if (usableOnly) {
    const range = usable(network);
    return range ?? [network.value, network.value];
  }
  // Networks of two IPv4 addresses have no broadcast address, and count as one address only.
  return [network.first, network.size > 2n ? network.last : network.first];
}

function within(outer: readonly [bigint, bigint], inner: readonly [bigint, bigint]): boolean {
  return (
    inner[0] >= outer[0] && inner[0] <= outer[1] && inner[1] >= outer[0] && inner[1] <= outer[1]
  );
}

function nthUsable(value: Obj, offset: bigint, budget: Budget): Obj {
  const network = networkOf(value, budget);
  if (network === undefined) return false;
  const range = usable(network);
  if (range === undefined) return null;
  const wanted = network.value + offset;
  const text = numberText(wanted);
  if (text === undefined) return valueFault('the result is outside of the address space');
  return wanted >= range[0] && wanted <= range[1] ? text : null;
}

function networksIn(value: Obj, budget: Budget): IpNetwork[] {
  return listOf(value, budget).map((item) => {
    const network = parseNetwork(str(item, budget));
    return network ?? valueFault('an element of the list is no address or network');
  });
}

function ipMath(value: Obj, amount: Obj, budget: Budget): string {
  const text = str(value, budget);
  const address = text.includes('/')
    ? parseNetwork(text)
    : /^(?:0|[1-9]\d{0,9})$/.test(text)
      ? subjectOf(text, 4, budget)?.network
      : parseAddress(text);
  if (address === undefined) return valueFault('ipmath needs an IP address');
  const result = address.value + whole(amount, 'the amount');
  const limit = 1n << (address.version === 4 ? 32n : 128n);
  if (result < 0n || result >= limit)
    return valueFault('the result is outside of the address space');
  return addressText(address.version, result);
}

export const ipFilters: readonly FilterDefinition[] = [
  {
    name: 'ipaddr',
    signature: "query='', version=none, alias='ipaddr'",
    summary:
      "The address or network itself, or what a query asks of it: ipaddr('address'), ipaddr('10.0.0.0/8'), ipaddr(1).",
    run: ({ budget }, value, wanted, version) => {
      checkInput(value, 'ipaddr');
      const number =
        version === null || version === false ? undefined : Number(whole(version, 'version'));
      if (number !== undefined && number !== 4 && number !== 6) return false;
      return ipaddr(value, query(wanted, budget), { version: number, alias: 'ipaddr' }, budget);
    },
  },
  versioned(4),
  versioned(6),
  {
    name: 'ipwrap',
    signature: "query=''",
    summary: 'IPv6 addresses in brackets, everything else as it is.',
    run: ({ budget }, value, wanted) => {
      if (value instanceof Undefined) value.refuse();
      if (
        typeof value !== 'string' &&
        typeof value !== 'boolean' &&
        !isList(value) &&
        !(value instanceof Secret)
      ) {
        return typeFault(`ipwrap needs a string or a list, not ${typeName(value)}`);
      }
      return wrap(value, query(wanted, budget), budget);
    },
  },
  {
    name: 'ipsubnet',
    signature: "query='', index=none",
    summary:
      'The network of an address, the number of subnets of a size in it, or one of them by index.',
    run: ({ budget }, value, wanted, index) => {
      const network = networkOf(plainText(value, budget), budget);
      if (network === undefined) return false;
      return ipsubnet(
        network,
        query(wanted, budget),
        index === null ? undefined : whole(index, 'the index'),
        budget,
      );
    },
  },
  {
    name: 'ipmath',
    signature: 'amount',
    summary: 'The address so many further on (or back).',
    run: ({ budget }, value, amount) => ipMath(value, amount, budget),
  },
  {
    name: 'nthhost',
    signature: "query=''",
    summary: 'The address at a position of the network, without its prefix.',
    run: ({ budget }, value, wanted) => {
      const network = networkOf(plainText(value, budget), budget);
      const text = query(wanted, budget);
      if (network === undefined || text === '') return false;
      const index = parseInteger(text);
      if (index === undefined || BigInt(index) >= network.size) return false;
      const found = nthAddress(network, BigInt(index));
      if (found === undefined) return valueFault('the network has no such address');
      return addressText(network.version, found);
    },
  },
  {
    name: 'next_nth_usable',
    signature: 'offset',
    summary: 'The usable address so many further on in the same network.',
    run: ({ budget }, value, offset) =>
      nthUsable(plainText(value, budget), whole(offset, 'the offset'), budget),
  },
  {
    name: 'previous_nth_usable',
    signature: 'offset',
    summary: 'The usable address so many back in the same network.',
    run: ({ budget }, value, offset) =>
      nthUsable(plainText(value, budget), -whole(offset, 'the offset'), budget),
  },
  {
    name: 'network_in_network',
    signature: 'test',
    summary: 'The argument lies in the network, its first and last address included.',
    run: ({ budget }, value, test) =>
      within(
        bounds(plainText(value, budget), false, budget),
        bounds(plainText(test, budget), false, budget),
      ),
  },
  {
    name: 'network_in_usable',
    signature: 'test',
    summary: 'The argument lies among the addresses that hosts of the network may have.',
    run: ({ budget }, value, test) =>
      within(
        bounds(plainText(value, budget), true, budget),
        bounds(plainText(test, budget), false, budget),
      ),
  },
  {
    name: 'reduce_on_network',
    signature: 'network',
    summary: 'The addresses of the list that lie in the network.',
    run: ({ budget }, value, network) => {
      const outer = bounds(plainText(network, budget), false, budget);
      return listOf(value, budget).filter((item) => within(outer, bounds(item, false, budget)));
    },
  },
  {
    name: 'cidr_merge',
    signature: "action='merge'",
    summary:
      'The fewest networks that hold the same addresses, or (span) the one that holds them all.',
    run: ({ budget }, value, action) => {
      const networks = networksIn(value, budget);
      if (action === 'merge') return mergeNetworks(networks).map((network) => network.text);
      if (action !== 'span') return valueFault('the action is "merge" or "span"');
      const [only] = networks;
      if (only === undefined) return null;
      if (networks.length === 1) return only.text;
      return spanningNetwork(networks)?.text ?? typeFault('IPv4 and IPv6 cannot be spanned');
    },
  },
  {
    name: 'usable_range',
    signature: '',
    summary: 'All addresses of a network, and how many they are.',
    run: ({ budget }, value) => {
      const network = parseNetwork(asText(value, budget, 'the network'));
      if (network?.isNetworkAddress !== true) return valueFault('usable_range needs a network');
      budget.allocate(Number(network.size) * 16);
      const addresses = Array.from({ length: Number(network.size) }, (_, index) =>
        addressText(network.version, network.first + BigInt(index)),
      );
      return Dict.of([
        ['usable_ips', addresses],
        ['number_of_ips', int(network.size)],
      ]);
    },
  },
  {
    name: 'ip4_hex',
    signature: "delimiter=''",
    summary: 'An IPv4 address in hexadecimal.',
    run: ({ budget }, value, delimiter) => {
      const address = parseAddress(asText(value, budget, 'the address'));
      if (address?.version !== 4) return valueFault('ip4_hex needs an IPv4 address');
      const digits = address.value.toString(16).padStart(8, '0');
      return (digits.match(/../g) ?? []).join(asText(delimiter, budget));
    },
  },
  ...(['hwaddr', 'macaddr'] as const).map((name): FilterDefinition => ({
    name,
    signature: "query=''",
    summary:
      'The MAC address itself, or in another notation: linux, cisco, bare, unix, win, int, …',
    run: ({ budget }, value, wanted) => {
      const result = hardwareAddress(str(value, budget), query(wanted, budget), name);
      return result;
    },
  })),
  {
    name: 'slaac',
    signature: "query=''",
    summary: 'The address that a MAC address gives in an IPv6 network.',
    run: ({ budget }, value, wanted) => {
      const network = networkOf(plainText(value, budget), budget);
      const digits = parseHardwareAddress(query(wanted, budget));
      if (network?.version !== 6 || digits === undefined) return false;
      return addressText(6, network.first + interfaceIdentifier(digits));
    },
  },
];

/** Parameters that Ansible declares as str: numbers become their digits first. */
function plainText(value: Obj, budget: Budget): Obj {
  return str(value, budget);
}

/** Parameters that Ansible declares as list of str: a text is taken apart at its commas. */
function listOf(value: Obj, budget: Budget): readonly Obj[] {
  if (typeof value === 'string') return value.split(',');
  if (asInt(value) !== undefined && typeof value !== 'boolean') return [str(value, budget)];
  if (!isList(value)) return typeFault(`a list is needed, not ${typeName(value)}`);
  return value.map((item) => str(item, budget));
}
