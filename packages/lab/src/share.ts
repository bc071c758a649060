import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { privateFolders } from './raise/scripts.ts';

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** A host sees this machine's root file system, but neither its private folders nor other mounts. */
function isHidden(path: string): boolean {
  return (
    privateFolders.some((folder) => isBelow(path, `/${folder}`)) ||
    statSync(path).dev !== statSync('/').dev
  );
}

/** The outermost folder above `file` that has a package.json: a checkout, or an installed package. */
function packageOf(file: string): string | undefined {
  let found: string | undefined;
  for (let folder = dirname(file); folder !== '/'; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) found = folder;
  }
  return found;
}

/**
 * Folders that each host must see at their own place: this program (always, and not through the overlay,
 * which may not notice what a build changes below it), its Node, the mounts that programs are on, and
 * what the caller asks for.
 */
export function sharedFolders(asked: readonly string[]): readonly string[] {
  const folders: string[] = [];
  for (const folder of ['/usr', '/bin', '/sbin', '/lib', '/lib64', '/opt', '/nix']) {
    if (existsSync(folder) && isHidden(folder)) folders.push(folder);
  }
  if (isHidden(process.execPath)) folders.push(dirname(dirname(process.execPath)));
  const own = packageOf(realpathSync(fileURLToPath(import.meta.url)));
  if (own !== undefined) folders.push(own);
  folders.push(...asked.map((folder) => realpathSync(folder)));
  const all = [...new Set(folders)];
  return all.filter((path) => !all.some((other) => other !== path && isBelow(path, other)));
}
