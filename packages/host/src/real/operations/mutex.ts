import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Output } from '../definition.ts';
import type { BinaryString } from '../script.ts';
import { fenced, locks, mutex, mutexBusy, uptime } from './held-paths.ts';

/**
 * One process at a time changes what is below /run/vipbook: flock(2) on descriptor 9 of a file there, which children
 * inherit and the kernel gives back when the last of them has ended, however it ended.
 */

/** What is done under it takes milliseconds; a slow disk's sync(1) may take seconds. */
const waitSeconds = 10;
/** On stderr, so that no program's own status 74 is taken for ours. */
const said = 'vipbook: mutex busy';

/**
 * Wait for it, `waitSeconds` at most; in the shell's `$?` 0 when we have it. util-linux waits by itself (`-w`, and
 * `-E`, since 2.25). BusyBox' flock has neither (`flock [-sxun] FD`, up to 1.37): it is asked again and again, by a
 * clock that nobody sets.
 */
const wait: BinaryString = [
  `flock -n 9 2>/dev/null || { flock -w ${String(waitSeconds)} -E ${String(mutexBusy)} 9 2>/dev/null; vb_m=$?; case $vb_m in 0) ;; ${String(mutexBusy)}) (exit 1) ;; *)`,
  `${uptime}; vb_m=$((u+${String(waitSeconds)}))`,
  `until flock -n 9 2>/dev/null; do ${uptime}; [ "$u" -lt $vb_m ] || { vb_m=; break; }; sleep 0.1 2>/dev/null || sleep 1; done`,
  '[ -n "$vb_m" ] ;; esac; }',
].join('\n');

/**
 * For each process that has the lock: its number and state (proc_pid_stat(5)) in `$p` and `$s`. /proc/locks names
 * flock(1), which has ended; the kernel tells the others apart from those that wait in fdinfo (proc_pid_fdinfo(5),
 * Linux 4.1).
 */
function eachHolder(action: BinaryString): BinaryString {
  return [
    `for p in /proc/[0-9]*/fd/9; do [ "$p" -ef ${mutex} ] || continue; p=\${p%/fd/9}; grep -qs '^lock:' $p/fdinfo/9 || continue`,
    `s=$(sed -n 's/^State:[^A-Za-z]*//p' $p/status 2>/dev/null); p=\${p#/proc/}; ${action}; done`,
  ].join('\n');
}

/**
 * Alone with what is below /run/vipbook until the subshell ends. Not in time: who has it on stderr, `mutexBusy`. What
 * stands behind a fence (see batch.ts) asks again: whoever was waited for may have been another controller, that took
 * the lock.
 */
export const exclusively: BinaryString = [
  `umask 077; [ -d ${locks} ] || mkdir -p ${locks} || exit`,
  'command -v flock >/dev/null 2>&1 || { echo flock: not found >&2; exit 127; }',
  `exec 9>${mutex} || exit`,
  `${wait} || {`,
  eachHolder(
    `printf 'held %s %s %s\\n' "$p" "\${s%% *}" "$(tr '\\000-\\037' ' ' </proc/$p/cmdline 2>/dev/null | cut -c1-60)" >&2`,
  ),
  `echo ${said} >&2; exit ${String(mutexBusy)}; }`,
  `[ -z "\${vb_behind-}" ] || vb_fence || exit ${String(fenced)}`,
].join('\n');

/**
 * `alone COMMAND` for a guard, which nobody relieves: it waits until it has the mutex. A holder that somebody has
 * stopped (T, t) would keep it from its duty, and the address from everybody; it is ended, as a power cut would end
 * it. Its status is that of the command; above 128 when it was ended itself.
 */
export const alone: BinaryString = [
  `vb_wait() { ${wait}`,
  '}',
  'alone() { ( until vb_wait; do',
  eachHolder('case $s in T*|t*) kill -KILL $p ;; esac'),
  `sleep 0.1 2>/dev/null || sleep 1; done; $1 ) 9>${mutex}; }`,
].join('\n');

interface Holder {
  readonly pid: string;
  readonly state: string;
  readonly command: string;
}

function holdersIn(stderr: string): readonly Holder[] {
  return [...stderr.matchAll(/^held (\d+) (\S*) ?(.*)$/gm)].map(
    ([, pid = '', state = '', command = '']) => ({ pid, state, command: command.trim() }),
  );
}

/** The failure of an operation that did not get the mutex in time; undefined: it is another one. */
export function mutexFailure(output: Output, host: string): Diagnostic | undefined {
  const stderr = output.stderr.toString('utf8');
  if (output.status !== mutexBusy || !stderr.includes(said)) return undefined;
  const found = holdersIn(stderr);
  // A stopped shell keeps its children waiting, not the other way round.
  const holder = found.find(({ state }) => isStopped(state)) ?? found[0];
  const who =
    holder === undefined
      ? 'no process was seen that holds it'
      : `process ${holder.pid}${holder.command === '' ? '' : ` (${holder.command})`} holds it${isStopped(holder.state) ? ', and is stopped' : ''}`;
  return diagnostic('HST015', {
    message: `${host} did nothing: ${mutex} was not free within ${String(waitSeconds)} s; ${who}`,
    where: { host, file: mutex },
    ...(holder === undefined ? {} : { remedy: remedyFor(holder) }),
  });
}

function isStopped(state: string): boolean {
  return /^[Tt]/.test(state);
}

function remedyFor({ pid, state }: Holder): string {
  return isStopped(state)
    ? `On the host \`kill -CONT ${pid}\` lets it go on, and \`kill -KILL ${pid}\` ends it; then run again.`
    : `\`ps -fp ${pid}\` on the host shows it; run again when it has ended.`;
}
