import type { FileDiff } from '@vipbook/modules';
import { createTwoFilesPatch } from 'diff';
import { bytesAsText, printable } from './escape.ts';
import { noPaint, type Paint } from './paint.ts';

const contextLines = 3;

function side(content: Uint8Array | null): string {
  return content === null ? '' : bytesAsText(content);
}

/**
 * A file before and after as a unified diff with Ansible's words. Bytes that are not UTF-8 and control
 * characters are shown escaped, so a diff is for reading, not for patch(1). Empty when nothing differs; where only
 * secrets do, it says so.
 */
export function unifiedDiff(change: FileDiff, paint: Paint = noPaint): string {
  const before = printable(side(change.before));
  const after = printable(side(change.after));
  const appears = (change.before === null) !== (change.after === null);
  const onlyHidden = change.onlyHidden === true;
  if (before === after && !appears && !onlyHidden) return '';
  const name = printable(`${change.host}:${change.path}`);
  const patch = createTwoFilesPatch('before', 'after', before, after, undefined, undefined, {
    context: contextLines,
  });
  const lines = patch.split('\n');
  const firstHunk = lines.findIndex((line) => line.startsWith('@@'));
  const hunks = firstHunk === -1 ? [] : lines.slice(firstHunk);
  if (hunks.at(-1) === '') hunks.pop();
  return [
    paint('strong', `--- before: ${change.before === null ? `${name} (absent)` : name}`),
    paint('strong', `+++ after: ${change.after === null ? `${name} (absent)` : name}`),
    ...hunks.map((line) => paintDiffLine(line, paint)),
    ...(onlyHidden ? [paint('faint', 'only hidden content differs')] : []),
    '',
  ].join('\n');
}

function paintDiffLine(line: string, paint: Paint): string {
  if (line.startsWith('+')) return paint('added', line);
  if (line.startsWith('-')) return paint('removed', line);
  if (line.startsWith('@@')) return paint('hunk', line);
  return line;
}
