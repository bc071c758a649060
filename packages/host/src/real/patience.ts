import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Facts } from '../facts.ts';
import type { Host, HostRunOptions } from '../host.ts';
import type { Operation, OperationResult, ResultsOf } from '../operations.ts';

/** Who was silent for as long as we are patient is asked only this much longer again, until it answers. In ms. */
const oncePatientMs = 2_000;

/**
 * Hosts that count as lost (SSH041, outcome unknown) when no answer has come within `patienceMs`, whatever ssh says.
 * A host whose power or cable is gone refuses nothing: ssh itself misses it after three signs of life that were not
 * answered (45 to 60 s, ssh_config(5): ServerAliveInterval), and the claim that is renewed beside it lapses before.
 *
 * @param patienceMs - milliseconds from the asking to the whole answer; connecting and becoming another user count.
 */
export function patientHosts(
  open: (name: string) => Promise<Host>,
  patienceMs: number,
): (name: string) => Promise<Host> {
  const silent = new Set<string>();

  const answered = async <T>(
    name: string,
    signal: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const ms = silent.has(name) ? Math.min(oncePatientMs, patienceMs) : patienceMs;
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
    const asked = ask(signal === undefined ? own.signal : AbortSignal.any([own.signal, signal]));
    // Whoever is late may also fail.
    asked.catch(() => undefined);
    try {
      const answer = await Promise.race([asked, late]);
      silent.delete(name);
      return answer;
    } finally {
      clearTimeout(timer);
    }
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
      : { prepare: preparing(host, host.prepare.bind(host), answered) }),
    close: () => host.close(),
  });

  return async (name) => patient(await answered(name, undefined, () => open(name)));
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
  answered: Answered,
): NonNullable<Host['prepare']> {
  return async (operations, options = {}) => {
    // The signal of what is sent later, too.
    const sending = new AbortController();
    const send = await answered(name, options.signal, () =>
      prepare(operations, {
        ...options,
        signal:
          options.signal === undefined
            ? sending.signal
            : AbortSignal.any([sending.signal, options.signal]),
      }),
    );
    return (): Promise<readonly OperationResult[]> =>
      answered(name, options.signal, (signal) => {
        signal.addEventListener('abort', () => {
          sending.abort();
        });
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
