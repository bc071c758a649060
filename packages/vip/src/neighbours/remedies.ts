import type { MoveFacts } from '../sides.ts';
import { kindOf, type NeighbourKind } from './kinds.ts';

/** A neighbour that still has the old MAC in its cache, as far as it is known. */
export interface Stubborn {
  readonly address?: string;
  readonly mac?: string;
}

/** The commands that make this neighbour forget, for what it runs: as the playbook says, or as its MAC tells. */
export function remedyFor(move: MoveFacts, neighbour: Stubborn): string {
  const { request } = move;
  const mac =
    neighbour.mac ??
    [move.new, move.old]
      .flatMap(({ facts }) => facts.neighbours)
      .find((entry) => entry.address === neighbour.address)?.mac;
  const declared = request.neighbours?.find(({ address }) => address === neighbour.address)?.kind;
  const kind = declared ?? (mac === undefined ? undefined : kindOf(mac));
  return commandsFor(kind, request.address, move.new.mac);
}

export function commandsFor(
  kind: NeighbourKind | undefined,
  address: string,
  newMac: string,
): string {
  const six = address.includes(':');
  switch (kind) {
    case 'cisco-ios':
      return six
        ? 'Cisco, there: `clear ipv6 neighbors`.'
        : `Cisco, there: \`clear ip arp ${address}\` (older: \`clear arp-cache\`); for the next time, on the interface: \`arp timeout 60\` (seconds; 4 hours unless set).`;
    case 'junos':
      return six
        ? `Junos, there: \`clear ipv6 neighbors host ${address}\`.`
        : `Junos, there: \`clear arp hostname ${address}\`; for the next time: \`set interfaces INTERFACE gratuitous-arp-reply\`, without which it learns nothing from gratuitous replies.`;
    case 'linux':
      return `Linux, there: \`ip neigh flush to ${address}\`; a PERMANENT entry: \`ip neigh replace ${address} lladdr ${newMac} dev DEVICE\`.`;
    case 'other':
    case undefined:
      return six
        ? `Clear its neighbour entry of ${address} (Linux: \`ip neigh flush to ${address}\`; Cisco: \`clear ipv6 neighbors\`; Junos: \`clear ipv6 neighbors host ${address}\`).`
        : `Clear its ARP entry of ${address} (Linux: \`ip neigh flush to ${address}\`; Cisco: \`clear ip arp ${address}\`; Junos: \`clear arp hostname ${address}\`; Windows and BSD: \`arp -d ${address}\`).`;
  }
}
