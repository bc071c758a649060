import type { ViolationKind } from './course.ts';
import { limitOf } from './limits.ts';
import { runStory, type Bug } from './run-story.ts';
import type { Happening, Story } from './story.ts';

/** Stories that are a little smaller, the most welcome first. */
function* smaller(story: Story): Generator<Story> {
  const { faults, confirm } = story;
  if (confirm !== undefined) {
    yield { ...story, confirm: undefined };
    if (confirm.yes !== null) yield { ...story, confirm: { ...confirm, yes: null } };
  }
  for (const fault of faults) yield { ...story, faults: faults.filter((other) => other !== fault) };
  const calmer: Partial<Story> = {
    spread: 0,
    loss: 0,
    drift: [1, 1],
    flush: false,
    drain: 0,
    flows: [],
    lingers: false,
    orphansFinish: false,
    style: 'alias',
  };
  for (const [key, value] of Object.entries(calmer)) {
    if (JSON.stringify(story[key as keyof Story]) !== JSON.stringify(value))
      yield { ...story, [key]: value };
  }
  if (confirm !== undefined) {
    const { seconds, yes } = confirm;
    const half = Math.floor(seconds / 2);
    if (half > 0) yield { ...story, confirm: { ...confirm, seconds: half } };
    if (yes !== null)
      for (const shorter of shorterThan(yes))
        yield { ...story, confirm: { seconds, yes: shorter } };
  }
  for (const [at, fault] of faults.entries())
    for (const shorter of shorterThan(fault))
      yield { ...story, faults: faults.map((other, index) => (index === at ? shorter : other)) };
}

function* shorterThan<H extends Happening>(fault: H): Generator<H> {
  const half = (value: number): number => Math.floor(value / 2);
  if ('when' in fault) {
    const { when } = fault;
    if (when.thenMs > 0) {
      yield { ...fault, when: { ...when, thenMs: 0 } };
      yield { ...fault, when: { ...when, thenMs: half(when.thenMs) } };
    }
    if (when.after > 0) yield { ...fault, when: { ...when, after: when.after - 1 } };
  }
  if ('forMs' in fault && fault.forMs > 1) yield { ...fault, forMs: half(fault.forMs) };
  if (fault.kind === 'power cut' && fault.backMs !== null && fault.backMs > 1)
    yield { ...fault, backMs: half(fault.backMs) };
  if (fault.kind === 'round trip' && fault.much > 1) yield { ...fault, much: half(fault.much) };
}

const mostRuns = 2000;

/** The smallest story found that still breaks the same invariant, within a number of runs. */
export async function shrink(
  story: Story,
  kind: ViolationKind,
  bug: Bug | undefined,
  strict: ReadonlySet<string>,
): Promise<Story> {
  let least = story;
  let runs = 0;
  const breaks = async (candidate: Story): Promise<boolean> => {
    runs += 1;
    const { violations, course } = await runStory(candidate, { bug });
    return violations.some(
      (violation) => violation.kind === kind && limitOf(violation, course, strict) === undefined,
    );
  };
  search: while (runs < mostRuns) {
    for (const candidate of smaller(least)) {
      if (runs >= mostRuns) break;
      if (!(await breaks(candidate))) continue;
      least = candidate;
      continue search;
    }
    break;
  }
  return least;
}
