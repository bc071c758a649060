import { bootEpochs, guardRun } from '../../held.ts';
import type { Operation, Operations } from '../../operations.ts';
import type { ScriptContext } from '../definition.ts';
import { word, type BinaryString } from '../script.ts';
import { askDefinitions, askedBy, kernelAsks } from './ask.ts';
import { startAtBoot } from './guard-parts.ts';
import {
  announcersOf,
  guardOf,
  hookOf,
  locks,
  meetOf,
  readLock,
  runDirectory,
  uptime,
  writeLock,
} from './held-paths.ts';
import { alone } from './mutex.ts';
import { changedMeanwhile } from './replace-file.ts';

type Guard = Operations['guard.arm']['in'];

/** Silent so often, one after the other, the wire counts as silent: one lost frame must not decide. */
const silences = 3;
/** How long answers are waited for. */
const askMs = 300;
/** So often another host is seen alive and silent before a wary guard believes the silence: longer than a boot hook
 *  thinks. */
const wariness = 7;
/** So often in turn nobody is at its own address before it counts as gone. */
const gone = 2;
/** An old host that has booted heard no word since: the controller may have renewed the lease once more. */
const renewed = 20;
/** So old may the last question be when an address is taken, in seconds: a host that stood still meanwhile asks again. */
const stale = 1;
/** A host that always takes so long is slow, and does not stand still. */
const staleAtMost = 5;
/** Between two looks for a host that is away, in seconds. */
const meetEvery = 5;
/**
 * At so many looks in turn the old host has it as well: longer than its boot hook takes to give way. Then the new one
 * does; one of the two only, or nobody would have it.
 */
const both = 2;

/** So long a boot takes at most to come to the address in its file, in seconds: stanzas before it may ask for DHCP first
 *  (networking.service waits 5 min). */
const boots = 600;
/** Nor is it a boot any more when the host has been up for so long. */
const bootsBefore = 900;

/** Between two looks whether the other host is off, in seconds: no machine boots faster. */
const lookEvery = 1;

/** Between two looks of a guard how that of another address on its host has decided, in seconds: of fifty that wait, each
 *  look is two processes of a host that has something else to do. */
const followEvery = 1;

/** So long another host has been back when it has heard who has the address, in seconds. */
export function metAfter({ lapseSeconds }: Pick<Guard, 'lapseSeconds'>): number {
  return lapseSeconds + renewed + 10;
}

/**
 * The program that a guard is: watcher in /run, and boot hook in if-up.d. `vb_state` in its second line is
 * what a commit changes on the disk. What it does to the host are operations like any others.
 */
export function printGuard(input: Guard, context: ScriptContext): BinaryString {
  return guardPieces(input, context)
    .map((piece) => context.print(`${piece}\n`))
    .join(' && ');
}

/** What is to outlast the host's power and was not written is said in what a guard leaves behind; nobody else reads it. */
function unwritten({ do: name }: Operation): BinaryString | undefined {
  return name === 'file.write' || name === 'file.remove'
    ? `case $? in ${String(changedMeanwhile)}) unwritten=' changed' ;; *) unwritten=' refused' ;; esac`
    : undefined;
}

/** What is its own, and what guards have in common: a host is sent that once. */
function guardPieces(input: Guard, context: ScriptContext): readonly BinaryString[] {
  const { address, device, role } = input;
  const steps = (['take', 'drop', 'keep', 'forget'] as const).map(
    (name) => `${name}() {\n${context.render(input[name], unwritten)}\n}`,
  );
  const settings = input.keep.filter((step) => step.do === 'sysctl.set');
  const own = [
    '#!/bin/sh',
    'vb_state=armed',
    `# vipbook put this here while ${address} moves, and takes it away when the move has ended.`,
    `# It acts only when its controller has fallen silent. See: vipbook status, vipbook clean.`,
    'LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin; export PATH; umask 077',
    `vip=${address} run=${input.run} role=${role} dev=${word(device)} other=${word(input.other.toLowerCase())} OTHER=${word(input.other.toUpperCase())} own=${input.otherOwn ?? ''} lapse=${String(input.lapseSeconds)} after=${String(input.askAfterSeconds)} meets=${String(metAfter(input))}`,
    `d=${runDirectory} g=${guardOf(address)} hook=${input.hook ? hookOf(address) : ''} met=1 early=0 late=0 unwritten=`,
    ...steps,
    `restore() {\n${context.render(settings)}\n}`,
    ...asking(input, context),
    ...listening(input, context),
  ].join('\n');
  return [own, following(input, context), `${functions(input)}\n${main}`];
}

