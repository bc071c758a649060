import type { ScriptContext } from '../definition.ts';
import { word, type BinaryString } from '../script.ts';
import type { Member } from '../together.ts';
import { lifetimeWords } from './addresses.ts';
import { isArmedHook, isBrokenOff, markedHook, unitOf } from './guard-parts.ts';
import { printGuard } from './guard-script.ts';
import {
  guardOf,
  guardsDirectory,
  hookDirectory,
  hookOf,
  lapsed,
  meetOf,
  notArmed,
  putStaged,
  stage,
  uptime,
} from './held-paths.ts';
import { exclusively } from './mutex.ts';

/** Guards of several addresses, which are armed, committed and disarmed together: in the order of one alone. */

/** Fresh ones only. Where one stands already, each is armed alone. */
export function armTogether(
  members: readonly Member<'guard.arm'>[],
  context: ScriptContext,
): BinaryString | undefined {
  const inputs = members.map(({ operation }) => operation);
  const [hook] = new Set(inputs.map((input) => input.hook));
  if (inputs.some((input) => input.hook !== hook)) return undefined;
  const folders = inputs.map(({ address }) => guardOf(address));
  return [
    exclusively,
    ...folders.map((folder) => `[ ! -e ${folder} ] || exit`),
    `mkdir -p ${folders.join(' ')} || exit; for m in ${inputs.map(({ address }) => meetOf(address)).join(' ')}; do [ ! -e $m ] || rm -rf $m; done`,
    stage,
    `mkdir ${inputs.map(({ address }) => `$q/${address}`).join(' ')} || exit`,
    `h=; ${uptime}`,
    ...(hook === true ? [`[ ! -d ${hookDirectory} ] || { ${stageHooks}; }`] : []),
    ...inputs.map((input) => {
      const { address, role, run, askAfterSeconds } = input;
      const own = `$q/${address}`;
      const ask = String(askAfterSeconds);
      return [
        `script() { ${printGuard(input, context)}; }`,
        `script >${own}/script && printf '%s %s\\n' $((u+${ask})) ${ask} >${own}/deadline && printf '%s\\n' 'armed ${role} ${run}' >${own}/state || exit`,
        ...(hook === true ? [`[ -z "$h" ] || script >$h/${nameOf(hookOf(address))} || exit`] : []),
      ].join('\n');
    }),
    // On the disk before anything changes that a power cut would leave half done; or what an earlier move has left.
    ...(hook === true
      ? [`[ -z "$h" ] || { ${syncHooks} && ${putHooks}; } || exit`]
      : [`rm -f ${inputs.map(({ address }) => hookOf(address)).join(' ')}`]),
    // Over the empty folders: a guard is there with all that belongs to it, or not yet.
    putStaged(guardsDirectory),
    keepAllRunning(inputs.map(({ address }) => address)),
    ...members.map(({ end }) => `echo $by; ${end}`),
  ].join('\n');
}

/** `$h`: a folder for boot hooks that run-parts(8) does not look into. */
const stageHooks = `h=${hookDirectory}/.vipbook.$$.tmp; mkdir $h && trap 'rm -rf $q $h' 0 || exit`;
const syncHooks = 'chmod 700 $h/* && sync $h/*';
const putHooks = `mv -f $h/* ${hookDirectory}/ && rmdir $h && sync ${hookDirectory}`;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** By systemd at the same time: each takes it some ten milliseconds. `$by` tells by what. */
function keepAllRunning(addresses: readonly string[]): BinaryString {
  const units = addresses.map(unitOf);
  const watch = (address: string): string => `${guardOf(address)}/script watch`;
  return [
    `if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1; then`,
    `by=systemd p=; systemctl stop ${units.join(' ')} 2>/dev/null`,
    ...addresses.map(
      (address) =>
        `systemd-run --quiet --collect --unit=${unitOf(address)} sh ${watch(address)} 9>&- & p="$p $!"`,
    ),
    'for p in $p; do wait $p || exit; done; else by=setsid',
    ...addresses.map((address) => `setsid sh ${watch(address)} </dev/null >/dev/null 2>&1 9>&- &`),
    'fi',
  ].join('\n');
}

