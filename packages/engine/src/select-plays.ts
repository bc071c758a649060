import { diagnostic, didYouMean, type Diagnostic } from '@vipbook/diagnostics';
import type { Play, Playbook } from '@vipbook/playbook';

export interface NumberedPlay {
  /** Counts from 1 over all plays of the playbook, imported ones included, as `--list-hosts` prints it. */
  readonly number: number;
  readonly play: Play;
}

/** The name that listings and events give a play: its own, or its pattern. */
export const titleOf = ({ name, hosts }: Play): string => name?.value ?? hosts.value;

/**
 * What `--play` selects, in the order of the playbook. Each of `wanted` is a name (every play of that name) or,
 * where no play has it as its name, a number; undefined or empty: all plays.
 */
export function selectPlays(
  { plays }: Playbook,
  wanted: readonly string[] | undefined,
): readonly NumberedPlay[] {
  const all = plays.map((play, at) => ({ number: at + 1, play }));
  if (wanted === undefined || wanted.length === 0) return all;
  const chosen = new Set(wanted.flatMap((each) => matching(all, each)));
  return all.filter((each) => chosen.has(each));
}

function matching(all: readonly NumberedPlay[], wanted: string): readonly NumberedPlay[] {
  const named = all.filter(({ play }) => titleOf(play) === wanted);
  return named.length > 0 ? named : all.filter(({ number }) => String(number) === wanted);
}

/** A finding for each of `wanted` that selects nothing: nothing may run then. */
export function unknownPlays(
  playbook: Playbook,
  wanted: readonly string[] = [],
): readonly Diagnostic[] {
  const all = selectPlays(playbook, undefined);
  const titles = all.map(({ play }) => titleOf(play));
  return wanted
    .filter((each) => matching(all, each).length === 0)
    .map((each) =>
      diagnostic('ENG016', {
        message: `the playbook has no play "${each}".${didYouMean(each, titles)}`.replace(
          /\.$/,
          '',
        ),
        where: { file: playbook.file },
      }),
    );
}
