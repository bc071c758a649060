import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { identify, type ProcessIdentity } from '../processes.ts';
import { directoryOf, type HostState, type LabState } from '../state.ts';
import { spawnIn } from '../run-in.ts';
import { raiseScript } from './scripts.ts';

/** The lab's folder as its anchor sees it, with the disks. */
export function insideOf(state: LabState): string {
  return join(`/proc/${String(anchorOf(state).pid)}/root`, directoryOf(state.name));
}

export function anchorOf(state: LabState): ProcessIdentity {
  if (state.anchor !== undefined) return state.anchor;
  throw new VipbookError(
    diagnostic('LAB008', {
      message: `the lab "${state.name}" was never raised completely`,
      remedy: `Take it down with: vipbook lab down --name ${state.name}`,
    }),
  );
}

export interface Anchor {
  readonly identity: ProcessIdentity;
  /** Let the lab outlive this process. Until then it ends with it, however it ends. */
  keep(): Promise<void>;
}

/** Start the lab's first process. @throws VipbookError LAB003 */
export async function startAnchor(name: string): Promise<Anchor> {
  const script = join(directoryOf(name), 'anchor.sh');
  const namespaces = ['--net', '--mount', '--pid', '--fork', '--propagation', 'slave'];
  const child = spawn('unshare', [...namespaces, 'sh', script], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' },
  });
  let said = '';
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/^anchor .*\n/m.test(said)) resolve();
    });
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
  const pid = /^anchor ([0-9]+)$/m.exec(said)?.[1];
  const identity = pid === undefined ? undefined : identify(Number(pid));
  if (identity === undefined) {
    const step = /^failed (.*)$/m.exec(said)?.[1] ?? 'unshare';
    const why = complaints.trim().replaceAll('\n', '; ');
    throw new VipbookError(
      diagnostic('LAB003', { message: `the lab's namespaces could not be made: ${step}: ${why}` }),
    );
  }
  const { stdin } = child;
  stdin.on('error', () => undefined);
  // The pipe must not keep this process from ending. Node's types do not say that it is a socket.
  if ('unref' in stdin) (stdin.unref as () => void)();
  // unshare waits for the anchor, with its ends of these pipes; nothing more comes through them.
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  return {
    identity,
    keep: () =>
      new Promise((resolve) => {
        stdin.end('keep\n', resolve);
      }),
  };
}

export interface Raised {
  readonly init: ProcessIdentity;
  /** Exit status of `ifup -a`. */
  readonly ifup: number;
  /** Exit status of the last service that did not start, or 0. */
  readonly services: number;
}

/** The last lines that a host wrote while it booted. */
export function consoleOf(state: LabState, host: string): string {
  try {
    return readFileSync(join(insideOf(state), 'disks', host, 'console'), 'utf8')
      .trim()
      .split('\n')
      .slice(-8)
      .join('\n');
  } catch {
    return '';
  }
}

/**
 * Boot hosts whose disks are ready, all at once.
 * @throws VipbookError LAB007 with each host that failed.
 */
export async function raiseHosts(
  state: LabState,
  hosts: readonly HostState[],
  onReady?: (host: string) => void,
): Promise<ReadonlyMap<string, Raised>> {
  const anchor = ['--target', String(anchorOf(state).pid), '--mount', '--net', '--pid'];
  const again = hosts.some((host) => host.init !== undefined);
  const child = spawnIn(anchor, ['sh', '-c', raiseScript(directoryOf(state.name), hosts, again)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const raised = new Map<string, Raised>();
  const failed = new Map<string, string>();
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve();
    });
  });
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      const [word, host = '', ...rest] = line.split(' ');
      const init = identify(Number(rest[0]));
      if (word === 'ready' && init !== undefined) {
        raised.set(host, { init, ifup: Number(rest[1]), services: Number(rest[2]) });
        onReady?.(host);
      } else {
        failed.set(host, rest.join(' '));
      }
    }
  }
  await closed;
  const missing = hosts.filter((host) => !raised.has(host.name));
  if (missing.length > 0) {
    throw new VipbookError(
      missing.slice(0, 5).map((host) => {
        const step = failed.get(host.name) ?? 'its first process ended';
        const output = consoleOf(state, host.name) || complaints.trim();
        return diagnostic('LAB007', {
          message: `${host.name} did not come up: ${step}${output === '' ? '' : `: ${output}`}`,
          where: { host: host.name },
        });
      }),
    );
  }
  return raised;
}
