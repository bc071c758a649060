import type { Part } from '../definition.ts';
import type { BinaryString } from '../script.ts';
import { stop } from './guard-parts.ts';
import { epochFloor, hookDirectory, mutex, runDirectory, uptime } from './held-paths.ts';
import { exclusively } from './mutex.ts';

/**
 * No epoch goes back by it (see epochs.ts): the greatest that goes with a lock stays as the floor, written before. $e is
 * the epoch of the lock, $m the floor.
 */
const keepEpoch: BinaryString = [
  `case $e in ''|*[!0-9]*) e=0 ;; esac`,
  `[ -n "$check" ] || [ "$e" -le "$m" ] || { m=$e; echo "$m" >${epochFloor}.new && mv ${epochFloor}.new ${epochFloor} || exit; }`,
].join('\n');

/** Locks and guards of addresses; `$k` names those that stay. */
const moves: BinaryString = [
  `m=0; [ ! -e ${epochFloor} ] || read -r m x <${epochFloor}; ${uptime}`,
  `for a in $(cd $d 2>/dev/null && ls -d locks/* guards/* 2>/dev/null | sed 's,.*/,,; /\\.word$/d; /\\.new$/d' | sort -u); do`,
  `e=0 r=- t=0; [ ! -e $d/locks/$a ] || read -r e r t <$d/locks/$a; w=; [ -d $d/guards/$a ] && w=guard; [ "$r" = - ] || [ "$t" -le "$u" ] || w=lock`,
  `if [ -n "$w" ] && [ -z "$force" ]; then k=$k\\ $a; echo "kept the move of $a"; continue; fi`,
  // What a move has set in the kernel only its guard knows.
  `if [ -d $d/guards/$a ]; then [ -n "$check" ] || { ${stop('$d/guards/$a')}; sh $d/guards/$a/script restore </dev/null >/dev/null 2>&1; }; rm -rf $d/guards/$a && echo "removed guard of $a"; fi`,
  `[ -z "$w" ] || [ "$r" = - ] || echo "removed lock of $a"`,
  keepEpoch,
  `rm -f $d/locks/$a $d/locks/$a.word $d/locks/$a.new $d/confirmed/$a $d/last/$a`,
  'done',
].join('\n');

export const cleanDefinitions: Part<'host.clean'> = {
  'host.clean': {
    script: (input) =>
      [
        // With check the same script runs, and its hands are tied.
        input.check === true
          ? 'rm() { :; }; nft() { command nft list "$2" "$3" "$4" >/dev/null; }'
          : exclusively,
        `d=${runDirectory}; check=${input.check === true ? '1' : ''} force=${input.force === true ? '1' : ''}; k=`,
        moves,
        `for f in ${hookDirectory}/vipbook-*; do [ -e "$f" ] || continue; a=$(sed -n 's/^vip=\\([^ ]*\\) .*/\\1/p' "$f"); case "$k " in *" $a "*) continue ;; esac; rm -f "$f" && echo "removed $f"; done`,
        `[ -z "$k" ] || exit 0`,
        // Folders too: files are written within one of their own, which a power cut leaves behind.
        `for d2 in /etc/network ${hookDirectory} /etc/network/interfaces.d; do for f in $d2/.vipbook.*.tmp $d2/.vipbook.??????; do [ ! -e "$f" ] || { rm -rf "$f" && echo "removed $f"; }; done; done`,
        `for f in /run/network/.vipbook.*; do [ ! -e "$f" ] || { rm -f "$f" && echo "removed $f"; }; done`,
        // With when it was started, beside it.
        `for f in $d/claim-*; do case $f in *.at) [ ! -e "\${f%.at}" ] || continue ;; esac; [ ! -e "$f" ] || { [ -n "$check" ] || [ ! -p "$f" ] || printf '\\n' 1<>"$f"; rm -f "$f" "$f.at" && echo "removed $f"; }; done`,
        `for b in $d/bridges/*/end; do [ -e "$b" ] || continue; a=\${b%/end}; [ -n "$check" ] || sh "$b" locked >/dev/null; echo "removed bridge of \${a##*/}"; done`,
        `if command -v nft >/dev/null 2>&1; then for f in arp ip ip6 inet; do nft delete table $f vipbook 2>/dev/null && echo "removed nft table $f vipbook"; done; for t in $(command nft list tables inet 2>/dev/null | sed -n 's/^table inet \\(vipbook_[0-9a-f_]*\\)$/\\1/p'); do nft delete table inet $t && echo "removed nft table inet $t"; done; fi`,
        // Who waits for the mutex has this file open: with another in its place, two would be alone.
        `for f in $d/* $d/.vipbook.*; do case $f in ${mutex} | ${epochFloor}) ;; *) rm -rf "$f" ;; esac; done; true`,
      ].join('\n'),
    read(output) {
      const lines = output.stdout.toString('utf8').split('\n');
      const after = (first: string): readonly string[] =>
        lines.flatMap((line) => (line.startsWith(first) ? [line.slice(first.length)] : []));
      return { removed: after('removed '), kept: after('kept ') };
    },
    describe: (input) => (input.check === true ? [] : ['remove what vipbook has left']),
  },
};