/** A pattern of case for a MAC address: iputils' arping prints great letters, others and ip(8) small ones. */
function spelt(mac: string): BinaryString {
  return `*${word(mac.toLowerCase())}*|*${word(mac.toUpperCase())}*`;
}
const theOther = '*"$other"*|*"$OTHER"*';

/**
 * `heard`: does the other host answer for the address? 2: nobody could be asked, which is not silence.
 * `rival`: the same, while we have it ourselves.
 */
function asking(input: Guard, context: ScriptContext): readonly BinaryString[] {
  const { address, device } = input;
  const answers = askDefinitions['arp.whohas'].script(
    { device, address, timeoutMs: askMs },
    context,
  );
  const asked = askedBy(address, context.arping);
  const ask = (first: string): string =>
    `{ ${first}case "$( { ${answers}\n} 2>/dev/null </dev/null )" in ${theOther}) return 0 ;; ${asked}) return 1 ;; esac; return 2; }`;
  // Without a raw socket the kernel asks, and it asks nobody for an address that it has itself. The new
  // host is in service while it asks, so it cannot let go of the address to do so.
  if (!kernelAsks(address, context.arping)) return [`heard() ${ask('')}`, 'rival() { heard; }'];
  return [`heard() ${ask('drop; ')}`, 'rival() { return 1; }'];
}

/**
 * `alive`: is the other host there at all? `lives`: the same, asked more than once; yes, where nobody needs to know.
 * `listen`: `heard`, and for who is wary both at once; $l counts how often it was alive, $m for how long it was not.
 */
function listening(input: Guard, context: ScriptContext): readonly BinaryString[] {
  const { address, device, otherOwn, wary, untilMet } = input;
  const plain = 'listen() { m=$((m+1)); heard; }';
  if (otherOwn === undefined) return ['lives() { return 0; }', plain];
  const own = { device, address: otherOwn, timeoutMs: askMs };
  const both = { device, addresses: [address, otherOwn], timeoutMs: askMs };
  const answers = (script: string): string => `{ ${script}\n} 2>/dev/null </dev/null`;
  const drop = kernelAsks(address, context.arping) ? 'drop; ' : '';
  return [
    `alive() { case "$( ${answers(askDefinitions['arp.whohas'].script(own, context))} )" in ${theOther}) return 0 ;; esac; return 1; }`,
    untilMet === true
      ? `lives() { q=0; while [ $q -lt ${String(silences)} ]; do alive && return 0; q=$((q+1)); done; return 1; }`
      : 'lives() { return 0; }',
    wary === true
      ? `listen() {
${drop}a=$( ${answers(askDefinitions['arp.survey'].script(both, context))} )
case \${a#*== *== } in ${theOther}) l=$((l+1)) m=0 ;; *) m=$((m+1)) ;; esac
case \${a%== *} in ${theOther}) return 0 ;; ${askedBy(address, context.arping)}) return 1 ;; esac; return 2
}`
      : plain,
  ];
}

/**
 * `follow`: wait until it is known how the anchor's move ended; `v` is then `committed` or `undone`, and empty for
 * a guard that follows nobody. `v` is never guessed: as long as nobody answers for the anchor, nothing is decided.
 * An old host believes that the anchor was committed when its new host has answered for as long as no lease lasts.
 */
