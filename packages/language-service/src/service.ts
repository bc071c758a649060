import type { Diagnostic } from 'vscode-languageserver-types';
import {
  Cancelled,
  type CancellationToken,
  type LanguageService,
  type SourceDocument,
  type Workspace,
} from './api.ts';
import { completePlaybook } from './complete/index.ts';
import { resolveItem } from './complete/resolve.ts';
import { Analyses } from './document/analysis.ts';
import { rangeOf, toDiagnostic } from './document/convert.ts';
import { InterfacesAnalyses } from './interfaces/analysis.ts';
import { locationIn } from './interfaces/convert.ts';
import { interfacesFindings } from './interfaces/diagnostics.ts';
import { hoverInterfaces } from './interfaces/hover.ts';
import { interfacesSymbols } from './interfaces/symbols.ts';
import { playbookFindings } from './playbook/diagnostics.ts';
import { hoverPlaybook } from './playbook/hover.ts';
import { playbookSymbols } from './playbook/symbols.ts';

function stop(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) throw new Cancelled();
}

/** The service over a workspace. One serves all documents; it keeps what it computed of their newest versions. */
export function createLanguageService(workspace: Workspace): LanguageService {
  const playbooks = new Analyses(workspace);
  const interfaces = new InterfacesAnalyses(workspace);
  const isPlaybook = ({ languageId }: SourceDocument): boolean => languageId === 'vipbook';
  const isInterfaces = ({ languageId }: SourceDocument): boolean => languageId === 'interfaces';

  return {
    async diagnostics(document, token) {
      const found: Diagnostic[] = [];
      if (isPlaybook(document)) {
        const stopped = (): boolean => token?.isCancellationRequested === true;
        const findings = await playbookFindings(playbooks, workspace, document, stopped);
        const { index } = await playbooks.of(document);
        for (const each of findings) found.push(toDiagnostic(each, rangeOf(index, each.where)));
      } else if (isInterfaces(document)) {
        const analysis = await interfaces.of(document);
        for (const each of interfacesFindings(analysis)) {
          const place = each.where === undefined ? undefined : locationIn(analysis, each.where);
          found.push(toDiagnostic(each, place?.range ?? analysis.index.range(0, 0)));
        }
      }
      stop(token);
      return found;
    },
    async hover(document, position, token) {
      if (isPlaybook(document)) {
        const analysis = await playbooks.of(document);
        const world = await playbooks.world(document);
        stop(token);
        return hoverPlaybook(analysis, world, analysis.index.offset(position), workspace.now());
      }
      if (!isInterfaces(document)) return undefined;
      const analysis = await interfaces.of(document);
      const snapshots = await workspace.facts.snapshotsFor(analysis.path).catch(() => []);
      stop(token);
      const offset = analysis.index.offset(position);
      return hoverInterfaces(analysis, offset, snapshots, workspace.now());
    },
    async documentSymbols(document, token) {
      if (isPlaybook(document)) {
        const analysis = await playbooks.of(document);
        stop(token);
        return playbookSymbols(analysis);
      }
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return interfacesSymbols(analysis);
    },
    async completion(document, position, _context, token) {
      if (!isPlaybook(document)) return { isIncomplete: false, items: [] };
      const list = await completePlaybook(playbooks, workspace, document, position);
      stop(token);
      return list;
    },
    resolveCompletion: (item) => Promise.resolve(resolveItem(item)),
    definition: () => Promise.resolve([]),
    references: () => Promise.resolve([]),
    prepareRename: () => Promise.resolve(undefined),
    rename: () => Promise.resolve('Nothing here can be renamed'),
    workspaceSymbols: () => Promise.resolve([]),
    foldingRanges: () => Promise.resolve([]),
    selectionRanges: () => Promise.resolve([]),
    semanticTokens: () => Promise.resolve({ data: [] }),
    documentLinks: () => Promise.resolve([]),
    inlayHints: () => Promise.resolve([]),
    signatureHelp: () => Promise.resolve(undefined),
    formatting: () => Promise.resolve([]),
    codeActions: () => Promise.resolve([]),
    codeLenses: () => Promise.resolve([]),
    workspaceChanged() {
      playbooks.changed();
      interfaces.changed();
    },
    close(uri) {
      playbooks.forget(uri);
      interfaces.forget(uri);
    },
  };
}
