import path from 'node:path';
import { hostsListed, playArguments } from '@vipbook/language-service';
import {
  CancellationTokenSource,
  commands,
  EventEmitter,
  ProgressLocation,
  window,
  workspace,
  type Disposable,
  type Event,
  type ExtensionContext,
} from 'vscode';
import { startOf, type Start } from './inventory.ts';
import type { Client } from './language-client.ts';
import { log } from './log.ts';
import type { PlanPanel } from './panel.ts';
import { parseEvent } from './plan/events.ts';
import { summaryOf, titleOf } from './plan/html.ts';
import { RunRecord, type Kind } from './plan/record.ts';
import { nameOf, targetOf, type Target } from './target.ts';
import { runVipbook, vipbookCommand, type Ended } from './vipbook-command.ts';

/** A dry run that does not end after being asked to is ended: it changes nothing. */
const killDryRunAfterMs = 5_000;

/** A run that went through and can be taken back. */
interface Undoable {
  readonly run: string;
  readonly target: Target;
  readonly start: Start;
  readonly hosts: readonly string[];
}

/** Dry runs, runs and rollbacks: one at a time in a window. */
export class Runs implements Disposable {
  readonly #context: ExtensionContext;
  readonly #client: Client;
  readonly #changed = new EventEmitter<RunRecord | undefined>();
  /** The record that is at work or came last, whenever it grows. */
  readonly onDidChange: Event<RunRecord | undefined> = this.#changed.event;
  panel: PlanPanel | undefined;
  #last: RunRecord | undefined;
  #cancel: CancellationTokenSource | undefined;
  #undoable: Undoable | undefined;

  constructor(context: ExtensionContext, client: Client) {
    this.#context = context;
    this.#client = client;
  }

  get canRollBack(): boolean {
    return this.#undoable !== undefined;
  }

  /** The record that is at work or came last. */
  get last(): RunRecord | undefined {
    return this.#last;
  }

