import { act } from './act.ts';
import type { MoveStep } from './step.ts';
import type { MoveWorld } from './world.ts';

export const askAgainMs = 1000;

/** Does the lost host still answer on the wire? Undefined: nobody could tell. */
export async function askWitness(step: MoveStep, world: MoveWorld): Promise<boolean | undefined> {
  if (step.witness === undefined) return undefined;
  const { results } = await act([step.witness.action], world, false);
  return step.witness.holds(results);
}
