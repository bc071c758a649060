import type { Diagnostic, Hover } from 'vscode-languageserver-types';
import {
  Cancelled,
  type CancellationToken,
  type LanguageService,
  type SourceDocument,
  type Workspace,
} from './api.ts';
import { interfacesActions, playbookActions } from './actions/index.ts';
import { completePlaybook } from './complete/index.ts';
import { resolveItem } from './complete/resolve.ts';
import { Analyses, longestForAll, mostLinesForAll } from './document/analysis.ts';
import { rangeOf, toDiagnostic } from './document/convert.ts';
import { InterfacesAnalyses } from './interfaces/analysis.ts';
import { locationIn } from './interfaces/convert.ts';
import { interfacesFindings } from './interfaces/diagnostics.ts';
import {
  interfacesDefinition,
  interfacesReferences,
  prepareInterfacesRename,
  renameInterface,
} from './interfaces/references.ts';
import { PlaybookReferences } from './references/index.ts';
import { interfacesHints } from './interfaces/inlay-hints.ts';
import { interfacesLenses } from './interfaces/lenses.ts';
import { interfacesSignature } from './interfaces/signature-help.ts';
import { scriptLinks, sourceLinks } from './interfaces/links.ts';
import { foldInterfaces, interfacesTokens, selectInterfaces } from './interfaces/structure.ts';
import { foldYaml } from './document/folding.ts';
import { playbookHints } from './playbook/inlay-hints.ts';
import { playbookLenses, shiftLenses } from './playbook/lenses.ts';
import { playbookLinks } from './playbook/links.ts';
import { playbookSelection } from './playbook/selection.ts';
import { playbookTokens } from './playbook/semantic-tokens.ts';
import { signatureAt } from './playbook/signature-help.ts';
import { completeInterfaces } from './interfaces/complete.ts';
import { formatInterfaces } from './interfaces/format.ts';
import { formatPlaybook } from './playbook/format.ts';
import { workspaceSymbols } from './workspace-symbols.ts';
import { hoverInterfaces } from './interfaces/hover.ts';
import { interfacesSymbols } from './interfaces/symbols.ts';
import { playbookFindings } from './playbook/diagnostics.ts';
import { hoverPlaybook } from './playbook/hover.ts';
import { playbookSymbols } from './playbook/symbols.ts';

/** Nobody reads more of them; a file with more is of another kind. */
const mostFindings = 1000;

function stop(token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested === true) throw new Cancelled();
}

function movedDown(hover: Hover, lines: number): Hover {
  const { range } = hover;
  if (range === undefined || lines === 0) return hover;
  const start = { ...range.start, line: range.start.line + lines };
  return { ...hover, range: { start, end: { ...range.end, line: range.end.line + lines } } };
}

