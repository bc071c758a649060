import assert from 'node:assert/strict';
import { Secret, VipbookError } from '@vipbook/diagnostics';
import {
  decodeJournal,
  directionOf,
  encodeEntry,
  foldRun,
  format,
  openMoves,
  standingOf,
  type Direction,
  type JournalEntry,
  type RunStart,
} from '@vipbook/journal';
import fc from 'fast-check';
import { processOf } from './memory-store.ts';

const start: RunStart = {
  entry: 'run-start',
  at: 1,
  format,
  run: 'r1',
  version: '0.1.0',
  by: processOf(1),
  playbook: { file: 'move.yml' },
  inventory: { sources: ['inventory.yml'] },
  options: {},
  reach: {},
};
const text = (entries: readonly JournalEntry[]): string =>
  entries.map((entry) => encodeEntry(entry)).join('');
const decode = (given: string) => decodeJournal(Buffer.from(given), 'r1.jsonl');

/** What is true of a move on the hosts: everything that its journal may have to tell. */
interface Truth {
  /** How many bytes of the journal were on the disk when this began to be true. */
  readonly from: number;
  readonly touched: boolean;
  readonly commit: 'no' | 'maybe' | 'yes';
  readonly undoing: boolean;
  readonly over: boolean;
}

interface Story {
  readonly bytes: Buffer;
  readonly truths: readonly Truth[];
}

const phases = ['arm', 'claim', 'cut-over', 'quiet', 'verify', 'commit', 'persist'] as const;

/** Tell a move as the executor does: intent, effect, outcome; a failure at one step undoes what was begun. */
function story(failAt: number, lost: boolean): Story {
  let bytes = '';
  let truth: Truth = { from: 0, touched: false, commit: 'no', undoing: false, over: false };
  const truths = [truth];
  const write = (entry: JournalEntry): void => {
    bytes += encodeEntry(entry);
  };
  const becomes = (change: Partial<Truth>): void => {
    truth = { ...truth, ...change, from: Buffer.byteLength(bytes) };
    truths.push(truth);
  };
  write(start);
  write({ entry: 'move', at: 2, move: '1', address: 'a', from: 'x', to: 'y', strategy: 's' });
  const begun: string[] = [];
  let failed = false;
  for (const [index, phase] of phases.entries()) {
    const commits = phase === 'commit';
    write({
      entry: 'step',
      at: 3,
      move: '1',
      phase,
      title: phase,
      hosts: ['x'],
      ...(commits ? { commits } : {}),
    });
    begun.push(phase);
    failed = index === failAt;
    becomes({
      touched: true,
      ...(commits ? { commit: failed && !lost ? 'no' : failed ? 'maybe' : 'yes' } : {}),
    });
    const outcome = failed ? (lost ? 'lost' : 'failed') : 'done';
    write({ entry: 'step-end', at: 4, move: '1', phase, outcome });
    if (failed) break;
  }
  const back = failed && truth.commit === 'no';
  if (back) {
    for (const phase of begun.reverse()) {
      write({ entry: 'step', at: 5, move: '1', phase, title: phase, hosts: ['x'], undo: true });
      becomes({ undoing: true });
      write({ entry: 'step-end', at: 6, move: '1', phase, undo: true, outcome: 'done' });
    }
  }
  if (!failed || back) {
    becomes({ over: true });
    write({ entry: 'move-end', at: 7, move: '1', end: back ? 'undone' : 'done' });
    write({ entry: 'run-end', at: 8, exitCode: back ? 2 : 0 });
  }
  return { bytes: Buffer.from(bytes), truths };
}

/** Directions under which nothing goes wrong, whatever of what may be true is true. */
function allowed(truth: Truth): readonly Direction[] {
  if (truth.over) return ['nothing', 'forward', 'back', 'ask', 'either'];
  if (!truth.touched) return ['nothing', 'either', 'ask', 'back'];
  if (truth.commit === 'yes') return ['forward', 'ask'];
  if (truth.commit === 'maybe') return ['ask'];
  return truth.undoing ? ['back'] : ['either', 'ask', 'back'];
}

