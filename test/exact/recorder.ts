import { existsSync } from 'node:fs';
import type { Lab } from '@vipbook/lab';

/** What a process can do to a host: start programs, change files, speak netlink (addresses, neighbours, nft). */
const traced = [
  'execve,execveat,fork,vfork,clone,clone3,chdir,fchdir',
  'open,openat,openat2,creat,truncate,ftruncate',
  'rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,mknod,mknodat',
  'chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,utimensat,utimes,utime,futimesat,setxattr,removexattr',
  'sendto,sendmsg,sendmmsg,mount,umount2,sethostname',
].join(',');

const log = '/run/exec.log';

/** Why nothing can be recorded here, in one line; undefined: it can. */
export function recordingObstacle(): string | undefined {
  return existsSync('/usr/bin/strace') ? undefined : 'strace is not installed';
}

/**
 * Let the sshd of these hosts run under strace(1), from now until they boot again. Whatever comes over SSH is a
 * child of it: nothing that vipbook does on the host can leave the log. Only these tests pay for it; a system
 * call that is not traced costs nothing (--seccomp-bpf).
 */
export async function record(lab: Lab, hosts: readonly string[]): Promise<void> {
  await Promise.all(
    hosts.map(async (host) => {
      await lab.exec(host, `kill "$(cat /run/sshd.pid)"; rm -f /run/sshd.pid ${log}`);
      lab.spawn(
        host,
        [
          ...['strace', '-f', '--seccomp-bpf', '-y', '-qq', '-s', '4096', '-e', 'signal=none'],
          ...['-e', `trace=${traced}`, '--successful-only', '-o', log],
          ...['/usr/sbin/sshd', '-D'],
        ],
        { stdio: 'ignore' },
      );
      const script = `n=0; until [ -s /run/sshd.pid ] && [ -s ${log} ]; do n=$((n+1)); [ $n -lt 200 ] || exit 1; sleep 0.05; done`;
      const { status } = await lab.exec(host, script);
      if (status !== 0) throw new Error(`sshd of ${host} does not run under strace`);
    }),
  );
}

/** How long the log of a host is now. */
export async function mark(lab: Lab, host: string): Promise<number> {
  return Number((await lab.exec(host, ['stat', '-c', '%s', log])).stdout);
}

/** The log of a host since then, once the connections that came in are closed. */
export async function recordedSince(lab: Lab, host: string, since: number): Promise<string> {
  // What runs on in the background (announcements a second apart) belongs to the run, too.
  const script = `n=0; while pgrep -f '^sshd: .*@|^sshd: .*priv' >/dev/null && [ $n -lt 100 ]; do n=$((n+1)); sleep 0.05; done; exec tail -c +${String(since + 1)} ${log}`;
  const { status, stdout } = await lab.execBytes(host, ['sh', '-c', script]);
  if (status !== 0) throw new Error(`no log on ${host}`);
  return stdout.toString('latin1');
}
