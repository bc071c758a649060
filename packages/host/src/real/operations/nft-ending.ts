import type { BinaryString } from '../script.ts';
import { word } from '../script.ts';
import type { Member, Team } from '../together.ts';
import { table } from './nft-team.ts';

/** What an operation takes down of ours in nft(8). */
export type Ending =
  /** A table that is there for one address only; `inet NAME`. */
  | { readonly kind: 'table'; readonly name: string }
  /** What stands in sets of our common table. */
  | {
      readonly kind: 'element';
      readonly family: Family;
      /** Patterns of the shell for the names of the sets. */
      readonly sets: readonly string[];
      /** As nft(8) lists it. */
      readonly element: string;
      /** A set that is emptied with it, and is nobody else's. */
      readonly emptied?: string;
    }
  /** The common tables in which nothing is left. */
  | { readonly kind: 'tidy' };

const families = ['arp', 'ip', 'ip6'] as const;
type Family = (typeof families)[number];

interface Ended {
  readonly ending: Ending;
  /** A shell variable: not empty when there was something to end. */
  readonly had: string;
  readonly end: BinaryString;
}

/**
 * What a move takes down at its end, in one transaction: each process of nft(8) costs a host 20 to 35 ms, and alone
 * each of these needs one to look and one to end. Our tables are looked at once, and each in a process of its own (of
 * two listed in one script nft 1.0.6 says that it knows neither). A common table goes whole when nothing is in it but
 * what is ended here; when in doubt it stays.
 */
export const endingTeam: Team = {
  isLast: ({ do: kind }) => kind === 'nft.tidy',
  script(members) {
    const ended = endedBy(members);
    if (ended.length < members.length) return undefined;
    return [
      'command -v nft >/dev/null 2>&1 || exit',
      `set -f; n='\n'; t=$(nft list tables 2>/dev/null) || exit`,
      `t=$n$t$n c= ${ended.map(({ had }) => `${had}=`).join(' ')}`,
      ...ended.flatMap(tableGone),
      `for f in ${familiesOf(ended).join(' ')}; do case $t in *"\${n}table $f ${table}$n"*)`,
      `l=$(nft list table $f ${table} 2>/dev/null) || exit`,
      ...takenDown(ended),
      ';; esac; done',
      `[ -z "$c" ] || printf %s "$c" | nft -f - 2>/dev/null || exit`,
      ...ended.map(({ had, end }) => `[ -z "$${had}" ] || echo 1; ${end}`),
    ].join('\n');
  },
};

function endedBy(members: readonly Member[]): readonly Ended[] {
  return members.flatMap(({ operation, definition, end }, at) => {
    const ending = definition.ending?.(operation);
    return ending === undefined ? [] : [{ ending, had: `vb_had${String(at)}`, end }];
  });
}

function familiesOf(ended: readonly Ended[]): readonly Family[] {
  return families.filter((family) =>
    ended.some(
      ({ ending }) =>
        ending.kind === 'tidy' || (ending.kind === 'element' && ending.family === family),
    ),
  );
}

function tableGone({ ending, had }: Ended): readonly string[] {
  if (ending.kind !== 'table') return [];
  return [
    `case $t in *"\${n}table ${ending.name}$n"*) ${had}=1 c="$c delete table ${ending.name};" ;; esac`,
  ];
}

/**
 * Shell that reads `$l`, a table of family `$f`, word by word, because lists go on over lines and an address may be
 * the beginning of another one. `s`: the set; `k`: empty outside of its elements, 1 before the first word of one,
 * 2 behind it; `p`: the word before, and at the end the last one; `d`: what ends ours; `o`: there are others.
 */
function takenDown(ended: readonly Ended[]): readonly string[] {
  const tidy = ended.find(({ ending }) => ending.kind === 'tidy')?.had;
  return [
    's= k= p= o= d= e=',
    'for w in $l; do case $k:$w in',
    ':elements) k=0 ;;',
    `0:'{') k=1 ;;`,
    `[12]:'}') k= ;;`,
    '1:*) case "$f $s ${w%,}" in',
    ...ended.flatMap(elementGone),
    '*) o=1 ;; esac',
    'case $w in *,) ;; *) k=2 ;; esac ;;',
    '2:*,) k=1 ;;',
    ':*) case $p in set|map) s=$w ;; esac ;;',
    'esac; p=$w; done',
    tidy === undefined
      ? 'c=$c$d'
      : `if [ "$k$o$p" = '}' ]; then ${tidy}=1 c="$c delete table $f ${table};"; else c=$c$d; fi`,
  ];
}

/** One that ends in this moment can be deleted all the same, if it is added first. */
function elementGone({ ending, had }: Ended): readonly string[] {
  if (ending.kind !== 'element') return [];
  const { family, sets, element, emptied } = ending;
  const one = `element ${family} ${table} $s { ${element}`;
  const own = sets.map((set) => `${word(`${family} `)}${set}${word(` ${element}`)}`);
  return [
    `${own.join('|')}) ${had}=1 d="$d add ${one} timeout 1s }; delete ${one} };" ;;`,
    ...(emptied === undefined
      ? []
      : [
          `${word(`${family} ${emptied} `)}*) [ "$e" = ${emptied} ] || d="$d flush set ${family} ${table} ${emptied};"; e=${emptied} ;;`,
        ]),
  ];
}
