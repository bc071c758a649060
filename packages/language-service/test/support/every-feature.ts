import type { Position } from 'vscode-languageserver-types';
import { lensCommands, type LanguageService, type SourceDocument } from '../../src/index.ts';

const commands = new Set<string>(Object.values(lensCommands));
const everything = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

type Run = (service: LanguageService, document: SourceDocument, at: Position) => Promise<unknown>;

/** Each request of the service, by name. */
export const features: Readonly<Record<string, Run>> = {
  diagnostics: (service, document) => service.diagnostics(document),
  completion: (service, document, at) => service.completion(document, at),
  hover: (service, document, at) => service.hover(document, at),
  definition: (service, document, at) => service.definition(document, at),
  references: (service, document, at) => service.references(document, at, true),
  prepareRename: (service, document, at) => service.prepareRename(document, at),
  rename: (service, document, at) => service.rename(document, at, 'renamed'),
  documentSymbols: (service, document) => service.documentSymbols(document),
  workspaceSymbols: (service) => service.workspaceSymbols('a'),
  foldingRanges: (service, document) => service.foldingRanges(document),
  selectionRanges: (service, document, at) => service.selectionRanges(document, [at]),
  semanticTokens: (service, document) => service.semanticTokens(document),
  documentLinks: (service, document) => service.documentLinks(document),
  inlayHints: (service, document) => service.inlayHints(document, everything),
  signatureHelp: (service, document, at) => service.signatureHelp(document, at),
  formatting: (service, document) =>
    service.formatting(document, { tabSize: 2, insertSpaces: true }),
  codeActions: (service, document) =>
    service.codeActions(document, everything, { diagnostics: [] }),
  codeLenses: (service, document) => service.codeLenses(document, { commands }),
};
