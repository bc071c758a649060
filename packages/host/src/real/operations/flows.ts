import type { IpAddress, Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { familyOf } from './addresses.ts';
import type { Ending } from './nft-ending.ts';
import { nftAlone, table, type NftLines } from './nft-team.ts';
import { openingEnd, openingSet } from './opening.ts';

type Relay = Operations['flow.relay']['in'];

const kinds = ['relay', 'forward'] as const;

/** One set for each kind and receiving host: its elements are addresses, each with its own end. */
function relaySet(input: Relay, to: string): string {
  const kind: (typeof kinds)[number] = input.of === 'everything' ? 'forward' : 'relay';
  return `${kind}_${to.replaceAll(/[.:]/g, '_')}`;
}

/** What goes on to the other host. `fib` asks the kernel at each packet, so that an address that was
 *  deleted a microsecond ago is forwarded already, and one that came back is not. */
function relayed(input: Relay): string {
  return input.of === 'everything'
    ? 'fib daddr type != local'
    : 'tcp flags & syn != syn ct state { new, invalid }';
}

function relayLines(input: Relay): NftLines | undefined {
  if (input.to === null) return undefined;
  const version = familyOf(input.address);
  const family = version === 4 ? 'ip' : 'ip6';
  const set = relaySet(input, input.to);
  const from = `${family} ${table} ${set}`;
  const lasting = `add element ${from} { ${input.address} timeout ${String(input.seconds)}s }`;
  return {
    frame: [
      `add table ${family} ${table}`,
      `add set ${from} { type ipv${String(version)}_addr; flags timeout; }`,
      `add chain ${from} { type filter hook prerouting priority mangle; policy accept; }`,
      `flush chain ${from}`,
      `add rule ${from} ${family} daddr @${set} ${relayed(input)} dup to ${input.to} device "${input.device}" drop`,
    ].join('\n'),
    elements: [lasting, `delete element ${from} { ${input.address} }`, lasting].join('\n'),
  };
}

/** Out of all sets of ours, in one transaction. An element that is added first can be deleted. Prints 1 when it was in one. */
function endRelay(address: IpAddress): string {
  const family = familyOf(address) === 4 ? 'ip' : 'ip6';
  const inSet = `*[!0-9a-f:.]'${address} timeout'*`;
  return [
    `vb_t=$(nft list table ${family} ${table} 2>/dev/null)`,
    `vb_s=$(printf '%s\\n' "$vb_t" | sed -n 's/^[[:space:]]*set \\([fr][a-z]*_[0-9a-f_]*\\) {$/\\1/p'); vb_c=`,
    `case $vb_t in ${inSet}) for s in $vb_s; do vb_c="$vb_c add element ${family} ${table} $s { ${address} timeout 1s }; delete element ${family} ${table} $s { ${address} };"; done ;; esac`,
    openingEnd(address, '$vb_t'),
    `[ -z "$vb_c" ] || nft "$vb_c"`,
    `case $vb_t in ${inSet}) echo 1 ;; esac; true`,
  ].join('\n');
}

function relayEnding({ address, to }: Relay): Ending | undefined {
  if (to !== null) return undefined;
  return {
    kind: 'element',
    family: familyOf(address) === 4 ? 'ip' : 'ip6',
    sets: kinds.map((kind) => `${kind}_*`),
    element: address,
    emptied: openingSet(address),
  };
}

/** Closed by one side, a connection may have data left to send, and breaks like any other. */
const unfinished = ['established', 'fin-wait-1', 'close-wait', 'closing', 'last-ack']
  .map((state) => `state ${state}`)
  .join(' ');

export const flowDefinitions: Part<'flow.relay' | 'flow.count' | 'nft.tidy'> = {
  'flow.relay': {
    script(input) {
      const lines = relayLines(input);
      if (lines !== undefined) return nftAlone(lines);
      return `command -v nft >/dev/null 2>&1 || exit 0\n${endRelay(input.address)}`;
    },
    nft: relayLines,
    ending: relayEnding,
    read: changed,
    describe(input) {
      if (input.to === null) return [`nft: end the relay of ${input.address}`];
      const what =
        input.of === 'everything'
          ? `forward packets to ${input.address} that still come here, once it is not held here, to whoever has it`
          : `forward packets of TCP connections to ${input.address} that are not known here to ${input.to}`;
      return [`nft: ${what} (${String(input.seconds)} s at most)`];
    },
  },
  'nft.tidy': {
    /** A table with elements belongs to another move that is under way. */
    script: () =>
      [
        `command -v nft >/dev/null 2>&1 || exit 0`,
        `n='\n'; t=$n$(nft list tables 2>/dev/null)$n; g= c=`,
        `for f in arp ip ip6; do case $t in *"\${n}table $f ${table}$n"*) case "$(nft list table $f ${table} 2>/dev/null)" in ''|*elements*) ;; *) g="$g $f" c="$c delete table $f ${table};" ;; esac ;; esac; done`,
        `[ -n "$g" ] || exit 0`,
        // One that somebody else has taken away meanwhile must not keep the others.
        `if nft "$c" 2>/dev/null; then echo 1; else for f in $g; do nft delete table $f ${table} && echo 1; done; fi; true`,
      ].join('\n'),
    ending: () => ({ kind: 'tidy' }),
    read: (output) => ({ changed: output.stdout.includes('1') }),
    describe: () => [`nft delete table arp|ip|ip6 ${table} (those that are empty)`],
  },
  'flow.count': {
    /** A filter that `ss` cannot read must be no count of 0: connections would not be waited for, and break. */
    script({ address }) {
      const source = word(familyOf(address) === 6 ? `[${address}]` : address);
      const counts = ['-vc', '-c'].map((how) => `printf '%s\\n' "$vb_o" | grep ${how} '^SYN-RECV'`);
      return [
        `if command -v ss >/dev/null 2>&1; then vb_o=$(ss -Htn ${unfinished} state syn-recv src ${source}) &&`,
        `if [ -z "$vb_o" ]; then echo 0; echo 0; else ${counts.join('; ')}; true; fi`,
        'else echo ss >&2; ( exit 127 ); fi',
      ].join('\n');
    },
    inline: true,
    read(output) {
      const [open = NaN, halfOpen = NaN] = output.stdout
        .toString('latin1')
        .split('\n')
        .map((line) => Number.parseInt(line, 10));
      return Number.isNaN(open) || Number.isNaN(halfOpen) ? undefined : { open, halfOpen };
    },
    describe: () => [],
  },
};
