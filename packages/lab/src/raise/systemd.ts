import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { quote } from '@vipbook/transport';

/** Where Debian's packages put units; what administrators add is in the lab's own /etc/systemd. */
const vendorUnits = '/usr/lib/systemd/system';
const vendorGenerators = '/usr/lib/systemd/system-generators';

/** Of what Debian starts on every machine, what a host of a lab needs. The rest configures hardware,
 *  kernel and consoles, which are the machine's: it is masked. */
const wanted = new Set([
  'systemd-journald.service',
  'systemd-journald.socket',
  'systemd-journald-dev-log.socket',
  'systemd-tmpfiles-setup.service',
]);

/** Started at the side of targets' wants, by other units. */
const neverWanted = ['ifupdown-pre.service', 'systemd-udevd.service', 'systemd-networkd.service'];

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export interface SystemdFiles {
  readonly files: readonly (readonly [path: string, content: string])[];
  readonly links: readonly (readonly [path: string, target: string])[];
}

/**
 * What makes a host boot with the machine's systemd, its own ifupdown and sshd units, and the services of
 * /etc/init.d through systemd-sysv-generator; and with nothing of what the machine has enabled for itself.
 *
 * @param machineId - 32 hexadecimal digits: without one, systemd takes the boot for the first of all and
 *   enables what presets name.
 */
export function systemdFiles(machineId: string): SystemdFiles {
  const started = names(vendorUnits)
    .filter((name) => name.endsWith('.target.wants'))
    .flatMap((name) => names(join(vendorUnits, name)))
    .filter((unit) => !wanted.has(unit) && !unit.endsWith('.target'));
  const generators = names(vendorGenerators).filter((name) => name !== 'systemd-sysv-generator');
  const enabled = (unit: string): readonly [string, string] => [
    `etc/systemd/system/multi-user.target.wants/${unit}`,
    `/lib/systemd/system/${unit}`,
  ];
  return {
    files: [
      ['etc/machine-id', `${machineId}\n`],
      // The machine's file systems are not the host's to mount.
      ['etc/fstab', ''],
      ['etc/systemd/journald.conf', '[Journal]\nStorage=volatile\nAudit=no\nReadKMsg=no\n'],
      [
        'etc/systemd/system.conf',
        '[Manager]\nDefaultTimeoutStopSec=10s\nDefaultTimeoutStartSec=30s\n',
      ],
    ],
    links: [
      ['etc/systemd/system/default.target', '/lib/systemd/system/multi-user.target'],
      ['etc/systemd/system/sshd.service', '/lib/systemd/system/ssh.service'],
      enabled('networking.service'),
      enabled('ssh.service'),
      ...[...new Set([...started, ...neverWanted])].map(
        (unit) => [`etc/systemd/system/${unit}`, '/dev/null'] as const,
      ),
      ...generators.map((name) => [`etc/systemd/system-generators/${name}`, '/dev/null'] as const),
    ],
  };
}

/** Folder of a lab in the machine's control groups (cgroups(7), version 2), with one of each host in it. */
function groupOf(lab: string): string {
  return `vipbook-lab/${lab}`;
}

/** Lines that remove a lab's control groups, in which what was killed a moment ago may still end (up to 4 s). */
export function removeGroupsLines(lab: string, mountPoint: string): string {
  const group = quote(`${mountPoint}/${groupOf(lab)}`);
  return `if mkdir -p ${quote(mountPoint)} && mount -t cgroup2 cgroup2 ${quote(mountPoint)}; then
  n=0
  while [ -d ${group} ] && [ "$n" -lt 200 ]; do
    find ${group} -depth -type d -exec rmdir {} + || sleep 0.02
    n=$((n+1))
  done
  rmdir ${quote(`${mountPoint}/vipbook-lab`)}
  umount -l ${quote(mountPoint)}
fi`;
}

/** Remove the control groups of a lab that is down; nothing happens when it had none. */
export function removeGroups(lab: string, directory: string): void {
  const script = removeGroupsLines(lab, `${directory}/cgroup`);
  spawnSync('unshare', ['--mount', '--propagation', 'private', 'sh', '-c', script], {
    stdio: 'ignore',
  });
}

/**
 * Lines of a host's first process before it has its root: enter a control group of its own, and go on as the
 * same process with that group as the root of what it sees. `$0` runs again, with `inside` as last argument.
 */
export function enterGroupLines(lab: string, disks: string): string {
  return `group=${quote(disks)}/$host/cgroup
  mkdir -p "$group" && mount -t cgroup2 cgroup2 "$group" || fail 'mount of the control groups (cgroup2)'
  [ ! -d "$group"/${groupOf(lab)}/"$host" ] || find "$group"/${groupOf(lab)}/"$host" -depth -type d -exec rmdir {} +
  mkdir -p "$group"/${groupOf(lab)}/"$host" && echo 0 >"$group"/${groupOf(lab)}/"$host"/cgroup.procs || fail 'control group'
  umount "$group" && rmdir "$group"
  exec unshare --cgroup sh "$0" "$host" "$2" systemd inside
  fail 'unshare --cgroup'`;
}

/** What the first process may not do to the kernel, which is the machine's as well. */
const withheld = [
  'sys_module',
  'sys_time',
  'sys_rawio',
  'syslog',
  'audit_control',
  'audit_read',
  'wake_alarm',
  'block_suspend',
]
  .map((name) => `-${name}`)
  .join(',');

/**
 * Lines of a host's first process that become systemd; in the host's root, with `$host` and `$pid` set.
 * Of /proc/sys only what is the host's own (net) can be written: systemd raises limits of the kernel.
 */
export const becomeSystemdLines = `mount -t cgroup2 cgroup2 /sys/fs/cgroup || fail 'cgroup2'
  mount -o remount,bind,ro /sys && mount --bind /proc/sys /proc/sys && mount --bind /proc/sys/net /proc/sys/net && mount -o remount,bind,ro /proc/sys || fail 'proc and sys'
  {
    n=0
    until [ -S /run/systemd/private ] || [ "$n" -ge 600 ]; do n=$((n+1)); sleep 0.05; done
    state=$(systemctl is-system-running --wait)
    status=$(systemctl show -p ExecMainStatus --value networking.service)
    services=0
    [ "$state" = running ] || { services=1; systemctl --failed --plain --no-legend; journalctl -o cat -n 20 -u networking -u ssh -u chat; }
    echo "ready $host $pid \${status:-1} $services" >&3
  } &
  exec 3>&-
  exec setpriv --bounding-set ${withheld} env -i container=vipbook-lab LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --log-target=journal`;
