import type { Part } from '../definition.ts';

/**
 * Of the shell, and of who carries its words: nobody else's priority is touched, whatever a shell's parent may be (in a
 * container it is the container's first process).
 */
function each(commands: (pid: string) => string): string {
  return [
    `vb_c=; read -r vb_c 2>/dev/null </proc/$PPID/comm`,
    `case $vb_c in sshd*|sudo) vb_p=$PPID ;; *) vb_p= ;; esac`,
    // On a terminal a script has a subshell of its own: what that starts is to be as fast.
    `read -r vb_s vb_c </proc/self/stat; [ "$vb_s" != $$ ] || vb_s=`,
    `for vb_p in $$ $vb_s $vb_p; do ${commands('$vb_p')}; done 2>/dev/null`,
    'true',
  ].join('\n');
}

/** Without -n a priority is one for util-linux and for BusyBox; with it BusyBox adds, and 0 takes nothing back. */
export const hasteDefinitions: Part<'shell.hasten'> = {
  'shell.hasten': {
    script: ({ hasten }) =>
      hasten
        ? each((pid) => `{ chrt -f -p 1 ${pid} || renice -20 -p ${pid} >/dev/null; } && echo 1`)
        : each((pid) => `chrt -o -p 0 ${pid} && echo 1; renice 0 -p ${pid} >/dev/null`),
    inline: true,
    read: (output) => ({ changed: output.stdout.includes('1') }),
    describe: ({ hasten }) => [hasten ? 'chrt -f -p 1 $$' : 'chrt -o -p 0 $$'],
  },
};
