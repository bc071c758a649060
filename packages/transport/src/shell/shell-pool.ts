import type { Become, Shell } from '../transport.ts';
import { becomeUser } from './become.ts';
import { PersistentShell } from './persistent-shell.ts';
import type { Pipe } from './pipe.ts';

/** The shells of one connection, at most one a user; a dead one is replaced when next asked for. */
export class ShellPool {
  readonly #host: string;
  readonly #open: () => Promise<Pipe>;
  readonly #shells = new Map<string, Promise<PersistentShell>>();

  /** `open` starts a `sh` as the login user. */
  constructor(host: string, open: () => Promise<Pipe>) {
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
    const pipe = await this.#open();
    if (become !== undefined) await becomeUser(this.#host, pipe, become);
    return new PersistentShell(this.#host, pipe);
  }
}
