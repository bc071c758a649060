import type { Plan, PlannedMove } from '@vipbook/plan';
import { grouped } from '../alike.ts';
import { decisions, sequence } from './steps.ts';
import { sequenceDiagram } from './mermaid.ts';
import { head, type MarkdownFacts } from './head.ts';
import {
  diffs,
  findings,
  foot,
  policies,
  preflight,
  resources,
  rollback,
  type Detail,
} from './sections.ts';

export { marker as planMarker } from './head.ts';

export interface PlanMarkdownOptions extends MarkdownFacts {
  /** Most characters, and most bytes of UTF-8. Default: a comment of GitHub's. */
  readonly limit?: number;
}

/** Of GitHub a comment and a job summary, of GitLab a note. */
export const markdownLimits = { comment: 65_536, summary: 1_048_576, note: 1_000_000 } as const;

const most: Detail = {
  diffCharacters: Infinity,
  commands: true,
  grouped: false,
  general: false,
  each: true,
  names: 8,
  diagrams: 5,
  lines: Infinity,
};
const least: Detail = {
  diffCharacters: 0,
  commands: false,
  grouped: true,
  general: true,
  each: false,
  names: 4,
  diagrams: 0,
  lines: 30,
};

/** More steps than this are drawn together where hosts do the same, however much room there is. */
const mostApart = 150;

/** From everything to what a reviewer cannot do without, a little less each time. */
const levels: readonly Detail[] = [
  most,
  { ...most, grouped: true, general: true },
  { ...most, grouped: true, general: true, diffCharacters: 20_000, diagrams: 3 },
  { ...most, grouped: true, general: true, diffCharacters: 10_000, commands: false, diagrams: 1 },
  { ...least, diffCharacters: 5_000, diagrams: 1, each: true, lines: 60 },
  { ...least, diagrams: 1 },
  least,
];

/**
 * A plan for the pull request. What cannot fit is drawn shorter: diffs go first (and are counted), then the
 * commands below the steps, then hosts that do the same are drawn together. Title, outage, warnings' count,
 * sequence, risk, rollback, hash and the line that applies it always stay.
 */
export function planMarkdown(plan: Plan, options: PlanMarkdownOptions = {}): string {
  const limit = options.limit ?? markdownLimits.comment;
  // Where everything has room, nobody reads a thousand lines that say the same.
  for (const detail of plan.steps.length > mostApart ? levels.slice(1) : levels) {
    const drawn = draw(plan, options, detail);
    if (fits(drawn, limit)) return drawn;
  }
  return cut(plan, options, limit);
}

function fits(drawn: string, limit: number): boolean {
  return drawn.length <= limit && Buffer.byteLength(drawn) <= limit;
}

function draw(plan: Plan, options: PlanMarkdownOptions, detail: Detail): string {
  const diagrams = pairs(plan.moves)
    .slice(0, detail.diagrams)
    .map(([move, ...alike]) =>
      sequenceDiagram(
        plan,
        move,
        [move, ...alike].map(({ address }) => address),
      ),
    );
  return `${[
    head(plan, options),
    findings(plan, detail),
    ...diagrams,
    resources(plan, detail),
    diffs(plan, detail, options),
    sequence(plan, detail),
    decisions(plan, detail),
    preflight(plan, detail),
    policies(plan),
    rollback(plan, detail),
    foot(plan, options),
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

/** Moves of one task from one host to another are drawn once. */
function pairs(moves: Plan['moves']): readonly (readonly [PlannedMove, ...PlannedMove[]])[] {
  return grouped(moves, true, ({ task, old, new: next, strategy, together }) =>
    JSON.stringify([task, old.host, next.host, strategy, together?.anchor]),
  );
}

/** Thousands of tasks that all differ: the end says so, and what matters most stands before it. */
function cut(plan: Plan, options: PlanMarkdownOptions, limit: number): string {
  const first = [head(plan, options), findings(plan, { ...least, lines: 10 })];
  const last = [rollback(plan, least), foot(plan, options)];
  const where =
    options.whole === undefined ? 'the saved plan has it whole' : `it is whole in ${options.whole}`;
  const note = `**The sequence is too long for this place** (${String(plan.steps.length)} steps in ${String(plan.tasks.length)} tasks): ${where}.`;
  const room = limit - Buffer.byteLength([...first, note, ...last, ''].join('\n\n')) - 8;
  const lines: string[] = [];
  let used = 0;
  for (const line of sequence(plan, least).split('\n')) {
    used += Buffer.byteLength(line) + 1;
    if (used > room) break;
    lines.push(line);
  }
  return `${[...first, lines.join('\n'), note, ...last].filter((part) => part !== '').join('\n\n')}\n`;
}
