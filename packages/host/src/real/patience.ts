import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Facts } from '../facts.ts';
import type { Host, HostRunOptions } from '../host.ts';
import type { Operation, OperationResult, ResultsOf } from '../operations.ts';

/** In milliseconds, from the asking to the whole answer; what a lost connection takes to be made again counts. */
export interface Patience {
  readonly firstMs: number;
  /** Of who was silent, until it answers. */
  readonly thenMs?: number;
}

/**
 * Hosts that count as lost (SSH041, outcome unknown) when no answer has come in time, whatever ssh says. A host whose power or cable is gone refuses nothing: ssh itself misses it after three signs of life that were not
 * answered (45 to 60 s, ssh_config(5): ServerAliveInterval), and the claim that is renewed beside it lapses before.
 */
export function patientHosts(
  open: (name: string) => Promise<Host>,
  { firstMs, thenMs = 2_000 }: Patience,
): (name: string) => Promise<Host> {
  const silent = new Set<string>();

  const within = async <T>(
    name: string,
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const ms = silent.has(name) ? Math.min(thenMs, firstMs) : firstMs;
    const own = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        silent.add(name);
        reject(noAnswer(name, ms));
        // Its shell is given up with what is still on the way: nothing of it may begin behind what comes later.
        own.abort();
      }, ms);
    });
    const until = signal === undefined ? own.signal : AbortSignal.any([own.signal, signal]);
    // What it throws at once is a failure like any other: the timer must not outlive it.
    const asked = (async () => ask(until))();
    // Whoever is late may also fail.
    asked.catch(() => undefined);
    try {
      return await Promise.race([asked, late]);
    } finally {
      clearTimeout(timer);
    }
  };

  const answered: Answered = async (name, signal, ask) => {
    const answer = await within(name, signal, ask);
    silent.delete(name);
    return answer;
  };

  const patient = (host: Host): Host => ({
    name: host.name,
    facts: (options = {}): Promise<Facts> =>
      answered(host.name, options.signal, (signal) => host.facts({ ...options, signal })),
    run: <const O extends readonly Operation[]>(
      operations: O,
      options: HostRunOptions = {},
    ): Promise<ResultsOf<O>> =>
      answered(host.name, options.signal, (signal) => host.run(operations, { ...options, signal })),
    ...(host.prepare === undefined
      ? {}
      : { prepare: preparing(host, host.prepare.bind(host), within, answered) }),
    close: () => host.close(),
  });

  // A connection that is kept is there at once, whatever has become of the host: it is no answer, and has its own time.
  return async (name) => patient(await within(name, undefined, () => open(name)));
}

type Answered = <T>(
  name: string,
  signal: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
) => Promise<T>;

/** Each half has its own time: between them another host is waited for. */
function preparing(
  { name }: Host,
  prepare: NonNullable<Host['prepare']>,
  asking: Answered,
  answered: Answered,
): NonNullable<Host['prepare']> {
  return async (operations, options = {}) => {
    // The signal of what is sent later, too.
    const sending = new AbortController();
    const send = await asking(name, options.signal, (signal) => {
      const abort = (): void => {
        sending.abort();
      };
      signal.addEventListener('abort', abort, { once: true });
      return prepare(operations, { ...options, signal: sending.signal });
    });
    return (): Promise<readonly OperationResult[]> =>
      answered(name, options.signal, (signal) => {
        signal.addEventListener(
          'abort',
          () => {
            sending.abort();
          },
          { once: true },
        );
        return send();
      });
  };
}

function noAnswer(host: string, ms: number): VipbookError {
  return new VipbookError(
    diagnostic('SSH041', {
      message: `No answer came within ${String(ms / 1000)} s; what became of the script is unknown.`,
      where: { host },
    }),
  );
}
