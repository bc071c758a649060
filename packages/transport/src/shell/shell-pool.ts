import { hasCode } from '../failures.ts';
import type { Become, Shell } from '../transport.ts';
import { becomeUser } from './become.ts';
import { PersistentShell } from './persistent-shell.ts';
import type { Pipe } from './pipe.ts';

/**
 * Starts a `sh` as the login user; or, on a terminal, the `sh` of `terminalCommand` up to where it waits.
 * Undefined where there are no terminals.
 */
export type OpenPipe = (kind: 'plain' | 'terminal') => Promise<Pipe | undefined>;

/** The shells of one connection, at most one a user; a dead one is replaced when next asked for. */
export class ShellPool {
  readonly #host: string;
  readonly #open: OpenPipe;
  readonly #shells = new Map<string, Promise<PersistentShell>>();

  constructor(host: string, open: OpenPipe) {
    this.#host = host;
    this.#open = open;
  }

  async shell(become?: Become): Promise<Shell> {
    const key = become === undefined ? '' : `${become.method} ${become.user}`;
    const known = this.#shells.get(key);
    if (known !== undefined) {
      const shell = await known;
      if (shell.alive) return shell;
      // Somebody else may have replaced it while we waited.
      if (this.#shells.get(key) === known) this.#shells.delete(key);
      return this.shell(become);
    }
    const started = this.#start(become);
    this.#shells.set(key, started);
    started.catch(() => {
      if (this.#shells.get(key) === started) this.#shells.delete(key);
    });
    return started;
  }

  async close(): Promise<void> {
    const shells = [...this.#shells.values()];
    this.#shells.clear();
    await Promise.all(
      shells.map(async (shell) => {
        try {
          await (await shell).close();
        } catch {
          // It never started: nothing to close.
        }
      }),
    );
  }

  async #start(become: Become | undefined): Promise<PersistentShell> {
    const pipe = await this.#plain();
    if (become === undefined) return new PersistentShell(this.#host, pipe);
    try {
      await becomeUser(this.#host, pipe, become);
      return new PersistentShell(this.#host, pipe);
    } catch (error) {
      if (!hasCode(error, 'SSH033')) throw error;
      const terminal = await this.#open('terminal');
      if (terminal === undefined) throw error;
      await becomeUser(this.#host, terminal, become, true);
      return new PersistentShell(this.#host, terminal, true);
    }
  }

  async #plain(): Promise<Pipe> {
    const pipe = await this.#open('plain');
    if (pipe === undefined) throw new TypeError('a transport has plain pipes always');
    return pipe;
  }
}
