import {
  commands,
  env,
  languages,
  tasks,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { AddressesView } from './addresses-view.ts';
import { DiffDocuments } from './diffs.ts';
import { chooseInventory, currentResource } from './inventory.ts';
import { Client } from './language-client.ts';
import { log } from './log.ts';
import { PlanPanel } from './panel.ts';
import { showWholePlan } from './plan-page.ts';
import { recogniseNamedPlaybooks } from './recognise.ts';
import { Runs } from './runs.ts';
import { StatusBar } from './status-bar.ts';
import { Tasks } from './tasks.ts';
import { interruptAll } from './vipbook-command.ts';

/** Registers everything and waits for nothing: the language server starts beside it. */
export function activate(context: ExtensionContext): void {
  const client = new Client(context);
  const diffs = new DiffDocuments();
  const runs = new Runs(context, client);
  const panel = new PlanPanel(context, diffs, () => ({ canRollBack: runs.canRollBack }));
  runs.panel = panel;
  const addresses = new AddressesView(context, client);
  const status = new StatusBar();

  const on = (name: string, work: (...args: unknown[]) => unknown): void => {
    context.subscriptions.push(commands.registerCommand(`vipbook.${name}`, work));
  };
  on('dryRun', (target) => runs.dryRun(target));
  on('run', async (target) => {
    if (await runs.run(target)) await addresses.hostsChanged();
  });
  on('rollback', async () => {
    if (await runs.rollback()) await addresses.hostsChanged();
  });
  on('wholePlan', (target) =>
    showWholePlan(context, client, target, async (host, file) => {
      const { last } = runs;
      const diff = last?.diffs.find((each) => each.host === host && each.path === file);
      if (last === undefined || diff === undefined) return false;
      await diffs.show(last, diff);
      return true;
    }),
  );
  on('cancel', () => runs.cancel());
  on('showPlan', () => runs.showLast());
  on('refreshAddresses', () => addresses.refresh());
  on('showAddress', (target) => addresses.reveal(addressOf(target)));
  on('copyAddress', (node) =>
    env.clipboard.writeText(addresses.textOf(node as Parameters<typeof addresses.textOf>[0])),
  );
  on('chooseInventory', async () => {
    const resource = currentResource();
    const project = resource === undefined ? undefined : await client.project(resource.toString());
    await chooseInventory(resource, project);
    status.update(undefined);
  });
  on('newPlaybook', async () => {
    const document = await workspace.openTextDocument({ language: 'vipbook', content: '' });
    await window.showTextDocument(document);
  });
  on('restartServer', () => client.restart());
  on('showLog', () => log().show());

  context.subscriptions.push(
    client,
    runs,
    panel,
    addresses,
    status,
    workspace.registerTextDocumentContentProvider(DiffDocuments.scheme, diffs),
    tasks.registerTaskProvider(Tasks.type, new Tasks(context, client)),
    recogniseNamedPlaybooks(client),
    runs.onDidChange((record) => status.update(record)),
    window.onDidChangeActiveTextEditor(() => status.update(undefined)),
    workspace.onDidChangeConfiguration(() => status.update(undefined)),
    workspace.onDidGrantWorkspaceTrust(() => {
      status.update(undefined);
      // Lenses that were held back are asked for anew.
      void client.restart();
    }),
    workspace.onDidOpenTextDocument((document) => startFor(document, client)),
  );
  for (const document of workspace.textDocuments) startFor(document, client);
}

/** What is at work on hosts comes to a known end. */
export function deactivate(): void {
  interruptAll();
}

function startFor(document: TextDocument, client: Client): void {
  const ours = languages.match(['vipbook', 'vipbook-interfaces'], document) > 0;
  if (ours) client.start().catch((error: unknown) => log().error(String(error)));
}

function addressOf(target: unknown): string {
  const move = (target as { readonly move?: { readonly address?: unknown } } | undefined)?.move;
  return typeof move?.address === 'string' ? move.address : '';
}
