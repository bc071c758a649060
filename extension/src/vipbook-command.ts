import { spawn } from 'node:child_process';
import path from 'node:path';
import { workspace, type CancellationToken, type ExtensionContext, type Uri } from 'vscode';
import { log } from './log.ts';
import { lineReader } from './plan/events.ts';

/** How `vipbook` is started: the user's own, or the one that comes with the extension. */
export interface VipbookCommand {
  readonly program: string;
  readonly first: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export function vipbookCommand(context: ExtensionContext, resource: Uri): VipbookCommand {
  const own = workspace.getConfiguration('vipbook', resource).get<string>('path', '');
  if (own !== '') return { program: own, first: [], environment: {} };
  return ownCommand(context);
}

/** The command that comes with the extension. */
export function ownCommand(context: ExtensionContext): VipbookCommand {
  return {
    program: process.execPath,
    first: [context.asAbsolutePath(path.join('dist', 'cli', 'bin', 'vipbook'))],
    // The editor's own program is Node when it is asked to be.
    environment: { ELECTRON_RUN_AS_NODE: '1' },
  };
}

export interface Ended {
  readonly status: number;
  readonly cancelled: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly token?: CancellationToken;
  /** Each line of standard output; without it the whole is in the result. */
  readonly onLine?: (line: string) => void;
  /** What does not end within this time after being asked to is killed; never, when not given. */
  readonly killAfterMs?: number;
}

/** What is at work; asked to end with the editor. */
const running = new Set<() => void>();

/** Ask everything at work to end in good order, as Ctrl-C would. */
export function interruptAll(): void {
  for (const interrupt of running) interrupt();
}

/** Run it to its end; never rejects. */
export function runVipbook(
  command: VipbookCommand,
  args: readonly string[],
  { cwd, token, onLine, killAfterMs }: RunOptions,
): Promise<Ended> {
  log().info(`${command.program} ${[...command.first, ...args].join(' ')} (in ${cwd})`);
  return new Promise((resolve) => {
    const child = spawn(command.program, [...command.first, ...args], {
      cwd,
      env: { ...process.env, ...command.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: what the command starts hears of an interrupt, too.
      detached: process.platform !== 'win32',
    });
    let stdout = '';
    let stderr = '';
    let cancelled = false;
    let killer: NodeJS.Timeout | undefined;

    const signal = (name: NodeJS.Signals): void => {
      if (child.pid === undefined) return;
      try {
        if (process.platform === 'win32') child.kill(name);
        else process.kill(-child.pid, name);
      } catch {
        // It has ended in this very moment.
      }
    };
    const interrupt = (): void => {
      cancelled = true;
      signal('SIGINT');
      if (killAfterMs !== undefined) killer ??= setTimeout(() => signal('SIGKILL'), killAfterMs);
    };
    running.add(interrupt);
    const listening = token?.onCancellationRequested(interrupt);
    if (token?.isCancellationRequested === true) interrupt();

    const lines = onLine === undefined ? undefined : lineReader(onLine);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (lines === undefined) stdout += text;
      else lines.push(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    let over = false;
    const end = (status: number): void => {
      if (over) return;
      over = true;
      clearTimeout(killer);
      running.delete(interrupt);
      listening?.dispose();
      lines?.end();
      log().info(`exit status ${String(status)}${stderr === '' ? '' : `\n${stderr}`}`);
      resolve({ status, cancelled, stdout, stderr });
    };
    child.on('error', (error) => {
      stderr += `${command.program} could not be started: ${error.message}\n`;
      end(127);
    });
    child.on('close', (status) => end(status ?? 1));
  });
}
