import { structuredPatch } from 'diff';
import { sha256 } from './canonical.ts';
import type { FileDigest, PlannedDiff } from './generated/plan.ts';
import type { RecordedDiff, RecordedTask } from './recorder.ts';
import { textOf, type Scrubber } from './scrub.ts';

const contextLines = 3;

/** Files before and after, as they may be shown. */
export function diffsOf(
  tasks: readonly RecordedTask[],
  scrubber: Scrubber,
): readonly PlannedDiff[] {
  return tasks.flatMap(({ number, works }) =>
    works.flatMap(({ diffs, hidden }) =>
      diffs.map((diff) => (hidden ? hiddenDiff(diff, number) : shownDiff(diff, number, scrubber))),
    ),
  );
}

function hiddenDiff({ host, path, about, before, after }: RecordedDiff, task: number): PlannedDiff {
  const digest = (content: Uint8Array | null): FileDigest | null =>
    content === null ? null : { sha256: null };
  return {
    task,
    host,
    path,
    about: about ?? 'content',
    before: digest(before),
    after: digest(after),
    unified: null,
    withheld: 'no_log',
  };
}

function shownDiff(diff: RecordedDiff, task: number, scrubber: Scrubber): PlannedDiff {
  const { host, path, about } = diff;
  const before = diff.before === null ? null : scrubber.bytes(diff.before);
  const after = diff.after === null ? null : scrubber.bytes(diff.after);
  const what = [...new Set([...(before?.what ?? []), ...(after?.what ?? [])])];
  const digest = (side: typeof before): FileDigest | null =>
    side === null ? null : { sha256: sha256(side.content) };
  return {
    task,
    host,
    path,
    about: about ?? 'content',
    before: digest(before),
    after: digest(after),
    unified: unified(before?.content ?? null, after?.content ?? null),
    ...(what.length === 0 ? {} : { withheld: what.join(', ') }),
  };
}

/** Hunks only: file names are the reader's to write. */
function unified(before: Uint8Array | null, after: Uint8Array | null): string {
  const a = before === null ? '' : textOf(before);
  const b = after === null ? '' : textOf(after);
  if (a === undefined || b === undefined) return 'Binary files differ\n';
  const { hunks } = structuredPatch('before', 'after', a, b, undefined, undefined, {
    context: contextLines,
  });
  return hunks
    .map(
      (hunk) =>
        `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@\n${hunk.lines.map((line) => `${line}\n`).join('')}`,
    )
    .join('');
}

function range(start: number, lines: number): string {
  return lines === 1
    ? String(start)
    : `${String(lines === 0 ? start - 1 : start)},${String(lines)}`;
}
