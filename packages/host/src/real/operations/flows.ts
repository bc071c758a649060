import type { Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { familyOf } from './addresses.ts';
import { nft, table } from './arp.ts';

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

export const flowDefinitions: Part<'flow.relay' | 'flow.count' | 'nft.tidy'> = {
  'flow.relay': {
    script(input) {
      const family = familyOf(input.address) === 4 ? 'ip' : 'ip6';
      if (input.to === null) {
        return [
          `command -v nft >/dev/null 2>&1 || exit 0`,
          `for s in $(nft list table ${family} ${table} 2>/dev/null | sed -n 's/^[[:space:]]*set \\([a-z]*_[0-9a-f_]*\\) {$/\\1/p'); do nft delete element ${family} ${table} "$s" { ${input.address} } 2>/dev/null && echo 1; done`,
          'true',
        ].join('\n');
      }
      const set = relaySet(input, input.to);
      const element = `${set} { ${input.address} timeout ${String(input.seconds)}s }`;
      return nft(`add table ${family} ${table}
add set ${family} ${table} ${set} { type ipv${String(familyOf(input.address))}_addr; flags timeout; }
add chain ${family} ${table} ${set} { type filter hook prerouting priority mangle; policy accept; }
flush chain ${family} ${table} ${set}
add rule ${family} ${table} ${set} ${family} daddr @${set} ${relayed(input)} dup to ${input.to} device "${input.device}" drop
add element ${family} ${table} ${element}
delete element ${family} ${table} ${set} { ${input.address} }
add element ${family} ${table} ${element}`);
    },
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
        `for f in arp ip ip6; do case "$(nft list table $f ${table} 2>/dev/null)" in ''|*elements*) ;; *) nft delete table $f ${table} && echo 1 ;; esac; done; true`,
      ].join('\n'),
    read: (output) => ({ changed: output.stdout.includes('1') }),
    describe: () => [`nft delete table arp|ip|ip6 ${table} (those that are empty)`],
  },
  'flow.count': {
    script: (input) =>
      `command -v ss >/dev/null 2>&1 || { echo ss >&2; exit 127; }; ss -Htn state established src ${word(input.address)} | grep -c .; true`,
    read(output) {
      const open = Number.parseInt(output.stdout.toString('latin1'), 10);
      return Number.isNaN(open) ? undefined : { open };
    },
    describe: () => [],
  },
};
