import { timingOf } from '@vipbook/vip';
import { heard as heardMs, late } from '../simulate/bounds.ts';
import type { Heard } from '../support/wire.ts';
import { askedFor, lease, type LabStory } from './stories.ts';

// What the wire may say while a story is told; bounds.ts has the same sums for the lease of the simulated ones.

const timing = timingOf({ leaseSeconds: lease });
const leaseMs = timing.lease * 1010 + 1_300;
/** How long two may answer after a commit of which the old host never hears. */
const forgetsMs = (timing.oldAsks + timing.lapse) * 1010 + 2_000 + heardMs;
/** The old host begins to ask, seizes the lock, and hears nothing three times. */
const oldTakesMs = 5_000;
/** Where two must never hold it, whoever sees the new one alive listens for longer. */
const waryMs = 7_000;
/** A host that boots, and one that has just booted, asks before it takes. */
const bootMs = 10_000;
/** Timers and processes of hosts that share two cores. */
const busyMs = 2_000;
/** On a bad cable one frame comes to two hosts at two times, and one question in fifty to nobody. */
const skewMs = { calm: 0, rough: 1_000 };

/** @param awayMs - from the happening until all is there again. */
export function boundsOf(
  { strategy, phase, happening, rough }: LabStory,
  { owner, awayMs }: { readonly owner: string; readonly awayMs: number },
): { readonly twoMs: number; readonly nobodyMs: number } {
  const breaks = strategy === 'break-before-make';
  const outageMs = awayMs + (happening.includes('power') ? bootMs : 0);
  const committed = owner === 'new' || phase === 'release' || phase === 'persist';
  const skew = rough ? skewMs.rough : skewMs.calm;
  const overlap = (committed ? forgetsMs : leaseMs) + askedFor(phase).drain * 1_000;
  // Two that were deaf to each other may both have it until they hear each other again (docs/moving.md, "Limits").
  const deaf = happening.startsWith('link') ? heardMs + busyMs : 0;
  // Who serves alone and dies is missed by a guard of the kind that break-before-make has.
  const like = breaks || happening.includes('new loses its power');
  const misses = like ? leaseMs + heardMs + waryMs + 2_000 : oldTakesMs;
  return {
    twoMs: breaks ? skew + deaf : overlap + outageMs + busyMs,
    nobodyMs: misses + outageMs + busyMs + (rough ? (like ? late : heardMs) : 0),
  };
}

/** What the wire said that it should not have; nothing: all is well. */
export function wrongOnTheWire(
  story: LabStory,
  heard: Heard,
  outcome: { readonly owner: string; readonly awayMs: number },
): readonly string[] {
  const { twoMs, nobodyMs } = boundsOf(story, outcome);
  const said = (who: string, ms: number, most: number): readonly string[] =>
    ms > most + heard.stallMs
      ? [`${who} answered for ${ms.toFixed(0)} ms, ${most.toFixed(0)} ms at most`]
      : [];
  return [...said('two hosts', heard.twoMs, twoMs), ...said('nobody', heard.nobodyMs, nobodyMs)];
}
