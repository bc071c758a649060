import { workspace, type CodeLens, type Disposable, type ExtensionContext } from 'vscode';
import type { LanguageClient, LanguageClientOptions } from 'vscode-languageclient/node';
import { log } from './log.ts';

/** Commands that lenses may have; the server gives a lens none that is not here. */
export const lensCommands = ['vipbook.dryRun', 'vipbook.run', 'vipbook.showAddress'] as const;

/** Answers of the server's own requests. */
export interface Project {
  readonly folder: string;
  readonly inventory: readonly string[];
}

export interface SnapshotRow {
  readonly host: string;
  readonly device: string;
  readonly address: string;
  readonly label: string;
  readonly scope: string;
  readonly secondary: boolean;
  readonly gatheredAt: number;
}

/** The language server's end in the editor. It is started once; killed, it comes back by itself. */
export class Client implements Disposable {
  readonly #context: ExtensionContext;
  #client: LanguageClient | undefined;
  #starting: Promise<LanguageClient> | undefined;

  constructor(context: ExtensionContext) {
    this.#context = context;
  }

  start(): Promise<LanguageClient> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async restart(): Promise<void> {
    const client = await this.start();
    await client.restart();
  }

  async project(uri: string): Promise<Project> {
    return (await this.start()).sendRequest<Project>('vipbook/project', { uri });
  }

  async isPlaybook(uri: string): Promise<boolean> {
    return (await this.start()).sendRequest<boolean>('vipbook/isPlaybook', { uri });
  }

  async snapshots(uri: string): Promise<readonly SnapshotRow[]> {
    return (await this.start()).sendRequest<readonly SnapshotRow[]>('vipbook/snapshots', { uri });
  }

  dispose(): void {
    void this.#client?.dispose();
  }

  async #start(): Promise<LanguageClient> {
    // Most of the bundle; activation does not wait for it.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const module = this.#context.asAbsolutePath('dist/server.cjs');
    const options: LanguageClientOptions = {
      documentSelector: ['vipbook', 'vipbook-interfaces'].flatMap((language) => [
        { scheme: 'file', language },
        { scheme: 'untitled', language },
      ]),
      outputChannel: log(),
      initializationOptions: { commands: lensCommands },
      connectionOptions: { maxRestartCount: 10 },
      middleware: {
        provideCodeLenses: async (document, token, next) => {
          const lenses = await next(document, token);
          const wanted = workspace
            .getConfiguration('vipbook', document)
            .get<boolean>('codeLens.enable', true);
          return wanted ? lenses?.filter(mayShow) : [];
        },
      },
    };
    const client = new LanguageClient(
      'vipbook',
      'vipbook',
      {
        run: { module, transport: TransportKind.ipc },
        debug: { module, transport: TransportKind.ipc },
      },
      options,
    );
    this.#client = client;
    await client.start();
    return client;
  }
}

/** In Restricted Mode nothing that runs or connects is offered. */
function mayShow(lens: CodeLens): boolean {
  if (workspace.isTrusted) return true;
  const command = lens.command?.command ?? '';
  return command !== 'vipbook.dryRun' && command !== 'vipbook.run';
}
