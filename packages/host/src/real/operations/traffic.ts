import { isMacAddress } from '../guard.ts';
import type { IpAddress, Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { teamOf } from '../together.ts';
import { familyOf } from './addresses.ts';
import { nftAlone, table } from './nft-team.ts';
import { nftEntries, packetCount } from './counters.ts';

type Question = Operations['traffic.read']['in'];

/** One for each address, so that moves of several do not take down each other's. */
export function trafficTable(address: IpAddress): string {
  return `inet ${table}_${address.replaceAll(/[.:]/g, '_')}`;
}

/** Who has sent nothing for so long is no longer named. */
const recentMs = 500;

/** Before all other rules on the way in and after all on the way out; what a host sends to itself is left out. */
function ruleset({ address, except }: Question): string {
  const t = trafficTable(address);
  const family = familyOf(address) === 4 ? 'ip' : 'ip6';
  const stranger = except === undefined ? '' : ` ether saddr != ${except}`;
  return `add table ${t}
add counter ${t} received
add counter ${t} sent
add set ${t} senders { type ether_addr; size 256; flags dynamic,timeout; timeout ${String(recentMs)}ms; }
add chain ${t} in { type filter hook prerouting priority -300; policy accept; }
add chain ${t} out { type filter hook postrouting priority 300; policy accept; }
flush chain ${t} in
flush chain ${t} out
add rule ${t} in iifname "lo" accept
add rule ${t} in ${family} daddr ${address} counter name "received"
add rule ${t} in ${family} daddr ${address}${stranger} update @senders { ether saddr }
add rule ${t} out oifname "lo" accept
add rule ${t} out ${family} saddr ${address} counter name "sent"`;
}

export const trafficDefinitions: Part<'traffic.begin' | 'traffic.read' | 'traffic.end'> = {
  'traffic.begin': {
    script: (input) => nftAlone({ frame: '', elements: ruleset(input) }),
    nft: (input) => ({ frame: '', elements: ruleset(input) }),
    read: changed,
    describe: ({ address }) => [`nft: count the packets of ${address}`],
  },
  'traffic.read': {
    script: (input) =>
      [
        'if command -v nft >/dev/null 2>&1; then',
        `nft -j list table ${trafficTable(input.address)} 2>/dev/null || { nft -f - <<'EOT' && nft -j list table ${trafficTable(input.address)}; }`,
        ruleset(input),
        'EOT',
        'else echo nft >&2; ( exit 127 ); fi',
      ].join('\n'),
    inline: true,
    // Their tables in one transaction; each is listed by itself: of two in one script nft 1.0.6 says that it knows neither.
    team: teamOf<'traffic.read'>((members) =>
      [
        `command -v nft >/dev/null 2>&1 || exit`,
        `n='\n'; t=$n$(nft list tables inet 2>/dev/null)$n; c=`,
        ...members.map(
          ({ operation }) =>
            `case $t in *"\${n}table ${trafficTable(operation.address)}$n"*) ;; *) c=$c${word(`${ruleset(operation)}\n`)} ;; esac`,
        ),
        `[ -z "$c" ] || printf %s "$c" | nft -f - || exit`,
        ...members.map(
          ({ operation, end }) =>
            `nft -j list table ${trafficTable(operation.address)} || exit; ${end}`,
        ),
      ].join('\n'),
    ),
    read(output) {
      const entries = nftEntries(output.stdout.toString('utf8'));
      const counter = (name: string) =>
        packetCount(entries.find((entry) => entry['counter']?.['name'] === name)?.['counter']);
      const [received, sent] = [counter('received'), counter('sent')];
      if (received === undefined || sent === undefined) return undefined;
      const set = entries.find((entry) => entry['set'] !== undefined)?.['set'];
      return { received, sent, senders: sendersIn(set?.['elem']) };
    },
    describe: ({ address }) => [`nft: count the packets of ${address}`],
  },
  'traffic.end': {
    script: ({ address }) =>
      `command -v nft >/dev/null 2>&1 || exit 0; nft delete table ${trafficTable(address)} 2>/dev/null && echo 1; true`,
    nft: ({ address }) => ({ frame: '', elements: `delete table ${trafficTable(address)}` }),
    ending: ({ address }) => ({ kind: 'table', name: trafficTable(address) }),
    read: (output) => ({ changed: output.stdout.includes('1') }),
    describe: ({ address }) => [`nft delete table ${trafficTable(address)}`],
  },
};

/** `{"elem": {"val": MAC, …}}`, or a bare MAC. */
function sendersIn(elements: unknown): readonly string[] {
  if (!Array.isArray(elements)) return [];
  return elements.flatMap((each: unknown) => {
    const value =
      typeof each === 'object' && each !== null
        ? (each as { elem?: { val?: unknown } }).elem?.val
        : each;
    return isMacAddress(value) ? [value.toLowerCase()] : [];
  });
}
