import type { BinaryString } from '../script.ts';
import { guardsDirectory, locks, runDirectory, epochFloor } from './held-paths.ts';

/**
 * An address keeps its epoch after its last move, so that a command of a run that is long over is refused. One small
 * file for each address that ever moved would pile up on a host whose addresses are always new; so those that rested
 * longest go, and one number stays for all of them: the greatest of their epochs. An address without a file begins
 * there. No epoch goes back by that, and whoever looked before it happened is told to look again (VIP036).
 */

/** More files than this are too many, */
const tooMany = 256;
/** and so many of the newest stay. */
const stay = 128;

/** Under the mutex. The number is written first: ended in between, a file says what it said. */
export const forgetOldest: BinaryString = [
  `set -- ${locks}/*; [ $# -le ${String(tooMany)} ] || (`,
  `m=0; [ ! -e ${epochFloor} ] || read -r m <${epochFloor}; n=0; old=`,
  `for a in $(cd ${locks} && ls -t); do case $a in *.new | *.word) continue ;; esac`,
  `n=$((n+1)); [ $n -gt ${String(stay)} ] && [ ! -d ${guardsDirectory}/$a ] || continue`,
  `e=0 r=; read -r e r t <${locks}/$a; [ "$r" = - ] || continue`,
  `[ "$e" -le "$m" ] || m=$e; old="$old $a"; done`,
  `[ -n "$old" ] && echo "$m" >${epochFloor}.new && mv ${epochFloor}.new ${epochFloor} || exit`,
  `for d in locks last; do ( cd ${runDirectory}/$d 2>/dev/null && rm -f $old ); done )`,
].join('\n');

/** Prints `floor N`, where addresses without a file of their own begin above 0. */
export const printFloor: BinaryString = `[ ! -e ${epochFloor} ] || { read -r e x <${epochFloor}; printf 'floor %s\\n' "$e"; }`;