function following(input: Guard, context: ScriptContext): BinaryString {
  const { anchor, role } = input;
  if (anchor === undefined) return 'follow() { v=; }';
  const { address, device } = anchor;
  if (anchor.role !== undefined) {
    const held = `"$(ip -o addr show to ${address} dev ${word(device)} 2>/dev/null)"`;
    const busy = `[ -e ${guardOf(address)} ] || [ -e ${hookOf(address)} ]`;
    return anchor.role === 'old'
      ? `follow() { while ${busy}; do pause ${String(followEvery)}; done; case ${held} in '') v=committed ;; *) v=undone ;; esac; }`
      : `follow() {
while :; do
case ${held} in *'valid_lft forever'*) v=committed; return ;; esac
${busy} || { v=undone; return; }
pause ${String(followEvery)}
done
}`;
  }
  const answers = askDefinitions['arp.whohas'].script(
    { device, address, timeoutMs: askMs },
    context,
  );
  const patience = role === 'old' ? '$lapse' : '0';
  return `follow() {
c=0 o=0; up; from=$u
while :; do
w=; read -r w 2>/dev/null </sys/class/net/${word(device)}/carrier; if [ "$w" != 1 ]; then c=0 o=0; pause 1
else
a=$( { ${answers}\n} 2>/dev/null </dev/null )
case $a in
${spelt(anchor.new)}) o=0; c=$((c+1)); up; [ $c -lt ${String(silences)} ] || [ $((u-from)) -lt ${patience} ] || { v=committed; return; } ;;
${spelt(anchor.old)}) c=0; up; from=$u; o=$((o+1)); [ $o -lt ${String(silences)} ] || { v=undone; return; } ;;
*) c=0 o=0; up; from=$u ;;
esac
fi
pause 0.3
done
}`;
}

