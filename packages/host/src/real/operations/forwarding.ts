import type { IpAddress } from '../../operations.ts';
import { word, type BinaryString } from '../script.ts';
import { familyOf } from './addresses.ts';
import { runDirectory } from './held-paths.ts';

/**
 * Forwarding for as long as something is translated, and everything as it was afterwards.
 *
 * IPv4 looks at the link on which a packet came (`IN_DEV_FORWARD`, net/ipv4/route.c): the two links are switched on,
 * and no other. IPv6 looks at `all` only (ip6_forward(), net/ipv6/ip6_output.c), and writing `all` costs more than it
 * seems to (addrconf_fixup_forwarding(), net/ipv6/addrconf.c):
 *
 * - it overwrites the value of every link and of `default`, both ways;
 * - a 1, to `all` or to any link, deletes the default routes that were learned from router advertisements, on all
 *   links whose accept_ra is not 2; and a link that forwards learns no new one, unless its accept_ra is 2.
 *
 * So `all` alone is changed. Where there is such a route accept_ra is 2 for the milliseconds of that, and every link gets back its own values at
 * once, not at the bridge's end: the host learns its routes as before, is no router to its neighbours (the R flag of
 * its advertisements), and what an administrator sets on a link meanwhile is his.
 */

export const bridgesFolder = `${runDirectory}/bridges`;
const conf = (family: 4 | 6): string => `/proc/sys/net/ipv${String(family)}/conf`;
/** Its first line: what `default` was when forwarding was switched on. IPv4: then a line for each link's file. */
const state = (family: 4 | 6): string => `${bridgesFolder}/forwarding${String(family)}`;
/** `FILE:VALUE` lines: what links must get back. There for milliseconds, unless whoever wrote it was killed. */
const links = `${bridgesFolder}/links`;

/**
 * Shell functions. `vb_all V` sets IPv6's `all` to V and leaves the links as they were; it fails where `all` cannot be
 * written. `vb_back` finishes one that broke off, and goes before it.
 * The caller has the mutex.
 */
export const keepLinks: BinaryString = [
  `vb_n=${conf(6)}; vb_s=${links}`,
  'vb_raise() { while IFS= read -r l; do case $l in */accept_ra:*) echo 2 >"${l%:*}" ;; esac; done <$vb_s 2>/dev/null; }',
  // The order of the file counts: as long as accept_ra is 2, a link's 1 deletes no route.
  'vb_back() { [ -e $vb_s ] || return 0; vb_raise',
  'while IFS= read -r l; do echo "${l##*:}" >"${l%:*}"; done <$vb_s 2>/dev/null',
  'rm -f $vb_s; }',
  'vb_all() {',
  // Links with a default route that the kernel has from an advertisement: RTF_DEFAULT, RTF_ADDRCONF (linux/ipv6_route.h).
  // Only theirs is raised: where a program reads the advertisements, or nobody should, the kernel must not begin to.
  `vb_r=$(grep '^0\\{32\\} 00 ' /proc/net/ipv6_route 2>/dev/null | while read -r a b c d e f g h i j; do [ $((0x$i & 0x50000)) = 0 ] || echo " $j "; done)`,
  // No name of a link has a colon (dev_valid_name(), net/core/dev.c).
  'grep -sH . $vb_n/*/forwarding $vb_n/*/accept_ra | while IFS= read -r l; do v=${l##*:}; i=${l#$vb_n/}; i=${i%%/*}; case $l in',
  '*/all/*) ;;',
  '*/forwarding:*) [ "$v" = "$1" ] || printf "%s\\n" "$l" ;;',
  '*) [ "$v" = 2 ] || case $vb_r in *" $i "*) printf "%s\\n" "$l" ;; esac ;;',
  'esac; done >$vb_s.new && mv $vb_s.new $vb_s || return',
  'vb_raise; echo "$1" >$vb_n/all/forwarding; vb_c=$?; vb_back; return $vb_c; }',
].join('\n');

/** A list that fails where forwarding cannot be had: what must forward so that `to` gets what came on `device`. */
export function forward(address: IpAddress, to: IpAddress, device: string): BinaryString {
  const family = familyOf(address);
  const note = `[ -e ${state(family)} ] || cat ${conf(family)}/default/forwarding >${state(family)}`;
  if (family === 6)
    return `{ vb_back; v=$(cat $vb_n/all/forwarding) && { [ "$v" != 0 ] || { { ${note}; } && vb_all 1; }; }; }`;
  return [
    `{ vb_c=0; away=$(ip -o route get ${to} | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p')`,
    `for f in ${conf(4)}/${word(device)}/forwarding "${conf(4)}/$away/forwarding"; do`,
    `v=$(cat "$f") && { [ "$v" != 0 ] || { { ${note}; } && printf '%s\\n' "$f" >>${state(4)} && echo 1 >"$f"; }; } || vb_c=1; done; [ $vb_c = 0 ]; }`,
  ].join('\n');
}

export function describeForward(address: IpAddress, to: IpAddress, device: string): string {
  return familyOf(address) === 6
    ? 'net.ipv6.conf.all.forwarding=1 (every link keeps its own forwarding and accept_ra)'
    : `net.ipv4.conf.${device}.forwarding=1, and of the link towards ${to}`;
}

/**
 * What was switched on is off again, unless it was somebody else meanwhile: who switches on the whole host (`ip_forward`,
 * `all`) switches on `default`, which we never leave so.
 */
export function noLongerForward(family: 4 | 6): BinaryString {
  const same = `[ "$(cat ${conf(family)}/default/forwarding)" = "$d" ]`;
  const off =
    family === 6
      ? `vb_back; if ${same}; then vb_all 0; fi`
      : `if ${same}; then while IFS= read -r f; do echo 0 >"$f"; done; fi`;
  return `[ ! -e ${state(family)} ] || { { read -r d; ${off}; } <${state(family)} 2>/dev/null; rm -f ${state(family)}; }`;
}
