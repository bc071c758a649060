import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VipbookError } from '@vipbook/diagnostics';
import { excerpt, hostError } from '../failures.ts';
import { quote } from '../quote.ts';
import { terminalCommand, terminalWaits } from '../shell/become-command.ts';
import { childPipe } from '../shell/child-pipe.ts';
import type { Pipe } from '../shell/pipe.ts';
import { ShellPool } from '../shell/shell-pool.ts';
import type { Connection, Reached, Target, Transport } from '../transport.ts';
import { prepareAskpass } from './askpass.ts';
import { masterArguments, sessionArguments } from './openssh-arguments.ts';
import { opensshFailure } from './openssh-failure.ts';

const insistMs = 250;

/**
 * The system's ssh with one master connection a host. It knows what the built-in client does not:
 * certificates, sk keys, GSSAPI, ProxyCommand, every option of ssh_config. Its known_hosts are its own.
 */
export function opensshTransport(program = 'ssh'): Transport {
  return {
    connect: (target, signal) => connect(target.opensshProgram ?? program, target, signal),
  };
}

async function connect(
  program: string,
  target: Target,
  signal: AbortSignal | undefined,
): Promise<Connection> {
  // mkdtemp makes it 0700. Short, because a socket's path has 108 bytes (unix(7)).
  const directory = await mkdtemp(join(tmpdir(), 'vb-'));
  const control = join(directory, 'c');
  const forget = (): Promise<void> => rm(directory, { recursive: true, force: true });
  let master: ChildProcessWithoutNullStreams;
  try {
    master = await startMaster(program, target, directory, control, signal);
  } catch (error) {
    await forget();
    throw error;
  }

  let lost = 'the connection was lost';
  let gone = false;
  let masterSaid = '';
  // Why a forwarded channel was not opened is told by the master alone, and not for which one: so one
  // at a time.
  let reaching: Promise<unknown> = Promise.resolve();
  master.stderr.on('data', (chunk: Buffer) => {
    masterSaid = (masterSaid + chunk.toString('utf8')).slice(-8000);
    const words = excerpt(chunk);
    if (words !== '' && !words.startsWith('debug')) lost = `the connection was lost (${words})`;
  });
  const closed = new Promise<void>((resolve) => {
    master.once('exit', () => {
      gone = true;
      void forget();
      resolve();
    });
  });
  const pool = new ShellPool(target.name, (kind) =>
    gone
      ? Promise.reject(hostError(target.name, 'SSH045', `No shell could be opened: ${lost}.`))
      : startSession(program, target, control, kind, () => lost),
  );
  return {
    target,
    closed,
    shell: (become) => pool.shell(become),
    reach: (address, port, timeoutMs) => {
      const next = reaching.then(async () => {
        masterSaid = '';
        return reach(program, control, address, port, timeoutMs, () => masterSaid);
      });
      reaching = next;
      return next;
    },
    close: async () => {
      await pool.close();
      // ssh looks whether it was told to end, and then waits in poll(2): a signal in between it would notice only with
      // whatever comes next.
      const insist = setInterval(() => master.kill('SIGTERM'), insistMs);
      if (!gone) master.kill('SIGTERM');
      await closed;
      clearInterval(insist);
      await forget();
    },
  };
}

async function startMaster(
  program: string,
  target: Target,
  directory: string,
  control: string,
  signal: AbortSignal | undefined,
): Promise<ChildProcessWithoutNullStreams> {
  for (const file of target.identityFiles ?? []) {
    // ssh only warns, and then fails for another reason.
    if (!existsSync(file)) {
      throw hostError(target.name, 'SSH021', `The key file ${file} does not exist.`);
    }
  }
  const askpass = await prepareAskpass(directory, target);
  try {
    const words = [...masterArguments(target, control), '--', target.address];
    const child = run(program, words, {
      SSH_AUTH_SOCK: target.agent ?? (await configuredAgent(program, words, target.idleAgent)),
      ...askpass.environment,
    });
    await ready(child, program, target, signal);
    return child;
  } finally {
    await askpass.close();
  }
}

/**
 * The agent that only ssh_config names for this host, as IdentityAgent SSH_AUTH_SOCK: ssh finds that in its
 * environment. `ssh -G` (7 ms) says what holds after all Host and Match blocks.
 */
async function configuredAgent(
  program: string,
  words: readonly string[],
  socket: string | undefined,
): Promise<string | undefined> {
  if (socket === undefined) return undefined;
  const child = run(program, ['-G', ...words], { SSH_AUTH_SOCK: socket });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stderr.resume();
  child.stdin.on('error', () => undefined).end();
  // One that cannot be started is told by who starts the master.
  await new Promise((resolve) => child.once('error', resolve).once('close', resolve));
  const [, named] = /^identityagent (.*)$/m.exec(said) ?? [];
  // ${SSH_AUTH_SOCK} is told with what it stands for.
  return named !== undefined && ['SSH_AUTH_SOCK', '$SSH_AUTH_SOCK', socket].includes(named)
    ? socket
    : undefined;
}

