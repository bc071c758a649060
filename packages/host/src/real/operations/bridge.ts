import { diagnostic } from '@vipbook/diagnostics';
import type { IpAddress, Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { printBytes, toBytes, word, type BinaryString } from '../script.ts';
import { familyOf } from './addresses.ts';
import {
  bridgesFolder,
  describeForward,
  forward,
  keepLinks,
  noLongerForward,
} from './forwarding.ts';
import { mutexBusy, uptime } from './held-paths.ts';
import { exclusively } from './mutex.ts';
import { nft, table } from './nft-team.ts';

type Bridge = Operations['bridge.open']['in'];

/** A folder each: `about` (how, to, when it is over in seconds of uptime) and the script that ends it. */
export function bridgeOf(address: IpAddress): string {
  return `${bridgesFolder}/${address}`;
}

function tableOf(address: IpAddress): string {
  return `${familyOf(address) === 4 ? 'ip' : 'ip6'} ${table}_bridge_${address.replaceAll(/[.:]/g, '_')}`;
}

/**
 * A table of its own for each address, whose set ends by itself: whatever becomes of the process that takes it
 * down, the kernel forwards nothing after that.
 *
 * `hand-on`: packets go on as they are, with another MAC address; nothing is translated, so the new host sees who
 * asks and answers by itself. `fib` asks the kernel at each packet: an address that came back is served here.
 *
 * `dnat`: the new host has another address. Its answers must come back through this host, and they do only if the
 * packets seem to come from here (masquerade): it sees this host as the client.
 */
function ruleset({ address, to, device, seconds, how }: Bridge): string {
  const t = tableOf(address);
  const family = familyOf(address) === 4 ? 'ip' : 'ip6';
  const here = `${family} daddr @open`;
  const rules =
    how === 'hand-on'
      ? `add chain ${t} in { type filter hook prerouting priority mangle; policy accept; }
add rule ${t} in ${here} fib daddr type != local dup to ${to} device "${device}" drop`
      : `add chain ${t} in { type nat hook prerouting priority dstnat; policy accept; }
add rule ${t} in ${here} dnat to ${to}
add chain ${t} own { type nat hook output priority -100; policy accept; }
add rule ${t} own ${here} dnat to ${to}
add chain ${t} out { type nat hook postrouting priority srcnat; policy accept; }
add rule ${t} out ct status dnat ct original ${family} daddr ${address} masquerade`;
  return `add table ${t}
delete table ${t}
add table ${t}
add set ${t} open { type ipv${String(familyOf(address))}_addr; flags timeout; }
${rules}
add element ${t} open { ${address} timeout ${String(seconds)}s }`;
}

/**
 * Ends it, unless it was opened again meanwhile. With a word it does not look at the clock: `locked` ends it, and
 * `failed` what was begun to open it; one that stood before stays. Whoever says such a word has the mutex.
 */
function ending(address: IpAddress): BinaryString {
  const family = familyOf(address);
  const alike = family === 6 ? '*:*' : '*.*';
  return [
    '#!/bin/sh',
    `# vipbook put this here while ${address} is bridged, and takes it away when that is over. See: vipbook clean.`,
    'LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin; export PATH',
    `( if [ "\${1-}" != locked ] && [ "\${1-}" != failed ]; then ${exclusively}`,
    'fi',
    // Without `about` its opening broke off: nobody was told of it, and it is over.
    `b=${bridgeOf(address)}; [ -e $b ] || exit 0; t=0; [ ! -e $b/about ] || read -r how to t <$b/about; ${uptime}`,
    '[ -n "${1-}" ] || [ "$u" -ge "$t" ] || exit 0',
    // This script goes last: killed before, it can be run again (`clean` does).
    `if [ "\${1-}" = failed ] && [ -e $b/about ]; then rm -f $b/about.new; else nft delete table ${tableOf(address)} 2>/dev/null; rm -f $b/about; echo 1; fi`,
    `gone() { [ -e $b/about ] || rm -rf $b; }`,
    `for f in ${bridgesFolder}/*/about; do case $f in ${bridgesFolder}/${alike}/about) [ ! -e "$f" ] || { read -r how x <"$f"; [ "$how" != dnat ] || { gone; exit 0; }; } ;; esac; done`,
    ...(family === 6 ? [keepLinks] : []),
    noLongerForward(family),
    `gone; rmdir ${bridgesFolder} 2>/dev/null; true )`,
    '',
  ].join('\n');
}

/** Prints the bridges of the host: address, how, to, seconds left; builtins only. */
export function printBridges(): string {
  return `${uptime}; for f in ${bridgesFolder}/*/about; do [ -e "$f" ] || continue; a=\${f%/about}; read -r h t e <"$f"; printf '%s %s %s %s\\n' "\${a##*/}" "$h" "$t" "$((e-u))"; done; true`;
}

export const bridgeDefinitions: Part<'bridge.open' | 'bridge.close'> = {
  'bridge.open': {
    script(input) {
      const { address, to, device, seconds, how } = input;
      const b = bridgeOf(address);
      const giveUp = `{ sh ${b}/end failed >/dev/null; exit 1; }`;
      // One that stands already is ended by a process of its own, which must not go before this one is open.
      const unit = `vipbook-bridge-${address.replaceAll(/[.:]/g, '-')}-$vb_u-$$`;
      // Nobody else ends it: who has the mutex is waited for.
      const later = `sleep ${String(seconds + 1)}; until sh ${b}/end; [ $? != ${String(mutexBusy)} ]; do sleep 5; done`;
      return [
        `command -v nft >/dev/null 2>&1 || { echo nft >&2; exit 127; }`,
        exclusively,
        // Its end is armed before anything changes, and `about`, which says that it stands, comes last.
        `mkdir -p ${b} && ${printBytes(toBytes(ending(address)))} >${b}/end.new && mv ${b}/end.new ${b}/end || { rm -f ${b}/end.new; rmdir ${b} ${bridgesFolder} 2>/dev/null; exit 1; }`,
        `${uptime}; vb_u=$u`,
        `if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1 && systemd-run --quiet --collect --unit=${unit} sh -c ${word(later)} 9>&-; then :`,
        `else setsid sh -c ${word(later)} </dev/null >/dev/null 2>&1 9>&- & fi`,
        ...(how === 'hand-on'
          ? []
          : [
              ...(familyOf(address) === 6 ? [keepLinks] : []),
              forward(address, to, device),
              `[ $? = 0 ] || ${giveUp}`,
            ]),
        `printf '%s %s %s\\n' ${how} ${to} $((vb_u+${String(seconds)})) >${b}/about.new || ${giveUp}`,
        nft(ruleset(input)),
        `[ $? = 0 ] && mv ${b}/about.new ${b}/about || ${giveUp}`,
      ].join('\n');
    },
    read: changed,
    fail: (output, { address }, host) =>
      output.status !== 127
        ? undefined
        : diagnostic('HST007', {
            message: `${host} has no \`nft\`, which the bridge of ${address} needs`,
            where: { host },
            remedy: 'apt-get install nftables (on the host)',
          }),
    describe: ({ address, to, device, seconds, how }) =>
      how === 'hand-on'
        ? [
            `nft: packets that still come here for ${address} go on to ${to} as they are, for ${String(seconds)} s`,
          ]
        : [
            `nft: dnat ${address} to ${to} and masquerade, for ${String(seconds)} s`,
            `sysctl, for as long, where it is 0: ${describeForward(address, to, device)}`,
          ],
  },
  'bridge.close': {
    script({ address }) {
      const end = `${bridgeOf(address)}/end`;
      return [
        `[ -e ${end} ] || exit 0`,
        // Here, not there: behind a fence it asks again when it has waited.
        exclusively,
        `[ ! -e ${end} ] || sh ${end} locked`,
      ].join('\n');
    },
    read: changed,
    describe: ({ address }) => [`nft delete table ${tableOf(address)}`],
  },
};
