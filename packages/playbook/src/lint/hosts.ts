import { BlockList, isIPv6 } from 'node:net';
import { didYouMean, VipbookError, type Place } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import { isTemplate } from '../arguments/template.ts';
import type { Play, Task, YamlValue } from '../ast.ts';
import type { Findings } from '../findings.ts';
import type { Constants } from './constants.ts';

/** Names that need no line in an inventory. */
const implicit = new Set(['localhost', '127.0.0.1', '::1']);

/** The hosts of a play; undefined when its pattern is not known before the run. */
export function checkPattern(
  findings: Findings,
  play: Play,
  inventory: Inventory,
): readonly string[] | undefined {
  const { value, where } = play.hosts;
  if (value === '' || isTemplate(value)) return undefined;
  try {
    const hosts = inventory.select(value);
    if (hosts.length > 0 || implicit.has(value)) return hosts;
    findings.add('PBK078', where, `No host of the inventory matches "${value}"`);
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    if (implicit.has(value)) return [];
    for (const { message, remedy } of error.diagnostics) {
      findings.add('PBK078', where, message, { remedy });
    }
  }
  return undefined;
}

/** Hosts that tasks name: they are asked for by these names. */
export function checkHostNames(
  findings: Findings,
  task: Task,
  inventory: Inventory,
  constants: Constants,
): void {
  const check = (value: YamlValue | undefined, where: Place, what: string) => {
    const name = constants.resolve(value);
    if (typeof name !== 'string' || implicit.has(name) || inventory.hosts.has(name)) return;
    const guess = didYouMean(name, inventory.hosts.keys());
    const message = `${what}: "${name}" is no host of the inventory.${guess}`.replace(/\.$/, '');
    findings.add('PBK071', where, message);
  };
  const args = task.arguments.value;
  const place = (...path: (string | number)[]) => task.argumentPlace(path);
  if (task.module.value === 'vip') {
    check(args['from'], place('from'), 'from');
    check(args['to'], place('to'), 'to');
    const flush = constants.resolve(args['flush']);
    if (Array.isArray(flush)) {
      (flush as readonly YamlValue[]).forEach((host, at) => {
        check(host, place('flush', at), 'flush');
      });
    }
  }
  if (task.module.value === 'wait_for') {
    const arp = args['arp'] as Readonly<Record<string, YamlValue>> | undefined;
    check(arp?.['host'], place('arp', 'host'), 'arp.host');
  }
  if (task.delegateTo !== undefined) {
    check(task.delegateTo.value, task.delegateTo.where, 'delegate_to');
  }
}

/** Subnets of a host by the facts at hand, as `192.168.1.50/24`; undefined when there are no facts. */
export type SubnetsOf = (host: string) => readonly string[] | undefined;

export function checkSubnet(
  findings: Findings,
  task: Task,
  hosts: readonly string[],
  subnetsOf: SubnetsOf,
  constants: Constants,
): void {
  if (task.module.value !== 'vip') return;
  const args = task.arguments.value;
  const written = constants.resolve(args['address']);
  // An interface that is named is meant, whatever its subnets are.
  if (typeof written !== 'string' || args['interface'] !== undefined) return;
  const [address = ''] = written.split('/');
  const to = constants.resolve(args['to']);
  const absent = constants.resolve(args['state']) === 'absent';
  const targets = typeof to === 'string' ? [to] : absent ? [] : hosts;
  for (const host of targets) {
    const subnets = subnetsOf(host);
    if (subnets === undefined || subnets.some((subnet) => contains(subnet, address))) continue;
    const known = subnets.length === 0 ? 'it has none' : `it has ${subnets.join(', ')}`;
    const message = `${address} is in no subnet of ${host}: ${known}`;
    findings.add('PBK079', task.argumentPlace(['address']), message);
  }
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
