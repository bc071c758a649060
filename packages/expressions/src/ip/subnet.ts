import { valueFault } from '../python/fault.ts';
import type { Obj } from '../python/objects.ts';
import { int } from '../value.ts';
import type { Budget } from '../python/budget.ts';
import { subjectOf } from './ipaddr.ts';
import { IpNetwork } from './network.ts';

/**
 * The filter ipsubnet. Without a query the network; with a prefix length the number of such subnets, or the
 * one at `index` (for a single address: the network of that size around it); with an address or network the
 * position of the value in it, from 1.
 */
export function ipsubnet(
  given: IpNetwork,
  query: string,
  index: bigint | undefined,
  budget: Budget,
): Obj {
  const network = given.cidr;
  if (query === '') return network.text;
  if (!/^\d+$/.test(query)) return position(network, query, budget);
  const size = Number(query);
  if (size > network.width) return false;
  return network.size === 1n ? supernet(network, size, index) : subnet(network, size, index);
}

/** The networks around one address, from `size` on: index 0 has that prefix, index 1 one bit more. */
function supernet(network: IpNetwork, size: number, index: bigint | undefined): Obj {
  const width = BigInt(network.width);
  if (index !== undefined && (index > width + 1n - index || index < BigInt(size) - width)) {
    return false;
  }
  const count = network.prefix - size;
  const at = Number(index ?? 0n);
  const step = at < 0 ? at + count : at;
  if (step < 0 || step >= count) return valueFault('there is no such network around the address');
  return new IpNetwork(network.version, network.value, size + step).cidr.text;
}

function subnet(network: IpNetwork, size: number, index: bigint | undefined): Obj {
  const bits = size - network.prefix;
  if (index === undefined) {
    if (bits < 0) return valueFault('the subnets would be larger than the network');
    return String(1n << BigInt(bits));
  }
  if (bits < 0)
    return index === 0n ? new IpNetwork(network.version, network.first, size).text : false;
  const count = 1n << BigInt(bits);
  const at = index < 0n ? index + count : index;
  if (at < 0n || at >= count) return false;
  const value = network.first + (at << BigInt(network.width - size));
  return new IpNetwork(network.version, value, size).text;
}

function position(network: IpNetwork, query: string, budget: Budget): Obj {
  const outer = subjectOf(query, undefined, budget)?.network;
  if (outer === undefined) return valueFault('the query is no address, network or prefix length');
  if (outer.version !== network.version || !outer.contains(network)) {
    return valueFault('the value does not lie in the network that the query names');
  }
  return String(
    int(((network.first - outer.first) >> BigInt(network.width - network.prefix)) + 1n),
  );
}