/** Until the master's own shell has answered; then nobody listens to the child any more. */
function ready(
  child: ChildProcessWithoutNullStreams,
  program: string,
  target: Target,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let stderr = '';
    let stdout = '';
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      child.removeAllListeners();
      child.on('error', () => undefined);
    };
    const fail = (error: VipbookError): void => {
      settle();
      child.kill('SIGTERM');
      reject(error);
    };
    const onAbort = (): void => {
      fail(hostError(target.name, 'SSH009', 'Interrupted before the connection was open.'));
    };
    const timer = setTimeout(() => {
      fail(
        hostError(
          target.name,
          'SSH003',
          `${target.address}: no connection within ${String(target.connectTimeoutMs / 1000)} s.`,
        ),
      );
    }, target.connectTimeoutMs);
    if (signal?.aborted === true) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort, { once: true });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-40_000);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      fail(
        error.code === 'ENOENT'
          ? hostError(target.name, 'SSH070', `There is no program "${program}" here.`)
          : hostError(target.name, 'SSH071', `ssh cannot be started: ${error.message}.`),
      );
    });
    child.on('close', (status) => {
      const authenticated = /Authenticated to /.test(stderr);
      fail(
        authenticated
          ? hostError(
              target.name,
              'SSH043',
              `No shell could be started: the login ended with status ${String(status)} and said "${excerpt(stdout)}".`,
            )
          : opensshFailure(target, stderr),
      );
    });
    child.stdout.on('data', (chunk: Buffer) => {
      stdout = (stdout + chunk.toString('latin1')).slice(-4000);
      if (!stdout.includes(marker)) return;
      settle();
      child.stdout.resume();
      resolve();
    });
    const marker = `vb${randomBytes(12).toString('hex')}`;
    // The master's own session: a shell that waits. It ends with our end of its input, and the master
    // with it, so nothing is left behind even when this process is killed.
    child.stdin.on('error', () => undefined);
    child.stdin.write(`echo ${quote(marker)}\n`);
  });
}

/** One more session over the master, and the answer of its shell that it is there. */
function startSession(
  program: string,
  target: Target,
  control: string,
  kind: 'plain' | 'terminal',
  lostReason: () => string,
): Promise<Pipe> {
  const marker = kind === 'plain' ? `vb${randomBytes(12).toString('hex')}` : terminalWaits;
  const child = run(program, [
    ...sessionArguments(control),
    ...(kind === 'plain' ? ['-T', 'host', 'exec /bin/sh'] : ['-tt', 'host', terminalCommand]),
  ]);
  // 255 is ssh's own: the session broke, whatever became of the shell.
  const pipe = childPipe(child, (end) =>
    end.kind === 'exit' && end.status === 255 ? { kind: 'lost', reason: lostReason() } : end,
  );
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    pipe.listen({
      stdout: (chunk) => {
        stdout = (stdout + chunk.toString('latin1')).slice(-4000);
        if (new RegExp(`${marker}\\r?\\n`).test(stdout)) resolve(pipe);
      },
      stderr: (chunk) => {
        stderr = (stderr + chunk.toString('utf8')).slice(-4000);
      },
      end: (how) => {
        if (/refused by peer|open failed/i.test(stderr)) {
          reject(
            hostError(
              target.name,
              'SSH050',
              `The host refuses one more session (${excerpt(stderr)}).`,
            ),
          );
        } else if (how.kind === 'lost') {
          reject(hostError(target.name, 'SSH045', `No shell could be opened: ${how.reason}.`));
        } else {
          reject(
            hostError(
              target.name,
              'SSH043',
              `No shell could be started; the login said "${excerpt(stdout + stderr)}".`,
            ),
          );
        }
      },
    });
    if (kind === 'plain') pipe.write(Buffer.from(`echo ${marker}\n`));
  });
}

function reach(
  program: string,
  control: string,
  address: string,
  port: number,
  timeoutMs: number,
  masterSaid: () => string,
): Promise<Reached> {
  const to = address.includes(':') ? `[${address}]` : address;
  // -v: the master's answer that the channel is open is told only there; a silent service says nothing.
  const child = run(program, [
    '-v',
    ...sessionArguments(control),
    '-W',
    `${to}:${String(port)}`,
    'host',
  ]);
  return new Promise((resolve) => {
    let stderr = '';
    let settled = false;
    const settle = (reached: Reached): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      child.kill('SIGTERM');
      resolve(reached);
    };
    const timer = setTimeout(() => {
      settle('timeout');
    }, timeoutMs);
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', () => {
      settle('open');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-8000);
      if (/master session id/.test(stderr)) settle('open');
    });
    child.on('error', () => {
      settle('unreachable');
    });
    child.on('close', () => {
      const reason = /open failed: ([^\r\n]*)/.exec(masterSaid())?.[1] ?? '';
      if (/administratively prohibited/i.test(reason)) settle('forbidden');
      else if (/refused|reset/i.test(reason)) settle('refused');
      else if (/timed out/i.test(reason)) settle('timeout');
      else settle('unreachable');
    });
  });
}

function run(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): ChildProcessWithoutNullStreams {
  return spawn(program, words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A session of its own: Ctrl-C must not cut a script in two, and ssh must not ask on the terminal.
    detached: true,
    env: { ...process.env, LC_ALL: 'C', ...environment },
  });
}