/** Of one link, which is looked at once. */
export function commitTogether(
  members: readonly Member<'guard.commit'>[],
): BinaryString | undefined {
  const inputs = members.map(({ operation }) => operation);
  const [device = '', ...more] = new Set(inputs.map((input) => input.device));
  if (more.length > 0) return undefined;
  const stateOf = (address: string): string => `${guardOf(address)}/state`;
  return [
    exclusively,
    ...inputs.map(
      ({ address, run }, at) =>
        `s= l= n=; [ ! -e ${stateOf(address)} ] || read -r s l n <${stateOf(address)}; [ "$n" = ${run} ] || exit ${String(notArmed)}; case $s in armed) c${String(at)}=1 ;; committed) c${String(at)}= ;; *) exit ${String(notArmed)} ;; esac`,
    ),
    // A disk may take seconds, and leases run meanwhile: they are looked at when only the kernel is left to ask.
    'h=',
    ...inputs.map(({ address }) => {
      const hook = hookOf(address);
      return `[ ! -e ${hook} ] || { [ -n "$h" ] || { q=; ${stageHooks}; }; ${markedHook(hook, 'committed')} >$h/${nameOf(hook)} || exit; }`;
    }),
    `[ -z "$h" ] || { ${syncHooks}; } || exit`,
    `b=$(ip -o addr show dev ${word(device)}) && m= || exit`,
    ...inputs.map(({ address, prefix, deprecated }) => {
      const cidr = word(` ${address}/${String(prefix)} `);
      const line = `addr change ${address}/${String(prefix)} dev ${word(device)}${lifetimeWords('forever', deprecated)}`;
      return [
        `case $b in *${cidr}*) ;; *) exit ${String(lapsed)} ;; esac`,
        // A lease in its last seconds counts as over: it may lapse between the look and the change.
        `l=\${b#*${cidr}}; l=\${l#*valid_lft }; l=\${l%% *}; l=\${l%sec}`,
        `case $l in forever) ;; ''|*[!0-9]*) exit ${String(lapsed)} ;; *) [ "$l" -ge 3 ] || exit ${String(lapsed)}; m=$m${word(`${line}\n`)} ;; esac`,
      ].join('\n');
    }),
    `[ -z "$m" ] || printf %s "$m" | ip -batch - || exit`,
    `[ -z "$h" ] || { ${putHooks} && trap - 0; } || exit`,
    ...inputs.map(
      ({ address, run }, at) =>
        `[ -z "$c${String(at)}" ] || { printf '%s\\n' 'committed new ${run}' >${stateOf(address)}.new && mv ${stateOf(address)}.new ${stateOf(address)}; } || exit`,
    ),
    ...members.map(({ end }, at) => `[ -z "$c${String(at)}" ] || echo 1; ${end}`),
  ].join('\n');
}

export function disarmTogether(
  members: readonly Member<'guard.disarm'>[],
): BinaryString | undefined {
  const inputs = members.map(({ operation }) => operation);
  if (inputs.some(({ unmet }) => unmet === true)) return undefined;
  return [
    exclusively,
    'set --; h= k=',
    ...inputs.map(({ address, run }, at) => {
      const folder = guardOf(address);
      const hook = hookOf(address);
      return [
        `s= l= n= p= b= c${String(at)}=; [ ! -e ${folder}/state ] || read -r s l n <${folder}/state`,
        `! { ${isBrokenOff(address, run)}; } || n=${run} b=1`,
        `if [ "$n" = ${run} ]; then [ "$s" != deciding ] || exit ${String(notArmed)}`,
        `c${String(at)}=1; set -- "$@" ${folder}; [ ! -e ${hook} ] || { [ -n "$b" ] && ! { ${isArmedHook(address, run)}; }; } || h="$h ${hook}"`,
        `[ ! -e ${folder}/pid ] || read -r p <${folder}/pid; [ -z "$p" ] || k="$k /proc/$p/cmdline"; fi`,
      ].join('\n');
    }),
    `[ -z "$h" ] || { rm -f $h && sync ${hookDirectory}; } || exit`,
    `[ -z "$k" ] || for p in $(grep -ls vipbook $k); do p=\${p#/proc/}; kill -- -\${p%/cmdline} 2>/dev/null; done`,
    `[ $# = 0 ] || rm -rf "$@" || exit`,
    ...members.map(({ end }, at) => `[ -z "$c${String(at)}" ] || echo 1; ${end}`),
  ].join('\n');
}
