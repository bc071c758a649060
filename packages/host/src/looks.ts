import type { Operation, OperationName } from './operations.ts';

const looks: ReadonlySet<OperationName> = new Set<OperationName>([
  'address.query',
  'arp.query',
  'arp.survey',
  'arp.whohas',
  'directory.list',
  'file.probe',
  'file.read',
  'file.stat',
  'flow.count',
  'flow.opening',
  'icmp.ping',
  'lock.query',
  'neighbour.query',
  'service.query',
  'tcp.reach',
]);

/** Does it only look? It leaves the host as it was, however often it is done. */
export function isLook(operation: Operation): boolean {
  return looks.has(operation.do);
}
