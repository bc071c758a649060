import { Cancelled, type LanguageService, type SourceDocument } from '@vipbook/language-service';
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type CodeActionContext,
} from 'vscode-languageserver';

export interface RequestsOptions {
  readonly service: LanguageService;
  document(uri: string): SourceDocument | undefined;
  /** Commands that a lens may have here. */
  commands(): ReadonlySet<string>;
  onDefect(error: unknown): void;
}

interface ForDocument {
  readonly textDocument: { readonly uri: string };
}

/** A defect in one feature is one empty answer and a line in the log, never the end of the server. */
export async function guard<Result>(
  empty: Result,
  work: () => Promise<Result>,
  onDefect: (error: unknown) => void,
): Promise<Result | ResponseError<never>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled)
      return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'cancelled');
    onDefect(error);
    return empty;
  }
}

/** Each feature's request, answered by the service. */
export function answerRequests(connection: Connection, options: RequestsOptions): void {
  const { service } = options;

  const guarded = <Result>(
    empty: Result,
    work: () => Promise<Result>,
  ): Promise<Result | ResponseError<never>> =>
    guard(empty, work, (error) => options.onDefect(error));

  /** A handler for requests about a document: `empty` for documents that nobody opened. */
  function of<Params extends ForDocument, Result>(
    empty: Result,
    work: (document: SourceDocument, params: Params, token: CancellationToken) => Promise<Result>,
  ): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<never>> {
    return (params, token) => {
      const document = options.document(params.textDocument.uri);
      if (document === undefined) return Promise.resolve(empty);
      return guarded(empty, () => work(document, params, token));
    };
  }

  connection.onCompletion(
    of({ isIncomplete: false, items: [] }, (document, { position, context }, token) =>
      service.completion(document, position, context, token),
    ),
  );
  connection.onCompletionResolve((item) => guarded(item, () => service.resolveCompletion(item)));
  connection.onHover(
    of(null, async (document, { position }, token) => {
      return (await service.hover(document, position, token)) ?? null;
    }),
  );
  connection.onDefinition(
    of([], (document, { position }, token) => service.definition(document, position, token)),
  );
  connection.onReferences(
    of([], (document, { position, context }, token) =>
      service.references(document, position, context.includeDeclaration, token),
    ),
  );
  connection.onPrepareRename(
    of(null, async (document, { position }, token) => {
      return (await service.prepareRename(document, position, token)) ?? null;
    }),
  );
  connection.onRenameRequest(async (params, token) => {
    const document = options.document(params.textDocument.uri);
    if (document === undefined) return null;
    const edit = await guarded(null, () =>
      service.rename(document, params.position, params.newName, token),
    );
    return typeof edit === 'string' ? new ResponseError(LSPErrorCodes.RequestFailed, edit) : edit;
  });
  connection.onDocumentSymbol(
    of([], (document, _params, token) => service.documentSymbols(document, token)),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    guarded([], () => service.workspaceSymbols(query, token)),
  );
  connection.onFoldingRanges(
    of([], (document, _params, token) => service.foldingRanges(document, token)),
  );
  connection.onSelectionRanges(
    of([], (document, { positions }, token) => service.selectionRanges(document, positions, token)),
  );
  connection.languages.semanticTokens.on(
    of({ data: [] }, (document, _params, token) =>
      service.semanticTokens(document, undefined, token),
    ),
  );
  connection.languages.semanticTokens.onRange(
    of({ data: [] }, (document, { range }, token) =>
      service.semanticTokens(document, range, token),
    ),
  );
  connection.onDocumentLinks(
    of([], (document, _params, token) => service.documentLinks(document, token)),
  );
  connection.languages.inlayHint.on(
    of([], (document, { range }, token) => service.inlayHints(document, range, token)),
  );
  connection.onSignatureHelp(
    of(null, async (document, { position }, token) => {
      return (await service.signatureHelp(document, position, token)) ?? null;
    }),
  );
  connection.onDocumentFormatting(
    of([], (document, { options: formatting }, token) =>
      service.formatting(document, formatting, token),
    ),
  );
  connection.onCodeAction(
    of([], (document, { range, context }, token) =>
      service.codeActions(document, range, plainContext(context), token),
    ),
  );
  connection.onCodeLens(
    of([], (document, _params, token) =>
      service.codeLenses(document, { commands: options.commands() }, token),
    ),
  );
}

/** An editor of LSP 3.18 may send messages as Markdown; those it has from here are plain. */
function plainContext(context: CodeActionContext): Parameters<LanguageService['codeActions']>[2] {
  return {
    ...context,
    diagnostics: context.diagnostics.map((finding) => ({
      ...finding,
      message: typeof finding.message === 'string' ? finding.message : finding.message.value,
    })),
  };
}
