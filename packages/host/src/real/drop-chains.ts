import type { DropChain } from '../facts.ts';
import type { BinaryString } from './script.ts';

/**
 * Prints the chains of nft(8) on the way out whose policy is to drop, those of iptables-nft as well; each line `chain`
 * has those that accept something behind it. Without such a chain it is one process. Rules may be many, and
 * so only those chains are listed.
 */
export const printDropChains: BinaryString = [
  'nft list chains | while read -r a b c d e; do case $a in',
  'table) f=$b t=$c ;; chain) n=$b ;;',
  `type) case $d:$e in output:*'policy drop;'* | postrouting:*'policy drop;'* | egress:*'policy drop;'*) printf 'chain %s %s %s %s %s\\n' "$f" "$t" "$n" "$d" "$e"`,
  `nft list chain "$f" "$t" "$n" </dev/null | sed -n 's/ comment ".*"$//; s/^[[:space:]]*\\(.*\\)accept$/accept \\1/p' ;; esac ;; esac; done`,
].join('\n');

export function readDropChains(text: string): readonly DropChain[] {
  const found: (DropChain & { readonly accepts: string[] })[] = [];
  for (const line of text.split('\n')) {
    const [, family, table, chain, hook, rest = ''] =
      /^chain (\S+) (\S+) (\S+) (output|postrouting|egress) (.*)$/.exec(line) ?? [];
    if (family !== undefined && table !== undefined && chain !== undefined) {
      // `device "eth0" priority …`, `devices = { eth0, "eth1" } priority …`
      const devices = /^devices? (.*?) priority /.exec(rest)?.[1]?.match(/[^\s"={},]+/g);
      found.push({
        ...{ family, table, chain, hook: hook as DropChain['hook'], accepts: [] },
        ...(devices === undefined || devices === null ? {} : { devices }),
      });
    } else if (line.startsWith('accept')) found.at(-1)?.accepts.push(line.slice(7).trim());
  }
  return found;
}
