import type { Client, ClientChannel } from 'ssh2';
import { excerpt, hostError } from '../failures.ts';
import { terminalCommand } from '../shell/become-command.ts';
import { untilTerminalWaits } from '../shell/terminal.ts';
import { ShellPool } from '../shell/shell-pool.ts';
import type { Pipe } from '../shell/pipe.ts';
import type { Become, Connection, Reached, Shell, Target } from '../transport.ts';
import { channelPipe } from './channel-pipe.ts';

/** An authenticated ssh2 client as a connection. */
export class Ssh2Connection implements Connection {
  readonly target: Target;
  readonly closed: Promise<void>;
  readonly #client: Client;
  readonly #pool: ShellPool;
  readonly #release: () => Promise<void>;
  #lost = 'the connection was lost';
  #gone = false;

  /** `release` gives back what the connection stands on (jump hosts) after it is closed. */
  constructor(target: Target, client: Client, release: () => Promise<void>) {
    this.target = target;
    this.#client = client;
    this.#release = release;
    this.#pool = new ShellPool(target.name, (kind) => this.#openShell(kind));
    client.on('error', (error: Error) => {
      this.#lost = `the connection was lost (${excerpt(error.message)})`;
    });
    this.closed = new Promise((resolve) => {
      client.once('close', () => {
        this.#gone = true;
        void this.#release();
        resolve();
      });
    });
  }

  shell(become?: Become): Promise<Shell> {
    return this.#pool.shell(become);
  }

  reach(address: string, port: number, timeoutMs: number): Promise<Reached> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve('timeout');
      }, timeoutMs);
      this.forward(address, port).then(
        (channel) => {
          clearTimeout(timer);
          channel.on('error', () => undefined);
          channel.destroy();
          resolve('open');
        },
        (error: unknown) => {
          clearTimeout(timer);
          resolve(reachedOf(error));
        },
      );
    });
  }

  /** A TCP connection from the host (RFC 4254, 7.2), as a stream. Rejects with ssh2's error. */
  forward(address: string, port: number): Promise<ClientChannel> {
    return new Promise((resolve, reject) => {
      this.#client.forwardOut('127.0.0.1', 0, address, port, (error, channel) => {
        if (error === undefined) resolve(channel);
        else reject(error);
      });
    });
  }

  async close(): Promise<void> {
    await this.#pool.close();
    if (this.#gone) return;
    this.#client.end();
    // A host that is gone does not answer the farewell.
    const late = setTimeout(() => {
      this.#client.destroy();
    }, 1000);
    await this.closed;
    clearTimeout(late);
  }

  async #openShell(kind: 'plain' | 'terminal'): Promise<Pipe> {
    if (kind === 'plain') return this.#openChannel('exec /bin/sh', false);
    return untilTerminalWaits(this.target.name, await this.#openChannel(terminalCommand, true));
  }

  /** `command` must mean the same to every login shell, fish and csh included. */
  #openChannel(command: string, terminal: boolean): Promise<Pipe> {
    const { name } = this.target;
    return new Promise((resolve, reject) => {
      const fail = (error: Error & { reason?: unknown }): void => {
        if (this.#gone || /No response from server|Not connected/i.test(error.message)) {
          reject(hostError(name, 'SSH045', `No shell could be opened: ${this.#lost}.`));
        } else if (error.reason !== undefined) {
          reject(
            hostError(
              name,
              'SSH050',
              `The host refuses one more session (${excerpt(error.message)}).`,
            ),
          );
        } else {
          reject(
            hostError(name, 'SSH043', `No shell could be started (${excerpt(error.message)}).`),
          );
        }
      };
      try {
        this.#client.exec(command, { pty: terminal && { term: 'dumb' } }, (error, channel) => {
          if (error === undefined) resolve(channelPipe(channel, () => this.#lost));
          else fail(error);
        });
      } catch (error) {
        fail(error as Error);
      }
    });
  }
}

/** RFC 4254, 5.1: 1 is "administratively prohibited"; the words of the rest are sshd's strerror. */
function reachedOf(error: unknown): Reached {
  const { reason, message } = error as { reason?: unknown; message: string };
  if (reason === 1) return 'forbidden';
  if (/refused|reset/i.test(message)) return 'refused';
  if (/timed out/i.test(message)) return 'timeout';
  return 'unreachable';
}
