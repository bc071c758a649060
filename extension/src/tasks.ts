import path from 'node:path';
import {
  ProcessExecution,
  RelativePattern,
  Task,
  TaskGroup,
  workspace,
  type ExtensionContext,
  type TaskDefinition,
  type TaskProvider,
  type WorkspaceFolder,
} from 'vscode';
import { chosenInventory } from './inventory.ts';
import type { Client } from './language-client.ts';
import { vipbookCommand } from './vipbook-command.ts';

interface VipbookTask extends TaskDefinition {
  readonly command: 'lint' | 'dry-run' | 'run';
  readonly playbook: string;
  readonly arguments?: readonly string[];
}

const most = 50;

/** `lint`, `dry-run` and `run` of each playbook, in a terminal and with a problem matcher. */
export class Tasks implements TaskProvider {
  static readonly type = 'vipbook';
  readonly #context: ExtensionContext;
  readonly #client: Client;

  constructor(context: ExtensionContext, client: Client) {
    this.#context = context;
    this.#client = client;
  }

  async provideTasks(): Promise<Task[]> {
    if (!workspace.isTrusted) return [];
    const tasks = await Promise.all(
      (workspace.workspaceFolders ?? []).map((folder) => this.#of(folder)),
    );
    return tasks.flat();
  }

  resolveTask(task: Task): Task | undefined {
    const { command, playbook } = task.definition as Partial<VipbookTask>;
    const folder =
      typeof task.scope === 'object' ? task.scope : (workspace.workspaceFolders ?? [])[0];
    if (command === undefined || playbook === undefined || folder === undefined) return undefined;
    return this.#task(folder, task.definition as VipbookTask);
  }

  async #of(folder: WorkspaceFolder): Promise<Task[]> {
    const found = await workspace.findFiles(
      new RelativePattern(folder, '**/*.{yml,yaml}'),
      '**/{node_modules,.git}/**',
      1_000,
    );
    const playbooks: string[] = [];
    for (const uri of found) {
      if (playbooks.length >= most) break;
      if (await this.#client.isPlaybook(uri.toString()))
        playbooks.push(path.relative(folder.uri.fsPath, uri.fsPath));
    }
    return playbooks
      .sort()
      .flatMap((playbook) =>
        (['lint', 'dry-run', 'run'] as const).map((command) =>
          this.#task(folder, { type: Tasks.type, command, playbook }),
        ),
      );
  }

  #task(folder: WorkspaceFolder, definition: VipbookTask): Task {
    const command = vipbookCommand(this.#context, folder.uri);
    const { playbook } = definition;
    const inventory = chosenInventory(folder.uri).flatMap((name) => ['-i', name]);
    const args = {
      lint: ['lint', playbook],
      'dry-run': ['run', playbook, ...inventory, '--check', '--diff'],
      run: ['run', playbook, ...inventory, '--diff'],
    }[definition.command];
    const task = new Task(
      definition,
      folder,
      `${definition.command} ${playbook}`,
      'vipbook',
      new ProcessExecution(
        command.program,
        [...command.first, ...args, ...(definition.arguments ?? [])],
        { cwd: folder.uri.fsPath, env: command.environment },
      ),
      '$vipbook',
    );
    if (definition.command === 'lint') task.group = TaskGroup.Test;
    return task;
  }
}
