import assert from 'node:assert/strict';
import { parseNeighbour } from '../src/probe.ts';
import {
  decodeDoubles,
  report,
  reportText,
  segments,
  summariseAttempts,
  summariseConnections,
  summariseStream,
} from '../src/probe-report.ts';

const encode = (values: readonly number[]): string =>
  Buffer.from(Float64Array.from(values).buffer).toString('base64');

/** One request a millisecond; those in `lost` stay without answer, the others take half a millisecond. */
function stream(count: number, lost: ReadonlySet<number>) {
  const sent = Float64Array.from({ length: count }, (_, index) => index);
  return { sent, answered: sent.map((at, index) => (lost.has(index) ? -1 : at + 0.5)) };
}

describe('arithmetic of the prober', () => {
  it('reports nothing lost when all came', () => {
    const { sent, answered } = stream(1000, new Set());
    const found = summariseStream(sent, answered, 1000);
    assert.deepEqual(found, {
      sent: 1000,
      answered: 1000,
      lost: 0,
      longestGapMs: 0,
      slowestMs: 0.5,
      gaps: [],
    });
  });

  it('measures each run of lost requests to the next that was answered', () => {
    const lost = new Set([10, ...Array.from({ length: 100 }, (_, index) => 200 + index)]);
    const { sent, answered } = stream(1000, lost);
    const found = summariseStream(sent, answered, 1000);
    assert.equal(found.lost, 101);
    assert.equal(found.longestGapMs, 100);
    assert.deepEqual(found.gaps, [
      { fromMs: 10, toMs: 11, lost: 1 },
      { fromMs: 200, toMs: 300, lost: 100 },
    ]);
  });

  it('tells what cables lost from what was lost beyond', () => {
    const { sent, answered } = stream(100, new Set([50, 51, 52]));
    // 99 was answered all the same: a copy of it was lost on its way to somebody else.
    const found = summariseStream(sent, answered, 100, new Set([50, 52, 99]));
    assert.deepEqual([found.lost, found.lostInCables], [3, 2]);
    assert.equal(summariseStream(sent, answered, 100).lostInCables, undefined);
  });

  it('closes a gap that is open at the end there', () => {
    const { sent, answered } = stream(100, new Set([98, 99]));
    assert.deepEqual(summariseStream(sent, answered, 105).gaps, [
      { fromMs: 98, toMs: 105, lost: 2 },
    ]);
  });

  it('takes neither reordered answers nor a stall for losses', () => {
    // Nothing was sent for 400 ms, and the answers came in the wrong order.
    const sent = Float64Array.from([0, 1, 401, 402]);
    const answered = Float64Array.from([401.5, 401.2, 401.4, 402.1]);
    const found = summariseStream(sent, answered, 403);
    assert.equal(found.lost, 0);
    assert.equal(found.longestGapMs, 0);
    assert.equal(found.slowestMs, 401.5);
  });

  it('survives an empty stream', () => {
    const nothing = new Float64Array(0);
    assert.equal(summariseStream(nothing, nothing, 0).sent, 0);
  });

  it('joins answers into stretches', () => {
    const answers = ['a', 'a', 'b', 'a'].map((host, atMs) => ({ host, atMs }));
    assert.deepEqual(segments(answers), [
      { host: 'a', fromMs: 0, toMs: 1, answers: 2 },
      { host: 'b', fromMs: 2, toMs: 2, answers: 1 },
      { host: 'a', fromMs: 3, toMs: 3, answers: 1 },
    ]);
  });

  it('decodes what was encoded, at any offset of the pool', () => {
    for (const values of [[], [1], [1.5, -1, 2 ** 40]]) {
      assert.deepEqual([...decodeDoubles(encode(values))], values);
    }
  });

  it('counts a connection as broken when it was reset, never opened or silent', () => {
    const kept = { peer: 'old', messages: 10, longestPauseMs: 3, silentMs: 1 };
    const found = summariseConnections(
      [
        kept,
        { ...kept, longestPauseMs: 7 },
        { ...kept, silentMs: 1500 },
        { ...kept, peer: '', messages: 0 },
        { ...kept, brokenAtMs: 400, why: 'ECONNRESET', silentMs: 9000 },
      ],
      1000,
      5000,
    );
    assert.equal(found.open, 5);
    assert.equal(found.kept, 2);
    assert.equal(found.broken, 3);
    assert.equal(found.longestPauseMs, 1500);
    assert.deepEqual(
      found.breaks.map(({ why }) => why),
      ['never opened', 'ECONNRESET', 'silent'],
    );
  });

  it('sorts attempts by result', () => {
    const found = summariseAttempts([
      { atMs: 20, result: 'ok', tookMs: 2, peer: 'new' },
      { atMs: 0, result: 'ok', tookMs: 5, peer: 'old' },
      { atMs: 10, result: 'refused', tookMs: 1 },
      { atMs: 12, result: 'timeout', tookMs: 1000 },
      { atMs: 14, result: 'ECONNRESET', tookMs: 1 },
    ]);
    assert.deepEqual(
      { ...found, answeredBy: found.answeredBy.map(({ host }) => host) },
      {
        made: 5,
        ok: 2,
        refused: 1,
        timedOut: 1,
        failed: 1,
        slowestMs: 5,
        answeredBy: ['old', 'new'],
      },
    );
  });

  it('reads lines of ip monitor neigh', () => {
    const mac = '02:00:c0:a8:01:33';
    const at = '192.168.1.60';
    assert.deepEqual(parseNeighbour(`${at} dev eth0 lladdr ${mac} STALE`, at), {
      mac,
      state: 'STALE',
    });
    assert.deepEqual(parseNeighbour(`${at} dev eth0 lladdr ${mac} router REACHABLE`, at), {
      mac,
      state: 'REACHABLE',
    });
    assert.deepEqual(parseNeighbour(`${at} dev eth0  FAILED`, at), { state: 'FAILED' });
    assert.deepEqual(parseNeighbour(`Deleted ${at} dev eth0 lladdr ${mac} STALE`, at), {
      state: 'DELETED',
    });
    assert.equal(parseNeighbour(`192.168.1.6 dev eth0 lladdr ${mac} STALE`, at), undefined);
    assert.equal(parseNeighbour('', at), undefined);
  });

  it('says it in a few lines', () => {
    const { sent, answered } = stream(100, new Set([50, 51, 52]));
    const by = [...sent].map((at) => (at < 50 ? 0 : at < 53 ? -1 : 1));
    const whole = report(
      {
        startedAt: 0,
        durationMs: 100,
        longestStallMs: 2,
        udp: {
          sent: encode([...sent]),
          answered: encode([...answered]),
          by: encode(by),
          names: ['old', 'new'],
        },
        connections: [],
        attempts: [],
      },
      {
        address: '192.168.1.60',
        from: 'client',
        timeoutMs: 1000,
        neighbours: [],
        attempted: false,
        lostInCables: new Set(),
      },
    );
    assert.deepEqual(
      whole.udp?.answeredBy?.map(({ host, answers }) => [host, answers]),
      [
        ['old', 50],
        ['new', 47],
      ],
    );
    assert.equal(
      reportText(whole),
      `192.168.1.60 from client for 0.100 s
udp   100 sent, 3 lost, longest gap 3 ms, slowest 0.5 ms; answered by old, then new from 0.053 s
`,
    );
  });
});
