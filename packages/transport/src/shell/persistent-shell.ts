import { randomBytes } from 'node:crypto';
import type { VipbookError } from '@vipbook/diagnostics';
import { excerpt, hostError } from '../failures.ts';
import type { Completed, RunOptions, Shell } from '../transport.ts';
import { FrameReader, frameForTerminal, frameScript } from './framing.ts';
import type { Pipe, PipeEnd } from './pipe.ts';

/** Output of one stream that is held at most, in bytes. */
const outputLimit = 64 * 1024 * 1024;

interface Job {
  readonly script: Uint8Array;
  readonly options: RunOptions;
  readonly resolve: (completed: Completed) => void;
  readonly reject: (error: VipbookError) => void;
  readonly forget: () => void;
}

interface Running extends Job {
  readonly stdout: FrameReader;
  readonly stderr: FrameReader;
  readonly timer: NodeJS.Timeout | undefined;
}

/** One `sh` at the end of a pipe; scripts queue for it. */
export class PersistentShell implements Shell {
  readonly #host: string;
  readonly #pipe: Pipe;
  readonly #terminal: boolean;
  readonly #token = `vb${randomBytes(16).toString('hex')}`;
  #sequence = 0;
  #queue: Job[] = [];
  #running: Running | undefined;
  #noise = Buffer.alloc(0);
  #dead: string | undefined;
  #begunOnce = false;
  readonly #ended: Promise<void>;
  #markEnded: () => void = () => undefined;

