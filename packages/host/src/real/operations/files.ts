import { createHash } from 'node:crypto';
import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { HostFile } from '../../operations.ts';
import { changed, type Output, type Part } from '../definition.ts';
import { printBytes, word } from '../script.ts';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

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

const changedMeanwhile = 74;
const badCopy = 75;

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
    script(input) {
      const digest = sha256(input.content);
      return [
        // A symlink stays; the file that it points to is replaced.
        `p=$(readlink -f -- ${word(input.path)}) || p=${word(input.path)}`,
        `now=absent; [ ! -e "$p" ] || { now=$(sha256sum <"$p") || exit; now=\${now%% *}; }`,
        `[ "$now" != ${digest} ] || exit 0`,
        input.expect === undefined
          ? ''
          : `[ "$now" = ${word(input.expect)} ] || exit ${String(changedMeanwhile)}`,
        // Dot-named: `source interfaces.d/*` must never read it. Beside the file: rename(2) is then atomic.
        `t=\${p%/*}/.vipbook.$$.tmp; trap 'rm -f "$t"' 0; umask 077; rm -f "$t"`,
        // cp -p first, so that mode, owner and ACL are the old file's.
        `if [ "$now" = absent ]; then : >"$t" || exit; chmod ${(input.mode ?? 0o644).toString(8)} "$t" || exit; else cp -p "$p" "$t" || exit; fi`,
        `${printBytes(input.content)} >"$t" || exit`,
        `s=$(sha256sum <"$t") || exit; [ "\${s%% *}" = ${digest} ] || exit ${String(badCopy)}`,
        input.mode === undefined ? '' : `chmod ${input.mode.toString(8)} "$t" || exit`,
        `sync "$t" 2>/dev/null || sync`,
        `mv -f "$t" "$p" || exit; trap - 0`,
        `sync "\${p%/*}" 2>/dev/null; echo 1`,
      ].join('\n');
    },
    read: changed,
    fail: fileFailure,
    describe: (input) => [`write ${input.path} (sha256 ${sha256(input.content).slice(0, 12)})`],
  },
  'file.probe': {
    script: (input) =>
      [
        `p=$(readlink -f -- ${word(input.path)}) || p=${word(input.path)}`,
        `t=\${p%/*}/.vipbook.$$.tmp; trap 'rm -f "$t"' 0; umask 077; rm -f "$t"`,
        // Zeros: a file system that is full refuses them as well as any other bytes.
        `head -c ${String(input.bytes)} /dev/zero >"$t" || exit; sync "$t" 2>/dev/null || sync`,
        `[ "$(stat -c %s "$t")" = ${String(input.bytes)} ] || exit ${String(badCopy)}`,
      ].join('\n'),
    read: () => ({ writable: true }),
    fail: fileFailure,
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
    fail: fileFailure,
    describe: (input) => [`rm ${input.path}`],
  },
};

function fileFailure(
  output: Output,
  input: { path: string },
  host: string,
): Diagnostic | undefined {
  const where = { host, file: input.path };
  const printed = output.stderr.toString('latin1');
  if (output.status === changedMeanwhile) {
    return diagnostic('HST004', {
      message: `${input.path} on ${host} changed since it was read`,
      where,
    });
  }
  if (/No space left|Disk quota|I\/O error/.test(printed) || output.status === badCopy) {
    return diagnostic('HST006', {
      message: `${input.path} cannot be written on ${host}: no space left on its file system`,
      where,
    });
  }
  if (/Read-only file system/.test(printed)) {
    return diagnostic('HST005', {
      message: `${input.path} cannot be written on ${host}: its file system is read-only`,
      where,
    });
  }
  return undefined;
}
