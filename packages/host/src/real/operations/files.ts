import { diagnostic } from '@vipbook/diagnostics';
import type { HostFile } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { printBytes, word } from '../script.ts';
import {
  badCopy,
  changedMeanwhile,
  fileFailure,
  followLinks,
  privatePlace,
  replaceFile,
} from './replace-file.ts';
import { sha256 } from './sha256.ts';

/** Prints `mode owner group size sha256`, a newline, and the bytes. Exit 3: absent; 4: not a file. */
export function printFile(path: string): string {
  return [
    `f=${word(path)}`,
    `[ -e "$f" ] || exit 3`,
    `[ -f "$f" ] || exit 4`,
    `s=$(sha256sum <"$f") || exit`,
    `stat -L -c "%a %U %G %s \${s%% *}" "$f" || exit`,
    `cat "$f"`,
  ].join('; ');
}

/** Reads what `printFile` prints. */
export function readFileOutput(path: string, stdout: Buffer): HostFile | undefined {
  const end = stdout.indexOf(10);
  if (end < 0) return undefined;
  const [mode, owner, group, size, digest] = stdout.subarray(0, end).toString('latin1').split(' ');
  const length = Number(size);
  if (digest === undefined || Number.isNaN(length)) return undefined;
  const content = stdout.subarray(end + 1, end + 1 + length);
  if (sha256(content) !== digest) return undefined;
  return {
    path,
    content,
    mode: Number.parseInt(mode ?? '644', 8),
    owner: owner ?? 'root',
    group: group ?? 'root',
    sha256: digest,
  };
}

/** Bytes that a shell makes in its memory before it writes them. */
const atOnce = 65_536;

export const fileDefinitions: Part<'file.read' | 'file.write' | 'file.probe' | 'file.remove'> = {
  'file.read': {
    script: (input) => `${printFile(input.path)} || { s=$?; [ $s = 3 ] || exit $s; }`,
    anyStatus: true,
    read(output, input) {
      if (output.status === 3) return { file: null };
      if (output.status !== 0) return undefined;
      const file = readFileOutput(input.path, output.stdout);
      return file === undefined ? undefined : { file };
    },
    fail: (output, input, host) =>
      output.status === 4
        ? diagnostic('HST010', {
            message: `${input.path} is not a regular file`,
            where: { host, file: input.path },
          })
        : undefined,
    describe: () => [],
  },
  'file.write': {
    script: (input) =>
      replaceFile({
        ...input,
        fill: printBytes(input.content),
        digest: sha256(input.content),
      }),
    read: changed,
    fail: (output, input, host) => fileFailure(output, input.path, host),
    describe: (input) => [`write ${input.path} (sha256 ${sha256(input.content).slice(0, 12)})`],
  },
  'file.probe': {
    script: (input) =>
      [
        followLinks(input.path),
        `vb_t=$(stat -c %y "\${p%/*}" 2>/dev/null)`,
        ...privatePlace(),
        // Nothing has changed afterwards: the folder has the time that it had, where touch(1) can tell it.
        `trap 'rm -f new; cd /; rmdir "$q"; [ -z "$vb_t" ] || touch -d "$vb_t" "$d" 2>/dev/null' 0`,
        // A file system that is full refuses blanks as well as any other bytes.
        `: >new || exit; n=${String(input.bytes)}; while [ $n -gt 0 ]; do m=$n; [ $m -le ${String(atOnce)} ] || m=${String(atOnce)}`,
        `printf "%\${m}s" '' >>new || exit ${String(badCopy)}; n=$((n-m)); done; sync new 2>/dev/null || sync`,
      ].join('\n'),
    read: () => ({ writable: true }),
    fail: (output, input, host) => fileFailure(output, input.path, host),
    describe: () => [],
  },
  'file.remove': {
    script: (input) =>
      [
        `p=${word(input.path)}; [ -e "$p" ] || [ -L "$p" ] || exit 0`,
        input.expect === undefined
          ? ''
          : `now=$(sha256sum <"$p") || exit; [ "\${now%% *}" = ${word(input.expect)} ] || exit ${String(changedMeanwhile)}`,
        `rm -f -- "$p" && echo 1`,
      ].join('\n'),
    read: changed,
    fail: (output, input, host) => fileFailure(output, input.path, host),
    describe: (input) => [`rm ${input.path}`],
  },
};
