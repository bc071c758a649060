import { randomBytes } from 'node:crypto';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Become, Connection, Shell } from '@vipbook/transport';
import type { Facts } from '../facts.ts';
import type { Host, HostRunOptions } from '../host.ts';
import type { Operation, OperationResult, ResultsOf } from '../operations.ts';
import { renderBatch } from './batch.ts';
import { readBatch } from './read-batch.ts';
import { guard } from './guard.ts';
import { factsScript } from './facts-script.ts';
import { readFacts } from './facts-read.ts';
import { toBytes } from './script.ts';

/** Not to be guessed by anything that a host prints. */
function newMark(): string {
  return `vipbook-${randomBytes(9).toString('hex')}`;
}

/**
 * A host behind a connection; its shell (as `become`, if given) is opened at first use. With a function the
 * connection is asked for each time, so that a host whose connection was lost is reached over a new one: the
 * undo of a move depends on it. Such a function keeps the connection while it is alive.
 */
export function openHost(
  name: string,
  reachable: Connection | (() => Promise<Connection>),
  become?: Become,
): Host {
  let closed = false;
  let last: Connection | undefined;
  const connect = async (): Promise<Connection> => {
    if (closed) {
      throw new VipbookError(
        diagnostic('SSH045', {
          message: 'The script was not sent: the connection is closed.',
          where: { host: name },
        }),
      );
    }
    last = typeof reachable === 'function' ? await reachable() : reachable;
    return last;
  };
  // Connections pool their shells, and put a new one in the place of a dead one.
  const shell = async (): Promise<Shell> => (await connect()).shell(become);

  let arping: Facts['arping'] | undefined;

  const prepare = async (
    operations: readonly Operation[],
    { signal, keepGoing, fences }: HostRunOptions,
  ): Promise<() => Promise<readonly OperationResult[]>> => {
    if (
      arping === undefined &&
      operations.some((operation) => /^(?:arp\.|guard\.arm)/.test(operation.do))
    ) {
      await host.facts(signal === undefined ? {} : { signal });
    }
    const mark = newMark();
    const script = renderBatch(operations, mark, {
      arping: arping ?? 'none',
      ...(keepGoing === undefined ? {} : { keepGoing }),
      ...(fences === undefined ? {} : { fences }),
    });
    return async () => {
      const completed = await (
        await shell()
      ).run(script, {
        // Whatever could end or change the shell has a subshell of its own in the batch.
        inline: true,
        ...(signal === undefined ? {} : { signal }),
      });
      const results = readBatch(operations, completed, mark, name, fences);
      // Operations may be left out only after one that failed; else the shell itself broke off.
      const cut = results.findIndex((result) => result.status === 'skipped');
      if (cut >= 0 && results[cut - 1]?.status !== 'failed') {
        throw new VipbookError(
          diagnostic('HST009', {
            message: `the shell of ${name} broke off at ${operations[cut]?.do ?? '?'} (status ${String(completed.status)}): ${completed.stderr.toString('utf8').trim()}`,
            where: { host: name },
          }),
        );
      }
      return results;
    };
  };

  const host: Host = {
    name,

    async facts(options = {}): Promise<Facts> {
      const mark = newMark();
      const completed = await (
        await shell()
      ).run(toBytes(factsScript(mark)), {
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      });
      const facts = readFacts(name, completed.stdout, mark);
      arping = facts.arping;
      return facts;
    },

    async run<const O extends readonly Operation[]>(
      operations: O,
      options: HostRunOptions = {},
    ): Promise<ResultsOf<O>> {
      if (operations.length === 0) return [] as unknown as ResultsOf<O>;
      // Before anything is sent, also before facts are asked for.
      operations.forEach(guard);
      const reached = await tryReach(connect, operations);
      if (reached !== undefined) return reached as unknown as ResultsOf<O>;
      return (await (
        await prepare(operations, options)
      )()) as unknown as ResultsOf<O>;
    },

    prepare(operations, options = {}) {
      operations.forEach(guard);
      return prepare(operations, options);
    },

    async close(): Promise<void> {
      closed = true;
      await (typeof reachable === 'function' ? last : reachable)?.close();
    },
  };
  return host;
}

/**
 * A lone tcp.reach goes through the connection itself (for ssh a direct-tcpip channel: the host's sshd
 * makes the connection), which needs no program on the host. Forbidden there: undefined, ask a shell.
 */
async function tryReach(
  connect: () => Promise<Connection>,
  operations: readonly Operation[],
): Promise<readonly OperationResult[] | undefined> {
  const [only] = operations;
  if (operations.length !== 1 || only?.do !== 'tcp.reach') return undefined;
  const connection = await connect();
  const reached = await connection.reach(only.address, only.port, only.timeoutMs);
  if (reached === 'forbidden') return undefined;
  return [{ status: 'done', out: { reached: reached === 'open', detail: reached } }];
}
