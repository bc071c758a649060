import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  hostsListed,
  lensCommands,
  playArguments,
  type FactsSnapshot,
  type RunTarget,
} from '@vipbook/language-service';
import {
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type Connection,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { NodeWorkspace } from './workspace.ts';
import { isObject } from './settings.ts';

/** Runs the `vipbook` command; resolves with its end, whatever it is. */
export type RunVipbook = (
  args: readonly string[],
  options: { readonly cwd: string; readonly signal: AbortSignal },
) => Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }>;

export interface CommandOptions {
  readonly connection: Connection;
  readonly workspace: NodeWorkspace;
  readonly runVipbook: RunVipbook;
  inventoryFlags(file: string): Promise<readonly string[]>;
  canShowDocuments(): boolean;
}

export const serverCommands: readonly string[] = Object.values(lensCommands);

/** What lenses do in editors that have no commands of their own for it: everything in messages and a text. */
export class Commands {
  readonly #options: CommandOptions;

  constructor(options: CommandOptions) {
    this.#options = options;
  }

  async execute(
    command: string,
    args: readonly unknown[],
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
  ): Promise<void> {
    const target = args[0];
    if (!isTarget(target)) {
      this.#say(MessageType.Error, `${command} wants the target that a lens gives it`);
      return;
    }
    const abort = new AbortController();
    const stop = token.onCancellationRequested(() => abort.abort());
    progress.begin(`vipbook: ${nameOf(target)}`, undefined, undefined, true);
    try {
      if (command === lensCommands.dryRun) await this.#dryRun(target, abort.signal);
      else if (command === lensCommands.run) await this.#run(target, abort.signal);
      else if (command === lensCommands.showAddress) await this.#showAddress(target);
    } finally {
      stop.dispose();
      progress.done();
    }
  }

  async #dryRun(target: RunTarget, signal: AbortSignal): Promise<void> {
    const result = await this.#vipbook(target, ['--check', '--diff'], signal);
    await this.#show('Dry run', target, result, signal);
  }

  async #run(target: RunTarget, signal: AbortSignal): Promise<void> {
    const { window } = this.#options.connection;
    const listed = await this.#vipbook(target, ['--list-hosts'], signal);
    if (listed.status !== 0) {
      await this.#show('Run', target, listed, signal);
      return;
    }
    const hosts = hostsListed(listed.stdout);
    const answer = await window.showWarningMessage(
      `Run ${nameOf(target)} on ${hosts.join(', ')}? This changes these hosts.`,
      { title: 'Run' },
      { title: 'Cancel' },
    );
    if (answer?.title !== 'Run') return;
    await this.#show('Run', target, await this.#vipbook(target, ['--diff'], signal), signal);
  }

  async #showAddress({ path: file, move }: RunTarget): Promise<void> {
    if (move === undefined) return;
    const snapshots = await this.#options.workspace.facts.snapshotsFor(file);
    this.#say(MessageType.Info, whoHolds(move.address, snapshots, this.#options.workspace.now()));
  }

  /** A message that nobody has to answer. */
  #say(type: MessageType, message: string): void {
    void this.#options.connection.sendNotification(ShowMessageNotification.type, { type, message });
  }

  async #vipbook(
    target: RunTarget,
    flags: readonly string[],
    signal: AbortSignal,
  ): ReturnType<RunVipbook> {
    const { workspace, runVipbook } = this.#options;
    const { folder } = await workspace.project(target.path);
    const inventory = await this.#options.inventoryFlags(target.path);
    const chosen = [...inventory, ...playArguments(target), '--no-color'];
    return runVipbook(['run', target.path, ...chosen, ...flags], { cwd: folder, signal });
  }

  async #show(
    title: string,
    target: RunTarget,
    result: Awaited<ReturnType<RunVipbook>>,
    signal: AbortSignal,
  ): Promise<void> {
    const { window, console: log } = this.#options.connection;
    if (signal.aborted) {
      this.#say(MessageType.Info, `${title} of ${nameOf(target)} was cancelled`);
      return;
    }
    const text = `${result.stdout}${result.stderr}`;
    log.info(text);
    const end = result.stdout.lastIndexOf('PLAY RECAP');
    const recap =
      end === -1
        ? result.stderr.trim()
        : result.stdout.slice(result.stdout.indexOf('\n', end) + 1).trim();
    const said = `${title} of ${nameOf(target)}: exit status ${String(result.status)}\n${recap}`;
    this.#say(result.status === 0 ? MessageType.Info : MessageType.Error, said);
    if (!this.#options.canShowDocuments()) return;
    // A folder of its own: in one that everybody writes to, somebody may have laid a link there.
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'vipbook-')), 'output.txt');
    await writeFile(file, text, { mode: 0o600 });
    await window.showDocument({ uri: pathToFileURL(file).href, takeFocus: false });
  }
}

/** The playbook, or the play of it that is meant. */
function nameOf(target: RunTarget): string {
  const file = path.basename(target.path);
  return target.only === undefined ? file : `play "${target.title}" of ${file}`;
}

function isTarget(value: unknown): value is RunTarget {
  return isObject(value) && typeof value['path'] === 'string' && typeof value['uri'] === 'string';
}

function whoHolds(address: string, snapshots: readonly FactsSnapshot[], now: number): string {
  const bare = address.split('/')[0];
  const holders = snapshots.filter(({ facts }) =>
    facts.addresses.some((held) => held.address.split('/')[0] === bare),
  );
  if (snapshots.length === 0) return `Who holds ${address} is not known: there are no facts.`;
  if (holders.length === 0)
    return `No host of the ${String(snapshots.length)} snapshots holds ${address}.`;
  const told = holders.map(({ host, gatheredAt }) => {
    const minutes = Math.max(0, Math.round((now - gatheredAt) / 60_000));
    return `${host} (facts of ${String(minutes)} min ago)`;
  });
  return `${address} is on ${told.join(', ')}`;
}
