import assert from 'node:assert/strict';
import { bugs } from './bugs.ts';
import { explore } from './explore.ts';
import { runStory } from './run-story.ts';
import { shrink } from './shrink.ts';
import { storyNumber, type Story } from './story.ts';
import { timeline } from './timeline.ts';

const seed = 1;
/** Of each planted bug: found within so many stories. */
const most = 10_000;

/** Seed and number of stories by which defects of the protocol were found. */
const once = [
  // The undo of a move that another controller had finished said that it was undone.
  [1, 25],
  // Interrupted at the cut-over, the old host did not announce itself again.
  [1, 35],
  // The lock broken on the new host only: the old one took the address back at once.
  [2, 920],
  // An old script went on beside the undo of its own run; the words of a claim came again after the commit.
  [2, 549],
  [2, 3117],
  [3, 4213],
  // A move that was taken up failed early, and undid only what it had done itself.
  [3, 991],
  // The first controller committed between the answers of the two hosts to the second one.
  [3, 14905],
  // The new host lost its power between its commit and the second look.
  [2026, 165],
  // Asked again after the answer to the commit was lost, the new host's guard refused: it had committed.
  [2026, 80231],
  // break-before-make: the old host took the address in the second in which the new one's boot hook did: without its
  // controller, and with one that had asked the wire, also one that had waited for long.
  [2028, 27406],
  [2028, 79821],
  [2028, 128751],
  [2031, 11592],
  [2031, 235912],
  // Both lost their power in turn, and never met: both files named it in the end, on both it came up.
  [2028, 22498],
  [2028, 79495],
  [2028, 99755],
  [2031, 100550],
  [2031, 146902],
  // An old host had taken its address back; the move was resumed as if it were armed still.
  [2028, 19254],
  // "Undone" was said: one host had been seen before another controller's move, the other one after it.
  [2031, 57988],
  // The lock broken on the new host at its commit: its guard did not wait until the old one's must have decided.
  [2031, 224897],
  // break-before-make: the word to take the address was late, and the old host, its lock broken, had it again.
  [2026, 213602],
  // The lock broken on the new host, which heard the old one and gave way; then the old one was told to fall silent.
  [2026, 143077],
  [2026, 449525],
  // The new host lost its power just after its guard, before the old one, which had booted, knew of the commit.
  [2026, 310450],
  [2026, 418819],
  [2026, 476054],
  [2026, 631317],
  // Both lost their power under a rollback: the epoch that it had seen was the one after the boot.
  [2026, 822329],
  // The new host's boot hook stood still between its last question and its answer to it: the old one had it by then.
  [2027, 902360],
  // Undone, the old host lost its power before the new one, which had committed, asked; each came up alone.
  [2030, 342949],
  // Undone, and before that was said another controller had begun again: nobody held it when it looked.
  [2031, 716201],
  // Alone, and back after a power cut, the old host gave way to a lease that the controller then took back.
  [2033, 553698],
] as const;

/** The same, as they were shrunk: of whole stories another defect or limit may be what is seen first. */
const onceShrunk: readonly Story[] = [
  // The new host lost its power at its commit and came back: the undo took the address for the old one, too.
  {
    seed: 878529198,
    strategy: 'break-before-make',
    style: 'alias',
    flush: true,
    drain: 0,
    flows: [],
    spread: 0,
    loss: 0,
    drift: [1, 1],
    orphansFinish: false,
    lingers: false,
    faults: [{ kind: 'power cut', when: { after: 23, thenMs: 0 }, host: 'new', backMs: 14544 }],
  },
  // It lost it again when its file was written; back once more, it left there what the old host had taken.
  {
    seed: 351372316,
    strategy: 'make-before-break',
    style: 'alias',
    flush: false,
    drain: 0,
    flows: [],
    spread: 0,
    loss: 0,
    drift: [1, 1],
    orphansFinish: false,
    lingers: false,
    faults: [
      { kind: 'power cut', when: { after: 16, thenMs: 0 }, host: 'old', backMs: 95501.70298549347 },
      { kind: 'power cut', when: { after: 35, thenMs: 0 }, host: 'new', backMs: 4147 },
    ],
  },
  // Two resumed at once, under the same epoch: each obeyed and refused by turns, both ended it half-way.
  {
    seed: 714628430,
    strategy: 'make-before-break',
    style: 'alias',
    flush: false,
    drain: 0,
    flows: [],
    spread: 0,
    loss: 0,
    drift: [1, 1],
    orphansFinish: false,
    lingers: false,
    faults: [
      { kind: 'resume', when: { after: 10, thenMs: 0 } },
      { kind: 'resume', when: { after: 10, thenMs: 0 } },
    ],
  },
  // An answer to the lock was late while another controller resumed: "undone" was said, and it was committed.
  {
    seed: 132128363,
    strategy: 'make-before-break',
    style: 'alias',
    flush: false,
    drain: 0,
    flows: [],
    spread: 0,
    loss: 0,
    drift: [1, 1],
    orphansFinish: false,
    lingers: false,
    faults: [
      { kind: 'resume', when: { after: 0, thenMs: 0 } },
      { kind: 'round trip', host: 'old', nth: 0, how: 'late', much: 213 },
    ],
  },
  // The lock broken on the new host only, the controller dead: nobody answered until the old host's guard asked.
  {
    seed: 19148190,
    strategy: 'make-before-break',
    style: 'alias',
    flush: false,
    drain: 0,
    flows: [],
    spread: 0,
    loss: 0,
    drift: [1, 1],
    orphansFinish: false,
    lingers: false,
    faults: [
      { kind: 'controller dies', when: { after: 15, thenMs: 0 } },
      { kind: 'lock broken', when: { after: 15, thenMs: 0 }, host: 'new' },
    ],
  },
];

