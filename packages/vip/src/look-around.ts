import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { remedyFor } from './neighbours/remedies.ts';
import { bothAnswer, type MoveFacts } from './sides.ts';
import type { Verdict } from './step.ts';

/** A neighbour that heard the announcement has no reason to send to the old host: the repeats are over by then. */
const patienceMs = 2500;
const lookAgainMs = 250;
/** How long a packet of the third host may be under way. */
const packetMs = 500;

/** What was seen beside the two hosts' own answers. */
export interface SeenAround {
  /** MACs that sent to the old host themselves in the last half second. */
  readonly senders: readonly string[];
  /** Packets that came to the new host since it was asked first, and that it sent; undefined: not counted. */
  readonly received: number | undefined;
  readonly sent: number | undefined;
  /** MACs that answered the third host; undefined: none was asked. */
  readonly third: readonly string[] | undefined;
  readonly reached: boolean | undefined;
}

/**
 * Once the two hosts agree: what a third one sees, and where the packets go. Whoever still sends to the old host
 * itself is named, and waited for while the announcement is repeated: until the old host lets go, it serves them.
 * Nothing of this can be asked of every move, so what cannot be told only leaves a finding out.
 */
export function judgeAround(move: MoveFacts, seen: SeenAround, elapsedMs: number): Verdict {
  const { old, new: next, request } = move;
  const { senders, received } = seen;
  const errors = judgeThird(move, seen.third ?? []);
  if (errors.length > 0) return { errors, warnings: [] };
  if (senders.length > 0 && elapsedMs < patienceMs) {
    return {
      errors,
      warnings: [],
      note: `${senders.join(' and ')} still send${senders.length === 1 ? 's' : ''} to ${old.host}`,
      againAfterMs: lookAgainMs,
    };
  }
  const silent = seen.reached === false;
  if (silent && move.request.third?.reached === true) {
    // One lost SYN is no silent service: it was asked for a second, and is asked again.
    if (elapsedMs >= patienceMs) {
      // Who still sends elsewhere is often the reason.
      const warnings = senders.map((mac) => stubborn(move, mac));
      return { errors: [silentPort(move, 'error')], warnings };
    }
    const note = `port ${String(move.request.port)} does not answer yet`;
    return { errors, warnings: [], note, againAfterMs: 100 };
  }
  const nothing = received === 0 && senders.length === 0 && seen.third !== undefined;
  // The third host's packet may come after the counters were read: they go on counting.
  if (nothing && elapsedMs < packetMs) return { errors, warnings: [], againAfterMs: 100 };
  const warnings = senders.map((mac) => stubborn(move, mac));
  if (silent) warnings.push(silentPort(move, 'warning'));
  if (nothing) warnings.push(untold(move));
  const notes = [
    ...(seen.third?.includes(next.mac) === true
      ? [`${request.third?.host ?? ''} sees it, too`]
      : []),
    ...(received === undefined ? [] : [cameTo(next.host, received, seen.sent ?? 0)]),
  ];
  return { errors, warnings, ...(notes.length === 0 ? {} : { note: notes.join('; ') }) };
}

/** An error where it answered this very host before the move; else something between the two may forbid it. */
function silentPort({ request }: MoveFacts, severity: 'error' | 'warning'): Diagnostic {
  const host = request.third?.host ?? '';
  const before = severity === 'error' ? ', whom it answered before' : '';
  return diagnostic('VIP031', {
    message: `port ${String(request.port)} does not answer at ${request.address}, seen from ${host}${before}`,
    where: { host },
    severity,
  });
}

function judgeThird(move: MoveFacts, macs: readonly string[]): readonly Diagnostic[] {
  const { old, new: next, request } = move;
  const host = request.third?.host ?? '';
  const others = macs.filter((mac) => mac !== next.mac && !(bothAnswer(move) && mac === old.mac));
  if (others.length === 0) return [];
  const names = others.map((mac) => (mac === old.mac ? `${old.host} (${mac})` : mac)).join(' and ');
  return [
    diagnostic('VIP030', {
      message: macs.includes(next.mac)
        ? `${names} answers ${host} for ${request.address}, besides ${next.host}`
        : `${names} answers ${host} for ${request.address}, and not ${next.host} (${next.mac})`,
      where: { host },
    }),
  ];
}

function stubborn(move: MoveFacts, mac: string): Diagnostic {
  const { old, request } = move;
  const address = [move.old, move.new]
    .flatMap(({ facts }) => facts.neighbours)
    .find((entry) => entry.mac === mac)?.address;
  return diagnostic('VIP056', {
    message: `${address === undefined ? mac : `${address} (${mac})`} still sends packets for ${request.address} to ${old.host}, ${String(patienceMs / 1000)} s after the announcement`,
    where: { host: old.host },
    remedy: remedyFor(move, { mac, ...(address === undefined ? {} : { address }) }),
  });
}

/** A service may answer nobody (syslog), so that none sent is no finding; but a reader wants to see it. */
function cameTo(host: string, packets: number, sent: number): string {
  if (packets === 0) return 'no packet came meanwhile';
  return `${String(packets)} packet${packets === 1 ? '' : 's'} came to ${host}, and it sent ${String(sent)}`;
}

function untold({ new: next, old, request }: MoveFacts): Diagnostic {
  const host = request.third?.host ?? '';
  return diagnostic('VIP057', {
    message: `${host} sent a packet to ${request.address}, and it came neither to ${next.host} nor to ${old.host}`,
    where: { host },
  });
}
