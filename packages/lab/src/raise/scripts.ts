import { quote, quoteAll } from '@vipbook/transport';
import type { HostPlan } from '../plan.ts';
import { becomeSystemdLines, enterGroupLines, removeGroupsLines } from './systemd.ts';

/** Name of the bridge in the switch's network namespace. */
export const bridge = 'lan';

/** Folders of a host that show nothing of this machine's. They hold what identifies or configures. */
export const privateFolders = [
  'dev',
  'etc/init.d',
  'etc/network',
  'etc/rc2.d',
  'etc/ssh',
  'etc/sudoers.d',
  'etc/systemd',
  'home',
  'media',
  'root',
  'run',
  'tmp',
  'var/log',
  'var/tmp',
] as const;

/**
 * The first process of a lab: process 1 of a pid namespace in which everything else of the lab lives, so
 * that killing it kills all, and owner of the mount namespace that holds the hosts' disks and of the
 * network namespace that holds the bridge. Nothing of it has a name outside; no mount, link or
 * namespace of the machine refers to it.
 *
 * It must not leave early and must reap what its hosts orphan, hence `wait`. It stays until killed, or until
 * its standard input ends: a pipe held by whoever raised the lab, which the kernel closes when that
 * process dies, at whatever moment. The line `keep` lets the lab outlive it.
 *
 * Prints `anchor PID`, or `failed STEP`.
 */
