import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { OperationName, Operations } from '@vipbook/host';
import type { MoveFacts } from './sides.ts';
import {
  fine,
  type Action,
  type MoveStep,
  type StepResults,
  type Verdict,
  type Witness,
} from './step.ts';
import { whohas } from './operations.ts';

/** The outcome of the n-th operation of a host, if it went well. The name says which operation stands
 *  there, which the caller built itself. */
export function outcome<N extends OperationName>(
  results: StepResults,
  host: string,
  index: number,
  _name: N,
): Operations[N]['out'] | undefined {
  const result = results.get(host)?.[index];
  return result?.status === 'done' ? result.out : undefined;
}

/** Which neighbours did not acknowledge; `index` is where `arp.direct` stands. */
export function judgeAcknowledgements(
  move: MoveFacts,
  results: StepResults,
  host: string,
  index: number,
): Verdict {
  const answered = outcome(results, host, index, 'arp.direct');
  const silent = answered?.silent ?? [];
  const gateways = new Set(move.old.facts.routes.map((route) => route.gateway));
  const total = move.neighbours.length;
  return {
    errors: [],
    warnings: silent.map((address) =>
      diagnostic('VIP016', {
        message: `${gateways.has(address) ? 'the gateway ' : ''}${address} did not acknowledge that ${move.request.address} is at ${move.new.mac} now`,
        where: { host },
        severity: gateways.has(address) ? 'warning' : 'information',
        remedy: `If it is up: ip neigh flush to ${move.request.address} there (Cisco: clear arp-cache; Junos: clear arp hostname ${move.request.address}).`,
      }),
    ),
    note:
      total === 0
        ? 'announced; no neighbour known to ask'
        : `${String(total - silent.length)} of ${String(total)} neighbours acknowledged`,
  };
}

function thirdHosts(move: MoveFacts): readonly string[] {
  return [...new Set(move.request.flush)].filter(
    (host) => host !== move.old.host && host !== move.new.host,
  );
}

/** How long the wire may be silent after the cut-over, and how often it is asked. */
const silentMs = 1000;
const lookAgainMs = 100;

/** The old host asks the wire whether the new one has the address. */
export function witnessOf(move: MoveFacts): Witness {
  return {
    action: {
      host: move.old.host,
      title: `ask who has ${move.request.address}`,
      operations: [whohas(move.old, move)],
    },
    lapsedMs: move.hold.timing.lapsedMs,
    holds: (results) =>
      outcome(results, move.old.host, 0, 'arp.whohas')?.macs.includes(move.new.mac),
  };
}

/**
 * After the cut-over: on the wire only the new host answers, in the kernel it holds the address, and the
 * service answers at it from elsewhere. Looked at from both sides and from every flushed host at once.
 */
export function verifyStep(move: MoveFacts): MoveStep {
  const { address, port } = move.request;
  // A host that holds an IPv6 address cannot ask for it: the kernel asks nobody for what is its own.
  const family6 = address.includes(':');
  const oldAsks = !family6 || move.request.strategy === 'break-before-make';
  // The two hosts are asked more than third ones are; a host has one action in a step.
  const flush = thirdHosts(move);
  const fromThird: readonly Action[] = flush.map((host) => ({
    host,
    title: `ask who has ${address}`,
    operations: [
      { do: 'neighbour.query', address },
      ...(port === undefined ? [] : [{ do: 'tcp.reach' as const, address, port, timeoutMs: 2000 }]),
    ],
  }));
  return {
    phase: 'verify',
    title: `exactly ${move.new.host} answers for ${address}`,
    actions: [
      {
        host: move.new.host,
        title: `see that no other machine answers for ${address}`,
        operations: [
          { do: 'address.query', address },
          ...(family6 ? [] : [whohas(move.new, move)]),
        ],
      },
      {
        host: move.old.host,
        title: `see that ${move.new.host} answers for ${address}`,
        operations: oldAsks ? [whohas(move.old, move)] : [],
      },
      ...fromThird,
    ],
    undo: [],
    judge(results, elapsedMs) {
      const errors: Diagnostic[] = [];
      const held = outcome(results, move.new.host, 0, 'address.query');
      if (held?.found.some((found) => found.device === move.new.device) !== true) {
        errors.push(
          diagnostic('VIP017', {
            message: `${move.new.host} does not hold ${address} although it was added`,
            where: { host: move.new.host },
          }),
        );
      }
      const others = family6 ? undefined : outcome(results, move.new.host, 1, 'arp.whohas')?.macs;
      for (const mac of others ?? []) {
        errors.push(
          diagnostic('VIP030', {
            message: `${mac === move.old.mac ? `${move.old.host} (${mac})` : mac} still answers for ${address}, besides ${move.new.host}`,
            where: { host: move.new.host },
          }),
        );
      }
      const seen = oldAsks ? outcome(results, move.old.host, 0, 'arp.whohas')?.macs : undefined;
      // One frame may get lost: nobody answering is believed when it lasts.
      if (seen?.length === 0 && errors.length === 0 && elapsedMs < silentMs)
        return { ...fine, note: 'nobody answers yet', againAfterMs: lookAgainMs };
      if (seen !== undefined && !seen.includes(move.new.mac)) {
        errors.push(
          diagnostic('VIP030', {
            message: `${move.old.host} does not see ${move.new.host} (${move.new.mac}) answer for ${address}${seen.length === 0 ? '' : `, but ${seen.join(', ')}`}`,
            where: { host: move.old.host },
          }),
        );
      }
      const warnings = flush.flatMap((host) => judgeThird(move, results, host, errors));
      const note = oldAsks
        ? `one MAC answers: ${move.new.mac} (${move.new.host})`
        : `${move.new.host} holds it; both hosts do, so neither can ask the wire`;
      return { errors, warnings, note };
    },
  };
}

function judgeThird(
  move: MoveFacts,
  results: StepResults,
  host: string,
  errors: Diagnostic[],
): readonly Diagnostic[] {
  const { address, port } = move.request;
  const entries = outcome(results, host, 0, 'neighbour.query')?.found ?? [];
  if (port !== undefined && outcome(results, host, 1, 'tcp.reach')?.reached === false) {
    errors.push(
      diagnostic('VIP031', {
        message: `port ${String(port)} does not answer at ${address}, seen from ${host}`,
        where: { host },
      }),
    );
  }
  return entries
    .filter((entry) => entry.mac !== undefined && entry.mac !== move.new.mac)
    .map((entry) =>
      entry.state === 'PERMANENT'
        ? diagnostic('VIP015', {
            message: `${host} has a permanent neighbour entry ${address} lladdr ${entry.mac ?? ''}`,
            where: { host },
            remedy: `ip neigh replace ${address} lladdr ${move.new.mac} dev ${entry.device} (on ${host})`,
          })
        : diagnostic('VIP015', {
            message: `${host} still has ${address} at ${entry.mac ?? ''} in its neighbour table`,
            where: { host },
            remedy: `ip neigh flush to ${address} (on ${host})`,
          }),
    );
}