describe('A journal', () => {
  it('knows that a later command ended a bridge, and lets nothing else that ended end otherwise', () => {
    const move = { at: 1, move: '1', address: 'a', from: 'x', to: 'y', strategy: 's' };
    const end = (...ends: readonly ('done' | 'undone' | 'uncertain')[]): string | undefined =>
      foldRun([
        { entry: 'move', ...move },
        ...ends.map((each, at) => ({ entry: 'move-end', at, move: '1', end: each }) as const),
      ]).moves[0]?.end?.end;
    assert.equal(end('done', 'undone'), 'undone');
    assert.equal(end('undone', 'done'), 'undone');
    assert.equal(end('done', 'uncertain'), 'done');
    assert.equal(end('uncertain', 'done'), 'done');
  });

  it('folds, cut anywhere, to a state from which it is decidable what to do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1, max: phases.length - 1 }),
        fc.boolean(),
        fc.nat(),
        (failAt, lost, cut) => {
          const { bytes, truths } = story(failAt, lost);
          const at = cut % (bytes.length + 1);
          const { entries, findings } = decodeJournal(bytes.subarray(0, at), 'cut');
          assert.deepEqual(findings, [], 'a torn line is no damage');
          const state = foldRun(entries);
          const [move] = state.moves;
          const direction = move === undefined ? 'nothing' : directionOf(move);
          // The intent is on the disk before the effect, so at a cut only what began by then can be true.
          const possible = truths.filter(({ from }) => from <= at).at(-1);
          assert.ok(possible !== undefined);
          assert.ok(
            allowed(possible).includes(direction),
            `${direction} although ${JSON.stringify(possible)}`,
          );
          const standing = standingOf(state, { owner: 'dead', attached: [] });
          if (possible.touched && !possible.over) assert.equal(standing, 'unfinished');
          if (!possible.touched) assert.ok(['empty', 'broken-off'].includes(standing), standing);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads any bytes without failing, and says which lines are bad', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (lines) => {
        const { findings } = decode(`${text([start])}${lines.join('\n')}\n`);
        for (const finding of findings) assert.equal(finding.code, 'JNL004');
      }),
    );
    const { findings, entries } = decode(`${text([start])}nonsense\n{"entry":"step","at":1}\n`);
    assert.deepEqual(
      findings.map(({ where }) => where?.range?.start.line),
      [2, 3],
    );
    assert.equal(entries.length, 1);
  });

  it('leaves entries and fields of a later minor alone, and refuses another major', () => {
    const later = encodeEntry(start).replace('"1.0"', '"1.7"').replace('{', '{"new":1,');
    assert.equal(decode(`${later}{"entry":"invented","at":2}\n`).findings.length, 0);
    assert.equal(foldRun(decode(later).entries).start?.run, 'r1');
    assert.throws(
      () => decode(encodeEntry(start).replace('"1.0"', '"2.0"')),
      (error) => error instanceof VipbookError && error.diagnostics[0]?.code === 'JNL003',
    );
  });

  it('keeps no secret, wherever it stands', () => {
    const secret = new Secret('hunter2"\\\n');
    const line = encodeEntry(
      {
        ...start,
        options: { deep: ['a hunter2"\\\n b', { 'hunter2"\\\n': secret }] },
        playbook: { file: 'hunter2"\\\n' },
      },
      [secret],
    );
    assert.doesNotMatch(line, /hunter2/);
    assert.equal(decode(line).entries.length, 1);
  });

  it('knows an effect as pending until its result has come', () => {
    const effect: JournalEntry = {
      entry: 'effect',
      at: 2,
      task: 't',
      module: 'copy',
      host: 'a',
      steps: [{ host: 'a', title: 'x' }],
    };
    const begun = foldRun([start, effect, { ...effect, host: 'b' }]);
    assert.equal(begun.pending.length, 2);
    const one = foldRun([
      start,
      effect,
      { ...effect, host: 'b' },
      { entry: 'result', at: 3, host: 'b', task: 't', status: 'changed' },
    ]);
    assert.deepEqual(
      one.pending.map(({ host }) => host),
      ['a'],
    );
    const dead = { owner: 'dead', attached: [] } as const;
    assert.equal(standingOf(one, dead), 'unfinished');
    assert.equal(standingOf(one, { owner: 'alive', attached: [] }), 'running');
    assert.equal(standingOf(one, { owner: 'unknown', attached: [] }), 'unseen');
    assert.equal(openMoves(one).length, 0);
  });
});
