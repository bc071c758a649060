import { randomBytes } from 'node:crypto';
import {
  commands,
  Position,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type WebviewPanel,
} from 'vscode';
import type { DiffDocuments } from './diffs.ts';
import { renderRecord, titleOf, type PanelOptions } from './plan/html.ts';
import type { RunRecord } from './plan/record.ts';

/** Redrawn at most this often while a run is at work. */
const redrawMs = 100;

/** The panel with the plan, the run or the rollback that came last. */
export class PlanPanel implements Disposable {
  readonly #context: ExtensionContext;
  readonly #diffs: DiffDocuments;
  readonly #options: () => PanelOptions;
  #panel: WebviewPanel | undefined;
  #record: RunRecord | undefined;
  #redraw: NodeJS.Timeout | undefined;

  constructor(context: ExtensionContext, diffs: DiffDocuments, options: () => PanelOptions) {
    this.#context = context;
    this.#diffs = diffs;
    this.#options = options;
  }

  show(record: RunRecord): void {
    this.#record = record;
    this.#panel ??= this.#create();
    this.#panel.title = titleOf(record);
    this.#panel.reveal(undefined, true);
    this.#draw();
  }

  /** The record has grown. */
  changed(record: RunRecord): void {
    if (record !== this.#record || this.#panel === undefined) return;
    this.#redraw ??= setTimeout(() => this.#draw(), redrawMs);
  }

  dispose(): void {
    clearTimeout(this.#redraw);
    this.#panel?.dispose();
  }

  #draw(): void {
    clearTimeout(this.#redraw);
    this.#redraw = undefined;
    if (this.#record === undefined) return;
    const html = renderRecord(this.#record, this.#options());
    void this.#panel?.webview.postMessage({ type: 'render', html });
  }

  #create(): WebviewPanel {
    const media = Uri.joinPath(this.#context.extensionUri, 'media');
    const panel = window.createWebviewPanel(
      'vipbook.plan',
      'vipbook',
      { viewColumn: ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [media], retainContextWhenHidden: false },
    );
    panel.iconPath = Uri.joinPath(media, 'activity.svg');
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => void this.#pressed(message));
    const file = (name: string): string =>
      panel.webview.asWebviewUri(Uri.joinPath(media, name)).toString();
    const nonce = randomBytes(16).toString('base64');
    panel.webview.html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${panel.webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>vipbook</title>
<link rel="stylesheet" href="${file('panel.css')}">
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${file('panel.js')}"></script>
</body>
</html>`;
    return panel;
  }

  async #pressed(message: unknown): Promise<void> {
    const record = this.#record;
    if (record === undefined || typeof message !== 'object' || message === null) return;
    const pressed = message as Readonly<Record<string, unknown>>;
    const target = { path: record.playbook, ...record.play };
    switch (pressed['action']) {
      case 'ready':
        this.#draw();
        break;
      case 'reveal':
        await reveal(record.playbook, String(pressed['file']), Number(pressed['line']));
        break;
      case 'diff': {
        const diff = record.diffs[Number(pressed['number'])];
        if (diff !== undefined) await this.#diffs.show(record, diff);
        break;
      }
      case 'run':
        await commands.executeCommand('vipbook.run', target);
        break;
      case 'dry-run':
        await commands.executeCommand('vipbook.dryRun', target);
        break;
      case 'whole-plan':
        await commands.executeCommand('vipbook.wholePlan', target);
        break;
      case 'cancel':
        await commands.executeCommand('vipbook.cancel');
        break;
      case 'rollback':
        await commands.executeCommand('vipbook.rollback');
        break;
    }
  }
}

/** Open the task's file at its line, beside the panel. */
export async function reveal(playbook: string, file: string, line: number): Promise<void> {
  const folder = Uri.joinPath(Uri.file(playbook), '..');
  const uri = file.startsWith('/') ? Uri.file(file) : Uri.joinPath(folder, file);
  const document = await workspace.openTextDocument(uri);
  const start = new Position(Math.max(0, Math.min(line, document.lineCount) - 1), 0);
  await window.showTextDocument(document, {
    viewColumn: ViewColumn.One,
    selection: new Range(start, start),
  });
}
