import { printDropChains } from './drop-chains.ts';
import { printBridges } from './operations/bridge.ts';
import { printLocks } from './operations/lock.ts';
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
  'arp_filter',
  'drop_gratuitous_arp',
  'rp_filter',
  'promote_secondaries',
  'forwarding',
];
const sysctls6 = ['accept_dad', 'ndisc_notify'];

/**
 * One POSIX sh script that prints everything of `Facts`: sections, each after a line `MARK name`. Processes
 * are what costs (some 1.5 ms each, and all hosts may share a machine), so builtins are used where they
 * can be, one `ip` prints four tables, and one `cat` all files.
 */
export function factsScript(mark: string): BinaryString {
  const section = (name: string): string => `printf '\\n${mark} ${name}\\n'`;
  const print = 'while IFS= read -r l; do printf "%s\\n" "$l"; done';
  const settings = [
    ...sysctls.map((key) => `net/ipv4/conf/*/${key}`),
    ...sysctls6.map((key) => `net/ipv6/conf/*/${key}`),
  ].join(' ');
  return [
    'LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin; exec 2>/dev/null',
    // grep reads a value whole; dash's `read` takes /proc/sys byte by byte and gets the first digit only.
    `${section('sysctls')}; cd /proc/sys && grep -s . kernel/hostname kernel/random/boot_id kernel/osrelease ${settings} net/ipv6/neigh/*/retrans_time_ms net/ipv4/ip_forward net/ipv4/ip_nonlocal_bind; cd /`,
    `${section('os')}; ${print} </etc/os-release`,
    // Effective id 0 is root; anybody else's name is worth a process.
    `${section('user')}; while read -r k r e l; do case $k in Uid:) if [ "$e" = 0 ]; then echo 'uid=0(root)'; else id; fi ;; esac; done </proc/self/status`,
    `${section('init')}; if [ -d /run/systemd/system ]; then echo systemd; elif [ -d /etc/init.d ]; then echo sysvinit; else echo other; fi`,
    section('tables'),
    // Rules come last: a kernel without policy routing has none, and the batch ends there.
    `ip -j -d -batch - <<'VIPBOOK_IP'\naddr show\nroute show table all\nneigh show\nrule show\nVIPBOOK_IP`,
    `${section('rules6')}; ip -6 -j rule show`,
    `${section('tools')}; for t in ${wantedTools.join(' ')}; do printf '%s ' $t; command -v $t || echo; done`,
    `${section('arping')}; command -v arping >/dev/null && { arping -V 2>&1 || arping --help 2>&1; }`,
    `${section('ifup')}; [ -d /usr/share/ifupdown2 ] && echo ifupdown2 || { command -v ifup >/dev/null && ifup --version 2>&1; }`,
    `${section('ifstate')}; [ -e /run/network/ifstate ] && { echo present; ${print} </run/network/ifstate; }`,
    `${section('listening')}; ss -Hltnp`,
    `${section('locks')}; ${printLocks()}`,
    `${section('bridges')}; ${printBridges()}`,
    `${section('drop-chains')}; ${printDropChains}`,
    `${section('managers')}; [ -d /run/systemd/netif/links ] && grep -H '^ADMIN_STATE=' /run/systemd/netif/links/*`,
    `for f in /etc/netplan/*.yaml; do [ -e "$f" ] && printf '%s\\n' "$f"; done`,
    `[ -d /run/NetworkManager/devices ] && grep -H '^managed=' /run/NetworkManager/devices/*`,
    `${section('failover')}; ${failover}`,
    files(section),
    section('end'),
  ].join('\n');
}

/** What leaves a pid file or a socket while it runs; builtins only. A file whose process is gone is none. */
const pidFiles = [
  ['keepalived', '/run/keepalived.pid /run/keepalived/*.pid /var/run/keepalived.pid'],
  ['Pacemaker', '/run/pacemakerd.pid /run/corosync.pid /run/corosync/*.pid'],
  ['ucarp', '/run/ucarp.pid /run/ucarp/*.pid /run/ucarp-*.pid'],
]
  .map(
    ([name = '', paths = '']) =>
      `for f in ${paths}; do [ -r "$f" ] && read -r p <"$f" && [ -d "/proc/$p" ] && { echo ${name}; break; }; done`,
  )
  .join('; ');

/** What runs under its own name, in a container, too: kube-vip leaves no file on the host. */
const failover = `${pidFiles}; for f in /proc/[0-9]*/comm; do c=; read -r c <$f; case $c in kube-vip|keepalived|pacemakerd|corosync|ucarp|vrrpd) printf '%s\\n' "$c" ;; esac; done; [ ! -e /etc/kubernetes/manifests/kube-vip.yaml ] || echo kube-vip`;

/**
 * The interfaces file and what it may read: all of interfaces.d, and what `source` lines name, followed
 * five deep; the controller decides which of them really count. Sizes are told before the contents,
 * so that no content can be mistaken for anything else.
 */
function files(section: (name: string) => string): BinaryString {
  const about = `stat -L -c '%a %U %G %s %n' "$@"`;
  return [
    `vb_take() { [ -f "$1" ] && [ -r "$1" ] || return 1; case $1 in *'\n'*) return 1 ;; esac; case "\n$vb_seen\n" in *"\n$1\n"*) return 1 ;; esac; vb_seen="$vb_seen\n$1"; }`,
    `vb_seen=; set --`,
    `for f in /etc/network/interfaces /etc/network/interfaces.d/* /etc/network/interfaces.d/.[!.]*; do vb_take "$f" && set -- "$@" "$f"; done`,
    `vb_round=0; while [ $# -gt 0 ] && [ $vb_round -lt 5 ]; do vb_round=$((vb_round+1)); vb_count=$#`,
    `while IFS= read -r l; do`,
    `d=\${l%%:*}; d=\${d%/*}; l=\${l#*:}; l=\${l#"\${l%%[![:space:]]*}"}; g=\${l#*[[:space:]]}`,
    // The same characters as wordexp(3) refuses; nothing here is ever evaluated, globs are only matched.
    `case $g in "$l"|*[\\\`\\$\\;\\|\\&\\(]*) continue ;; esac`,
    `for p in $g; do case $p in /*) ;; *) p=$d/$p ;; esac; for f in $p $p/*; do vb_take "$f" && set -- "$@" "$f"; done; done`,
    `done <<VIPBOOK_SOURCES\n$(grep -sHE '^[[:space:]]*source' "$@")\nVIPBOOK_SOURCES`,
    `[ $# -gt $vb_count ] || break; done`,
    `${section('files')}; [ $# = 0 ] || ${about}`,
    `${section('contents')}; [ $# = 0 ] || cat "$@"`,
  ].join('\n');
}
