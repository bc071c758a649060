import type { IpAddress } from '../../operations.ts';
import { guardOf, hookDirectory, hookOf } from './held-paths.ts';

/** Ends a guard's watcher, whose number is in its folder, with what it waits for. */
export function stop(folder: string): string {
  return `p=; [ ! -e ${folder}/pid ] || read -r p <${folder}/pid; [ -z "$p" ] || { c=; read -r c </proc/$p/cmdline; case $c in *vipbook*) kill -- -$p ;; *) false ;; esac; } 2>/dev/null`;
}

/**
 * Is what stands there all that came of arming it for this run, as when /run is full? It has no state yet; its script
 * tells whose it is, or where several are armed together its hook. A script that is cut off tells nobody's, and who asks
 * has the lock of the address.
 */
export function isBrokenOff(address: IpAddress, run: string): string {
  const g = guardOf(address);
  return `[ -d ${g} ] && [ ! -e ${g}/state ] && { ! grep -qs ' run=' ${g}/script || grep -qs ' run=${run} ' ${g}/script ${hookOf(address)}; }`;
}

/** One that waits for the other host belongs to a guard that has come to its end: its folder goes file by file. */
export function isArmedHook(address: IpAddress, run: string): string {
  const hook = hookOf(address);
  return `grep -qs '^vb_state=armed$' ${hook} && grep -qs ' run=${run} ' ${hook}`;
}

export function unitOf(address: string): string {
  return `vipbook-guard-${address.replaceAll(/[.:]/g, '-')}`;
}

/**
 * A session's processes may be ended with it (logind's KillUserProcesses): systemd keeps this one. Prints by what it
 * is kept.
 */
export function keepRunning(address: string, command: string): string {
  const unit = unitOf(address);
  return [
    `if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1; then systemctl stop ${unit} 2>/dev/null; systemd-run --quiet --collect --unit=${unit} sh ${command} 9>&- && echo systemd`,
    `else setsid sh ${command} </dev/null >/dev/null 2>&1 9>&- & echo setsid; fi`,
  ].join('\n');
}

/**
 * From within the boot hook, whose parent is ifup(8) in networking.service, or another guard in a unit of its own: what
 * stays in their control group is killed with them. No order binds it (systemd.unit(5), DefaultDependencies): the boot
 * waits for the network, and must not wait for itself.
 */
export const startAtBoot: string = [
  'if ! { [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1 &&',
  'systemd-run --quiet --collect --no-block -p DefaultDependencies=no --unit=vipbook-boot-$(echo $vip | tr .: --)-$$ sh $g/script boot </dev/null >/dev/null 2>&1; }',
  'then setsid sh $g/script boot </dev/null >/dev/null 2>&1 & fi',
].join('\n');

/** The state of a boot hook is its second line; in one step, and on the disk when this is done; gone
 *  with the subshell that has not put it in its place. */
export function markHook(hook: string, state: 'committed' | 'unmet'): string {
  return `h=${hookDirectory}/.vipbook.$$.tmp; trap 'rm -f $h' 0; ${markedHook(hook, state)} >$h && chmod 700 $h && sync $h`;
}

/** Prints it. */
export function markedHook(hook: string, state: 'committed' | 'unmet'): string {
  return `sed '2s/.*/vb_state=${state}/' ${hook}`;
}