  async dryRun(given: unknown): Promise<void> {
    const prepared = await this.#prepare(given);
    if (prepared === undefined) return;
    const { target, start } = prepared;
    const record = await this.#carryOut(
      'dry-run',
      target,
      start,
      this.#runArguments(target, start, ['--check', '--diff']),
    );
    this.#undoable = undefined;
    this.#setContext('canRollBack', false);
    this.panel?.show(record);
  }

  /** Whether hosts may have changed. */
  async run(given: unknown): Promise<boolean> {
    const prepared = await this.#prepare(given);
    if (prepared === undefined) return false;
    const { target, start } = prepared;
    const hosts = await this.#hostsOf(target, start);
    if (hosts === undefined) return false;
    if (!(await confirm(`Run ${nameOf(target)} on ${hosts.join(', ')}?`, 'Run', hosts)))
      return false;
    const record = await this.#carryOut(
      'run',
      target,
      start,
      this.#runArguments(target, start, ['--diff']),
    );
    const { run, changedHosts } = record;
    this.#undoable =
      run === undefined || !record.hasMoved
        ? undefined
        : { run, target, start, hosts: changedHosts };
    this.#setContext('canRollBack', this.canRollBack);
    this.panel?.show(record);
    return true;
  }

  async rollback(): Promise<boolean> {
    const undoable = this.#undoable;
    if (undoable === undefined || !this.#isFree()) return false;
    const { run, target, start, hosts } = undoable;
    const question = `Roll back ${nameOf(target)} on ${hosts.join(', ')}?`;
    if (!(await confirm(question, 'Roll Back', hosts))) return false;
    const record = await this.#carryOut('rollback', target, start, [
      'rollback',
      run,
      '--yes',
      '--diff',
      ...start.inventoryFlags,
      ...extra(target),
      '--output',
      'json',
    ]);
    if (record.state === 'done') this.#undoable = undefined;
    this.#setContext('canRollBack', this.canRollBack);
    this.panel?.show(record);
    return true;
  }

  cancel(): void {
    this.#cancel?.cancel();
  }

  showLast(): void {
    if (this.#last !== undefined) this.panel?.show(this.#last);
  }

  dispose(): void {
    this.#cancel?.dispose();
    this.#changed.dispose();
  }

  #runArguments(target: Target, { inventoryFlags }: Start, flags: readonly string[]): string[] {
    const chosen = [...inventoryFlags, ...playArguments(target.play ?? {})];
    return ['run', target.file, ...chosen, ...flags, ...extra(target), '--output', 'json'];
  }

  async #prepare(given: unknown): Promise<{ target: Target; start: Start } | undefined> {
    if (!(await isTrusted()) || !this.#isFree()) return undefined;
    const target = await targetOf(given);
    if (target === undefined) return undefined;
    const start = await startOf(this.#client, target.uri);
    return start === undefined ? undefined : { target, start };
  }

  #isFree(): boolean {
    if (this.#cancel === undefined) return true;
    void window
      .showInformationMessage('vipbook: a run is at work already.', 'Show')
      .then((show) => {
        if (show !== undefined) this.showLast();
      });
    return false;
  }

  /** What the playbook would run on, by the command itself; undefined when it cannot be told (it was said why). */
  async #hostsOf(target: Target, start: Start): Promise<readonly string[] | undefined> {
    const listed = await runVipbook(
      vipbookCommand(this.#context, target.uri),
      [
        ...['run', target.file, ...start.inventoryFlags, ...playArguments(target.play ?? {})],
        ...[...extra(target), '--no-color', '--list-hosts'],
      ],
      { cwd: start.folder },
    );
    if (listed.status === 0) {
      const hosts = hostsListed(listed.stdout);
      if (hosts.length > 0) return hosts;
    }
    const why = listed.stderr.split('\n', 1)[0] ?? '';
    const answer = await window.showErrorMessage(
      `vipbook: ${why === '' ? 'the playbook has no hosts' : why}`,
      'Show Log',
    );
    if (answer !== undefined) log().show();
    return undefined;
  }

  async #carryOut(
    kind: Kind,
    target: Target,
    start: Start,
    args: readonly string[],
  ): Promise<RunRecord> {
    const record = new RunRecord(kind, target.file, target.play);
    this.#last = record;
    const cancel = new CancellationTokenSource();
    this.#cancel = cancel;
    this.#setContext('running', true);
    this.#setContext('hasPlan', true);
    // Who runs something wants to see it happen; a dry run shows itself when there is something to read.
    if (kind !== 'dry-run') this.panel?.show(record);
    try {
      const ended = await window.withProgress(
        { location: ProgressLocation.Notification, title: titleOf(record), cancellable: true },
        async (progress, token) => {
          token.onCancellationRequested(() => cancel.cancel());
          return runVipbook(vipbookCommand(this.#context, target.uri), args, {
            cwd: start.folder,
            token: cancel.token,
            ...(kind === 'dry-run' ? { killAfterMs: killDryRunAfterMs } : {}),
            onLine: (line) => {
              const event = parseEvent(line);
              if (event === undefined) return;
              record.add(event);
              if (event.event === 'task-start') progress.report({ message: event.name });
              else if (event.event === 'progress')
                progress.report({ message: `${event.host}: ${event.message}` });
              this.#grown(record);
            },
          });
        },
      );
      finish(record, ended);
    } finally {
      cancel.dispose();
      this.#cancel = undefined;
      this.#setContext('running', false);
      this.#grown(record);
    }
    log().info(`${titleOf(record)}: ${summaryOf(record)}`);
    return record;
  }

  #grown(record: RunRecord): void {
    this.#changed.fire(record);
    this.panel?.changed(record);
  }

  #setContext(key: string, value: boolean): void {
    void commands.executeCommand('setContext', `vipbook.${key}`, value);
  }
}

function finish(record: RunRecord, { status, cancelled, stderr }: Ended): void {
  record.end(status, cancelled, stderr.trim() || `exit status ${String(status)}`);
}

function extra(target: Target): readonly string[] {
  return workspace.getConfiguration('vipbook', target.uri).get<string[]>('arguments', []);
}

async function confirm(question: string, yes: string, hosts: readonly string[]): Promise<boolean> {
  if (!workspace.getConfiguration('vipbook').get<boolean>('confirmRun', true)) return true;
  const count = `${String(hosts.length)} host${hosts.length === 1 ? '' : 's'}`;
  const detail = `${count} will be changed: addresses, and files such as /etc/network/interfaces.`;
  return (await window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

/** In Restricted Mode nothing runs; the way out is offered. */
export async function isTrusted(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const answer = await window.showWarningMessage(
    'vipbook: this folder is in Restricted Mode. Nothing is run and no host is contacted.',
    'Manage Trust',
  );
  if (answer !== undefined) await commands.executeCommand('workbench.trust.manage');
  return false;
}

export const shortName = (record: RunRecord): string => path.basename(record.playbook);
