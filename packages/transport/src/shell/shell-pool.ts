import { hasCode, hostError } from '../failures.ts';
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
  readonly #started = new Set<PersistentShell>();
  #closed = false;

  constructor(host: string, open: OpenPipe) {
    this.#host = host;
    this.#open = open;
  }

  async shell(become?: Become): Promise<Shell> {
    if (this.#closed) {
      throw hostError(this.#host, 'SSH045', 'No shell could be opened: the connection is closed.');
    }
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

  /** Shells still on their way are not waited for: they end with the connection. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#shells.clear();
    await Promise.all([...this.#started].map((shell) => shell.close()));
    this.#started.clear();
  }

  async #start(become: Become | undefined): Promise<PersistentShell> {
    const pipe = await this.#plain();
    if (become === undefined) return this.#keep(new PersistentShell(this.#host, pipe));
    try {
      await becomeUser(this.#host, pipe, become);
      return await this.#keep(new PersistentShell(this.#host, pipe));
    } catch (error) {
      if (!hasCode(error, 'SSH033')) throw error;
      const terminal = await this.#open('terminal');
      if (terminal === undefined) throw error;
      await becomeUser(this.#host, terminal, become, true);
      return await this.#keep(new PersistentShell(this.#host, terminal, true));
    }
  }

  async #keep(shell: PersistentShell): Promise<PersistentShell> {
    for (const one of this.#started) if (!one.alive) this.#started.delete(one);
    this.#started.add(shell);
    if (this.#closed) await shell.close();
    return shell;
  }

  async #plain(): Promise<Pipe> {
    const pipe = await this.#open('plain');
    if (pipe === undefined) throw new TypeError('a transport has plain pipes always');
    return pipe;
  }
}
