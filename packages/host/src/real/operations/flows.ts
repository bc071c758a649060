import type { IpAddress, Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { familyOf } from './addresses.ts';
import { teamOf } from '../together.ts';
import { table } from './arp.ts';
import { nftAlone, type NftLines } from './nft-team.ts';
import { openingEnd } from './opening.ts';

type Relay = Operations['flow.relay']['in'];

/** One set for each kind and receiving host: its elements are addresses, each with its own end. */
function relaySet(input: Relay, to: string): string {
  return `${input.of === 'everything' ? 'forward' : 'relay'}_${to.replaceAll(/[.:]/g, '_')}`;
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

/** What `$vb_t4` or `$vb_t6`, our table as nft(8) lists it, shows of an address that is in one of its sets. */
function relayPattern(address: IpAddress): string {
  return `*[!0-9a-f:.]'${address} timeout'*`;
}

/** Prints 1 when the address was in a set before `endRelays`. */
function wasRelayed({ address }: Relay): string {
  return `case $vb_t${String(familyOf(address))} in ${relayPattern(address)}) echo 1 ;; esac`;
}

/** Out of all sets of ours, in one transaction for each family. An element that is added first can be deleted. */
function endRelays(inputs: readonly Relay[]): string {
  return ([4, 6] as const)
    .map((version) => ({
      version,
      own: inputs.filter((each) => familyOf(each.address) === version),
    }))
    .filter(({ own }) => own.length > 0)
    .map(({ version, own }) => {
      const family = version === 4 ? 'ip' : 'ip6';
      const listed = `$vb_t${String(version)}`;
      return [
        `vb_t${String(version)}=$(nft list table ${family} ${table} 2>/dev/null)`,
        `vb_s=$(printf '%s\\n' "${listed}" | sed -n 's/^[[:space:]]*set \\([fr][a-z]*_[0-9a-f_]*\\) {$/\\1/p'); vb_c=`,
        ...own.map(
          ({ address }) =>
            `case ${listed} in ${relayPattern(address)}) for s in $vb_s; do vb_c="$vb_c add element ${family} ${table} $s { ${address} timeout 1s }; delete element ${family} ${table} $s { ${address} };"; done ;; esac`,
        ),
        ...own.map(({ address }) => openingEnd(address, listed)),
        `[ -z "$vb_c" ] || nft "$vb_c" || vb_f=1`,
      ].join('\n');
    })
    .concat('[ -z "${vb_f-}" ]')
    .join('\n');
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
      return `command -v nft >/dev/null 2>&1 || exit 0\n${endRelays([input])}\n${wasRelayed(input)}; true`;
    },
    nft: relayLines,
    team: teamOf<'flow.relay'>((members) =>
      [
        'command -v nft >/dev/null 2>&1 || exit',
        `${endRelays(members.map(({ operation }) => operation))} || exit`,
        ...members.map(({ operation, end }) => `${wasRelayed(operation)}; ${end}`),
      ].join('\n'),
    ),
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
    read: (output) => ({ changed: output.stdout.includes('1') }),
    describe: () => [`nft delete table arp|ip|ip6 ${table} (those that are empty)`],
  },
  'flow.count': {
    /** A filter that `ss` cannot read must be no count of 0: connections would not be waited for, and break. */
    script({ address }) {
      const source = word(familyOf(address) === 6 ? `[${address}]` : address);
      return `command -v ss >/dev/null 2>&1 || { echo ss >&2; exit 127; }; o=$(ss -Htn ${unfinished} state syn-recv src ${source}) || exit; echo "$o" | grep . | grep -vc '^SYN-RECV'; echo "$o" | grep -c '^SYN-RECV'; true`;
    },
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
