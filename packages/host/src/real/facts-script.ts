import type { BinaryString } from './script.ts';

/** Programs whose presence decides what a move can do. */
export const wantedTools = [
  'ip',
  'arping',
  'nft',
  'ss',
  'ping',
  'ifup',
  'ifquery',
  'systemctl',
  'systemd-run',
  'setsid',
  'flock',
  'sudo',
  'sha256sum',
  'stat',
  'nc',
  'bash',
] as const;

/** Host-wide settings that change how a move must be done (Documentation/networking/ip-sysctl.rst). */
const sysctls = [
  'arp_ignore',
  'arp_announce',
  'arp_notify',
  'arp_accept',
  'rp_filter',
  'promote_secondaries',
  'forwarding',
];

/**
 * One POSIX sh script that prints everything of `Facts`: sections, each after a line `MARK name`. Files
 * are printed with their length and digest before them, so that no content can be mistaken for a mark.
 */
export function factsScript(mark: string): BinaryString {
  const section = (name: string): string => `printf '\\n${mark} ${name}\\n'`;
  return [
    'LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin; exec 2>/dev/null',
    `${section('hostname')}; cat /proc/sys/kernel/hostname`,
    `${section('boot')}; cat /proc/sys/kernel/random/boot_id`,
    `${section('kernel')}; cat /proc/sys/kernel/osrelease`,
    `${section('os')}; cat /etc/os-release`,
    `${section('user')}; id -u; id -un`,
    `${section('init')}; if [ -d /run/systemd/system ]; then echo systemd; elif [ -d /etc/init.d ]; then echo sysvinit; else echo other; fi`,
    `${section('addresses')}; ip -j -d addr show`,
    `${section('routes4')}; ip -j -4 route show`,
    `${section('routes6')}; ip -j -6 route show`,
    `${section('neighbours')}; ip -j neigh show`,
    `${section('tools')}; for t in ${wantedTools.join(' ')}; do printf '%s %s\\n' $t "$(command -v $t)"; done`,
    `${section('arping')}; command -v arping >/dev/null && { arping -V 2>&1 || arping --help 2>&1 | head -n4; }`,
    `${section('ifup')}; command -v ifup >/dev/null && ifup --version 2>&1 | head -n3; [ -d /usr/share/ifupdown2 ] && echo ifupdown2`,
    `${section('ifstate')}; [ -e /run/network/ifstate ] && { echo present; cat /run/network/ifstate; }`,
    // grep reads a value whole; dash's `read` takes /proc/sys byte by byte and gets the first digit only.
    `${section('sysctls')}; cd /proc/sys/net/ipv4 && grep -s . ${sysctls.map((key) => `conf/*/${key}`).join(' ')} ip_forward ip_nonlocal_bind; cd /`,
    `${section('listening')}; ss -Hltnp`,
    `${section('managers')}; [ -d /run/systemd/netif/links ] && grep -l '^ADMIN_STATE=configured' /run/systemd/netif/links/* | sed 's/^/networkd /'; ls /run/NetworkManager/devices | sed 's/^/NetworkManager /'; ls /etc/netplan/*.yaml | sed 's/^/netplan /'`,
    files(mark),
    section('end'),
  ].join('\n');
}

/**
 * The interfaces file and what it may read: all of interfaces.d, and what `source` lines name, followed
 * five deep. A list of "seen" words keeps loops out; the controller decides which of them really count.
 */
function files(mark: string): BinaryString {
  return `vb_file() { for q in $vb_seen; do [ "$q" = "$1" ] && return; done; vb_seen="$vb_seen $1"; [ -f "$1" ] && [ -r "$1" ] || return
s=$(sha256sum <"$1") || return; printf '\\n${mark} file '; stat -L -c "%a %U %G %s \${s%% *} $1" "$1"; cat "$1"
[ $2 -lt 5 ] || return; vb_d=\${1%/*}
for g in $(sed -n 's/^[[:space:]]*source[^[:space:]]*[[:space:]][[:space:]]*//p' "$1"); do case $g in *[\\\`\\$\\;\\|\\&\\(]*) continue ;; /*) ;; *) g=$vb_d/$g ;; esac
for h in $g $g/*; do [ -f "$h" ] && vb_file "$h" $(($2+1)); done; done; }
vb_seen=; for f in /etc/network/interfaces /etc/network/interfaces.d/* /etc/network/interfaces.d/.[!.]*; do vb_file "$f" 0; done`;
}
