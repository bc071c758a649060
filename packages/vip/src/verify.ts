import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Operation, OperationName, Operations } from '@vipbook/host';
import { listed } from './listed.ts';
import { judgeAround } from './look-around.ts';
import { asksForItsOwn } from './view.ts';
import { bothAnswer, type MoveFacts } from './sides.ts';
import { fine, type Action, type MoveStep, type StepResults, type Verdict } from './step.ts';
import { remedyFor } from './neighbours/remedies.ts';
import { renew, traffic, whohas, whohasMs } from './operations.ts';

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
        remedy: `If it is up and does not follow: ${remedyFor(move, { address })}`,
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

/** Another machine does, besides the new host. */
export function stillAnswers({ old, new: next, request }: MoveFacts, mac: string): Diagnostic {
  return diagnostic('VIP030', {
    message: `${mac === old.mac ? `${old.host} (${mac})` : mac} still answers for ${request.address}, besides ${next.host}`,
    where: { host: next.host },
  });
}

/** How long the wire may be silent after the cut-over, and how often it is asked. */
const silentMs = 1500;
const lookAgainMs = 100;
/** How long one question waits for the new host: a slow segment, or an old host that is busy. */
const patienceMs = 500;

/** A packet of its own, so that there is one to count. */
function packet(
  address: string,
  reach: (timeoutMs: number) => readonly Operation[],
): readonly Operation[] {
  const reached = reach(1000);
  return reached.length > 0 ? reached : [{ do: 'icmp.ping', address, count: 1, timeoutMs: 1000 }];
}

interface Verification {
  /** Both hosts have begun to count before; else they count while the wire is listened to. */
  readonly counted?: boolean;
  /** What the new host does before it looks. */
  readonly first?: readonly Operation[];
}

/**
 * What each host is asked after the cut-over; a host has one action in a step.
 */
function questions(
  move: MoveFacts,
  { counted = false, first = [] }: Verification,
): readonly Action[] {
  const { address, port, third, strategy } = move.request;
  const { old, new: next } = move;
  const oldAsks = asksForItsOwn(old.facts, address) || strategy === 'break-before-make';
  const [onOld, onNew] = [traffic(old, move), traffic(next, move)];
  const [firstOnOld, firstOnNew] = counted ? [[], []] : [onOld, onNew];
  const reach = (timeoutMs: number): readonly Operation[] =>
    port === undefined ? [] : [{ do: 'tcp.reach', address, port, timeoutMs }];
  const wire: readonly Operation[] =
    third === undefined
      ? []
      : [{ do: 'arp.whohas', device: third.device, address, timeoutMs: whohasMs, patienceMs }];
  const flush = thirdHosts(move);
  return [
    {
      host: next.host,
      title: `see that no other machine answers for ${address}`,
      operations: [
        ...first,
        // What came before may have waited for a host that is silent, or this for neighbours that are.
        renew(move),
        { do: 'address.query', address },
        ...firstOnNew,
        ...(asksForItsOwn(next.facts, address) ? [whohas(next, move)] : []),
        ...onNew,
      ],
    },
    {
      host: old.host,
      title: `see that ${next.host} answers for ${address}`,
      operations: [...firstOnOld, ...(oldAsks ? [whohas(old, move, patienceMs)] : []), ...onOld],
    },
    ...flush.map((host) => ({
      host,
      title: `ask who has ${address}`,
      operations: [
        { do: 'neighbour.query' as const, address },
        // Within what a host is given that was silent once (`patientHosts`).
        ...reach(1000),
        ...(third?.host === host ? wire : []),
      ],
    })),
    // Nobody asked for this one: it is there, so it is asked.
    ...(third === undefined || flush.includes(third.host)
      ? []
      : [
          {
            host: third.host,
            title: `ask who has ${address}, as a third`,
            // Where the hosts count already, its packet comes to one of them before they have asked the wire.
            operations: counted
              ? [...packet(address, reach), ...wire]
              : [...wire, ...packet(address, reach)],
            optional: true,
          },
        ]),
  ];
}

