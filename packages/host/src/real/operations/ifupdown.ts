import type { Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { teamOf, type Member } from '../together.ts';
import { commandOutput } from './commands.ts';

const ifstate = '/run/network/ifstate';

export const ifupdownDefinitions: Part<'ifup' | 'ifdown' | 'ifstate.set'> = {
  ifup: {
    script: (input) => `ifup${input.force === true ? ' --force' : ''} ${word(input.name)}`,
    anyStatus: true,
    read: commandOutput,
    describe: (input) => [`ifup${input.force === true ? ' --force' : ''} ${word(input.name)}`],
  },
  ifdown: {
    script: (input) => `ifdown${input.force === true ? ' --force' : ''} ${word(input.name)}`,
    anyStatus: true,
    read: commandOutput,
    describe: (input) => [`ifdown${input.force === true ? ' --force' : ''} ${word(input.name)}`],
  },
  /**
   * ifupdown's own binary keeps the book, under its own (fcntl) locks: with --no-act-commands it writes
   * the state and runs nothing (measured on 0.8.41). Where that leaves another state than asked, because the stanza is
   * named otherwise or not written yet, it is given one that does nothing. Only where there is no such ifupdown the line
   * is set here, under no lock that others know.
   */
  'ifstate.set': {
    script(input) {
      const file = ifstate;
      const name = word(input.name);
      const line = word(`${input.name}=${input.logical ?? ''}`);
      const mine = word(`^${input.name.replaceAll(/[.[\]*^$\\]/g, '\\$&')}=`);
      const look = `{ look; ${isSo(input)}; }`;
      const others = `grep -v -e ${mine} ${file}`;
      const edit =
        input.logical === null ? `${others} >$t` : `{ ${others}; printf '%s\\n' ${line}; } >$t`;
      const book = input.logical === null ? 'ifdown' : 'ifup';
      const without =
        input.logical === null
          ? []
          : [
              `printf 'iface %s inet manual\n' ${word(input.logical)} >$t`,
              `${book} --interfaces=$t --no-act-commands --no-scripts ${line} >/dev/null 2>&1`,
              `${look} && { rm -f $t; echo 1; exit 0; }`,
            ];
      return [
        `[ -e ${file} ] || exit 0; ${lookInBook}`,
        `${look} && exit 0`,
        `${book} --no-act-commands --no-scripts ${name} >/dev/null 2>&1`,
        `${look} && { echo 1; exit 0; }`,
        // Who reads the book meanwhile finds it whole: a half of it, written back, would lose the other.
        `t=/run/network/.vipbook.$$; trap 'rm -f $t' 0`,
        ...without,
        // Nor may a full /run.
        `${edit}; [ "$(grep -vc -e ${mine} $t)" = "$(grep -vc -e ${mine} ${file})" ] && mv -f $t ${file} && ${look} && echo 1`,
      ].join('\n');
    },
    team: teamOf<'ifstate.set'>(setTogether),
    read: changed,
    describe: (input) => [
      input.logical === null
        ? `ifdown --no-act-commands --no-scripts ${word(input.name)} # ifupdown's state only`
        : `ifup --no-act-commands --no-scripts ${word(input.name)} # ifupdown's state only`,
    ],
  },
};

/** Defines `look`, which reads the book into `$s`; a shell does that with no process of its own. */
const lookInBook = `n='\n'; look() { s=$n; [ ! -e ${ifstate} ] || while IFS= read -r l || [ -n "$l" ]; do s=$s$l$n; done <${ifstate}; }`;

/** Is what `look` has read as it shall be? The whole name and no other that ends alike: `veth0=` is not `eth0=`. */
function isSo({ name, logical }: Operations['ifstate.set']['in']): string {
  return logical === null
    ? `case $s in *"$n"${word(`${name}=`)}*) false ;; esac`
    : `case $s in *"$n"${word(`${name}=${logical}`)}"$n"*) ;; *) false ;; esac`;
}

/** The book is read by the shell, and ifupdown is asked once for all whose line is not what it shall be. */
function setTogether(members: readonly Member<'ifstate.set'>[]): string | undefined {
  const down = members.every(({ operation }) => operation.logical === null);
  if (!down && members.some(({ operation }) => operation.logical === null)) return undefined;
  return [
    `${lookInBook}; look; set --`,
    ...members.map(
      (member, at) =>
        `c${String(at)}=; [ ! -e ${ifstate} ] || { ${isSo(member.operation)}; } || { c${String(at)}=1; set -- "$@" ${word(member.operation.name)}; }`,
    ),
    `if [ $# -gt 0 ]; then ${down ? 'ifdown' : 'ifup'} --no-act-commands --no-scripts "$@" >/dev/null 2>&1; look; fi`,
    ...members.map(
      (member, at) => `[ -z "$c${String(at)}" ] || { ${isSo(member.operation)}; } || exit`,
    ),
    ...members.map(({ end }, at) => `[ -z "$c${String(at)}" ] || echo 1; ${end}`),
  ].join('\n');
}
