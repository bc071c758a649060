import type { PipeEnd, PipeListener } from './pipe.ts';

/** What comes out of a pipe, kept until somebody listens; the end comes once, after all output. */
export class Outlet implements PipeListener {
  #listener: PipeListener | undefined;
  #kept: ['stdout' | 'stderr', Buffer][] = [];
  #ended: PipeEnd | undefined;

  stdout(chunk: Buffer): void {
    if (this.#listener === undefined) this.#kept.push(['stdout', chunk]);
    else this.#listener.stdout(chunk);
  }

  stderr(chunk: Buffer): void {
    if (this.#listener === undefined) this.#kept.push(['stderr', chunk]);
    else this.#listener.stderr(chunk);
  }

  end(how: PipeEnd): void {
    if (this.#ended !== undefined) return;
    this.#ended = how;
    this.#listener?.end(how);
  }

  listen(next: PipeListener): void {
    this.#listener = next;
    const kept = this.#kept;
    this.#kept = [];
    for (const [stream, chunk] of kept) next[stream](chunk);
    const ended = this.#ended;
    if (ended === undefined) return;
    // Not from within: the caller has not finished setting up yet.
    setImmediate(() => {
      next.end(ended);
    });
  }
}
