import { diagnostic } from '@vipbook/diagnostics';
import type { IpAddress, PacketCount } from '../../operations.ts';
import type { Part } from '../definition.ts';
import { familyOf } from './addresses.ts';
import { table } from './nft-team.ts';

/** One table beside those of a move, whose tidying leaves it alone. */
const place = `inet ${table}`;

function names(address: IpAddress): { readonly rx: string; readonly tx: string } {
  const suffix = address.replaceAll(/[.:]/g, '_');
  return { rx: `rx_${suffix}`, tx: `tx_${suffix}` };
}

/**
 * Counters of packets to and from an address, by name: what ifconfig shows for a link and never for an alias.
 * Before all other rules on the way in and after all on the way out, so that what is relayed counts, too.
 */
function ruleset(address: IpAddress): string {
  const { rx, tx } = names(address);
  const family = familyOf(address) === 4 ? 'ip' : 'ip6';
  return `add table ${place}
add counter ${place} ${rx}
add counter ${place} ${tx}
add chain ${place} ${rx} { type filter hook prerouting priority -300; policy accept; }
add chain ${place} ${tx} { type filter hook postrouting priority 300; policy accept; }
add rule ${place} ${rx} ${family} daddr ${address} counter name "${rx}"
add rule ${place} ${tx} ${family} saddr ${address} counter name "${tx}"`;
}

export const counterDefinitions: Part<'counter.read' | 'counter.end'> = {
  'counter.read': {
    script: ({ address }) => {
      const { rx } = names(address);
      return [
        `command -v nft >/dev/null 2>&1 || { echo nft >&2; exit 127; }`,
        `nft list chain ${place} ${rx} >/dev/null 2>&1 || nft -f - <<'EOT' || exit`,
        ruleset(address),
        'EOT',
        `nft -j list counters table ${place}`,
      ].join('\n');
    },
    read(output, { address }) {
      const { rx, tx } = names(address);
      const found = readCounters(output.stdout.toString('utf8'));
      const [received, sent] = [found.get(rx), found.get(tx)];
      return received === undefined || sent === undefined ? undefined : { received, sent };
    },
    fail: (output, { address }, host) =>
      output.status !== 127
        ? undefined
        : diagnostic('HST007', {
            message: `${host} has no \`nft\`, which counting the packets of ${address} needs`,
            where: { host },
            remedy: 'apt-get install nftables (on the host)',
          }),
    describe: () => [],
  },
  'counter.end': {
    script({ address }) {
      const { rx, tx } = names(address);
      return [
        `command -v nft >/dev/null 2>&1 || exit 0`,
        `for n in ${rx} ${tx}; do nft delete chain ${place} $n 2>/dev/null && echo 1; nft delete counter ${place} $n 2>/dev/null; done`,
        // Others may be counting another address.
        `case "$(nft list table ${place} 2>/dev/null)" in *chain*) ;; *) nft delete table ${place} 2>/dev/null ;; esac; true`,
      ].join('\n');
    },
    read: (output) => ({ changed: output.stdout.includes('1') }),
    describe: ({ address }) => [`nft: no longer count the packets of ${address}`],
  },
};

/** `nft -j list …`: each entry by what it is. */
export function nftEntries(text: string): readonly NftEntry[] {
  const entries = (parse(text) as { nftables?: unknown } | undefined)?.nftables;
  if (!Array.isArray(entries)) return [];
  return (entries as unknown[]).filter(
    (entry): entry is NftEntry => typeof entry === 'object' && entry !== null,
  );
}

/** `{"counter": {…}}`, `{"set": {…}}` … */
type NftEntry = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** A counter's packets and bytes; undefined when it is none. */
export function packetCount(
  counter: Readonly<Record<string, unknown>> | undefined,
): PacketCount | undefined {
  const whole = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  const packets = whole(counter?.['packets']);
  const bytes = whole(counter?.['bytes']);
  return packets === undefined || bytes === undefined ? undefined : { packets, bytes };
}

/** `nft -j list counters`: {"nftables": [{"counter": {"name", "packets", "bytes"}}]}. */
function readCounters(text: string): ReadonlyMap<string, PacketCount> {
  const found = new Map<string, PacketCount>();
  for (const { counter } of nftEntries(text)) {
    const count = packetCount(counter);
    if (typeof counter?.['name'] === 'string' && count !== undefined)
      found.set(counter['name'], count);
  }
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