function functions({ anchor, epoch, servesSeconds = 0, take }: Guard): BinaryString {
  // Announcements are a second apart, and a little more.
  const announced =
    2 + Math.max(3, ...take.map((step) => (step.do === 'arp.announce' ? step.count : 0)));
  // What answers on the wire right after a power cut may be a lease still.
  const waitsAtBoot = anchor !== undefined && anchor.role === undefined;
  // wired: an interface that is gone has no carrier to be read, and counts as one that has none.
  // leave: systemd ends what is left of a unit whose first process has ended, and announcers are. Each has a file, which
  // stays when somebody kills it.
  // booted: with a deadline in /run it is no boot, and the kernel is as the guard that was killed has left it. A host
  // that serves what was committed is not to ask whether it may: the old one may be heard until it has let go.
  // Whose folder somebody took away ends, and leaves what the next move puts there alone.
  // gone: under the mutex, or the next move could find the state gone, and lose what it puts there to the rest of rm(1).
  // meet: every ifup of the link may begin one; the last stays.
  // serve_on: a broken lock wakes the new host's guard before its lease has lapsed, and the old host may be silent
  // until then, or be told to be so only now. It goes on serving until the old one has spoken for a while, or the
  // lease is over.
  // give_way: what the old host hears may be a lease still, which nobody will make last: it lets go, and goes on listening.
  // settled: an old host that has booted just before listens for so much longer.
  // yields: the old one hears the new one, too, and may let go in this very moment: then nobody would have it.
  return `up() { ${uptime}; }
wired() { c=; read -r c 2>/dev/null </sys/class/net/"$dev"/carrier; [ "$c" = 1 ]; }
pause() { sleep "$1" 2>/dev/null & echo $! >$g/sleeper; wait $!; [ $? != 1 ] || sleep 1; }
deadline() { k=; read -r k x <$g/deadline || { pause 0.1; read -r k x <$g/deadline; }; k=\${k:-0}; }
${alone}
seize() {
[ -e $g/state ] && read -r s l n <$g/state && [ "$s" != deciding ] || exit 1
${readLock('$vip')}
r=${guardRun} t=0 o= w=; { ${writeLock}; } || exit 3
printf 'deciding %s %s\\n' $role $run >$g/state.new && mv $g/state.new $g/state || exit 3
}
orphaned() {
s= p=; { read -r s x <$g/state; read -r p <$g/pid; } 2>/dev/null
[ -n "$p" ] && ! grep -qs vipbook /proc/$p/cmdline || return 1
[ "$s" = deciding ] || { deadline; up; [ $((k+5)) -lt "$u" ]; }
}
claim() {
${readLock('$vip')}
up; [ "$r" = - ] || [ "$r" = $run ] || [ "$t" -le "$u" ] || return 1
grep -qs " run=$run " "$hook" && { mkdir $g 2>/dev/null || orphaned; } || return 1
[ $e -ge ${String(epoch + bootEpochs)} ] || e=${String(epoch + bootEpochs)}
r=${guardRun} t=0 o= w=
cp "$hook" $g/script.new && mv $g/script.new $g/script && printf 'deciding %s %s\\n' $role $run >$g/state.new && { ${writeLock}; } && mv $g/state.new $g/state && rm -f $g/pid && return 0
rm -f $g/script.new $g/state.new; [ -e $g/state ] || rm -rf $g; return 1
}
unlock() {
${readLock('$vip')}
[ "$r" != ${guardRun} ] || { r=- t=0 o= w=; ${writeLock}; }
mkdir -p $d/last && printf '%s %s %s%s\\n' $run $how "$(date +%s)" "$unwritten" >$d/last/$vip
rm -f $d/confirmed/$vip
}
unhook() { rm -f "$hook"; sync /etc/network/if-up.d 2>/dev/null; }
talks() {
for f in ${announcersOf('$vip')}.*; do [ ! -e "$f" ] || { [ ! -e /proc/\${f##*.} ] || return 0; rm -f "$f"; }; done; return 1
}
gone() { rm -rf $g; }
cleared() { until alone gone || [ ! -d $g ]; do pause 1; done; }
leave() {
how=$1; until alone unlock || [ ! -d $g ]; do pause 1; done
if [ $how != forgot ] && [ -z "$met" ]; then cleared; exec sh "$hook" meet; fi
[ -z "$hook" ] || unhook
cleared
n=0; while talks && [ $n -lt ${String(announced)} ]; do n=$((n+1)); sleep 1; done
exit 0
}
unmet() {
[ -n "$hook" ] && [ -e "$hook" ] || return 1
h=/etc/network/if-up.d/.vipbook.$$.tmp
sed '2s/.*/vb_state=unmet/' "$hook" >$h && chmod 700 $h && sync $h && mv -f $h "$hook" && sync /etc/network/if-up.d || { rm -f $h; return 1; }
}
last() { keep; [ -n "$met" ] || unmet || met=1; leave $1; }
waits() { sed -n 2p "$hook" 2>/dev/null | grep -q '^vb_state=unmet$' && grep -q " run=$run " "$hook"; }
unhook_met() { ! waits || unhook; }
meet() {
TMPDIR=${meetOf('$vip')}; mkdir -p $TMPDIR; echo $$ >$TMPDIR/pid
l=0 b=0; while [ $l -lt $meets ]; do
sleep ${String(meetEvery)}; [ -e $TMPDIR/pid ] || exit 0; p=; read -r p <$TMPDIR/pid; [ "\${p:-$$}" = $$ ] || exit 0
waits || break
if lives; then l=$((l+${String(meetEvery)})); else l=0; fi
if [ $role = new ] && rival; then b=$((b+1)); else b=0; fi
[ $b -lt ${String(both)} ] || { IFACE=$dev sh "$hook"; [ ! -d $g ] || break; b=0; }
done
[ $l -lt $meets ] || alone unhook_met
rm -rf $TMPDIR
}
surely() { while :; do rival; s=$?; [ $s = 2 ] || return $s; [ -d $g ] || exit 0; pause 1; done; }
fresh() { up; [ $((u-asked)) -le ${String(stale)} ] || { late=$((late+1)); [ $late -gt ${String(staleAtMost)} ]; }; }
as_old() {
follow; [ "$v" != committed ] || { forget; leave forgot; }
up; from=$u; silent=0 l=0 m=0
while :; do
if ! wired; then silent=0 m=0; pause 1
elif up; asked=$u; listen; then silent=0 l=0; up; [ $((u-from)) -lt $lapse ] || { forget; leave forgot; }
elif [ $? = 2 ]; then [ -d $g ] || exit 0; silent=0 m=0; pause 1
else
silent=$((silent+1))
if [ $silent -ge ${String(silences)} ] && { [ $m -ge ${String(gone)} ] || [ $l -ge ${String(wariness)} ]; }; then
if fresh; then
take; pause 2
surely || { lives || met=; last took; }
drop
fi
silent=0 l=0
fi
fi
pause 0.3
done
}
settled() {
up; from=$u; while up; [ $((u-from)) -lt $((lapse+${String(renewed + 10)}+early)) ]; do pause ${String(lookEvery)}; lives || met=; done
surely && { pause 0.3; surely; } && yields && { forget; leave forgot; }
last kept
}
yields() { drop; q=0; while [ $q -lt ${String(silences)} ]; do heard && return 0; q=$((q+1)); pause 0.3; done; take; return 1; }
held() { [ -n "$(ip -o addr show to $vip dev "$dev" 2>/dev/null)" ]; }
serve_on() {
from=; while held; do
up; if rival; then from=\${from:-$u}; [ $((u-from)) -lt ${String(servesSeconds)} ] || return 0; else from=; fi
pause 0.3
done
}
as_new() {
case $state in committed) settled ;; esac
case "$(ip -o addr show to $vip dev "$dev" 2>/dev/null)" in *'valid_lft forever'*) settled ;; esac
follow; [ "$v" != committed ] || { take; settled; }
[ -n "$v" ] || serve_on
forget; leave forgot
}
give_way() {
n=0; until held; do n=$((n+1)); [ $n -le 9 ] || { up; [ $n -le ${String(boots)} ] && [ $u -lt ${String(bootsBefore)} ]; } || leave forgot; pause 1; done
n=0; while [ $n -lt ${String(silences)} ]; do
if ! wired; then n=0; pause 1; continue; fi
if heard; then
[ $role = new ] || { drop; lapse=$((lapse+${String(renewed)})); as_old; }
pause 3; heard; case $? in 0) forget; leave forgot ;; 2) [ -d $g ] || exit 0; n=0; continue ;; esac
elif [ $? = 2 ]; then [ -d $g ] || exit 0; n=0; pause 1; continue; fi
n=$((n+1)); pause 0.3
done
take; lives || met=
[ $role = old ] && last took; last kept
}
booted() {
[ $vb_state != unmet ] || give_way
${waitsAtBoot ? '[ $vb_state = committed ] || [ -e $g/deadline ] || pause $after' : ':'}
[ $role = old ] && { lapse=$((lapse+${String(renewed)})); as_old; }
if [ -e $g/deadline ]; then [ $vb_state = committed ] || { state=; as_new; }; ! held || settled; fi
[ $vb_state = committed ] || { follow; [ "$v" = committed ] || leave forgot; }
n=0; while [ $n -lt ${String(silences)} ] || { ! fresh && n=0; }; do
if ! wired; then n=0; pause 1; continue; fi
up; asked=$u; heard; case $? in 0) forget; leave forgot ;; 2) [ -d $g ] || exit 0; n=0; pause 1; continue ;; esac
n=$((n+1)); [ $n -ge ${String(silences)} ] || pause 0.3
done
take; pause 2
surely && { forget; leave forgot; }
settled
}`;
}

