import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Flavour = 'iputils' | 'habets' | 'busybox' | 'none';

/** Where they are. */
export const arpingFolder = join(homedir(), '.cache', 'vipbook', 'arping');

/**
 * The real program of each flavour, from Debian's packages, unpacked beside each other (they conflict, so that no
 * host has two). Undefined: it cannot be had here.
 */
export function arpingOf(flavour: Flavour): string | null | undefined {
  if (flavour === 'none') return null;
  if (flavour === 'iputils') return ['/usr/bin/arping', '/usr/sbin/arping'].find(isIputils);
  mkdirSync(arpingFolder, { recursive: true });
  const file = join(arpingFolder, flavour);
  if (existsSync(file)) return file;
  const packages = flavour === 'habets' ? ['arping'] : ['busybox-static'];
  try {
    execFileSync('apt-get', ['download', ...packages], { cwd: arpingFolder, stdio: 'ignore' });
    for (const name of packages) {
      const [archive] = readdirSync(arpingFolder).filter((each) => each.startsWith(`${name}_`));
      execFileSync('dpkg-deb', ['-x', archive ?? name, flavour === 'habets' ? 'h' : 'b'], {
        cwd: arpingFolder,
      });
    }
  } catch {
    return undefined;
  }
  writeFileSync(file, flavour === 'habets' ? habets() : busybox());
  chmodSync(file, 0o755);
  return file;
}

function isIputils(path: string): boolean {
  try {
    return execFileSync(path, ['-V'], { encoding: 'utf8' }).includes('iputils');
  } catch {
    return false;
  }
}

/** Its libraries are installed (scripts/lib/setup.mjs). */
function habets(): string {
  return `#!/bin/sh\nexec ${join(arpingFolder, 'h/usr/sbin/arping')} "$@"\n`;
}

function busybox(): string {
  const found = ['bin/busybox', 'usr/bin/busybox']
    .map((path) => join(arpingFolder, 'b', path))
    .find((path) => existsSync(path));
  return `#!/bin/sh\nexec ${found ?? 'busybox'} arping "$@"\n`;
}
