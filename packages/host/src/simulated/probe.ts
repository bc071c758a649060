import type { LostProbe, SimulatedLan } from './lan.ts';
import { ownAddressOf } from './machine.ts';
import { sendPacket } from './packets.ts';

export interface SimulatedProbeReport {
  readonly sent: number;
  readonly lost: readonly LostProbe[];
  /** Longest time without an answer, in milliseconds. */
  readonly longestGapMs: number;
  /** Who answered, in order of first answer. */
  readonly answeredBy: readonly {
    readonly host: string;
    readonly mac: string;
    readonly count: number;
  }[];
}

/** An answer that comes later than this is none. */
const patienceMs = 1000;

/** Probes at a fixed rate, each judged by the state of the LAN at its own moment. */
export function probeSimulated(
  lan: SimulatedLan,
  from: string,
  address: string,
  ratePerSecond: number,
): { stop(): SimulatedProbeReport } {
  const source = lan.machines.get(from);
  if (source === undefined) throw new RangeError(`no machine ${from} on this LAN`);
  const every = 1000 / ratePerSecond;
  const open = new Set<number>();
  const lost: LostProbe[] = [];
  const answers = new Map<string, { host: string; mac: string; count: number }>();
  let sent = 0;
  let lastAnswer = lan.clock.now();
  let longestGapMs = 0;
  let stopped = false;

  const probe = (sentAt: number): void => {
    if (stopped) return;
    sent += 1;
    open.add(sentAt);
    sendPacket(
      lan,
      {
        from: source,
        source: ownAddressOf(source),
        address,
        done(end, now) {
          if (!open.delete(sentAt)) return;
          if ('lost' in end || now - sentAt > patienceMs) {
            lost.push({ at: sentAt, why: 'lost' in end ? end.lost : 'answered too late' });
            return;
          }
          longestGapMs = Math.max(longestGapMs, sentAt - lastAnswer);
          lastAnswer = Math.max(lastAnswer, sentAt);
          const { name: host, mac } = end.by;
          const entry = answers.get(host) ?? { host, mac, count: 0 };
          entry.count += 1;
          answers.set(host, entry);
        },
      },
      sentAt,
    );
    lan.schedule(sentAt + every, probe);
  };
  lan.advance(lan.clock.now());
  probe(lan.clock.now());
  return {
    stop() {
      lan.advance(lan.clock.now());
      stopped = true;
      for (const at of open) lost.push({ at, why: 'not answered yet' });
      lost.sort((a, b) => a.at - b.at);
      return { sent, lost, longestGapMs, answeredBy: [...answers.values()] };
    },
  };
}
