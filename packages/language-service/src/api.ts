import type { Facts } from '@vipbook/host';
import type { Inventory } from '@vipbook/inventory';
import type { LoadOptions } from '@vipbook/playbook';
import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';

export * from './run-target.ts';

/** The languages that are served. `vipbook`: playbooks, and files of tasks or variables that they read. */
export type LanguageId = 'vipbook' | 'interfaces';

/** One version of an open document; `TextDocument` of vscode-languageserver-textdocument is one. */
export interface SourceDocument {
  readonly uri: string;
  readonly version: number;
  /** Other than a {@link LanguageId}: every feature answers with nothing. */
  readonly languageId: string;
  getText(): string;
}

/** How completion was asked for; the context of LSP's request is one. */
export interface CompletionContext {
  readonly triggerCharacter?: string;
}

/** What every request may be stopped by; vscode-jsonrpc's token is one. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** Thrown by a request whose token said so. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Files by path. Open documents go before what is on disk. */
export interface FileProvider {
  /** At most `most` + 1 bytes; undefined: no such file. */
  readFile(path: string, most: number): Promise<Uint8Array | undefined>;
  /** undefined: no such folder. */
  readFolder(path: string): Promise<readonly FolderEntry[] | undefined>;
  /** Paths of the workspace's files of a language, open ones included; bounded by whoever lists them. */
  filesOf(language: LanguageId): Promise<readonly string[]>;
}

export interface InventoryProvider {
  /** The inventory against which a playbook would run; undefined: none is known, or it cannot be read. */
  inventoryFor(playbook: string): Promise<Inventory | undefined>;
}

/** What `vipbook facts --save` wrote of one host. */
export interface FactsSnapshot {
  readonly host: string;
  readonly facts: Facts;
  /** Milliseconds since the epoch. */
  readonly gatheredAt: number;
  /** The snapshot's file, for links. */
  readonly path?: string;
}

export interface FactsProvider {
  /** Every snapshot at hand for a playbook. */
  snapshotsFor(playbook: string): Promise<readonly FactsSnapshot[]>;
}

/** All that comes from outside. */
export interface Workspace {
  readonly files: FileProvider;
  readonly inventories: InventoryProvider;
  readonly facts: FactsProvider;
  /** Milliseconds since the epoch: the age of facts is told by it. */
  now(): number;
  /** Asked often during long computations: a promise to wait for, so that other work goes first, or
   *  undefined when the last pause was a moment ago. See {@link timeSlices}. */
  pause(): Promise<void> | undefined;
  /** Folders of roles, besides those beside the playbook. */
  readonly loadOptions?: LoadOptions;
  /** Format interfaces files, too (default: no, as ifupdown's users keep their own layout). */
  formatInterfaces?(): boolean;
  /** The editor renames files, too, when an edit says so (default: no). */
  renamesFiles?(): boolean;
}

export interface LensOptions {
  /** Commands that the client can carry out; there are no lenses for others, but for where an address is. */
  readonly commands: ReadonlySet<string>;
}

export const semanticTokensLegend: {
  readonly tokenTypes: string[];
  readonly tokenModifiers: string[];
} = {
  tokenTypes: [
    'keyword',
    'function',
    'parameter',
    'property',
    'variable',
    'string',
    'number',
    'operator',
    'class',
    'type',
    'method',
    'comment',
    'enumMember',
    'namespace',
  ],
  tokenModifiers: ['declaration', 'readonly', 'deprecated', 'defaultLibrary'],
};

/** Characters after which completion is worth asking for. */
export const completionTriggers: readonly string[] = [' ', '.', '|', '{', ':', '-', ',', '/'];
export const signatureTriggers: readonly string[] = ['(', ','];

type Token = CancellationToken | undefined;

/**
 * One method a feature, each a function of a document version and the workspace. None throws but
 * {@link Cancelled}: what cannot be told is undefined or empty.
 */
export interface LanguageService {
  diagnostics(document: SourceDocument, token?: Token): Promise<Diagnostic[]>;
  completion(
    document: SourceDocument,
    position: Position,
    context?: CompletionContext,
    token?: Token,
  ): Promise<CompletionList>;
  resolveCompletion(item: CompletionItem): Promise<CompletionItem>;
  hover(document: SourceDocument, position: Position, token?: Token): Promise<Hover | undefined>;
  definition(document: SourceDocument, position: Position, token?: Token): Promise<Location[]>;
  references(
    document: SourceDocument,
    position: Position,
    includeDeclaration: boolean,
    token?: Token,
  ): Promise<Location[]>;
  /** The range and text that would be renamed; undefined where nothing can be. */
  prepareRename(
    document: SourceDocument,
    position: Position,
    token?: Token,
  ): Promise<{ range: Range; placeholder: string } | undefined>;
  /** A text instead of an edit says why it cannot be done. */
  rename(
    document: SourceDocument,
    position: Position,
    newName: string,
    token?: Token,
  ): Promise<WorkspaceEdit | string>;
  documentSymbols(document: SourceDocument, token?: Token): Promise<DocumentSymbol[]>;
  workspaceSymbols(query: string, token?: Token): Promise<WorkspaceSymbol[]>;
  foldingRanges(document: SourceDocument, token?: Token): Promise<FoldingRange[]>;
  selectionRanges(
    document: SourceDocument,
    positions: readonly Position[],
    token?: Token,
  ): Promise<SelectionRange[]>;
  semanticTokens(document: SourceDocument, range?: Range, token?: Token): Promise<SemanticTokens>;
  documentLinks(document: SourceDocument, token?: Token): Promise<DocumentLink[]>;
  inlayHints(document: SourceDocument, range: Range, token?: Token): Promise<InlayHint[]>;
  signatureHelp(
    document: SourceDocument,
    position: Position,
    token?: Token,
  ): Promise<SignatureHelp | undefined>;
  formatting(
    document: SourceDocument,
    options: FormattingOptions,
    token?: Token,
  ): Promise<TextEdit[]>;
  codeActions(
    document: SourceDocument,
    range: Range,
    context: CodeActionContext,
    token?: Token,
  ): Promise<CodeAction[]>;
  codeLenses(document: SourceDocument, options: LensOptions, token?: Token): Promise<CodeLens[]>;
  /** Something outside of the documents is no longer what it was: files, inventories, facts. */
  workspaceChanged(): void;
  /** The document was closed: forget what was kept of it. */
  close(uri: string): void;
}
