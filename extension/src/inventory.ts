import path from 'node:path';
import type { Uri } from 'vscode';
import { ConfigurationTarget, window, workspace } from 'vscode';
import type { Client, Project } from './language-client.ts';

/** Where a command for a playbook starts, and the flags that name its inventory. */
export interface Start {
  readonly folder: string;
  readonly inventoryFlags: readonly string[];
}

/** What a command is about when nothing says: the file in the editor, else the first folder. */
export function currentResource(): Uri | undefined {
  const uri = window.activeTextEditor?.document.uri;
  return uri?.scheme === 'file' ? uri : workspace.workspaceFolders?.[0]?.uri;
}

export function chosenInventory(resource: Uri | undefined): readonly string[] {
  return workspace.getConfiguration('vipbook', resource).get<string[]>('inventory', []);
}

/** Asks for the inventory when neither the settings nor the project name one; undefined when nobody says. */
export async function startOf(client: Client, resource: Uri): Promise<Start | undefined> {
  const project = await client.project(resource.toString());
  const named = chosenInventory(resource);
  if (named.length === 0 && project.inventory.length === 0) {
    const chosen = await chooseInventory(resource, project);
    return chosen === undefined
      ? undefined
      : { folder: project.folder, inventoryFlags: ['-i', chosen] };
  }
  return { folder: project.folder, inventoryFlags: named.flatMap((name) => ['-i', name]) };
}

const likely = '**/{inventory,inventory.*,inventories/*,hosts,hosts.*}';
const unlikely = '**/{node_modules,.git}/**';
const most = 100;

/** Let an inventory be chosen, and remember it in the folder's settings. */
export async function chooseInventory(
  resource: Uri | undefined,
  project: Project | undefined,
): Promise<string | undefined> {
  const folder = resource === undefined ? undefined : workspace.getWorkspaceFolder(resource);
  const base = project?.folder ?? folder?.uri.fsPath;
  const files = await workspace.findFiles(likely, unlikely, most);
  const items = files
    .map(({ fsPath }) => (base === undefined ? fsPath : path.relative(base, fsPath)))
    .sort()
    .map((label) => ({ label, browse: false }));
  const picked = await window.showQuickPick(
    [...items, { label: '$(folder-opened) Another…', browse: true }],
    { title: 'vipbook: the inventory that playbooks of this folder run against' },
  );
  if (picked === undefined) return undefined;
  let name = picked.label;
  if (picked.browse) {
    const [file] =
      (await window.showOpenDialog({ canSelectFiles: true, canSelectFolders: true })) ?? [];
    if (file === undefined) return undefined;
    name = file.fsPath;
  }
  const where =
    folder === undefined ? ConfigurationTarget.Global : ConfigurationTarget.WorkspaceFolder;
  await workspace.getConfiguration('vipbook', folder).update('inventory', [name], where);
  return name;
}
