import { diagnostic } from '@vipbook/diagnostics';
import type { IpAddress, Operations } from '../../operations.ts';
import { changed, type Part } from '../definition.ts';
import { printBytes, toBytes, word, type BinaryString } from '../script.ts';
import { familyOf } from './addresses.ts';
import { nft, table } from './arp.ts';
import { mutexBusy, runDirectory, uptime } from './held-paths.ts';
import { exclusively } from './mutex.ts';

type Bridge = Operations['bridge.open']['in'];

const folder = `${runDirectory}/bridges`;

/** A folder each: `about` (how, to, when it is over in seconds of uptime) and the script that ends it. */
export function bridgeOf(address: IpAddress): string {
  return `${folder}/${address}`;
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

/** What must forward for it: in IPv4 the two links alone, in IPv6 there is one switch for the whole host. */
function forwarding({ address, to, device, how }: Bridge): BinaryString {
  if (how === 'hand-on') return ':';
  const away = `$(ip -o route get ${to} | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p')`;
  const paths =
    familyOf(address) === 6
      ? '/proc/sys/net/ipv6/conf/all/forwarding'
      : `/proc/sys/net/ipv4/conf/${word(device)}/forwarding "/proc/sys/net/ipv4/conf/${away}/forwarding"`;
  return [
    `for f in ${paths}; do v=$(cat "$f") || exit; [ "$v" = 0 ] || continue`,
    // What it was is written down once, however many bridges need it.
    `printf '%s\\n' "$f" >>${folder}/forwarding; echo 1 >"$f" || exit; done`,
  ].join('\n');
}

/** Ends it, unless it was opened again meanwhile. With a word it does not look at the clock. */
function ending(address: IpAddress): BinaryString {
  return [
    '#!/bin/sh',
    `# vipbook put this here while ${address} is bridged, and takes it away when that is over. See: vipbook clean.`,
    'LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin; export PATH',
    // Whoever has the mutex already says so.
    `( if [ "\${1-}" != locked ]; then ${exclusively}`,
    'fi',
    `b=${bridgeOf(address)}; [ -e $b/about ] || exit 0; read -r how to t <$b/about; ${uptime}`,
    '[ -n "${1-}" ] || [ "$u" -ge "$t" ] || exit 0',
    `nft delete table ${tableOf(address)} 2>/dev/null; rm -rf $b; echo 1`,
    `for f in ${folder}/*/about; do [ ! -e "$f" ] || { read -r how x <"$f"; [ "$how" != dnat ] || exit 0; }; done`,
    `[ ! -e ${folder}/forwarding ] || { while IFS= read -r f; do echo 0 >"$f"; done <${folder}/forwarding; rm -f ${folder}/forwarding; }`,
    `rmdir ${folder} 2>/dev/null; true )`,
    '',
  ].join('\n');
}

/** Prints the bridges of the host: address, how, to, seconds left; builtins only. */
export function printBridges(): string {
  return `${uptime}; for f in ${folder}/*/about; do [ -e "$f" ] || continue; a=\${f%/about}; read -r h t e <"$f"; printf '%s %s %s %s\\n' "\${a##*/}" "$h" "$t" "$((e-u))"; done; true`;
}

export const bridgeDefinitions: Part<'bridge.open' | 'bridge.close'> = {
  'bridge.open': {
    script(input) {
      const { address, to, seconds, how } = input;
      const b = bridgeOf(address);
      const unit = `vipbook-bridge-${address.replaceAll(/[.:]/g, '-')}`;
      // Nobody else ends it: who has the mutex is waited for.
      const later = `sleep ${String(seconds + 1)}; until sh ${b}/end; [ $? != ${String(mutexBusy)} ]; do sleep 5; done`;
      return [
        `command -v nft >/dev/null 2>&1 || { echo nft >&2; exit 127; }`,
        exclusively,
        `mkdir -p ${b} || exit`,
        forwarding(input),
        nft(ruleset(input)),
        `[ $? = 0 ] || { rm -rf ${b}; exit 1; }`,
        `${printBytes(toBytes(ending(address)))} >${b}/end || exit`,
        `${uptime}; printf '%s %s %s\\n' ${how} ${to} $((u+${String(seconds)})) >${b}/about || exit`,
        `if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1; then systemctl stop ${unit} 2>/dev/null; systemd-run --quiet --collect --unit=${unit} sh -c ${word(later)} 9>&-`,
        `else setsid sh -c ${word(later)} </dev/null >/dev/null 2>&1 9>&- & fi; true`,
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
    describe: ({ address, to, seconds, how }) => [
      how === 'hand-on'
        ? `nft: packets that still come here for ${address} go on to ${to} as they are, for ${String(seconds)} s`
        : `nft: dnat ${address} to ${to} and masquerade, for ${String(seconds)} s`,
    ],
  },
  'bridge.close': {
    script: ({ address }) => `[ ! -e ${bridgeOf(address)}/end ] || sh ${bridgeOf(address)}/end now`,
    read: changed,
    describe: ({ address }) => [`nft delete table ${tableOf(address)}`],
  },
};