/** The service over a workspace. One serves all documents; it keeps what it computed of their newest versions. */
export function createLanguageService(workspace: Workspace): LanguageService {
  const playbooks = new Analyses(workspace);
  const interfaces = new InterfacesAnalyses(workspace);
  const references = new PlaybookReferences(playbooks, workspace);
  const isLongPlaybook = ({ languageId }: SourceDocument): boolean => languageId === 'vipbook';
  const isPlaybook = (document: SourceDocument): boolean =>
    isLongPlaybook(document) &&
    document.getText().length <= longestForAll &&
    playbooks.index(document).lineCount <= mostLinesForAll;
  const isInterfaces = ({ languageId }: SourceDocument): boolean => languageId === 'interfaces';

  return {
    async diagnostics(document, token) {
      const found: Diagnostic[] = [];
      if (isLongPlaybook(document)) {
        const stopped = (): boolean => token?.isCancellationRequested === true;
        const findings = await playbookFindings(playbooks, workspace, document, stopped);
        const { index } = await playbooks.of(document);
        for (const each of findings.slice(0, mostFindings))
          found.push(toDiagnostic(each, rangeOf(index, each.where)));
      } else if (isInterfaces(document)) {
        const analysis = await interfaces.of(document);
        for (const each of interfacesFindings(analysis).slice(0, mostFindings)) {
          const place = each.where === undefined ? undefined : locationIn(analysis, each.where);
          found.push(toDiagnostic(each, place?.range ?? analysis.index.range(0, 0)));
        }
      }
      stop(token);
      return found;
    },
    async hover(document, position, token) {
      if (isPlaybook(document)) {
        const same = playbooks.unchangedAt(document, position);
        if (same !== undefined) {
          const { known, offset, linesAdded } = same;
          const found = hoverPlaybook(known.analysis, known.world, offset, workspace.now());
          return found === undefined ? undefined : movedDown(found, linesAdded);
        }
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
      if (isLongPlaybook(document)) {
        const list = await completePlaybook(playbooks, workspace, document, position);
        stop(token);
        return list;
      }
      if (!isInterfaces(document)) return { isIncomplete: false, items: [] };
      const analysis = await interfaces.of(document);
      const snapshots = await workspace.facts.snapshotsFor(analysis.path).catch(() => []);
      stop(token);
      const context = { snapshots, files: workspace.files, now: workspace.now() };
      const items = await completeInterfaces(analysis, position, context);
      return { isIncomplete: false, items };
    },
    resolveCompletion: (item) => Promise.resolve(resolveItem(item)),
    async definition(document, position, token) {
      if (isPlaybook(document)) {
        const found = await references.definition(document, position);
        stop(token);
        return found;
      }
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return interfacesDefinition(analysis, analysis.index.offset(position));
    },
    async references(document, position, includeDeclaration, token) {
      if (isPlaybook(document)) {
        const found = await references.references(document, position, includeDeclaration);
        stop(token);
        return found;
      }
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return interfacesReferences(analysis, analysis.index.offset(position), includeDeclaration);
    },
    async prepareRename(document, position, token) {
      if (isPlaybook(document)) return references.prepareRename(document, position);
      if (!isInterfaces(document)) return undefined;
      const analysis = await interfaces.of(document);
      stop(token);
      return prepareInterfacesRename(analysis, analysis.index.offset(position));
    },
    async rename(document, position, newName, token) {
      if (isPlaybook(document)) return references.rename(document, position, newName);
      if (!isInterfaces(document)) return 'Nothing here can be renamed';
      const analysis = await interfaces.of(document);
      stop(token);
      return renameInterface(analysis, analysis.index.offset(position), newName);
    },
    workspaceSymbols: (query, token) =>
      workspaceSymbols(workspace, playbooks, interfaces, query, () => {
        stop(token);
      }),
    async foldingRanges(document, token) {
      if (isLongPlaybook(document)) return foldYaml(playbooks.index(document));
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return foldInterfaces(analysis);
    },
    async selectionRanges(document, positions, token) {
      if (isPlaybook(document)) {
        const analysis = await playbooks.of(document);
        stop(token);
        return positions.map((at) => playbookSelection(analysis, analysis.index.offset(at)));
      }
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return positions.map((at) => selectInterfaces(analysis, analysis.index.offset(at)));
    },
    async semanticTokens(document, range, token) {
      if (isPlaybook(document)) {
        const analysis = await playbooks.of(document);
        stop(token);
        return playbookTokens(analysis, range);
      }
      if (!isInterfaces(document)) return { data: [] };
      const analysis = await interfaces.of(document);
      stop(token);
      return interfacesTokens(analysis, range);
    },
    async documentLinks(document, token) {
      if (isPlaybook(document)) {
        const analysis = await playbooks.of(document);
        stop(token);
        return playbookLinks(analysis, workspace.files);
      }
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return [...sourceLinks(analysis), ...(await scriptLinks(analysis, workspace.files))];
    },
    async inlayHints(document, range, token) {
      if (isPlaybook(document)) {
        const analysis = await playbooks.of(document);
        const world = await playbooks.world(document);
        stop(token);
        return playbookHints(analysis, world, range);
      }
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return interfacesHints(analysis, range);
    },
    async signatureHelp(document, position, token) {
      if (isPlaybook(document)) {
        const index = playbooks.index(document);
        return signatureAt(index, index.offset(position));
      }
      if (!isInterfaces(document)) return undefined;
      const analysis = await interfaces.of(document);
      stop(token);
      return interfacesSignature(analysis, analysis.index.offset(position));
    },
    async formatting(document, options, token) {
      if (isPlaybook(document)) {
        const edits = await formatPlaybook(playbooks, document);
        stop(token);
        return edits;
      }
      if (!isInterfaces(document) || workspace.formatInterfaces?.() !== true) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return formatInterfaces(analysis, options);
    },
    async codeActions(document, range, context, token) {
      const stopped = (): boolean => token?.isCancellationRequested === true;
      if (isPlaybook(document)) {
        const findings = await playbookFindings(playbooks, workspace, document, stopped);
        const known = {
          analysis: await playbooks.of(document),
          world: await playbooks.world(document),
        };
        return playbookActions(known, workspace.files, findings, range, context);
      }
      if (!isInterfaces(document)) return [];
      const analysis = await interfaces.of(document);
      stop(token);
      return interfacesActions(analysis, interfacesFindings(analysis), range, context);
    },
    async codeLenses(document, options, token) {
      if (isInterfaces(document)) {
        const analysis = await interfaces.of(document);
        const snapshots = await workspace.facts.snapshotsFor(analysis.path).catch(() => []);
        stop(token);
        return interfacesLenses(analysis, snapshots, workspace.now());
      }
      if (!isPlaybook(document)) return [];
      const good = await playbooks.newestGood(document);
      stop(token);
      if (good === undefined) return [];
      const lenses = playbookLenses(good.analysis, good.world, options, workspace.now());
      const index = playbooks.index(document);
      return good.analysis.index.text === index.text
        ? lenses
        : shiftLenses(lenses, good.analysis.index, index);
    },
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
