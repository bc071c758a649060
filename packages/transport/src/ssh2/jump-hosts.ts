import type { Duplex } from 'node:stream';
import { VipbookError } from '@vipbook/diagnostics';
import { excerpt, hostError } from '../failures.ts';
import type { Target } from '../transport.ts';
import { addressWords } from './connect-failure.ts';
import { dial } from './dial.ts';
import type { Ssh2Connection } from './ssh2-connection.ts';

type Open = (
  target: Target,
  socket: Duplex,
  release: () => Promise<void>,
  signal: AbortSignal,
) => Promise<Ssh2Connection>;

interface Shared {
  readonly connection: Promise<Ssh2Connection>;
  users: number;
}

/**
 * Connections to jump hosts, one for all the hosts behind it: a hundred hosts behind one bastion are one
 * login there and a hundred channels, well below its MaxStartups. Closed with its last user.
 */
export class JumpHosts {
  readonly #open: Open;
  readonly #shared = new Map<string, Shared>();

  constructor(open: Open) {
    this.#open = open;
  }

  /** Connect to `target` through all of `path`, first hop first. */
  async through(
    path: readonly Target[],
    target: Target,
    signal: AbortSignal,
  ): Promise<Ssh2Connection> {
    const key = path.map(keyOf).join(' ');
    const last = path.at(-1);
    if (last === undefined) {
      return this.#open(target, await dial(target, signal), () => Promise.resolve(), signal);
    }
    let shared = this.#shared.get(key);
    if (shared === undefined) {
      // Not the first user's signal: others may wait for the same jump host. Its own time limit holds.
      const own = AbortSignal.timeout(last.connectTimeoutMs);
      const connection = this.through(path.slice(0, -1), last, own).catch((error: unknown) => {
        throw own.aborted ? tooLate(last) : error;
      });
      shared = { connection, users: 0 };
      this.#shared.set(key, shared);
      const mine = shared;
      const forget = (): void => {
        if (this.#shared.get(key) === mine) this.#shared.delete(key);
      };
      mine.connection.then((connection) => connection.closed.then(forget), forget);
    }
    shared.users += 1;
    const release = once(async () => {
      shared.users -= 1;
      if (shared.users > 0) return;
      if (this.#shared.get(key) === shared) this.#shared.delete(key);
      await shared.connection.then(
        (connection) => connection.close(),
        () => undefined,
      );
    });
    try {
      const jump = await orAborted(shared.connection, signal);
      const socket = await orAborted(jump.forward(target.address, target.port), signal);
      return await this.#open(target, socket, release, signal);
    } catch (error) {
      await release();
      if (error instanceof VipbookError || signal.aborted) throw error;
      throw hostError(
        target.name,
        'SSH007',
        `${last.address} (jump host) could not reach ${addressWords(target)}: ${excerpt((error as Error).message)}.`,
      );
    }
  }
}

function tooLate(jump: Target): VipbookError {
  return hostError(
    jump.name,
    'SSH003',
    `${addressWords(jump)} (jump host): no connection within ${String(jump.connectTimeoutMs / 1000)} s.`,
  );
}

function keyOf(target: Target): string {
  const files = [...(target.identityFiles ?? []), ...(target.knownHostsFiles ?? [])].join(',');
  return `${target.user}@${target.address}:${String(target.port)}/${target.hostKeys}/${files}`;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= run());
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      reject(new Error('aborted'));
    };
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', onAbort);
    });
  });
}
