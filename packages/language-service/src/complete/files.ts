import type { FileProvider } from '../api.ts';
import { completionItem } from './items.ts';
import type { CompletionItem, Range } from 'vscode-languageserver-types';

/** Which files an argument or keyword names, and where else than beside the document they may be. */
export interface FileWish {
  readonly folders: readonly string[];
  /** Only YAML files. */
  readonly yaml: boolean;
  /** Only folders: roles. */
  readonly foldersOnly?: boolean;
}

const most = 300;

export function fileWish(keyword: string, module: string | undefined): FileWish | undefined {
  if (keyword === 'vars_files') return { folders: ['vars'], yaml: true };
  if (keyword === 'import_playbook') return { folders: [], yaml: true };
  if (keyword === 'role') return { folders: ['roles'], yaml: false, foldersOnly: true };
  switch (module) {
    case 'import_tasks':
    case 'include_tasks':
      return keyword === 'file' ? { folders: [], yaml: true } : undefined;
    case 'import_role':
    case 'include_role':
      return keyword === 'name'
        ? { folders: ['roles'], yaml: false, foldersOnly: true }
        : undefined;
    case 'template':
      return keyword === 'src' ? { folders: ['templates'], yaml: false } : undefined;
    case 'copy':
      return keyword === 'src' ? { folders: ['files'], yaml: false } : undefined;
    default:
      return undefined;
  }
}

/** Entries of the folder that the typed path leads to; `range` is that of its last part. */
export async function fileItems(
  files: FileProvider,
  directory: string,
  typed: string,
  wish: FileWish,
  range: Range,
  self: string,
): Promise<CompletionItem[]> {
  const slash = typed.lastIndexOf('/');
  const below = typed.slice(0, slash + 1);
  const bases = typed.startsWith('/')
    ? ['']
    : wish.foldersOnly === true
      ? wish.folders.map((folder) => `${directory}/${folder}/`)
      : [`${directory}/`, ...wish.folders.map((folder) => `${directory}/${folder}/`)];
  const found = new Map<string, CompletionItem>();
  for (const base of bases) {
    const folder = `${base}${below}`.replace(/\/+$/, '') || '/';
    const entries = (await files.readFolder(folder).catch(() => undefined)) ?? [];
    for (const { name, kind } of entries.slice(0, most)) {
      if (name.startsWith('.') || found.has(name) || `${folder}/${name}` === self) continue;
      if (kind === 'folder') {
        const text = wish.foldersOnly === true ? name : `${name}/`;
        found.set(name, completionItem(range, { label: text, kind: 'folder', order: 6 }));
      } else if (wish.foldersOnly !== true && (!wish.yaml || /\.ya?ml$/.test(name))) {
        found.set(name, completionItem(range, { label: name, kind: 'file' }));
      }
    }
  }
  return [...found.values()];
}