describe('stories of moves on the simulated LAN', function () {
  this.timeout(120_000);

  it('break no invariant', async () => {
    const told = await explore(0, 2000, 1, { seed });
    const first = told.found[0];
    const text = first === undefined ? '' : await timeline(first.story, undefined, new Set());
    assert.equal(told.broken, 0, text);
    assert.equal(told.runs, 2000);
  });

  it('that once broke something do not any more', async () => {
    for (const [of, n] of once) {
      const { violations } = await runStory(storyNumber(of, n, { confirm: false }));
      assert.deepEqual(violations, [], `story ${String(n)} of seed ${String(of)}`);
    }
    for (const story of onceShrunk) {
      const { violations } = await runStory(story);
      assert.deepEqual(violations, [], JSON.stringify(story.faults));
    }
  });

  it('of two that were deaf and both have it, one gives way, never both', async () => {
    const { violations } = await runStory(storyNumber(2031, 490350, { confirm: false }));
    const kinds = violations.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['the wrong one in the end'], 'admitted: deaf-hosts');
  });

  it('are the same every time', async () => {
    for (const n of [3, 25, 305]) {
      const story = storyNumber(seed, n);
      const [a, b] = [
        await runStory(story, { trace: true }),
        await runStory(story, { trace: true }),
      ];
      assert.ok(a.events.length > 20);
      assert.deepEqual(a.events, b.events);
    }
  });

  for (const [name, bug] of Object.entries(bugs)) {
    it(`find a planted bug: ${name}`, async () => {
      const told = await explore(0, most, 1, { seed, bug, first: true });
      const [found] = told.found;
      assert.ok(found, `not within ${String(most)} stories: ${bug.what}`);
      const without = await runStory(found.story);
      assert.deepEqual(without.violations, [], 'the bug is what breaks it');
    });
  }

  async function smallest(bug: (typeof bugs)[keyof typeof bugs]) {
    const told = await explore(0, most, 1, { seed, bug, first: true });
    const [found] = told.found;
    assert.ok(found);
    return { found, small: await shrink(found.story, found.violation.kind, bug, new Set()) };
  }

  it('are shrunk to what matters, and told as a timeline', async () => {
    const bug = bugs['boot-hook-forgotten'];
    const { small, found } = await smallest(bug);
    assert.equal(small.faults.length, 1);
    assert.equal(small.spread, 0);
    const text = await timeline(small, bug, new Set());
    assert.match(text, /fault: .* loses its power/);
    assert.match(text, /power cut/);
    assert.match(text, new RegExp(`broken: ${found.violation.kind}`));
    assert.match(text, /npm run simulate -- --story/);
  });

  it('tell who said yes, and whether that counts', async () => {
    const bug = bugs['yes-not-heard'];
    const { small } = await smallest(bug);
    assert.equal(small.faults.length, 0);
    const text = await timeline(small, bug, new Set());
    assert.match(text, /waits for a yes for 1 s: .* a person says yes on (?:old|new)/);
    assert.match(text, /person +a person says yes on/);
    assert.match(text, /person +is told by (?:old|new): confirmed for run alice/);
    assert.match(text, /broken: undone despite a yes/);
  });
});
