import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';

/** Where the lab looks for programs, whatever the caller's PATH is. */
export const searchPath = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
] as const;

/** Program and the Debian package that brings it. */
const needed: readonly (readonly [program: string, debianPackage: string])[] = [
  ['sshd', 'openssh-server'],
  ['ifup', 'ifupdown'],
  ['arping', 'iputils-arping'],
  ['ip', 'iproute2'],
  ['nft', 'nftables'],
  ['sudo', 'sudo'],
  ['ps', 'procps'],
  ['ping', 'iputils-ping'],
  ['unshare', 'util-linux'],
  ['nsenter', 'util-linux'],
  ['mount', 'mount'],
  ['start-stop-daemon', 'dpkg'],
  ['perl', 'perl-base'],
];

/** What hosts that boot with systemd need besides. */
const neededForSystemd: typeof needed = [
  ['systemctl', 'systemd'],
  ['systemd-run', 'systemd'],
  ['setpriv', 'util-linux'],
  ['find', 'findutils'],
];

/** Absolute path of a program, or undefined. */
export function findProgram(name: string): string | undefined {
  for (const folder of searchPath) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return undefined;
}

/** Habets' arping has the same name and other options; only the version tells them apart. */
function isIputilsArping(path: string): boolean {
  return spawnSync(path, ['-V'], { encoding: 'utf8' }).stdout.includes('iputils');
}

/** What the check looks at; a test brings its own. */
export interface Machine {
  readonly platform: string;
  readonly userId: number | undefined;
  /** Absolute path of a program, or undefined. */
  readonly find: (program: string) => string | undefined;
}

const thisMachine: Machine = {
  platform: process.platform,
  userId: process.getuid?.(),
  find: findProgram,
};

/** What keeps a lab from being raised on this machine; empty when nothing does. Changes nothing. */
export function labObstacles(
  machine: Machine = thisMachine,
  systemd = false,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (machine.platform !== 'linux') {
    const message = `the lab needs Linux; this is ${machine.platform}`;
    return [diagnostic('LAB003', { message, remedy: 'Run it on Linux.' })];
  }
  const missing = [...needed, ...(systemd ? neededForSystemd : [])].filter(([program]) => {
    const path = machine.find(program);
    return path === undefined || (program === 'arping' && !isIputilsArping(path));
  });
  if (missing.length > 0) {
    const packages = [...new Set(missing.map(([, debianPackage]) => debianPackage))];
    const programs = missing.map(([program]) => program).join(', ');
    found.push(
      diagnostic('LAB002', {
        message: `not installed here: ${programs}`,
        remedy: `apt-get install -y ${packages.join(' ')}`,
      }),
    );
  }
  if (machine.userId !== 0) {
    found.push(diagnostic('LAB001', { message: 'only root can raise a lab' }));
  }
  return found;
}

/** @throws VipbookError LAB001, LAB002 or LAB003 with everything that is missing. */
export function requireLab(systemd = false): void {
  const obstacles = labObstacles(thisMachine, systemd);
  if (obstacles.length > 0) throw new VipbookError(obstacles);
}

/** For what needs no programs but sees only with root what is up. @throws VipbookError LAB001 */
export function requireRoot(): void {
  if (thisMachine.userId === 0) return;
  throw new VipbookError(diagnostic('LAB001', { message: 'only root can use a lab' }));
}
