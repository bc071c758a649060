import {
  commands,
  EventEmitter,
  Uri,
  ViewColumn,
  type Event,
  type TextDocumentContentProvider,
} from 'vscode';
import { textOf } from './plan/events.ts';
import type { NumberedDiff, RunRecord } from './plan/record.ts';

/** Files of hosts, before and after, for the editor's own diff: `vipbook-plan:/old/etc/network/interfaces`. */
export class DiffDocuments implements TextDocumentContentProvider {
  static readonly scheme = 'vipbook-plan';
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange: Event<Uri> = this.#changed.event;
  readonly #texts = new Map<string, string>();

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  async show(record: RunRecord, diff: NumberedDiff): Promise<void> {
    const before = this.#document(diff, 'before', textOf(diff.before));
    const after = this.#document(diff, 'after', textOf(diff.after));
    const what = record.kind === 'dry-run' ? 'would become' : 'became';
    await commands.executeCommand(
      'vscode.diff',
      before,
      after,
      `${diff.host}: ${diff.path} (now ↔ ${what})`,
      // The panel stays where it is.
      { preview: true, viewColumn: ViewColumn.One },
    );
  }

  #document(diff: NumberedDiff, side: 'before' | 'after', text: string): Uri {
    // The path ends as the file's own does, so that its language is known.
    const uri = Uri.from({
      scheme: DiffDocuments.scheme,
      authority: side,
      path: `/${diff.host}${diff.path}`,
      query: String(diff.number),
    });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }
}
