import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Inventory } from '@vipbook/inventory';
import { isTemplate } from '../arguments/template.ts';
import type { Task, YamlValue } from '../ast.ts';
import type { Findings } from '../findings.ts';
import type { Constants } from './constants.ts';
import { writtenMoves } from './written-moves.ts';

/** A listening TCP socket; `*`, `0.0.0.0` and `::` are the wildcard. */
export interface KnownListener {
  readonly address: string;
  readonly port: number;
  readonly process?: string;
}

/** What facts at hand tell of a host. */
export interface KnownFacts {
  /** As `192.168.1.50/24`. */
  readonly subnets: readonly string[];
  readonly listening: readonly KnownListener[];
}

/** Undefined for a host of which there are no facts. */
export type FactsOf = (host: string) => KnownFacts | undefined;

export function checkSubnet(
  findings: Findings,
  task: Task,
  hosts: readonly string[],
  factsOf: FactsOf,
  inventory: Inventory | undefined,
  constants: Constants,
): void {
  for (const move of writtenMoves(task, constants)) {
    const { address: written, from, to, state, interface: named, bridge } = move.arguments;
    // An interface that is named is meant, whatever its subnets are.
    // And a bridge is there for the host of another subnet.
    if (!isLiteral(written) || named !== undefined || bridge !== undefined) continue;
    const [address = ''] = written.split('/');
    const targets = isLiteral(to) ? [to] : state === 'absent' || to !== undefined ? [] : hosts;
    const add = (message: string): void => {
      findings.add('PBK079', task.argumentPlace(move.path('address')), message);
    };
    for (const host of targets) {
      const subnets = factsOf(host)?.subnets;
      if (subnets === undefined) {
        if (isLiteral(from) && apart(written, from, host, inventory)) {
          add(
            `${host} is outside of ${written}, as far as its ansible_host tells; ${from} is inside`,
          );
        }
        continue;
      }
      if (subnets.some((subnet) => contains(subnet, address))) continue;
      const known = subnets.length === 0 ? 'it has none' : `it has ${subnets.join(', ')}`;
      add(`${address} is in no subnet of ${host}: ${known}`);
    }
  }
}

/** A text that is known before the run. */
function isLiteral(value: YamlValue | undefined): value is string {
  return typeof value === 'string' && !isTemplate(value);
}

/** Without facts: the old host is reached within the address's subnet, and the new one is not. */
function apart(
  written: string,
  from: string,
  to: string,
  inventory: Inventory | undefined,
): boolean {
  if (!written.includes('/')) return false;
  const addressOf = (host: string): string | undefined => {
    if (inventory?.hosts.has(host) !== true) return undefined;
    const value = inventory.variables(host).get('ansible_host')?.value ?? host;
    return typeof value === 'string' && isIP(value) !== 0 ? value : undefined;
  };
  const [old, next] = [addressOf(from), addressOf(to)];
  if (old === undefined || next === undefined || isIP(old) !== isIP(next)) return false;
  return contains(written, old) && !contains(written, next);
}

/**
 * A service that is bound to the address on the host that loses it, or that the task names by its port,
 * while nothing on the new host would answer there. Not for plays of which a task may start it ({@link mayStart}).
 */
export function checkBound(
  findings: Findings,
  task: Task,
  factsOf: FactsOf,
  constants: Constants,
): void {
  for (const move of writtenMoves(task, constants)) {
    const { address: written, from, to, service, port: asked } = move.arguments;
    if (!isLiteral(written) || !isLiteral(from) || !isLiteral(to)) continue;
    const next = factsOf(to);
    if (next === undefined || service !== undefined) continue;
    const [address = ''] = written.split('/');
    const port = Number(asked);
    const bound = (factsOf(from)?.listening ?? []).filter((socket) => socket.address === address);
    const ports = new Set([...(port > 0 ? [port] : []), ...bound.map((socket) => socket.port)]);
    for (const wanted of ports) {
      const there = next.listening.filter((socket) => socket.port === wanted);
      if (there.some((socket) => isWildcard(socket.address) || socket.address === address))
        continue;
      const [elsewhere] = there;
      const who = bound.find((socket) => socket.port === wanted)?.process;
      const old =
        who === undefined ? '' : `; on ${from} it is ${who}, bound to ${address}:${String(wanted)}`;
      const seen =
        elsewhere === undefined
          ? `nothing on ${to} listens on port ${String(wanted)}`
          : `${elsewhere.process ?? 'the service'} on ${to} listens on ${elsewhere.address}:${String(wanted)} only`;
      findings.add(
        'PBK081',
        task.argumentPlace(move.path(wanted === port ? 'port' : 'address')),
        `After the move ${seen}${old}`,
      );
    }
  }
}

/** What may well bring the service up on the new host, so that today's sockets tell nothing. */
export function mayStart({ module, arguments: { value } }: Task): boolean {
  const { state } = value;
  if (/^(service|systemd)$/.test(module.value)) return state !== 'stopped';
  return /^(command|shell|script)$/.test(module.value);
}

function isWildcard(address: string): boolean {
  return ['*', '0.0.0.0', '::'].includes(address);
}

function contains(subnet: string, address: string): boolean {
  const [network = '', prefix = ''] = subnet.split('/');
  const family = (text: string) => (isIPv6(text) ? 'ipv6' : 'ipv4');
  if (family(network) !== family(address)) return false;
  const list = new BlockList();
  try {
    list.addSubnet(network, Number(prefix), family(network));
    return list.check(address, family(address));
  } catch {
    return true; // what is no address was said elsewhere
  }
}
