import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { changed, type Output, type Part } from '../definition.ts';
import { word } from '../script.ts';
import { teamOf } from '../together.ts';
import { familyOf, lifetimeLeft, lifetimeWords } from './addresses.ts';
import { printGuard } from './guard-script.ts';
import { isArmedHook, isBrokenOff, keepRunning, markHook, stop } from './guard-parts.ts';
import { armTogether, commitTogether, disarmTogether } from './guards.ts';
import { guardOf, hookDirectory, hookOf, lapsed, meetOf, notArmed, uptime } from './held-paths.ts';
import { exclusively } from './mutex.ts';

function refusedCommit(output: Output, host: string, address: string): Diagnostic | undefined {
  if (output.status === notArmed) {
    return diagnostic('VIP038', {
      message: `no guard of this run stands on ${host} for ${address}`,
      where: { host },
    });
  }
  return output.status === lapsed
    ? diagnostic('HST008', {
        message: `the lease of ${address} on ${host} has lapsed`,
        where: { host },
      })
    : undefined;
}

export const guardDefinitions: Part<'guard.arm' | 'guard.commit' | 'guard.disarm'> = {
  'guard.arm': {
    script(input, context) {
      const g = guardOf(input.address);
      const hook = hookOf(input.address);
      const ask = String(input.askAfterSeconds);
      const within = `printf '%s %s\\n' $((u+${ask})) ${ask}`;
      return [
        exclusively,
        `[ -d ${g} ] || mkdir -p ${g} || exit; ${stop(g)}; [ ! -e ${meetOf(input.address)} ] || rm -rf ${meetOf(input.address)}`,
        // A full /run breaks this off before anything is there that would act, or stay: the last step needs no room.
        `script() { ${printGuard(input, context)}; }`,
        `${uptime}; script >${g}/script && ${within} >${g}/deadline && printf '%s\\n' 'armed ${input.role} ${input.run}' >${g}/state.new || exit`,
        // On the disk before anything changes that a power cut would leave half done.
        ...(input.hook
          ? [
              `if [ -d ${hookDirectory} ]; then h=${hookDirectory}/.vipbook.$$.tmp; trap 'rm -f $h' 0; script >$h && chmod 700 $h && sync $h && mv -f $h ${hook} && trap - 0 && sync ${hookDirectory} || exit; fi`,
              // A disk may take seconds, of which nothing is to be lost. Nobody reads it yet, the number does not get
              // shorter, and what is written over needs no room.
              `${uptime}; ${within} 1<>${g}/deadline`,
            ]
          : // What an earlier move has left there must not take back what this one gives away.
            [`rm -f ${hook}`]),
        `mv ${g}/state.new ${g}/state || exit`,
        keepRunning(input.address, `${g}/script watch`),
      ].join('\n');
    },
    team: teamOf<'guard.arm'>(armTogether),
    read(output) {
      const by = output.stdout.toString('latin1').trim();
      return by === 'systemd' || by === 'setsid' ? { by } : undefined;
    },
    describe: (input) => [
      `arm the guard of ${input.address}: after ${String(input.askAfterSeconds)} s without a word it decides alone`,
    ],
  },
  'guard.commit': {
    script(input) {
      const g = guardOf(input.address);
      const hook = hookOf(input.address);
      const family = `-${String(familyOf(input.address))}`;
      const cidr = `${input.address}/${String(input.prefix)}`;
      const dev = word(input.device);
      return [
        exclusively,
        `s= l= n=; [ -e ${g}/state ] && read -r s l n <${g}/state`,
        `[ "$n" = ${input.run} ] || exit ${String(notArmed)}; case $s in armed|committed) ;; *) exit ${String(notArmed)} ;; esac`,
        // A disk may take seconds, and the lease runs meanwhile: it is looked at when only the kernel is left to ask.
        `h=; [ ! -e ${hook} ] || { ${markHook(hook, 'committed')} || exit; }`,
        `${lifetimeLeft(input)} || exit`,
        `[ "$vb_left" = forever ] || ip ${family} addr change ${cidr} dev ${dev}${lifetimeWords('forever', input.deprecated)} || exit`,
        `[ -z "$h" ] || { mv -f $h ${hook} && trap - 0 && sync ${hookDirectory}; } || exit`,
        `[ $s = committed ] || { printf '%s\\n' 'committed new ${input.run}' >${g}/state.new && mv ${g}/state.new ${g}/state && echo 1; }`,
      ].join('\n');
    },
    team: teamOf<'guard.commit'>(commitTogether),
    read: changed,
    fail: (output, input, host) => refusedCommit(output, host, input.address),
    describe: (input) => [
      `ip addr change ${input.address}/${String(input.prefix)} dev ${word(input.device)}${lifetimeWords('forever', input.deprecated)}`,
    ],
  },
  'guard.disarm': {
    script(input) {
      const g = guardOf(input.address);
      const hook = hookOf(input.address);
      return [
        exclusively,
        `s= l= n= b=; [ ! -e ${g}/state ] || read -r s l n <${g}/state`,
        `! { ${isBrokenOff(input.address, input.run)}; } || n=${input.run} b=1`,
        `[ "$n" = ${input.run} ] || exit 0; [ "$s" != deciding ] || exit ${String(notArmed)}`,
        `[ -z "$b" ] || { ${isArmedHook(input.address, input.run)}; } || { rm -rf ${g} && echo 1; exit; }`,
        ...(input.unmet === true
          ? [
              `[ ! -e ${hook} ] || { ${markHook(hook, 'unmet')} && mv -f $h ${hook} && trap - 0 && sync ${hookDirectory}; } || exit`,
            ]
          : [`[ ! -e ${hook} ] || { rm -f ${hook} && sync ${hookDirectory}; } || exit`]),
        `${stop(g)}; rm -rf ${g} && echo 1`,
        ...(input.unmet === true
          ? [`[ ! -e ${hook} ] || { ${keepRunning(input.address, `${hook} meet`)}; } >/dev/null`]
          : []),
      ].join('\n');
    },
    team: teamOf<'guard.disarm'>(disarmTogether),
    read: changed,
    fail: (output, input, host) => refusedCommit(output, host, input.address),
    describe: (input) => [`disarm the guard of ${input.address}`],
  },
};
