import { diagnostic } from '@vipbook/diagnostics';
import { changed, type Part } from '../definition.ts';
import { printBytes, word, words } from '../script.ts';
import { commandOutput, exportEnvironment } from './commands.ts';
import { fileFailure, privatePlace, replaceFile } from './replace-file.ts';

export const pathDefinitions: Part<
  'file.copy' | 'file.attributes' | 'directory.make' | 'link.make' | 'tree.remove' | 'script.run'
> = {
  'file.copy': {
    script: (input) =>
      [
        `h=$(sha256sum <${word(input.from)}) || exit`,
        replaceFile({
          ...input,
          path: input.to,
          fill: 'cat -- "$from"',
          digest: '${h%% *}',
        }),
      ].join('\n'),
    read: changed,
    fail: (output, input, host) => fileFailure(output, input.to, host),
    describe: (input) => [`cp ${input.keep === true ? '-p ' : ''}${words([input.from, input.to])}`],
  },
  'file.attributes': {
    script(input) {
      const { mode, owner, group, modified, accessed } = input;
      const self = input.follow === false ? '-h ' : '';
      // Without -L a link is looked at itself.
      const look = `stat ${self === '' ? '-L ' : ''}-c '%a %u %g %x %y' -- "$p"`;
      return [
        `p=${word(input.path)}; b=$(${look}) || exit`,
        owner === undefined ? '' : `chown ${self}-- ${word(owner)} "$p" || exit`,
        group === undefined ? '' : `chgrp ${self}-- ${word(group)} "$p" || exit`,
        // chmod(1) cannot change a link; Linux has no modes for them.
        mode === undefined || self !== '' ? '' : `chmod -- ${mode.toString(8)} "$p" || exit`,
        modified === undefined ? '' : touch('-m', modified, self),
        accessed === undefined ? '' : touch('-a', accessed, self),
        `[ "$b" = "$(${look})" ] || echo 1`,
      ].join('\n');
    },
    read: changed,
    fail: (output, input, host) => fileFailure(output, input.path, host),
    describe(input) {
      const self = input.follow === false ? ['-h'] : [];
      const { mode, owner, group, modified, accessed, path } = input;
      return [
        ...(owner === undefined ? [] : [words(['chown', ...self, owner, path])]),
        ...(group === undefined ? [] : [words(['chgrp', ...self, group, path])]),
        ...(mode === undefined || self.length > 0
          ? []
          : [words(['chmod', mode.toString(8).padStart(4, '0'), path])]),
        ...(modified === undefined ? [] : [`touch -m ${words(stamp(modified))} ${word(path)}`]),
        ...(accessed === undefined ? [] : [`touch -a ${words(stamp(accessed))} ${word(path)}`]),
      ].map((line) => line.replaceAll('  ', ' '));
    },
  },
  'directory.make': {
    script(input) {
      const { mode, owner, group } = input;
      return [
        `m() { [ -d "$1" ] && return 0; case $1 in ?*/*) m "\${1%/*}" || return;; esac; mkdir -- "$1" || return`,
        owner === undefined ? '' : `chown -- ${word(owner)} "$1" || return`,
        group === undefined ? '' : `chgrp -- ${word(group)} "$1" || return`,
        mode === undefined ? '' : `chmod -- ${mode.toString(8)} "$1" || return`,
        `c=1; }`,
        `c=; m ${word(input.path)} || exit; echo $c`,
      ].join('\n');
    },
    read: changed,
    fail: (output, input, host) => fileFailure(output, input.path, host),
    describe: (input) => [
      `mkdir -p ${input.mode === undefined ? '' : `-m ${input.mode.toString(8).padStart(4, '0')} `}${word(input.path)}`,
    ],
  },
  'link.make': {
    script(input) {
      const option = input.kind === 'symbolic' ? '-s ' : '';
      return [
        `p=${word(input.path)}; g=${word(input.target)}`,
        input.kind === 'hard' ? `case $g in /*) ;; *) g=$(pwd)/$g;; esac` : '',
        input.kind === 'symbolic'
          ? `[ -L "$p" ] && [ "$(readlink -- "$p"; echo .)" = "$g$(printf '\\n.')" ] && exit 0`
          : `[ -e "$p" ] && [ ! -L "$p" ] && [ "$(stat -c '%d %i' -- "$p")" = "$(stat -c '%d %i' -- "$g")" ] && exit 0`,
        `if [ -e "$p" ] || [ -L "$p" ]; then`,
        `  if [ -d "$p" ] && [ ! -L "$p" ]; then rmdir -- "$p" || exit; fi`,
        ...privatePlace().map((line) => `  ${line}`),
        `  ln ${option}-- "$g" new || exit`,
        // -T: a link to a directory is to be replaced, not moved into.
        `  mv -fT -- new "$p" 2>/dev/null || { rm -f -- "$p" && ln ${option}-- "$g" "$p" || exit; }`,
        `else ln ${option}-- "$g" "$p" || exit; fi; echo 1`,
      ].join('\n');
    },
    read: changed,
    fail: (output, input, host) => fileFailure(output, input.path, host),
    describe: (input) => [
      `ln -f${input.kind === 'symbolic' ? 's' : ''} ${words([input.target, input.path])}`,
    ],
  },
  'tree.remove': {
    script: (input) =>
      [
        `p=${word(input.path)}; case $(readlink -f -- "$p") in /) [ -L "$p" ] || { echo 'this is the root' >&2; exit 1; };; esac`,
        `[ -e "$p" ] || [ -L "$p" ] || exit 0`,
        `rm -rf -- "$p" && echo 1`,
      ].join('\n'),
    read: changed,
    fail: (output, input, host) => fileFailure(output, input.path, host),
    describe: (input) => [`rm -rf ${word(input.path)}`],
  },
  'script.run': {
    script(input) {
      const { directory, through, words: rest } = input;
      return [
        `u=$(umask); umask 077; d=$(mktemp -d) || exit 126; trap 'rm -rf "$d"' 0 1 2 15`,
        `f=$d/${word(input.name)}; ${printBytes(input.content)} >"$f" && chmod 700 "$f" || exit 126`,
        'umask $u',
        exportEnvironment(input.environment),
        directory === undefined ? '' : `cd -- ${word(directory)} || exit 126`,
        // A shell of its own, so that the words cannot reach our trap; the path goes there as a variable.
        `F=$f sh -c ${word(`f=$F; unset F; ${through === undefined ? '' : `${through} `}"$f"${rest === undefined ? '' : ` ${rest}`}`)}`,
      ].join('\n');
    },
    anyStatus: true,
    read: commandOutput,
    fail: (output, input, host) =>
      diagnostic('HST003', {
        message: `${input.name} could not be put on ${host}: ${output.stderr.toString('utf8').trim()}`,
        where: { host },
      }),
    describe: (input) => [
      `${input.through === undefined ? '' : `${input.through} `}${input.name}${input.words === undefined ? '' : ` ${input.words}`}`,
    ],
  },
};

function stamp(time: number | 'now'): readonly string[] {
  return time === 'now' ? [] : ['-d', `@${String(time)}`];
}

function touch(which: string, time: number | 'now', self: string): string {
  return `touch ${which} ${self}${words(stamp(time))} -- "$p" || exit`;
}
