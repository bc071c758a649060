import { diagnostic } from '@vipbook/diagnostics';
import { guardRun, type AddressLock } from '../../held.ts';
import type { IpAddress, Operations } from '../../operations.ts';
import { describeHolder, readLocks, waitsForNone } from '../../locks-read.ts';
import { changed, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { teamOf } from '../together.ts';
import { forgetOldest, printFloor } from './epochs.ts';
import {
  epochFloor,
  guardOf,
  heldByAnother,
  hookDirectory,
  hookOf,
  locks,
  notAsked,
  notLocked,
  oneLine,
  outOfDate,
  printLock,
  putStaged,
  readLock,
  runDirectory,
  stage,
  uptime,
  wordOf,
  writeLock,
} from './held-paths.ts';
import { exclusively } from './mutex.ts';

/** Prints locks and guards, of one address or of all, for `readLocks`; builtins only. */
export function printLocks(address?: IpAddress): string {
  const d = runDirectory;
  return [
    uptime,
    `for f in ${d}/locks/${address ?? '*'}; do case $f in *.new | *.word) continue ;; esac; [ -f "$f" ] || continue; a=\${f##*/}; g=${d}/guards/$a`,
    `e=0 r=- t=0 o= w=; { read -r e r t; read -r o; read -r w; } <"$f"`,
    `printf 'lock %s %s %s %s\\nowner %s\\nreason %s\\n' "$a" "$e" "$r" "$((t-u))" "$o" "$w"`,
    `if [ -e $g/state ]; then read -r s l n <$g/state; k=0; [ ! -e $g/deadline ] || read -r k x <$g/deadline; printf 'guard %s %s %s %s\\n' "$s" "$l" "$n" "$((k-u))"; fi`,
    `for k in confirmed last; do [ ! -e ${d}/$k/$a ] || { read -r l n <${d}/$k/$a; [ "$l" != - ] || n=$((\${n% *}-u)); printf '%s %s %s\\n' $k "$l" "$n"; }; done`,
    `done`,
    // Asked for one address, it is told as if it had a file.
    address === undefined
      ? printFloor
      : `[ -e ${d}/locks/${address} ] || [ ! -e ${epochFloor} ] || { read -r e x <${epochFloor}; printf 'lock %s %s - 0\\n' ${address} "$e"; }`,
    // A hook that waits outlives a reboot, and with it all locks. The line that begins with its address has it all.
    `for f in ${address === undefined ? `${hookDirectory}/vipbook-*` : hookOf(address)}; do [ -r "$f" ] || continue; { read -r l; read -r s; while read -r l; do case $l in vip=*) break ;; esac; done; } <"$f"`,
    `[ "$s" != vb_state=unmet ] || printf 'unmet %s\\n' "$l"; done; true`,
  ].join('\n');
}

const print = (address: IpAddress): string => printLocks(address);

function only(text: Buffer): AddressLock | null {
  return readLocks(text.toString('utf8'))[0] ?? null;
}

/** May this run have the lock? Else it ends with the status that says why not. `$u` is the time. */
function mayHave(input: Operations['lock.acquire']['in']): string {
  const { address, run, epoch } = input;
  const state = `${guardOf(address)}/state`;
  return [
    readLock(address),
    // The guard's own run, so that a lock which is over does not free an address that is under way.
    `s= l= n=; [ ! -e ${state} ] || read -r s l n <${state}`,
    `if [ "$r" != ${run} ]; then`,
    `{ [ "$r" = - ] || [ "$t" -le "$u" ]; } && { [ -z "$n" ] || { [ "$n" = ${run} ] && [ "$s" != deciding ]; }; } || { ${print(address)}\nexit ${String(heldByAnother)}; }`,
    `fi`,
    `${input.fresh === true ? '' : `[ "$r $e" = ${word(`${run} ${String(epoch)}`)} ] || `}{ [ "$e" = ${String(input.seen)} ] && [ ${String(epoch)} -gt "$e" ]; } || { echo "$e"; exit ${String(outOfDate)}; }`,
  ].join('\n');
}

/** What `printLock` prints when it is this run's. */
function taken({ epoch, run, seconds, owner, reason }: Operations['lock.acquire']['in']): string {
  return `e=${String(epoch)} r=${run} t=$((u+${String(seconds)})) o=${word(oneLine(owner))} w=${word(oneLine(reason))}`;
}

type Release = Operations['lock.release']['in'];

/** Is what `readLock` has read of this run? */
function isOurs({ epoch, run }: Release): string {
  return `[ "$e $r" = ${word(`${String(epoch)} ${run}`)} ]`;
}

/** What `printLock` prints when it is nobody's. */
function freed({ unused }: Release): string {
  return `r=- t=0 o= w=${unused === undefined ? '' : ` e=${String(unused)}`}`;
}

/** What was said under the lock goes with it. */
function spoken(address: IpAddress): string {
  return `${yesOf(address)} ${wordOf(address)}`;
}

function forgetSpoken(address: IpAddress): string {
  return `for k in ${spoken(address)}; do [ ! -e $k ] || { rm -f ${spoken(address)}; break; }; done`;
}

/** `- UNTIL EPOCH` while a run waits for a yes, and when it has come, `RUN WHO`. */
function yesOf(address: IpAddress): string {
  return `${runDirectory}/confirmed/${address}`;
}

export const lockDefinitions: Part<
  | 'lock.acquire'
  | 'lock.renew'
  | 'lock.release'
  | 'lock.query'
  | 'lock.break'
  | 'lock.ask'
  | 'lock.confirm'
> = {
  'lock.acquire': {
    script(input) {
      return [exclusively, uptime, mayHave(input), taken(input), writeLock].join('\n');
    },
    // All are free before the first is taken.
    team: teamOf<'lock.acquire'>((members) =>
      [
        exclusively,
        uptime,
        ...members.map(({ operation }) => mayHave(operation)),
        stage,
        ...members.map(
          ({ operation }) => `${taken(operation)}; ${printLock} >$q/${operation.address} || exit`,
        ),
        putStaged(locks),
        ...members.map(({ end }) => end),
      ].join('\n'),
    ),
    read: (_output, input) => ({ epoch: input.epoch }),
    fail(output, input, host) {
      if (output.status === outOfDate) {
        return diagnostic('VIP036', {
          message: `${input.address} on ${host} is at epoch ${output.stdout.toString('latin1').trim()}, not at ${String(input.seen)} as when it was looked at`,
          where: { host },
        });
      }
      if (output.status !== heldByAnother) return undefined;
      return diagnostic('VIP034', {
        message: `${input.address} is locked on ${host} ${describeHolder(only(output.stdout))}`,
        where: { host },
      });
    },
    describe: (input) => [`lock ${input.address} (${input.run}, epoch ${String(input.epoch)})`],
  },
  'lock.renew': {
    script: (input) =>
      [
        exclusively,
        `${uptime}; ${readLock(input.address)}`,
        `[ "$e $r" = ${word(`${String(input.epoch)} ${input.run}`)} ] || exit ${String(notLocked)}`,
        `t=$((u+${String(input.seconds)}))`,
        writeLock,
      ].join('\n'),
    read: () => ({ renewed: true }),
    fail: (output, input, host) =>
      output.status === notLocked ? lostLock(input.address, host) : undefined,
    describe: () => [],
  },
  'lock.release': {
    script: (input) =>
      [
        exclusively,
        readLock(input.address),
        `${isOurs(input)} || exit 0`,
        `${forgetSpoken(input.address)}; ${freed(input)}; ${writeLock} && echo 1 || exit`,
        forgetOldest,
        'true',
      ].join('\n'),
    team: teamOf<'lock.release'>((members) =>
      [
        exclusively,
        stage,
        'set --',
        ...members.map(
          ({ operation }, at) =>
            `${readLock(operation.address)}; c${String(at)}=; if ${isOurs(operation)}; then c${String(at)}=1; set -- "$@" ${spoken(operation.address)}; ${freed(operation)}; ${printLock} >$q/${operation.address} || exit; fi`,
        ),
        `if [ $# -gt 0 ]; then rm -f "$@"; ${putStaged(locks)}\n${forgetOldest}\nfi`,
        ...members.map(({ end }, at) => `[ -z "$c${String(at)}" ] || echo 1; ${end}`),
      ].join('\n'),
    ),
    read: changed,
    describe: (input) => [`unlock ${input.address}`],
  },
  'lock.query': {
    script: (input) => printLocks(input.address),
    read: (output) => ({ locks: readLocks(output.stdout.toString('utf8')) }),
    describe: () => [],
  },
  'lock.break': {
    script: (input) =>
      [
        exclusively,
        `( ${print(input.address)}\n)`,
        readLock(input.address),
        `[ "$r" != - ] || exit 0`,
        // One more, so that whoever had it is refused by number, too.
        `e=$((e+1)) r=- t=0 o= w=; ${writeLock} && rm -f ${spoken(input.address)} && echo broken`,
        `g=${guardOf(input.address)}; [ ! -e $g/deadline ] || echo 0 0 >$g/deadline`,
        // What its guard waits for; one that is gone has left a number that may be anybody's by now.
        `p= q=; { read -r p <$g/sleeper; read -r q <$g/pid; } 2>/dev/null; [ -z "$p" ] || ! grep -qs "^PPid:[^0-9]*$q\$" /proc/$p/status || kill "$p" 2>/dev/null; true`,
      ].join('\n'),
    read: (output) => {
      const text = output.stdout.toString('utf8');
      const broken = /^broken$/m.test(text);
      return { changed: broken, was: broken ? only(output.stdout) : null };
    },
    describe: (input) => [`break the lock of ${input.address}`],
  },
  'lock.ask': {
    script: ({ address, run, epoch, seconds }) =>
      [
        exclusively,
        `${uptime}; ${readLock(address)}`,
        `${isOurs({ address, run, epoch })} || exit ${String(notLocked)}`,
        `l= n=; [ ! -e ${yesOf(address)} ] || read -r l n <${yesOf(address)}`,
        `{ [ "$l" = - ] && [ "\${n#* }" = "$e" ]; } || [ "$l" = "$r" ] || { mkdir -p ${runDirectory}/confirmed && echo "- $((u+${String(seconds)})) $e" >${yesOf(address)}; }`,
      ].join('\n'),
    read: () => ({ asked: true }),
    fail: (output, input, host) =>
      output.status === notLocked ? lostLock(input.address, host) : undefined,
    describe: () => [],
  },
  'lock.confirm': {
    script: ({ address, by }) =>
      [
        exclusively,
        `${uptime}; ${readLock(address)}`,
        `[ "$r" != - ] && [ "$r" != ${guardRun} ] || exit ${String(notLocked)}`,
        `l= n=; [ ! -e ${yesOf(address)} ] || read -r l n <${yesOf(address)}`,
        `[ "$l" = "$r" ] || { [ "$l" = - ] && [ "\${n#* }" = "$e" ]; } || { printf %s "$r"; exit ${String(notAsked)}; }`,
        `[ "$l" != - ] || [ "\${n% *}" -gt "$u" ] || { printf '%s over' "$r"; exit ${String(notAsked)}; }`,
        `printf '%s %s\\n' "$r" ${word(oneLine(by))} >${yesOf(address)} && printf %s "$r"`,
      ].join('\n'),
    read: (output) => ({ run: output.stdout.toString('latin1').trim() }),
    fail(output, { address }, host) {
      if (output.status === notAsked) {
        const [run = '', over] = output.stdout.toString('latin1').trim().split(' ');
        return waitsForNone(address, run, over !== undefined, host);
      }
      return output.status === notLocked
        ? diagnostic('VIP037', {
            message: `no move of ${address} is under way on ${host}`,
            where: { host },
          })
        : undefined;
    },
    describe: (input) => [`confirm the move of ${input.address}`],
  },
};

export function lostLock(address: IpAddress, host: string): ReturnType<typeof diagnostic> {
  return diagnostic('VIP035', {
    message: `${host} refused: the lock of ${address} belongs to another run now, or to none`,
    where: { host },
  });
}
