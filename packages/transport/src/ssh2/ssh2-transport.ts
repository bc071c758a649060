import { homedir } from 'node:os';
import type { Duplex } from 'node:stream';
import type { Client, ParsedKey } from 'ssh2';
import type { VipbookError } from '@vipbook/diagnostics';
import { excerpt, hostError, idleAgentRemedy } from '../failures.ts';
import { knownKeyTypes } from '../known-hosts/decide.ts';
import type { KnownHostsFile } from '../known-hosts/known-hosts-file.ts';
import { readKnownHosts, storeHostKey, usualKnownHostsFiles } from '../known-hosts/store.ts';
import { verifyHostKey } from '../known-hosts/verify.ts';
import type { Connection, Target, Transport } from '../transport.ts';
import { orderHostKeyAlgorithms } from './algorithms.ts';
import { login, readIdentities, type Identities, type Login } from './authentication.ts';
import { addressWords, handshakeFailure } from './connect-failure.ts';
import { dial } from './dial.ts';
import { JumpHosts } from './jump-hosts.ts';
import { Ssh2Connection } from './ssh2-connection.ts';

export interface SshIo {
  /** Where ~/.ssh is. */
  readonly home?: string;
}

interface Ssh2 {
  readonly Client: new () => Client;
  readonly utils: { readonly parseKey: (data: Buffer, passphrase?: string) => ParsedKey | Error };
}

/** The built-in SSH client. ssh2 is loaded with the first connection, not before. */
export function sshTransport(io: SshIo = {}): Transport {
  const home = io.home ?? homedir();
  const jumps = new JumpHosts((target, socket, release, signal) =>
    open(target, socket, release, signal),
  );

  async function open(
    target: Target,
    socket: Duplex,
    release: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<Ssh2Connection> {
    try {
      const ssh2 = await loadSsh2();
      const paths = target.knownHostsFiles ?? [];
      const [identities, files] = await Promise.all([
        readIdentities(target, home, ssh2.utils.parseKey),
        readFiles(target, paths.length === 0 ? usualKnownHostsFiles(home) : paths),
      ]);
      const client = await handshake(new ssh2.Client(), target, socket, identities, files, signal);
      return new Ssh2Connection(target, client, release);
    } catch (error) {
      socket.destroy();
      await release();
      throw error;
    }
  }

  return {
    connect: async (target, signal): Promise<Connection> => {
      const limit = deadline(target, signal);
      try {
        const path = target.jumps ?? [];
        if (path.length === 0) {
          const socket = await dial(target, limit.signal);
          return await open(target, socket, () => Promise.resolve(), limit.signal);
        }
        return await jumps.through(path, target, limit.signal);
      } catch (error) {
        throw limit.explain(error);
      } finally {
        limit.clear();
      }
    },
  };
}

let loading: Promise<Ssh2> | undefined;

function loadSsh2(): Promise<Ssh2> {
  loading ??= import('ssh2').then((module) => module.default as unknown as Ssh2);
  return loading;
}

/** One clock over TCP, handshake and login, and the caller's own signal, told apart afterwards. */
function deadline(
  target: Target,
  outer: AbortSignal | undefined,
): {
  readonly signal: AbortSignal;
  readonly explain: (error: unknown) => unknown;
  readonly clear: () => void;
} {
  const controller = new AbortController();
  let why: 'timeout' | 'cancelled' | undefined;
  const stop = (reason: 'timeout' | 'cancelled'): void => {
    why ??= reason;
    controller.abort();
  };
  const onAbort = (): void => {
    stop('cancelled');
  };
  const timer = setTimeout(() => {
    stop('timeout');
  }, target.connectTimeoutMs);
  if (outer?.aborted === true) onAbort();
  else outer?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onAbort);
    },
    explain: (error) => {
      if (why === undefined) return error;
      return why === 'cancelled'
        ? hostError(target.name, 'SSH009', 'Interrupted before the connection was open.')
        : hostError(
            target.name,
            'SSH003',
            `${addressWords(target)}: no connection within ${String(target.connectTimeoutMs / 1000)} s.`,
          );
    },
  };
}