/**
 * A deadline is read twice before it counts as none: a word of the controller writes it, and in between it is
 * empty. A guard that cannot write (3: /run is full), or was ended while it tried, has not the lock, and tries again;
 * 1: there is nothing for it to decide any more.
 *
 * A guard that was there before a power cut is gone with /run: then, and only then, the hook is one. `claim` looks
 * once more under the mutex: an ifup(8) by hand may have started this hook just before the move ended and took it away.
 * A guard that was killed has left its folder: the next ifup(8) begins where it began, once it should have decided. The
 * look is taken twice, because one that has just been started has not said yet who it is.
 *
 * `restore` is for `clean`, which takes the guard away: the kernel's settings are as before the move.
 */
const main: BinaryString = `TMPDIR=$g; export TMPDIR
case \${1-} in
watch)
echo $$ >$g/pid
while [ -e $g/deadline ]; do deadline; up; [ "$k" -gt "$u" ] || break; pause $((k-u)); done
[ "\${k-}" != 0 ] || early=$after
[ -e $g/state ] || exit 0
read -r state l n <$g/state
while alone seize; s=$?; [ $s != 0 ]; do [ $s != 1 ] && [ -e $g/state ] || exit 0; pause 1; done
pause 1; as_$role ;;
boot) echo $$ >$g/pid; booted ;;
meet) meet ;;
restore) restore ;;
*)
[ "\${IFACE-}" = "$dev" ] || exit 0
{ [ ! -d $g ] || { orphaned && sleep 1 && orphaned; }; } && mkdir -p ${locks} $d/guards && alone claim || exit 0
${startAtBoot} ;;
esac
exit 0`;
