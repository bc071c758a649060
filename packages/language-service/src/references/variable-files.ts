import type { RenameFile, WorkspaceEdit } from 'vscode-languageserver-types';
import type { FileProvider } from '../api.ts';
import { uriOf } from '../document/paths.ts';

const endings = ['', '.yml', '.yaml', '.json'];

/** Files and folders of variables that bear a host's or group's name, given another. */
export interface VariableFiles {
  readonly renames: readonly RenameFile[];
  /** A path of the new name that exists already. */
  readonly taken?: string;
}

/** Those of `group_vars` or `host_vars` beside any of these files. */
export async function variableFilesOf(
  files: FileProvider,
  beside: readonly string[],
  kind: 'group' | 'host',
  name: string,
  newName: string,
): Promise<VariableFiles> {
  const folders = new Set(
    beside.map((file) => `${file.slice(0, Math.max(0, file.lastIndexOf('/')))}/${kind}_vars`),
  );
  const renames: RenameFile[] = [];
  for (const folder of folders) {
    const entries = await files.readFolder(folder).catch(() => undefined);
    const names = new Set(entries?.map((entry) => entry.name));
    for (const ending of endings) {
      if (!names.has(name + ending)) continue;
      const to = `${folder}/${newName}${ending}`;
      if (names.has(newName + ending)) return { renames: [], taken: to };
      const oldUri = uriOf(`${folder}/${name}${ending}`);
      renames.push({ kind: 'rename', oldUri, newUri: uriOf(to) });
    }
  }
  return { renames };
}

/** Edits of texts, then the files' new names: edits name files as they are called before. */
export function withRenames(
  changes: NonNullable<WorkspaceEdit['changes']>,
  renames: readonly RenameFile[],
): WorkspaceEdit {
  if (renames.length === 0) return { changes };
  const texts = Object.entries(changes).map(([uri, edits]) => ({
    textDocument: { uri, version: null },
    edits,
  }));
  return { documentChanges: [...texts, ...renames] };
}