export function anchorScript(directory: string): string {
  const disks = `${directory}/disks`;
  const folders = privateFolders.map((folder) => `merged/${folder}`);
  return `#!/bin/sh
# First process of a lab of vipbook. Killing it takes the whole lab down.
exec 4<&0 </dev/null
fail() { echo "failed $1"; exit 1; }
read -r pid rest </proc/self/stat
mount -t tmpfs -o mode=755 vipbook-lab ${quote(disks)} || fail 'mount of the disks (tmpfs)'
cd ${quote(disks)} || fail 'disks'
umask 022
# A folder made over a whiteout is opaque: it hides what the layer below has under that name.
mkdir -p base work merged ${quoteAll(parents(privateFolders).map((folder) => `base/${folder}`))}
mknod whiteout c 0 0 || fail 'mknod'
for folder in ${quoteAll(privateFolders)}; do ln whiteout "base/$folder" || fail 'whiteout'; done
mount -t overlay -o lowerdir=/,upperdir=base,workdir=work overlay merged || fail 'mount of the base (overlay)'
mkdir -p ${quoteAll(folders)} merged/mnt merged/proc merged/sys merged/dev/pts merged/dev/shm || fail 'folders'
chmod 700 merged/root && chmod 1777 merged/tmp merged/var/tmp merged/dev/shm
cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty merged/dev/ || fail 'devices'
ln -s pts/ptmx merged/dev/ptmx
ln -s /proc/self/fd merged/dev/fd
ln -s /proc/self/fd/0 merged/dev/stdin
ln -s /proc/self/fd/1 merged/dev/stdout
ln -s /proc/self/fd/2 merged/dev/stderr
umount merged || fail 'umount'
: >switch
mount --bind /proc/self/ns/net switch || fail 'switch'
ip -batch - <<'END' || fail 'the bridge'
link set lo up
link add ${bridge} type bridge forward_delay 0 mcast_snooping 0
link set ${bridge} up
END
[ ! -w /proc/sys/net/bridge/bridge-nf-call-iptables ] || echo 0 >/proc/sys/net/bridge/bridge-nf-call-iptables
[ ! -w /proc/sys/net/bridge/bridge-nf-call-arptables ] || echo 0 >/proc/sys/net/bridge/bridge-nf-call-arptables
echo "anchor $pid"
exec >/dev/null 2>&1
sh -c 'read -r word && [ "$word" = keep ]' <&4 4<&- &
exec 4<&-
if wait $!; then
  while :; do sleep infinity & wait; done
fi
kill -9 -1
wait
${removeGroupsLines(nameOf(directory), `${directory}/cgroup`)}
umount -l ${quote(disks)}
rm -rf ${quote(directory)}
rmdir ${quote(parentOf(directory))}
`;
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parents(folders: readonly string[]): string[] {
  return [...new Set(folders.filter((folder) => folder.includes('/')).map(parentOf))];
}

/**
 * The first process of a host. Takes the host's root, link and name, boots it as Debian would (ifup,
 * sshd, what is enabled in runlevel 2), reports on file descriptor 3 and stays to reap orphans.
 * Arguments: host, MAC, service manager. With systemd it becomes that instead. Reports `ready HOST PID IFUP SERVICES` (two exit statuses) or `failed HOST STEP`.
 */
export function initScript(directory: string): string {
  const disks = `${directory}/disks`;
  return `#!/bin/sh
# First process of a host of a lab of vipbook: $1 is the host, $2 its MAC address, $3 systemd or sysvinit.
host=$1
disk=${quote(disks)}/$host
[ "\${4-}" = inside ] || exec </dev/null >"$disk/console" 2>&1
fail() { echo "failed $host $1" >&3; exit 1; }
if [ "$3" = systemd ] && [ "\${4-}" != inside ]; then
  ${enterGroupLines(nameOf(directory), disks)}
fi
read -r pid rest </proc/self/stat
mount -a -T "$disk/fstab" || fail 'mount'
cd "$disk/root" || fail 'root'
nsenter --net=${quote(disks)}/switch ip link add "$host" up master ${bridge} type veth peer name eth0 address "$2" netns 1 || fail 'link'
pivot_root . mnt || fail 'pivot_root'
cd /
umount -l /mnt || fail 'umount'
echo "$host" >/proc/sys/kernel/hostname
if [ "$3" = systemd ]; then
  ${becomeSystemdLines}
fi
mkdir -p /run/network /run/sshd /run/lock /run/sudo || fail 'mkdir'
ifup -a 3>&-
status=$?
/usr/sbin/sshd 3>&- || fail 'sshd'
services=0
for script in /etc/rc2.d/S*; do
  [ ! -x "$script" ] || "$script" start 3>&- || services=$?
done
echo "ready $host $pid $status $services" >&3
exec 3>&-
while :; do sleep infinity & wait; done
`;
}

/**
 * Start the first processes of some hosts. A link goes with its host's namespace, but the kernel takes its
 * time: of hosts that ran before (`again`), and may have died by themselves, it is removed by name.
 * \`unshare\` itself stays in the pid namespace it came from;
 * its first child is process 1 of the new one, so the shell between them may start nothing else.
 */
export function raiseScript(directory: string, hosts: readonly HostPlan[], again: boolean): string {
  const list = hosts.map((host) => `${host.name}/${host.mac}/${host.manager}`).join(' ');
  const remove = `ip -force -batch - <<'END'
${hosts.map((host) => `link del ${host.name}`).join('\n')}
END
`;
  return `exec 3>&1 >/dev/null 2>&1
${again ? remove : ''}for host in ${list}; do
  mac=\${host#*/}
  unshare --net --mount --uts --ipc --pid sh -c 'sh "$0" "$1" "$2" "$3" &' ${quote(`${directory}/init.sh`)} "\${host%%/*}" "\${mac%/*}" "\${mac#*/}" ||
    echo "failed \${host%%/*} unshare" >&3
done
`;
}

/** fstab(5) writes blanks as octal. */
function fstabWord(path: string): string {
  return path.replaceAll('\\', '\\134').replaceAll(' ', '\\040').replaceAll('\t', '\\011');
}

/** The mounts of one host, done by one \`mount -a\`. \`generation\` counts the times its disk was emptied. */
export function fstabText(
  directory: string,
  host: HostPlan,
  generation: number,
  share: readonly string[],
): string {
  const disk = `${directory}/disks/${host.name}`;
  const root = `${disk}/root`;
  const layer = `${disk}/${String(generation)}`;
  const shared = host.name === 'controller' ? [...share, directory] : share;
  return [
    `overlay ${root} overlay lowerdir=${directory}/disks/base:/,upperdir=${layer}/upper,workdir=${layer}/work 0 0`,
    `proc ${root}/proc proc nosuid,nodev,noexec 0 0`,
    `sysfs ${root}/sys sysfs nosuid,nodev,noexec 0 0`,
    `tmpfs ${root}/run tmpfs mode=755,nosuid,nodev,size=64m 0 0`,
    // systemd mounts the machine's devices on a /dev that is no mount.
    `${root}/dev ${root}/dev none bind 0 0`,
    `devpts ${root}/dev/pts devpts newinstance,ptmxmode=0666,mode=0620,gid=5 0 0`,
    ...shared.map(
      (path) => `${fstabWord(path)} ${root}${fstabWord(path)} none bind,ro,X-mount.mkdir 0 0`,
    ),
    '',
  ].join('\n');
}

/** /etc/init.d/chat: a service as sysvinit has them. */
export function chatService(node: string, program: string): string {
  return `#!/bin/sh
### BEGIN INIT INFO
# Provides:          chat
# Required-Start:    $network
# Required-Stop:     $network
# Default-Start:     2 3 4 5
# Default-Stop:      0 1 6
# Short-Description: chat server of the lab
### END INIT INFO
PATH=/usr/sbin:/usr/bin:/sbin:/bin
NAME=chat
PIDFILE=/run/chat.pid
DAEMON=${quote(node)}
PROGRAM=${quote(program)}

status() {
  [ -s "$PIDFILE" ] && kill -0 "$(cat "$PIDFILE")" 2>/dev/null
}
start() {
  if status; then echo "$NAME is already running"; return 0; fi
  rm -f "$PIDFILE"
  start-stop-daemon --start --quiet --background --pidfile "$PIDFILE" --startas "$DAEMON" -- "$PROGRAM" "$PIDFILE" || return 1
  # The program writes its pid file once it listens.
  tries=0
  while [ ! -s "$PIDFILE" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 500 ] || { echo "$NAME did not start"; return 1; }
    sleep 0.02
  done
  echo "$NAME started"
}
stop() {
  if ! status; then echo "$NAME is not running"; rm -f "$PIDFILE"; return 0; fi
  start-stop-daemon --stop --quiet --oknodo --pidfile "$PIDFILE" --retry TERM/5/KILL/5 || return 1
  rm -f "$PIDFILE"
  echo "$NAME stopped"
}

case "$1" in
  start) start ;;
  stop) stop ;;
  restart | force-reload) stop && start ;;
  status)
    if status; then echo "$NAME is running"; exit 0; fi
    echo "$NAME is not running"
    [ ! -e "$PIDFILE" ] || exit 1
    exit 3
    ;;
  *)
    echo "Usage: /etc/init.d/$NAME {start|stop|restart|force-reload|status}" >&2
    exit 2
    ;;
esac
`;
}
