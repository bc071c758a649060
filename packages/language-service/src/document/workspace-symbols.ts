import type { DocumentSymbol, WorkspaceSymbol } from 'vscode-languageserver-types';

/** The letters of the query in their order, wherever they stand: what editors narrow down further. */
export function matches(query: string, name: string): boolean {
  const text = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    if (letter === ' ') continue;
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Lists such as `tasks` are found by what is in them. */
const structural = new Set([
  'vars',
  'tasks',
  'pre_tasks',
  'post_tasks',
  'handlers',
  'block',
  'rescue',
  'always',
]);

export function flatten(
  uri: string,
  symbols: readonly DocumentSymbol[],
  query: string,
  limit: number,
): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  const visit = (list: readonly DocumentSymbol[], container: string): void => {
    for (const { name, detail, kind, selectionRange, children } of list) {
      if (found.length >= limit) return;
      const shown = detail === undefined ? name : `${name} (${detail})`;
      if (!structural.has(name) && matches(query, shown)) {
        const where = container === '' ? {} : { containerName: container };
        found.push({ name: shown, kind, location: { uri, range: selectionRange }, ...where });
      }
      visit(children ?? [], structural.has(name) ? container : name);
    }
  };
  visit(symbols, '');
  return found;
}
