import type { Range } from 'vscode-languageserver-types';

/** What a lens's command is about; the only argument of {@link lensCommands}. */
export interface RunTarget {
  readonly uri: string;
  readonly path: string;
  /** Index of the play in the document, from 0. */
  readonly play: number;
  /** The play's name, or its pattern. */
  readonly title: string;
  /** The play for --play, where the playbook has others: by its name, or by its number where two have one name. */
  readonly only?: string;
  /** Pattern of the play. */
  readonly hosts: string;
  /** Of a move: its task; absent where the task has no name. */
  readonly task?: string;
  readonly move?: { readonly address: string; readonly from?: string; readonly to?: string };
  readonly range: Range;
}

export const lensCommands = {
  dryRun: 'vipbook.dryRun',
  run: 'vipbook.run',
  /** Shows who holds an address; its argument has `move`. */
  showAddress: 'vipbook.showAddress',
} as const;

/** Arguments of `vipbook run` and `vipbook plan` that leave the other plays out. */
export function playArguments({ only }: { readonly only?: string }): readonly string[] {
  return only === undefined ? [] : [`--play=${only}`];
}

/** The hosts of all plays in what `vipbook run --list-hosts` prints: alone on their lines, six spaces in. */
export function hostsListed(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => /^ {6}\S+$/.test(line));
  return [...new Set(lines.map((line) => line.trim()))];
}