  /** `terminal`: everything comes over stdout. */
  constructor(host: string, pipe: Pipe, terminal = false) {
    this.#host = host;
    this.#terminal = terminal;
    this.#pipe = pipe;
    this.#ended = new Promise((resolve) => {
      this.#markEnded = resolve;
    });
    pipe.listen({
      stdout: (chunk) => {
        this.#take('stdout', chunk);
      },
      stderr: (chunk) => {
        this.#take('stderr', chunk);
      },
      end: (how) => {
        this.#end(how);
      },
    });
  }

  get alive(): boolean {
    return this.#dead === undefined;
  }

  run(script: string | Uint8Array, options: RunOptions = {}): Promise<Completed> {
    const bytes = typeof script === 'string' ? Buffer.from(script, 'utf8') : script;
    return new Promise((resolve, reject) => {
      if (bytes.includes(0)) {
        reject(hostError(this.#host, 'SSH047', 'The script holds a NUL byte.'));
        return;
      }
      if (this.#dead !== undefined) {
        reject(this.#notRun(this.#dead));
        return;
      }
      const { signal } = options;
      if (signal?.aborted === true) {
        reject(hostError(this.#host, 'SSH046', 'Interrupted before the script was sent.'));
        return;
      }
      const onAbort = (): void => {
        this.#abort(job);
      };
      const job: Job = {
        script: bytes,
        options,
        resolve,
        reject,
        forget: () => {
          signal?.removeEventListener('abort', onAbort);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(job);
      this.#next();
    });
  }

  async close(): Promise<void> {
    if (this.#dead === undefined) {
      this.#fail('the shell was closed', () =>
        hostError(this.#host, 'SSH040', `The shell was closed while a script ran.`),
      );
    }
    await this.#ended;
  }

  #next(): void {
    if (this.#running !== undefined || this.#dead !== undefined) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    this.#sequence += 1;
    const { timeoutMs } = job.options;
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            this.#timeout(timeoutMs);
          }, timeoutMs);
    this.#running = {
      ...job,
      stdout: new FrameReader(this.#token, this.#sequence, 'stdout'),
      stderr: new FrameReader(
        this.#token,
        this.#sequence,
        this.#terminal ? 'appended stderr' : 'stderr',
      ),
      timer,
    };
    this.#pipe.write(
      this.#terminal
        ? frameForTerminal(this.#token, this.#sequence, job.script)
        : frameScript(this.#token, this.#sequence, job.script, job.options.inline),
    );
  }

  #take(stream: 'stdout' | 'stderr', chunk: Buffer): void {
    const job = this.#running;
    if (!this.#begunOnce && this.#noise.length < 2000) {
      // Kept for the message in case no shell ever starts: "This account is currently not available."
      this.#noise = Buffer.concat([this.#noise, chunk.subarray(0, 2000)]);
    }
    if (job === undefined) return;
    job[stream].push(chunk);
    if (this.#terminal) job.stderr.push(chunk);
    if (job.stdout.begun) this.#begunOnce = true;
    if (job.stdout.size > outputLimit || job.stderr.size > outputLimit) {
      this.#fail('a script wrote too much', () =>
        hostError(
          this.#host,
          'SSH044',
          `The script wrote more than ${String(outputLimit / 1024 / 1024)} MiB to ${stream}; what became of it is unknown.`,
        ),
      );
      return;
    }
    const status = job.stdout.status;
    if (status === undefined || job.stderr.status === undefined) return;
    this.#running = undefined;
    clearTimeout(job.timer);
    job.forget();
    job.resolve({ status, stdout: job.stdout.output, stderr: job.stderr.output });
    this.#next();
  }

  #timeout(ms: number): void {
    this.#fail('an earlier script took too long', () =>
      hostError(
        this.#host,
        'SSH041',
        `The script did not end within ${String(ms / 1000)} s; what became of it is unknown.`,
      ),
    );
  }

  #abort(job: Job): void {
    const waiting = this.#queue.indexOf(job);
    if (waiting !== -1) {
      this.#queue.splice(waiting, 1);
      job.forget();
      job.reject(hostError(this.#host, 'SSH046', 'Interrupted before the script was sent.'));
      return;
    }
    this.#fail('an earlier script was interrupted', () =>
      hostError(
        this.#host,
        'SSH042',
        `Interrupted while a script ran; what became of it is unknown.`,
      ),
    );
  }

  /** Give up the shell from our side: the running script's outcome is unknown, the others never ran. */
  #fail(reason: string, error: () => VipbookError): void {
    this.#dead = reason;
    const job = this.#running;
    this.#running = undefined;
    if (job !== undefined) {
      clearTimeout(job.timer);
      job.forget();
      job.reject(error());
    }
    this.#rejectWaiting(reason);
    this.#pipe.close();
  }

  #end(how: PipeEnd): void {
    const words = endWords(how);
    this.#dead ??= words;
    this.#markEnded();
    const job = this.#running;
    this.#running = undefined;
    if (job !== undefined) {
      clearTimeout(job.timer);
      job.forget();
      // With an exit status all output has arrived: without a begin mark nothing can have run.
      if (how.kind === 'exit' && !job.stdout.begun && !this.#begunOnce) {
        const heard = excerpt(this.#noise);
        job.reject(
          hostError(
            this.#host,
            'SSH043',
            `No shell could be started: the login ended with status ${String(how.status)}${heard === '' ? '' : ` and said "${heard}"`}.`,
          ),
        );
      } else {
        job.reject(hostError(this.#host, 'SSH040', `The script's outcome is unknown: ${words}.`));
      }
    }
    this.#rejectWaiting(words);
  }

  #rejectWaiting(reason: string): void {
    const waiting = this.#queue;
    this.#queue = [];
    for (const job of waiting) {
      job.forget();
      job.reject(this.#notRun(reason));
    }
  }

  #notRun(reason: string): VipbookError {
    return hostError(this.#host, 'SSH045', `The script was not sent: ${reason}.`);
  }
}

function endWords(how: PipeEnd): string {
  switch (how.kind) {
    case 'exit':
      return `the shell on the host ended with status ${String(how.status)}`;
    case 'signal':
      return `the shell on the host was killed by ${how.signal}`;
    case 'lost':
      return how.reason;
  }
}