/**
 * After the cut-over: on the wire only the new host answers, in the kernel it holds the address, and the
 * service answers at it from elsewhere. Looked at from both sides, from every flushed host and from a third one
 * at once.
 */
export function verifyStep(move: MoveFacts, how: Verification = {}): MoveStep {
  const { address, third } = move.request;
  const actions = questions(move, how);
  const mayAnswer = (mac: string): boolean => bothAnswer(move) && mac === move.old.mac;
  return {
    phase: 'verify',
    title: bothAnswer(move)
      ? `${move.new.host} answers for ${address}, and nobody else but ${move.old.host}`
      : `only ${move.new.host} answers for ${address}`,
    actions,
    undo: [],
    // The old host has let go, or is silent: whatever becomes of it, the new one serves. Who has no cache any more, because
    // it is off, cannot have an old entry in it.
    without: [move.old.host, ...thirdHosts(move)],
    judge(results, elapsedMs) {
      const tell = <N extends OperationName>(
        host: string,
        name: N,
      ): Operations[N]['out'] | undefined => {
        const operations = actions.find((action) => action.host === host)?.operations ?? [];
        const index = operations.findLastIndex((operation) => operation.do === name);
        return index < 0 ? undefined : outcome(results, host, index, name);
      };
      const errors: Diagnostic[] = [];
      const held = tell(move.new.host, 'address.query');
      if (held?.found.some((found) => found.device === move.new.device) !== true) {
        errors.push(
          diagnostic('VIP017', {
            message: `${move.new.host} does not hold ${address} although it was added`,
            where: { host: move.new.host },
          }),
        );
      }
      for (const mac of tell(move.new.host, 'arp.whohas')?.macs ?? [])
        if (!mayAnswer(mac)) errors.push(stillAnswers(move, mac));
      const seen = tell(move.old.host, 'arp.whohas')?.macs;
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
      const warnings = [
        ...thirdHosts(move).flatMap((host) => judgeThird(move, results, host, errors)),
        ...untried(move, results),
      ];
      const note =
        seen === undefined
          ? `${move.new.host} holds it; ${results.has(move.old.host) ? 'both hosts do, so neither can ask the wire' : `${move.old.host} is not there to ask the wire`}`
          : bothAnswer(move)
            ? `${move.new.mac} (${move.new.host}) answers, and ${move.old.host} until it lets go`
            : `one MAC answers: ${move.new.mac} (${move.new.host})`;
      if (errors.length > 0) return { errors, warnings, note };
      const around = judgeAround(
        move,
        {
          senders: tell(move.old.host, 'traffic.read')?.senders ?? [],
          received: tell(move.new.host, 'traffic.read')?.received.packets,
          sent: tell(move.new.host, 'traffic.read')?.sent.packets,
          third: third === undefined ? undefined : tell(third.host, 'arp.whohas')?.macs,
          reached: third === undefined ? undefined : tell(third.host, 'tcp.reach')?.reached,
        },
        elapsedMs,
      );
      return {
        ...around,
        warnings: around.againAfterMs === undefined ? [...warnings, ...around.warnings] : [],
        note: around.note === undefined ? note : `${note}; ${around.note}`,
      };
    },
  };
}

/** The hosts that were to try the port are all gone: then nobody has. */
function untried(move: MoveFacts, results: StepResults): readonly Diagnostic[] {
  const { address, port, third } = move.request;
  const askers = [...thirdHosts(move), ...(third === undefined ? [] : [third.host])];
  if (port === undefined || askers.length === 0 || askers.some((host) => results.has(host)))
    return [];
  return [
    diagnostic('VIP031', {
      severity: 'warning',
      message: `port ${String(port)} at ${address} was tried by nobody: ${listed(askers)} did not answer`,
      where: { host: move.new.host },
    }),
  ];
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
  return (
    entries
      .filter((entry) => entry.mac !== undefined && entry.mac !== move.new.mac)
      // It hears the new host again as soon as the old one has let go.
      .filter(
        ({ mac, state }) => state === 'PERMANENT' || !bothAnswer(move) || mac !== move.old.mac,
      )
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
      )
  );
}
