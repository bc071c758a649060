import type { LostProbe, SimulatedLan } from './lan.ts';

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
  let next = lan.clock.now();
  let sent = 0;
  let lastAnswer = next;
  let longestGapMs = 0;
  const lost: LostProbe[] = [];
  const answers = new Map<string, { host: string; mac: string; count: number }>();

  const catchUp = (now: number): void => {
    for (; next <= now; next += every) {
      sent += 1;
      const result = lan.send(source, address, next);
      if ('lost' in result) {
        lost.push({ at: next, why: result.lost });
        continue;
      }
      longestGapMs = Math.max(longestGapMs, next - lastAnswer);
      lastAnswer = next;
      const entry = answers.get(result.by.name) ?? {
        host: result.by.name,
        mac: result.by.mac,
        count: 0,
      };
      entry.count += 1;
      answers.set(result.by.name, entry);
    }
  };
  const unwatch = lan.watch(catchUp);
  return {
    stop() {
      catchUp(lan.clock.now());
      unwatch();
      return { sent, lost, longestGapMs, answeredBy: [...answers.values()] };
    },
  };
}
