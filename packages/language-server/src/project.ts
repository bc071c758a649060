import { readSettings, type Settings } from '@vipbook/settings';
import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The folder from which the command would be started for a file, and what is set there. */
export interface Project {
  readonly folder: string;
  readonly settings: Settings;
  /** Folders and files whose YAML are playbooks. */
  readonly playbooks: readonly string[];
}

/**
 * The nearest folder with a vipbook.yml or an ansible.cfg, not above the workspace's folder; else the
 * workspace's folder; else the file's.
 */
export async function projectOf(
  file: string,
  root: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Project> {
  const folder = await folderOf(file, root);
  // What is wrong with the settings is the command's to say; here they are then not known.
  const settings = await readSettings(folder, environment).catch((): Settings => ({}));
  const named = settings.playbooks?.map((name) => path.resolve(name));
  // As the settings' schema says, where there are any.
  const usual = (await exists(path.join(folder, 'vipbook.yml')))
    ? [path.join(folder, 'playbooks')]
    : [];
  return { folder, settings, playbooks: named ?? usual };
}

async function folderOf(file: string, root: string | undefined): Promise<string> {
  const own = path.dirname(file);
  for (let folder = own; ; folder = path.dirname(folder)) {
    const inside = root === undefined || isInside(folder, root);
    if (!inside) break;
    for (const name of ['vipbook.yml', 'ansible.cfg'])
      if (await exists(path.join(folder, name))) return folder;
    if (folder === root || folder === path.dirname(folder)) break;
  }
  return root ?? own;
}

export function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
