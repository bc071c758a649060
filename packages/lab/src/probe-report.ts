import type { AttemptRecord, ConnectionRecord, ProbeRecord, StreamRecord } from './agents/probe.ts';

/** All times are milliseconds, those called `…AtMs`, `fromMs` and `toMs` after the probe's start. */
export interface ProbeReport {
  readonly address: string;
  /** Host of the lab that it was sent from. */
  readonly from: string;
  readonly startedAt: string;
  readonly durationMs: number;
  /** The longest time in which the prober itself could not run: nothing shorter is seen reliably. */
  readonly longestStallMs: number;
  readonly icmp?: StreamReport;
  readonly udp?: StreamReport;
  readonly connections?: ConnectionsReport;
  readonly attempts?: AttemptsReport;
  /** What the sender's neighbour table said of the address, in order. */
  readonly neighbours: readonly NeighbourSegment[];
}

/** Requests at a fixed rate. Lost: without an answer within the time allowed (a second). */
export interface StreamReport {
  readonly sent: number;
  readonly answered: number;
  readonly lost: number;
  /** How many of the lost were lost by a cable that was told to lose (`netem`); only where one did. */
  readonly lostInCables?: number;
  /** Longest run of lost requests, from the sending of the first to that of the next answered one. 0: none. */
  readonly longestGapMs: number;
  /** The slowest answer that came. */
  readonly slowestMs: number;
  /** Runs of lost requests. */
  readonly gaps: readonly Gap[];
  /** Who answered the requests sent from when to when; only where answers tell. */
  readonly answeredBy?: readonly AnswerSegment[];
}

export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
  readonly lost: number;
}

export interface AnswerSegment {
  readonly host: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly answers: number;
}

export interface NeighbourSegment {
  readonly atMs: number;
  /** undefined: not resolved. */
  readonly mac?: string;
  /** Host of the lab with that MAC. */
  readonly host?: string;
  readonly state: string;
}

/** Connections that were open all the time and carried a message every few milliseconds. */
export interface ConnectionsReport {
  readonly open: number;
  readonly kept: number;
  readonly broken: number;
  readonly messages: number;
  /** The longest time between a message and its echo, over all connections. */
  readonly longestPauseMs: number;
  readonly breaks: readonly { readonly atMs: number; readonly why: string }[];
}

/** Connections opened one after another; ok once the greeting is there. */
export interface AttemptsReport {
  readonly made: number;
  readonly ok: number;
  readonly refused: number;
  readonly timedOut: number;
  /** Reset or closed before the greeting, no route, … */
  readonly failed: number;
  readonly slowestMs: number;
  readonly answeredBy: readonly AnswerSegment[];
}

