import {
  MarkdownString,
  StatusBarAlignment,
  window,
  workspace,
  type Disposable,
  type StatusBarItem,
} from 'vscode';
import { chosenInventory } from './inventory.ts';
import { summaryOf, titleOf } from './plan/html.ts';
import type { RunRecord } from './plan/record.ts';

/** What is at work, how the last one ended, and against which inventory. */
export class StatusBar implements Disposable {
  readonly #item: StatusBarItem;
  #record: RunRecord | undefined;

  constructor() {
    this.#item = window.createStatusBarItem('vipbook.status', StatusBarAlignment.Left, 10);
    this.#item.name = 'vipbook';
    this.update(undefined);
  }

  update(record: RunRecord | undefined): void {
    this.#record = record ?? this.#record;
    const editor = window.activeTextEditor;
    const isOurs = editor?.document.languageId.startsWith('vipbook') === true;
    const atWork = this.#record?.state === 'running';
    if (!isOurs && !atWork) {
      this.#item.hide();
      return;
    }
    const [inventory] = chosenInventory(editor?.document.uri);
    this.#item.text = `${this.#icon()} vipbook${inventory === undefined ? '' : `: ${inventory}`}`;
    this.#item.tooltip = this.#tooltip(inventory);
    this.#item.command = !workspace.isTrusted
      ? 'workbench.trust.manage'
      : this.#record === undefined
        ? 'vipbook.chooseInventory'
        : 'vipbook.showPlan';
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #icon(): string {
    switch (this.#record?.state) {
      case undefined:
        return workspace.isTrusted ? '$(server)' : '$(shield)';
      case 'running':
        return '$(sync~spin)';
      case 'done':
        return '$(pass)';
      case 'failed':
        return '$(error)';
      case 'cancelled':
        return '$(circle-slash)';
    }
  }

  #tooltip(inventory: string | undefined): MarkdownString {
    const text = new MarkdownString();
    if (!workspace.isTrusted)
      text.appendText('Restricted Mode: nothing is run and no host is contacted.');
    else if (this.#record === undefined)
      text.appendText(`Inventory: ${inventory ?? 'as the project says'}`);
    else text.appendText(`${titleOf(this.#record)}: ${summaryOf(this.#record)}`);
    return text;
  }
}
