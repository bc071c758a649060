import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
} from 'vscode-languageserver';
import { startLanguageServer, type ServerOptions } from '../../src/index.ts';

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  readonly server?: Partial<ServerOptions>;
}

/** What every editor of today can do besides. */
export const pushing: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };
export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: { diagnostics: { refreshSupport: true } },
};

/** An editor at the other end of two streams in memory, or of a process. */
export class Editor {
  readonly connection: ProtocolConnection;
  initialized: InitializeResult | undefined;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(connection: ProtocolConnection) {
    this.connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', (params) => {
      this.published.push(params as PublishDiagnosticsParams);
      for (const look of this.#waiting) look();
    });
    connection.listen();
  }

  static async inMemory(options: EditorOptions = {}): Promise<Editor> {
    const up = new PassThrough();
    const down = new PassThrough();
    startLanguageServer(
      createConnection(
        ProposedFeatures.all,
        new StreamMessageReader(up),
        new StreamMessageWriter(down),
      ),
      { version: '0.0.0', environment: {}, ...options.server },
    );
    const editor = new Editor(
      createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up)),
    );
    await editor.initialize(options);
    return editor;
  }

  async initialize({ capabilities, folders, initializationOptions }: EditorOptions): Promise<void> {
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: capabilities ?? pushing,
      workspaceFolders: (folders ?? []).map((folder) => ({ uri: uriOf(folder), name: folder })),
      initializationOptions,
    });
    await this.connection.sendNotification('initialized', {});
  }

  async open(uri: string, text: string, languageId = 'vipbook'): Promise<void> {
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(uri: string, version: number, contentChanges: readonly unknown[]): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  /** The findings of a version of a document, once they are published. */
  async findings(uri: string, version: number): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.published.findLast((each) => each.uri === uri && each.version === version);
      if (found !== undefined) return found.diagnostics;
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.#waiting.delete(look);
          resolve();
        };
        this.#waiting.add(look);
      });
    }
  }
}

export function uriOf(file: string): string {
  return `file://${encodeURI(file)}`;
}

export const codesOf = (findings: readonly Diagnostic[]): readonly unknown[] =>
  findings.map(({ code }) => code);