export function decodeDoubles(text: string): Float64Array {
  const bytes = Buffer.from(text, 'base64');
  return new Float64Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Join answers, in the order of asking, into stretches of one host each. */
export function segments(
  answers: Iterable<{ readonly atMs: number; readonly host: string }>,
): AnswerSegment[] {
  const list: { host: string; fromMs: number; toMs: number; answers: number }[] = [];
  for (const { atMs, host } of answers) {
    const last = list.at(-1);
    if (last?.host === host) {
      last.toMs = round(atMs);
      last.answers += 1;
    } else {
      list.push({ host, fromMs: round(atMs), toMs: round(atMs), answers: 1 });
    }
  }
  return list;
}

/**
 * @param sent - when each request was sent, ascending
 * @param answered - when its answer came, or -1
 * @param endMs - when sending stopped; a gap that is open then ends there
 * @param lostInCables - numbers of the requests of which a bad cable lost the request or the answer
 */
export function summariseStream(
  sent: Float64Array,
  answered: Float64Array,
  endMs: number,
  lostInCables: ReadonlySet<number> = new Set(),
): StreamReport {
  const gaps: Gap[] = [];
  let slowestMs = 0;
  let lost = 0;
  let toCables = 0;
  let runStart = -1;
  const close = (end: number, toMs: number): void => {
    if (runStart < 0) return;
    gaps.push({ fromMs: round(sent[runStart] ?? 0), toMs: round(toMs), lost: end - runStart });
    runStart = -1;
  };
  for (let index = 0; index < sent.length; index += 1) {
    const sentAt = sent[index] ?? 0;
    const answeredAt = answered[index] ?? -1;
    if (answeredAt === -1) {
      lost += 1;
      if (lostInCables.has(index)) toCables += 1;
      if (runStart < 0) runStart = index;
    } else {
      close(index, sentAt);
      slowestMs = Math.max(slowestMs, answeredAt - sentAt);
    }
  }
  close(sent.length, endMs);
  return {
    sent: sent.length,
    answered: sent.length - lost,
    lost,
    ...(lostInCables.size === 0 ? {} : { lostInCables: toCables }),
    longestGapMs: round(Math.max(0, ...gaps.map((gap) => gap.toMs - gap.fromMs))),
    slowestMs: round(slowestMs),
    gaps,
  };
}

function streamReport(
  record: StreamRecord,
  endMs: number,
  lostInCables?: ReadonlySet<number>,
): StreamReport {
  const sent = decodeDoubles(record.sent);
  const report = summariseStream(sent, decodeDoubles(record.answered), endMs, lostInCables);
  if (record.by === undefined) return report;
  const by = decodeDoubles(record.by);
  const answers: { atMs: number; host: string }[] = [];
  sent.forEach((atMs, index) => {
    const host = record.names?.[by[index] ?? -1];
    if (host !== undefined) answers.push({ atMs, host });
  });
  return { ...report, answeredBy: segments(answers) };
}

export function summariseConnections(
  records: readonly ConnectionRecord[],
  timeoutMs: number,
  endMs: number,
): ConnectionsReport {
  const breaks = records.flatMap((record) => {
    if (record.brokenAtMs !== undefined) {
      return [{ atMs: round(record.brokenAtMs), why: record.why ?? 'closed' }];
    }
    if (record.peer === '') return [{ atMs: 0, why: 'never opened' }];
    if (record.silentMs > timeoutMs) return [{ atMs: round(endMs), why: 'silent' }];
    return [];
  });
  return {
    open: records.length,
    kept: records.length - breaks.length,
    broken: breaks.length,
    messages: records.reduce((sum, record) => sum + record.messages, 0),
    longestPauseMs: round(
      Math.max(
        0,
        ...records.map((record) =>
          // What a broken connection waits for will not come: that is a break, not a pause.
          record.brokenAtMs === undefined
            ? Math.max(record.longestPauseMs, record.silentMs)
            : record.longestPauseMs,
        ),
      ),
    ),
    breaks: breaks.sort((a, b) => a.atMs - b.atMs),
  };
}

export function summariseAttempts(records: readonly AttemptRecord[]): AttemptsReport {
  const inOrder = [...records].sort((a, b) => a.atMs - b.atMs);
  const count = (result: string): number => records.filter((one) => one.result === result).length;
  const ok = inOrder.filter((one) => one.result === 'ok');
  const refused = count('refused');
  const timedOut = count('timeout');
  return {
    made: records.length,
    ok: ok.length,
    refused,
    timedOut,
    failed: records.length - ok.length - refused - timedOut,
    slowestMs: round(Math.max(0, ...ok.map((one) => one.tookMs))),
    answeredBy: segments(ok.map((one) => ({ atMs: one.atMs, host: one.peer ?? '?' }))),
  };
}

/** From what the agent saw to what is reported. */
export function report(
  record: ProbeRecord,
  about: {
    readonly address: string;
    readonly from: string;
    readonly timeoutMs: number;
    readonly neighbours: readonly NeighbourSegment[];
    readonly attempted: boolean;
    /** Numbers of echoes that bad cables lost. */
    readonly lostInCables: ReadonlySet<number>;
  },
): ProbeReport {
  const endMs = record.durationMs;
  const { icmp, udp, connections, attempts } = record;
  return {
    address: about.address,
    from: about.from,
    startedAt: new Date(record.startedAt).toISOString(),
    durationMs: round(endMs),
    longestStallMs: round(record.longestStallMs),
    ...(icmp === undefined ? {} : { icmp: streamReport(icmp, endMs, about.lostInCables) }),
    ...(udp === undefined ? {} : { udp: streamReport(udp, endMs) }),
    ...(connections.length === 0
      ? {}
      : { connections: summariseConnections(connections, about.timeoutMs, endMs) }),
    ...(about.attempted ? { attempts: summariseAttempts(attempts) } : {}),
    neighbours: about.neighbours,
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 3 : 1)} s`;
}

function who(list: readonly AnswerSegment[] | undefined): string {
  if (list === undefined || list.length === 0) return '';
  const shown = list
    .slice(0, 4)
    .map(({ host, fromMs }, index) => (index === 0 ? host : `${host} from ${seconds(fromMs)}`));
  const more = list.length > 4 ? `, and ${String(list.length - 4)} more changes` : '';
  return `; answered by ${shown.join(', then ')}${more}`;
}

function streamText(name: string, stream: StreamReport): string {
  const cables =
    stream.lostInCables === undefined
      ? ''
      : ` (${String(stream.lostInCables)} of them by cables with loss)`;
  const gap = stream.lost === 0 ? '' : `${cables}, longest gap ${String(stream.longestGapMs)} ms`;
  const slowest = `slowest ${String(stream.slowestMs)} ms`;
  return `${name} ${String(stream.sent)} sent, ${String(stream.lost)} lost${gap}, ${slowest}${who(stream.answeredBy)}`;
}

/** A few lines for people; what was not asked for has no line. */
export function reportText(probe: ProbeReport): string {
  const lines = [`${probe.address} from ${probe.from} for ${seconds(probe.durationMs)}`];
  if (probe.icmp !== undefined) lines.push(streamText('icmp ', probe.icmp));
  if (probe.udp !== undefined) lines.push(streamText('udp  ', probe.udp));
  if (probe.connections !== undefined) {
    const { open, broken, longestPauseMs, breaks } = probe.connections;
    const why = breaks[0] === undefined ? '' : ` (${breaks[0].why} at ${seconds(breaks[0].atMs)})`;
    lines.push(
      `tcp   ${String(open)} open connections, ${String(broken)} broken${why}, longest pause ${String(longestPauseMs)} ms`,
    );
  }
  if (probe.attempts !== undefined) {
    const { made, refused, timedOut, failed, slowestMs, answeredBy } = probe.attempts;
    lines.push(
      `new   ${String(made)} connections made, ${String(refused)} refused, ${String(timedOut)} timed out, ${String(failed)} failed, slowest ${String(slowestMs)} ms${who(answeredBy)}`,
    );
  }
  const macs = probe.neighbours.filter(
    (one, index, all) => one.mac !== undefined && one.mac !== all[index - 1]?.mac,
  );
  if (macs.length > 0) {
    const shown = macs.map(({ mac, host, atMs }, index) => {
      const owner = host === undefined ? (mac ?? '') : `${mac ?? ''} (${host})`;
      return index === 0 ? owner : `${owner} from ${seconds(atMs)}`;
    });
    lines.push(`arp   ${shown.join(', then ')}`);
  }
  if (probe.longestStallMs > 50) {
    lines.push(`note  the prober itself stood still for up to ${String(probe.longestStallMs)} ms`);
  }
  return `${lines.join('\n')}\n`;
}
