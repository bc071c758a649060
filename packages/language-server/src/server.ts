import {
  completionTriggers,
  createLanguageService,
  pathOf,
  semanticTokensLegend,
  signatureTriggers,
  type LanguageService,
  type SourceDocument,
  type Workspace,
} from '@vipbook/language-service';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Commands, serverCommands, type RunVipbook } from './commands.ts';
import { Diagnostics } from './diagnostics.ts';
import { answerProjectRequests } from './project-requests.ts';
import { languageOf } from './languages.ts';
import { answerRequests, guard } from './requests.ts';
import { isObject, SettingsReader } from './settings.ts';
import { NodeWorkspace, type OpenFile } from './workspace.ts';

export interface ServerOptions {
  /** Absent: lenses have only those commands that the editor declares. */
  readonly runVipbook?: RunVipbook;
  readonly version: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** For tests: another service than the real one. */
  readonly createService?: (workspace: Workspace) => LanguageService;
}

/** What changes answers from outside of the open documents. */
const watched = [
  '**/*.{yml,yaml,json,ini,cfg}',
  '**/{hosts,inventory}',
  '**/{group,host}_vars/**',
  '**/etc/network/**',
];

/** Serve one editor until its connection ends. */
export function startLanguageServer(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  const now = options.now ?? Date.now;
  let capabilities: ClientCapabilities = {};
  let clientCommands: readonly string[] = [];
  const roots = new Map<string, string>();

  const settings = new SettingsReader(
    connection,
    () => capabilities.workspace?.configuration === true,
  );
  const workspace = new NodeWorkspace({
    environment: options.environment ?? process.env,
    roots: () => [...roots.values()],
    openFile,
    openFiles: () => documents.all().map(opened),
    settingsOf: (file) => settings.of(fileUri(file)),
    withProgress,
    now,
    renamesFiles: () => {
      const { documentChanges, resourceOperations } = capabilities.workspace?.workspaceEdit ?? {};
      return documentChanges === true && resourceOperations?.includes('rename') === true;
    },
  });
  const service = (options.createService ?? createLanguageService)(workspace);
  const onDefect = (error: unknown): void => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    connection.console.error(`vipbook: ${text}`);
  };
  const diagnostics = new Diagnostics({ connection, service, document: source, onDefect });

  function opened(document: TextDocument): OpenFile {
    const language = languageOf(document.languageId);
    return { path: pathOf(document.uri), language, text: document.getText() };
  }

  function fileUri(file: string): string {
    const open = documents.all().find(({ uri }) => pathOf(uri) === file);
    return open?.uri ?? `file://${encodeURI(file)}`;
  }

  function openFile(file: string): OpenFile | undefined {
    const open = documents.all().find(({ uri }) => pathOf(uri) === file);
    return open === undefined ? undefined : opened(open);
  }

  function source(uri: string): SourceDocument | undefined {
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    const { version } = document;
    // The text of this version: the document itself changes in place under a request that takes its time.
    const text = document.getText();
    return { uri, version, languageId: languageOf(document.languageId), getText: () => text };
  }

  async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (capabilities.window?.workDoneProgress !== true) return work();
    // Most are over before anybody could read the title.
    let progress: Awaited<ReturnType<typeof connection.window.createWorkDoneProgress>> | undefined;
    let over = false;
    const timer = setTimeout(() => {
      void connection.window.createWorkDoneProgress().then((reporter) => {
        if (over) return;
        progress = reporter;
        reporter.begin(title);
      }, onDefect);
    }, 300);
    try {
      return await work();
    } finally {
      over = true;
      clearTimeout(timer);
      progress?.done();
    }
  }

  /** Commands that the server itself carries out: those that the editor has none for. */
  function executed(): readonly string[] {
    if (options.runVipbook === undefined) return [];
    return serverCommands.filter((command) => !clientCommands.includes(command));
  }

  function outsideChanged(): void {
    workspace.changed();
    service.workspaceChanged();
    diagnostics.outsideChanged(documents.keys());
    const { codeLens, inlayHint, semanticTokens } = capabilities.workspace ?? {};
    if (codeLens?.refreshSupport === true) refresh('codeLens');
    if (inlayHint?.refreshSupport === true) refresh('inlayHint');
    if (semanticTokens?.refreshSupport === true) refresh('semanticTokens');
  }

  /** Only a request; an editor that does not follow it is none the worse. */
  function refresh(what: 'codeLens' | 'inlayHint' | 'semanticTokens'): void {
    connection.sendRequest(`workspace/${what}/refresh`).catch(() => undefined);
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    capabilities = params.capabilities;
    const given: unknown = params.initializationOptions;
    clientCommands = commandsOf(given, capabilities);
    settings.changed(isObject(given) ? given['settings'] : undefined);
    const folders = params.workspaceFolders ?? rootOf(params);
    for (const { uri } of folders) roots.set(uri, pathOf(uri));
    diagnostics.pushes = capabilities.textDocument?.diagnostic === undefined;
    diagnostics.canRefresh = capabilities.workspace?.diagnostics?.refreshSupport === true;
    return {
      serverInfo: { name: 'vipbook', version: options.version },
      capabilities: {
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        },
        completionProvider: { resolveProvider: true, triggerCharacters: [...completionTriggers] },
        hoverProvider: true,
        signatureHelpProvider: { triggerCharacters: [...signatureTriggers] },
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
        documentLinkProvider: {},
        inlayHintProvider: true,
        documentFormattingProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix', 'refactor'] },
        codeLensProvider: {},
        ...(diagnostics.pushes
          ? {}
          : {
              diagnosticProvider: {
                identifier: 'vipbook',
                interFileDependencies: true,
                workspaceDiagnostics: false,
              },
            }),
        ...(executed().length === 0
          ? {}
          : { executeCommandProvider: { commands: [...executed()], workDoneProgress: true } }),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) roots.delete(uri);
        for (const { uri } of added) roots.set(uri, pathOf(uri));
        outsideChanged();
      });
    }
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true)
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'vipbook',
      });
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watched.map((globPattern) => ({ globPattern })),
      });
  });

  connection.onDidChangeConfiguration(({ settings: changed }) => {
    settings.changed(changed);
    outsideChanged();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // Open documents are what the editor says they are; their own saving changes nothing.
    if (changes.some(({ uri, type }) => type !== 2 || documents.get(uri) === undefined))
      outsideChanged();
  });

  documents.onDidOpen(({ document }) => diagnostics.changed(document.uri, 0));
  documents.onDidChangeContent(({ document }) => {
    if (document.version > 0) diagnostics.changed(document.uri);
  });
  documents.onDidSave(() => {
    // Others may read what was saved: tasks, variables.
    service.workspaceChanged();
    diagnostics.outsideChanged(documents.keys());
  });
  documents.onDidClose(({ document }) => {
    service.close(document.uri);
    diagnostics.closed(document.uri);
  });

  answerRequests(connection, {
    service,
    document: source,
    commands: () => new Set([...clientCommands, ...executed()]),
    onDefect,
  });
  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    guard<DocumentDiagnosticReport>(
      { kind: 'full', items: [] },
      () => diagnostics.pull(textDocument.uri, previousResultId, token),
      onDefect,
    ),
  );
  answerProjectRequests(connection, workspace);
  if (options.runVipbook !== undefined) {
    const commands = new Commands({
      connection,
      workspace,
      runVipbook: options.runVipbook,
      inventoryFlags: async (file) =>
        ((await settings.of(fileUri(file))).inventory ?? []).flatMap((name) => ['-i', name]),
      canShowDocuments: () => capabilities.window?.showDocument?.support === true,
    });
    connection.onExecuteCommand(async ({ command, arguments: args }, token, progress) => {
      await commands.execute(command, args ?? [], token, progress);
      return null;
    });
  }
  connection.onShutdown(() => diagnostics.dispose());

  documents.listen(connection);
  connection.listen();
}

/** rust-analyzer's way of saying it, and a plainer one. */
function commandsOf(given: unknown, capabilities: ClientCapabilities): readonly string[] {
  const experimental: unknown = capabilities.experimental;
  const nested = isObject(experimental) ? experimental['commands'] : undefined;
  const named = isObject(nested) ? nested['commands'] : undefined;
  const options = isObject(given) ? given['commands'] : undefined;
  return [named, options]
    .flatMap((names): unknown[] => (Array.isArray(names) ? names : []))
    .filter((name) => typeof name === 'string');
}

function rootOf(params: InitializeParams): readonly { readonly uri: string }[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is all that older editors send
  const { rootUri } = params;
  return rootUri === null ? [] : [{ uri: rootUri }];
}
