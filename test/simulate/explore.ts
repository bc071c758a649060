import { limitOf } from './limits.ts';
import { runStory, type Bug } from './run-story.ts';
import type { Violation, ViolationKind } from './course.ts';
import { storyNumber, type Story, type StoryOptions } from './story.ts';

export interface Found {
  readonly n: number;
  readonly story: Story;
  readonly violation: Violation;
}

/** A story in which an admitted limit was met. */
export interface AtLimit {
  readonly n: number;
  readonly story: Story;
  readonly limit: string;
}

export interface Explored {
  runs: number;
  /** Broken invariants, at most some of each kind. */
  readonly found: Found[];
  broken: number;
  /** How often an admitted limit was met, by name. */
  readonly limits: Record<string, number>;
  /** The stories in which one was, at most some. */
  readonly atLimit: AtLimit[];
}

export interface ExploreOptions extends StoryOptions {
  readonly seed: number;
  readonly bug?: Bug | undefined;
  readonly strict?: ReadonlySet<string>;
  /** Stop at the first broken invariant, or at the first of these kinds: it is the last one of `found`. */
  readonly first?: boolean | ReadonlySet<ViolationKind>;
  readonly over?: () => boolean;
}

const mostOfAKind = 3;
const mostAtLimit = 100;

/** Stories number `from`, `from + step` … below `to`. */
export async function explore(
  from: number,
  to: number,
  step: number,
  options: ExploreOptions,
): Promise<Explored> {
  const explored: Explored = { runs: 0, found: [], broken: 0, limits: {}, atLimit: [] };
  const strict = options.strict ?? new Set<string>();
  const { first = false } = options;
  const stops = (kind: ViolationKind): boolean =>
    typeof first === 'boolean' ? first : first.has(kind);
  for (let n = from; n < to && options.over?.() !== true; n += step) {
    const story = storyNumber(options.seed, n, options);
    const { violations, course } = await runStory(story, { bug: options.bug });
    explored.runs += 1;
    for (const violation of violations) {
      const limit = limitOf(violation, course, strict);
      if (limit !== undefined) {
        explored.limits[limit.name] = (explored.limits[limit.name] ?? 0) + 1;
        if (explored.atLimit.length < mostAtLimit)
          explored.atLimit.push({ n, story, limit: limit.name });
        continue;
      }
      explored.broken += 1;
      const alike = explored.found.filter((found) => found.violation.kind === violation.kind);
      if (alike.length < mostOfAKind) explored.found.push({ n, story, violation });
      if (stops(violation.kind)) return explored;
    }
  }
  return explored;
}