async function readFiles(
  target: Target,
  paths: readonly string[],
): Promise<readonly KnownHostsFile[]> {
  try {
    return await readKnownHosts(paths);
  } catch (error) {
    throw hostError(target.name, 'SSH014', `known_hosts: ${(error as Error).message}.`);
  }
}

function handshake(
  client: Client,
  target: Target,
  socket: Duplex,
  identities: Identities,
  files: readonly KnownHostsFile[],
  signal: AbortSignal,
): Promise<Client> {
  const attempt = login(target, identities);
  const hostKeyName = target.hostKeyAlias ?? target.address;
  const hostKeyPort = target.hostKeyAlias === undefined ? target.port : 22;
  return new Promise((resolve, reject) => {
    let verdict: Error | undefined;
    let agentTrouble = '';
    const settle = (): void => {
      signal.removeEventListener('abort', onAbort);
      client.removeAllListeners();
      // ssh2 may say more about a connection that we gave up; an 'error' nobody hears ends the process.
      client.on('error', () => undefined);
    };
    const fail = (error: Error): void => {
      settle();
      client.end();
      socket.destroy();
      reject(error);
    };
    const onAbort = (): void => {
      fail(new Error('aborted'));
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });

    client.on('ready', () => {
      settle();
      resolve(client);
    });
    client.on('error', (error: Error & { level?: string }) => {
      if (verdict !== undefined) fail(verdict);
      else if (error.level === 'agent') agentTrouble = error.message;
      else {
        const meaning = handshakeFailure(target, error);
        fail(
          meaning === 'login' ? loginRefused(target, attempt, identities, agentTrouble) : meaning,
        );
      }
    });
    client.on('change password', () => {
      fail(hostError(target.name, 'SSH024', `The password of ${target.user} has expired.`));
    });
    client.on('close', () => {
      fail(
        verdict ??
          hostError(
            target.name,
            'SSH005',
            `${addressWords(target)} closed the connection before login.`,
          ),
      );
    });
    client.connect({
      sock: socket,
      username: target.user,
      authHandler: attempt.handler,
      algorithms: {
        serverHostKey: orderHostKeyAlgorithms(knownKeyTypes(files, hostKeyName, hostKeyPort)),
      },
      // Never an async function here: ssh2 takes the promise for "yes" and accepts every key.
      hostVerifier: (key: Buffer, verify: (valid: boolean) => void): void => {
        verifyHostKey(target, files, key, (fresh) => store(target, files, fresh)).then(
          () => {
            verify(true);
          },
          (error: unknown) => {
            verdict = error as Error;
            verify(false);
          },
        );
      },
      ...(target.forwardAgent === undefined
        ? {}
        : { agent: target.forwardAgent, agentForward: true }),
      readyTimeout: 0,
      keepaliveInterval: target.keepaliveMs,
      keepaliveCountMax: 3,
    });
  });
}

async function store(target: Target, files: readonly KnownHostsFile[], key: Buffer): Promise<void> {
  const path = files[0]?.path;
  if (path === undefined) return;
  try {
    if (target.hostKeyAlias === undefined) {
      await storeHostKey(path, target.address, target.port, key);
    } else {
      await storeHostKey(path, target.hostKeyAlias, 22, key);
    }
  } catch (error) {
    throw hostError(
      target.name,
      'SSH014',
      `The new host key cannot be stored in ${path}: ${(error as Error).message}.`,
    );
  }
}

function loginRefused(
  target: Target,
  attempt: Login,
  identities: Identities,
  agentTrouble: string,
): VipbookError {
  const tried = attempt.tried();
  const accepted = attempt.accepted();
  const words = [
    tried.length === 0
      ? 'there was no key and no password to offer'
      : `offered: ${tried.join(', ')}`,
    ...(accepted.length === 0 ? [] : [`the host takes: ${accepted.join(', ')}`]),
    ...(identities.leftOut.length === 0 ? [] : [`left out: ${identities.leftOut.join(', ')}`]),
    ...(agentTrouble === '' ? [] : [`the agent failed: ${excerpt(agentTrouble)}`]),
  ];
  return hostError(
    target.name,
    agentTrouble !== '' && tried.length === 1 ? 'SSH025' : 'SSH020',
    `${addressWords(target)} does not let ${target.user} in; ${words.join('; ')}.`,
    idleAgentRemedy(target),
  );
}
