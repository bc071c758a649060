import type { WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Workspace } from './api.ts';
import { mostLinesForAll, type Analyses } from './document/analysis.ts';
import { uriOf } from './document/paths.ts';
import { flatten } from './document/workspace-symbols.ts';
import type { InterfacesAnalyses } from './interfaces/analysis.ts';
import { interfacesSymbols } from './interfaces/symbols.ts';
import { playbookSymbols } from './playbook/symbols.ts';

const mostFiles = 500;
const mostSymbols = 1000;

/** Plays, tasks, handlers, variables and stanzas of every file of the workspace that fit a query. */
export async function workspaceSymbols(
  { files }: Workspace,
  playbooks: Analyses,
  interfaces: InterfacesAnalyses,
  query: string,
  check: () => void,
): Promise<WorkspaceSymbol[]> {
  const found: WorkspaceSymbol[] = [];
  const playbookFiles = await files.filesOf('vipbook').catch(() => []);
  const interfacesFiles = await files.filesOf('interfaces').catch(() => []);
  const look = async (
    paths: readonly string[],
    symbolsOf: (path: string) => Promise<Parameters<typeof flatten>[1]>,
  ): Promise<void> => {
    for (const path of paths.slice(0, mostFiles)) {
      check();
      const left = mostSymbols - found.length;
      if (left <= 0) return;
      found.push(...flatten(uriOf(path), await symbolsOf(path), query, left));
    }
  };
  await look(playbookFiles, async (path) => {
    const analysis = await playbooks.ofFile(path);
    const tooLong = analysis === undefined || analysis.index.lineCount > mostLinesForAll;
    return tooLong ? [] : playbookSymbols(analysis);
  });
  await look(interfacesFiles, async (path) => {
    const analysis = await interfaces.ofFile(path);
    return analysis === undefined ? [] : interfacesSymbols(analysis);
  });
  return found;
}
