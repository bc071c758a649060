import { isTemplate, type YamlNode, type YamlScalar } from '@vipbook/playbook';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { FileProvider } from '../api.ts';
import { fileWish } from '../complete/files.ts';
import type { Analysis } from '../document/analysis.ts';
import { uriOf } from '../document/paths.ts';
import type { Home } from './home.ts';
import { visitEntries } from './visit.ts';

/** A file that a document names, and the paths where it may be, the first that exists being meant. */
export interface FileReference {
  readonly node: YamlScalar;
  readonly paths: readonly string[];
}

const most = 500;

export async function playbookLinks(
  analysis: Analysis,
  files: FileProvider,
): Promise<DocumentLink[]> {
  const found = await Promise.all(
    fileReferences(analysis)
      .slice(0, most)
      .map(async ({ node, paths }): Promise<DocumentLink[]> => {
        const path = await firstExisting(files, paths);
        if (path === undefined) return [];
        const range = analysis.index.range(node.contentStart, node.contentEnd);
        return [{ range, target: uriOf(path) }];
      }),
  );
  return found.flat();
}

export async function firstExisting(
  files: FileProvider,
  paths: readonly string[],
): Promise<string | undefined> {
  for (const path of paths) {
    const there = await files.readFile(path, 0).catch(() => undefined);
    if (there !== undefined) return path;
  }
  return undefined;
}

export function fileReferences(analysis: Analysis): readonly FileReference[] {
  const found: FileReference[] = [];
  const slash = analysis.path.lastIndexOf('/');
  const folder = analysis.path.slice(0, Math.max(0, slash));
  const add = (node: YamlNode, home: Home, key: string): void => {
    if (node.kind === 'list') {
      for (const item of node.items) add(item, home, key);
      return;
    }
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || isTemplate(node.value)) return;
    const paths = pathsOf(folder, key, home, node.value);
    if (paths.length > 0) found.push({ node, paths });
  };
  visitEntries(analysis, (entry, home) => {
    const { key, value } = entry;
    if (home.kind === 'play' && key === 'roles' && value.kind === 'list') {
      for (const item of value.items)
        if (item.kind === 'scalar') add(item, { kind: 'role' }, 'role');
    } else if (value.kind !== 'map') add(value, home, key);
  });
  return found;
}

function pathsOf(folder: string, key: string, home: Home, name: string): readonly string[] {
  const isStatement = /(?:^|\.)(?:import|include)_(tasks|playbook)$/.exec(key)?.[1];
  const at = (below: string): string => (name.startsWith('/') ? name : `${folder}/${below}${name}`);
  if (
    home.kind === 'role' ||
    (isStatement === undefined && home.kind === 'arguments' && /_role$/.test(home.module))
  ) {
    if (key !== 'role' && key !== 'name') return [];
    return ['main.yml', 'main.yaml'].flatMap((main) => [
      `${folder}/roles/${name}/tasks/${main}`,
      `${folder}/../../${name}/tasks/${main}`,
    ]);
  }
  if (isStatement !== undefined) {
    const text = /^\s*(?:file=)?(\S+)/.exec(name)?.[1] ?? name;
    return [text.startsWith('/') ? text : `${folder}/${text}`];
  }
  const module = home.kind === 'arguments' ? home.module : undefined;
  if (module === undefined && key !== 'vars_files') return [];
  const wish = fileWish(key, module);
  if (wish === undefined) return [];
  const roleFolders = wish.folders.map((each) => at(`../${each}/`));
  return [at(''), ...wish.folders.map((each) => at(`${each}/`)), ...roleFolders];
}
