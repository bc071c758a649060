import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { FileReplacement } from '../../operations.ts';
import type { Output } from '../definition.ts';
import { word, type BinaryString } from '../script.ts';

/** Exit statuses by which the scripts tell what went wrong. */
export const changedMeanwhile = 74;
export const badCopy = 75;
export const refusedByValidation = 76;

export interface Replacement extends FileReplacement {
  readonly path: string;
  /** Shell that writes the new content to "$t". */
  readonly fill: BinaryString;
  /** Shell words whose value is the sha256 that the content must have. */
  readonly digest: BinaryString;
  readonly expect?: string;
  /** A file whose mode, owner and times are taken over. */
  readonly like?: string;
}

/** Shell that puts a file in its place in one step, or leaves everything as it was; prints 1 when it did. */
export function replaceFile(input: Replacement): BinaryString {
  const { follow = true } = input;
  return [
    // A symlink stays; the file that it points to is replaced. Unless the link itself is meant.
    follow
      ? `p=$(readlink -f -- ${word(input.path)}) || p=${word(input.path)}`
      : `p=${word(input.path)}`,
    `w=${input.digest}`,
    `now=absent; [ ! -e "$p" ] || { now=$(sha256sum <"$p") || exit; now=\${now%% *}; }`,
    follow ? `[ "$now" != "$w" ] || exit 0` : `[ -L "$p" ] || [ "$now" != "$w" ] || exit 0`,
    input.expect === undefined
      ? ''
      : `[ "$now" = ${word(input.expect)} ] || exit ${String(changedMeanwhile)}`,
    // Dot-named: `source interfaces.d/*` must never read it. Beside the file: rename(2) is then atomic.
    `case $p in */*) d=\${p%/*};; *) d=.;; esac`,
    `t=$d/.vipbook.$$.tmp; trap 'rm -f "$t"' 0; umask 077; rm -f "$t"`,
    ...like(input),
    `${input.fill} >"$t" || exit`,
    `s=$(sha256sum <"$t") || exit; [ "\${s%% *}" = "$w" ] || exit ${String(badCopy)}`,
    input.owner === undefined ? '' : `chown ${word(input.owner)} "$t" || exit`,
    input.group === undefined ? '' : `chgrp ${word(input.group)} "$t" || exit`,
    // After chown(2), which takes set-id bits away.
    input.mode === undefined ? '' : `chmod ${input.mode.toString(8)} "$t" || exit`,
    input.like === undefined ? '' : `touch -r ${word(input.like)} "$t"`,
    ...validate(input.validate),
    `sync "$t" 2>/dev/null || sync`,
    `mv -f "$t" "$p" || exit; trap - 0`,
    `sync "$d" 2>/dev/null; echo 1`,
  ].join('\n');
}

/** The temporary file, with the mode, owner and ACL that the new one shall begin with. */
function like(input: Replacement): readonly BinaryString[] {
  if (input.like !== undefined) return [`cp -p -- ${word(input.like)} "$t" || exit`];
  const fresh = `: >"$t" || exit; chmod ${(input.mode ?? 0o644).toString(8)} "$t" || exit`;
  const there = input.follow === false ? `[ -e "$p" ] && [ ! -L "$p" ]` : `[ "$now" != absent ]`;
  return [`if ${there}; then cp -p "$p" "$t" || exit; else ${fresh}; fi`];
}

function validate(command: readonly string[] | undefined): readonly BinaryString[] {
  if (command === undefined) return [];
  const words = command.map((part) => part.split('%s').map(word).join('"$t"'));
  return [
    `o=$(${words.join(' ')} 2>&1 </dev/null) || { s=$?; printf 'status %s\\n%s\\n' $s "$o" >&2; exit ${String(refusedByValidation)}; }`,
  ];
}

/** What went wrong with a file, where it is not what went wrong with many a command. */
export function fileFailure(output: Output, path: string, host: string): Diagnostic | undefined {
  const where = { host, file: path };
  const printed = output.stderr.toString('utf8');
  if (output.status === changedMeanwhile) {
    return diagnostic('HST004', { message: `${path} on ${host} changed since it was read`, where });
  }
  if (output.status === refusedByValidation) {
    const [status = '', ...lines] = printed.trim().split('\n');
    return diagnostic('HST012', {
      message: `the validation of ${path} on ${host} ended with ${status}: ${lines.join('; ')}`,
      where,
    });
  }
  if (/No space left|Disk quota|I\/O error/.test(printed) || output.status === badCopy) {
    return diagnostic('HST006', {
      message: `${path} cannot be written on ${host}: no space left on its file system`,
      where,
    });
  }
  if (/Read-only file system/.test(printed)) {
    return diagnostic('HST005', {
      message: `${path} cannot be written on ${host}: its file system is read-only`,
      where,
    });
  }
  const name = /invalid (?:user|group):? '?([^'\n]*)'?|unknown (?:user|group) (\S+)/.exec(printed);
  if (name !== null) {
    return diagnostic('HST013', {
      message: `${host} knows no user or group ${name[1] ?? name[2] ?? ''}`.trimEnd(),
      where,
    });
  }
  return undefined;
}
