import { Cancelled, type LanguageService, type SourceDocument } from '@vipbook/language-service';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { DocumentDiagnosticReport } from 'vscode-languageserver';

/** After the last keystroke; long enough that nobody sees findings of a half-typed word. */
const debounceMs = 150;

interface Pending {
  readonly timer: NodeJS.Timeout;
  readonly token: { isCancellationRequested: boolean };
}

export interface DiagnosticsOptions {
  readonly connection: Connection;
  readonly service: LanguageService;
  document(uri: string): SourceDocument | undefined;
  onDefect(error: unknown): void;
}

/**
 * Findings, for editors that wait for them (push) and for those that ask (pull). An editor that asks is sent
 * none, or it would show each twice.
 */
export class Diagnostics {
  readonly #options: DiagnosticsOptions;
  readonly #pending = new Map<string, Pending>();
  /** Counts what happened outside of the documents: a pull's result is of a version of both. */
  #generation = 0;
  pushes = true;
  /** May the editor be told to ask again? */
  canRefresh = false;

  constructor(options: DiagnosticsOptions) {
    this.#options = options;
  }

  /** A document was opened or changed. */
  changed(uri: string, afterMs = debounceMs): void {
    if (!this.pushes) return;
    this.#stop(uri);
    const token = { isCancellationRequested: false };
    const timer = setTimeout(() => void this.#push(uri, token), afterMs);
    this.#pending.set(uri, { timer, token });
  }

  closed(uri: string): void {
    this.#stop(uri);
    if (this.pushes) void this.#options.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Something outside changed: findings of every open document may differ. */
  outsideChanged(open: readonly string[]): void {
    this.#generation += 1;
    for (const uri of open) this.changed(uri);
    if (!this.pushes && this.canRefresh)
      void this.#options.connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  async pull(
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const document = this.#options.document(uri);
    if (document === undefined) return { kind: 'full', items: [] };
    const resultId = `${String(document.version)}.${String(this.#generation)}`;
    if (resultId === previous) return { kind: 'unchanged', resultId };
    const items = await this.#options.service.diagnostics(document, token);
    return { kind: 'full', resultId, items };
  }

  dispose(): void {
    for (const uri of [...this.#pending.keys()]) this.#stop(uri);
  }

  #stop(uri: string): void {
    const pending = this.#pending.get(uri);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    pending.token.isCancellationRequested = true;
    this.#pending.delete(uri);
  }

  async #push(uri: string, token: { isCancellationRequested: boolean }): Promise<void> {
    const document = this.#options.document(uri);
    if (document === undefined) return;
    try {
      const diagnostics = await this.#options.service.diagnostics(document, token);
      // A newer version is on its way: what is true of this one would be shown at its old places.
      if (token.isCancellationRequested) return;
      const { version } = document;
      await this.#options.connection.sendDiagnostics({ uri, version, diagnostics });
    } catch (error) {
      if (!(error instanceof Cancelled)) this.#options.onDefect(error);
    } finally {
      if (this.#pending.get(uri)?.token === token) this.#pending.delete(uri);
    }
  }
}
