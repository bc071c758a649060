import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { playArguments } from '@vipbook/language-service';
import {
  ProgressLocation,
  Uri,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
} from 'vscode';
import { startOf } from './inventory.ts';
import type { Client } from './language-client.ts';
import { log } from './log.ts';
import { reveal } from './panel.ts';
import { isTrusted } from './runs.ts';
import { nameOf, targetOf } from './target.ts';
import { ownCommand, runVipbook, vipbookCommand } from './vipbook-command.ts';

/** Opens a host's file before and after, if the last dry run has it. */
export type OpenDiff = (host: string, file: string) => Promise<boolean>;

/** What `plan` makes and `show --format html` draws: the page that a pull request's reviewer sees, too. */
export async function showWholePlan(
  context: ExtensionContext,
  client: Client,
  given: unknown,
  openDiff: OpenDiff,
): Promise<void> {
  if (!(await isTrusted())) return;
  const target = await targetOf(given);
  if (target === undefined) return;
  const start = await startOf(client, target.uri);
  if (start === undefined) return;
  const extra = workspace.getConfiguration('vipbook', target.uri).get<string[]>('arguments', []);
  let planText = '';
  const folder = await mkdtemp(path.join(tmpdir(), 'vipbook-plan-'));
  try {
    const page = await window.withProgress(
      {
        location: ProgressLocation.Notification,
        title: `Plan of ${nameOf(target)}`,
        cancellable: true,
      },
      async (_progress, token) => {
        const planned = await runVipbook(
          vipbookCommand(context, target.uri),
          [
            ...['plan', target.file, ...start.inventoryFlags, ...playArguments(target.play ?? {})],
            ...[...extra, '--output', 'json'],
          ],
          { cwd: start.folder, token, killAfterMs: 5_000 },
        );
        if (planned.cancelled) return undefined;
        if (!planned.stdout.startsWith('{')) return planned;
        const file = path.join(folder, 'plan.json');
        planText = planned.stdout;
        await writeFile(file, planText, { mode: 0o600 });
        // Drawing asks nobody: the extension's own command does, whatever made the plan.
        return runVipbook(ownCommand(context), ['show', file, '--format', 'html'], {
          cwd: folder,
          token,
        });
      },
    );
    if (page === undefined || page.cancelled) return;
    if (page.status !== 0 || !page.stdout.startsWith('<!doctype html>')) {
      const why = page.stderr.split('\n', 1)[0] ?? '';
      const told = await window.showErrorMessage(`vipbook: ${why}`, 'Show Log');
      if (told !== undefined) log().show();
      return;
    }
    const panel = window.createWebviewPanel(
      'vipbook.wholePlan',
      `Plan of ${nameOf(target)}`,
      ViewColumn.Active,
      // The page's own policy allows its one script by its digest, and nothing else.
      { enableScripts: true, localResourceRoots: [] },
    );
    panel.iconPath = Uri.joinPath(context.extensionUri, 'media', 'activity.svg');
    panel.webview.onDidReceiveMessage((message: unknown) =>
      pressed(message, planText, target.file, openDiff).catch((error: unknown) =>
        log().warn(String(error)),
      ),
    );
    panel.webview.html = page.stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The page says which task or file was pressed. */
async function pressed(
  message: unknown,
  planText: string,
  playbook: string,
  openDiff: OpenDiff,
): Promise<void> {
  const { type, file, line, index } = message as Readonly<Record<string, unknown>>;
  if (type === 'reveal') await reveal(playbook, String(file), Number(line));
  if (type !== 'diff') return;
  const { diffs } = JSON.parse(planText) as {
    readonly diffs: readonly { host: string; path: string; unified: string | null }[];
  };
  const diff = diffs[Number(index)];
  if (diff === undefined || (await openDiff(diff.host, diff.path))) return;
  // A plan keeps what differs, not the files.
  const content = `--- ${diff.host}:${diff.path}\n+++ ${diff.host}:${diff.path}\n${diff.unified ?? ''}`;
  const document = await workspace.openTextDocument({ language: 'diff', content });
  await window.showTextDocument(document, { viewColumn: ViewColumn.One, preview: true });
}
