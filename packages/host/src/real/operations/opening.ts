import { isIP } from 'node:net';
import type { IpAddress, Opening, Operations } from '../../operations.ts';
import { changed, type Output, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { familyOf } from './addresses.ts';
import { nftAlone, table, type NftLines } from './nft-team.ts';

/** Connections that are being opened while an address moves: the old host has answered their SYN already. */

type Leave = Operations['flow.leave']['in'];

/** A flood of SYNs must not become a flood of commands. */
const most = 512;

function familyName(address: IpAddress): 'ip' | 'ip6' {
  return familyOf(address) === 4 ? 'ip' : 'ip6';
}

/** One set for each address: its end empties it, whatever other addresses do. */
export function openingSet(address: IpAddress): string {
  return `opening_${address.replaceAll(/[.:]/g, '_')}`;
}

function lines({ address, to, device, seconds, opening }: Leave): NftLines | undefined {
  if (opening.length === 0) return undefined;
  const family = familyName(address);
  const set = openingSet(address);
  const from = `${family} ${table} ${set}`;
  const type = `ipv${String(familyOf(address))}_addr . inet_service . inet_service`;
  const elements = opening.map(
    ({ peer, peerPort, port }) =>
      `${peer} . ${String(peerPort)} . ${String(port)} timeout ${String(seconds)}s`,
  );
  return {
    frame: [
      `add table ${family} ${table}`,
      `add set ${from} { type ${type}; flags timeout; }`,
      `add chain ${from} { type filter hook prerouting priority mangle; policy accept; }`,
      `flush chain ${from}`,
      `add rule ${from} ${family} daddr ${address} tcp flags & (syn | ack) == syn ${family} saddr . tcp sport . tcp dport @${set} dup to ${to} device "${device}" drop`,
    ].join('\n'),
    elements: `add element ${from} { ${elements.join(', ')} }`,
  };
}

/** Shell that adds to `$vb_c` what forgets them; `listed`: our table as nft(8) lists it. */
export function openingEnd(address: IpAddress, listed: string): string {
  const set = openingSet(address);
  return `case ${listed} in *"set ${set} {"*) vb_c="$vb_c flush set ${familyName(address)} ${table} ${set};" ;; esac`;
}

/** Columns of ss(8) for one state: queues, local, peer. */
const row = /^\d+\s+\d+\s+(\S+):(\d+)\s+(\S+):(\d+)\s*$/;

/** `[::ffff:192.0.2.1]` is how a socket of both families has it. A zone is left out: nft has none. */
function plain(shown: string): string {
  return shown
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=[\d.]+$)/, '');
}

function openings({ stdout }: Output, address: IpAddress): readonly Opening[] {
  return stdout
    .toString('latin1')
    .split('\n')
    .flatMap((line) => {
      const [, , port, shown, peerPort] = row.exec(line) ?? [];
      const peer = plain(shown ?? '');
      const found = { peer, peerPort: Number(peerPort), port: Number(port) };
      const sane = isIP(peer) === familyOf(address) && found.peerPort <= 65_535;
      return sane && found.port <= 65_535 ? [found] : [];
    });
}

export const openingDefinitions: Part<'flow.opening' | 'flow.leave'> = {
  'flow.opening': {
    /** Where nobody can tell, nobody is left to the old host: no reason to stop a move. */
    script({ address }) {
      const source = word(familyOf(address) === 6 ? `[${address}]` : address);
      return `ss -Htn state syn-recv src ${source} 2>/dev/null | head -n ${String(most)}; true`;
    },
    inline: true,
    read: (output, { address }) => ({ opening: openings(output, address) }),
    describe: () => [],
  },
  'flow.leave': {
    inline: true,
    script(input) {
      const said = lines(input);
      return said === undefined ? ':' : nftAlone(said);
    },
    nft: lines,
    // A help, not a condition: without it a few clients on a lossy segment are reset, which is no reason to undo a move.
    anyStatus: true,
    read: changed,
    describe: ({ address, to, seconds }) => [
      `nft: forward also the SYNs of connections to ${address} that ${to} is opening at that moment (${String(seconds)} s at most)`,
    ],
  },
};
