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
  /** Shell that prints the new content. */
  readonly fill: BinaryString;
  /** Shell words whose value is the sha256 that the content must have. */
  readonly digest: BinaryString;
  readonly expect?: string;
  /** A file of the host that "$from" shall be the path of; with `keep` its mode, owner and times are taken. */
  readonly from?: string;
  readonly keep?: boolean;
}

/** Shell that sets "$p" to the file that the path leads to; readlink(1) is asked only where there is a link on the way. */
export function followLinks(path: string): BinaryString {
  const asked = `p=$(readlink -f -- ${word(path)}) || p=${word(path)}`;
  const isPlain = /^(?:\/(?!\.{1,2}(?:\/|$))[^/]+)+$/.test(path);
  if (!isPlain) return asked;
  return `p=${word(path)}; x=$p; while [ -n "$x" ]; do [ ! -L "$x" ] || { ${asked}; break; }; x=\${x%/*}; done`;
}

/**
 * Shell that goes into a folder beside "$p" that only the login can enter or change, and that is gone when
 * the (sub)shell ends; "$t" is then the path of a new file in it, which is called `new` from within. Where
 * other users may write, no name is safe: they can lay a link there before, or between two commands. Who
 * stands *in* a folder of his own cannot be led elsewhere, whatever becomes of its name.
 */
export function privatePlace(): readonly BinaryString[] {
  return [
    // Dot-named: `source interfaces.d/*` must never read it. Beside the file: rename(2) is then atomic.
    `case $p in /*) ;; *) p=$(pwd)/$p;; esac`,
    `d=\${p%/*}; vb_o=$(pwd); umask 077; q=$(mktemp -d "$d/.vipbook.XXXXXX") || exit`,
    `trap 'rmdir "$q"' 0; cd -P "$q" || exit; vb_m=$(stat -c %a .)`,
    // A set-group-id bit comes from the folder around it. Nothing of the login's own lies in it yet.
    `[ -O . ] || vb_m=; case $vb_m in 700|2700) for f in * .[!.]*; do [ ! -e "$f" ] && [ ! -L "$f" ] || vb_m=; done;; *) vb_m=;; esac`,
    `[ -n "$vb_m" ] || { echo "somebody else put another folder at $q" >&2; exit 1; }`,
    `t=$q/new; trap '[ ! -e new ] || rm -f new; cd /; rmdir "$q"' 0`,
  ];
}

/** Shell that puts a file in its place in one step, or leaves everything as it was; prints 1 when it did. */
export function replaceFile(input: Replacement): BinaryString {
  const { follow = true } = input;
  return [
    // A symlink stays; the file that it points to is replaced. Unless the link itself is meant.
    follow ? followLinks(input.path) : `p=${word(input.path)}`,
    `w=${input.digest}`,
    `now=absent; [ ! -e "$p" ] || { now=$(sha256sum <"$p") || exit; now=\${now%% *}; }`,
    follow ? `[ "$now" != "$w" ] || exit 0` : `[ -L "$p" ] || [ "$now" != "$w" ] || exit 0`,
    input.expect === undefined
      ? ''
      : `[ "$now" = ${word(input.expect)} ] || exit ${String(changedMeanwhile)}`,
    ...(input.from === undefined ? [] : [absolute('from', input.from)]),
    ...privatePlace(),
    ...like(input),
    `${input.fill} >new || exit`,
    `s=$(sha256sum <new) || exit; [ "\${s%% *}" = "$w" ] || exit ${String(badCopy)}`,
    input.owner === undefined ? '' : `chown ${word(input.owner)} new || exit`,
    input.group === undefined ? '' : `chgrp ${word(input.group)} new || exit`,
    // After chown(2), which takes set-id bits away.
    input.mode === undefined ? '' : `chmod ${input.mode.toString(8)} new || exit`,
    input.keep === true ? `touch -r "$from" new` : '',
    ...validate(input.validate),
    `sync new 2>/dev/null || sync`,
    // -T would be right, but not every mv has it: a folder that lies at "$p" by now is not moved into.
    `[ ! -d "$p" ] || [ -L "$p" ] || { echo "$p is a folder" >&2; exit 1; }`,
    `mv -f new "$p" || exit`,
    `sync "$d" 2>/dev/null; echo 1`,
  ].join('\n');
}

/** "$NAME" is the path, as it is seen from anywhere. */
function absolute(name: string, path: string): BinaryString {
  return `${name}=${word(path)}; case $${name} in /*) ;; *) ${name}=$(pwd)/$${name};; esac`;
}

/** The new file, with the mode, owner and ACL that it shall begin with. */
function like(input: Replacement): readonly BinaryString[] {
  if (input.keep === true) return [`cp -p -- "$from" new || exit`];
  const fresh = `: >new || exit; chmod ${(input.mode ?? 0o644).toString(8)} new || exit`;
  const there = input.follow === false ? `[ -e "$p" ] && [ ! -L "$p" ]` : `[ "$now" != absent ]`;
  // What is to be less open than it was must be so before the new content is in it.
  const close =
    input.mode === undefined ? '' : ` chmod ${(input.mode & 0o777).toString(8)} new || exit;`;
  return [`if ${there}; then cp -p -- "$p" new || exit;${close} else ${fresh}; fi`];
}

function validate(command: readonly string[] | undefined): readonly BinaryString[] {
  if (command === undefined) return [];
  const words = command.map((part) => part.split('%s').map(word).join('"$t"'));
  return [
    `o=$(cd "$vb_o"; ${words.join(' ')} 2>&1 </dev/null) || { s=$?; printf 'status %s\\n%s\\n' $s "$o" >&2; exit ${String(refusedByValidation)}; }`,
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
