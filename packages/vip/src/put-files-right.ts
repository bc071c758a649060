import { hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { findingsOf } from './act.ts';
import { executeMove } from './execute.ts';
import { planRemoval } from './files.ts';
import { reverseRequest, type MoveInputs } from './inputs.ts';
import { planMoves } from './plan-moves.ts';
import type { MoveEnd, MoveWorld } from './world.ts';

/** The move is over, and what its hosts could not write is written now. */
export async function putFilesRight(
  inputs: readonly MoveInputs[],
  over: MoveEnd,
  world: MoveWorld,
): Promise<MoveEnd> {
  const now = new Map<string, Facts>();
  const lost: Diagnostic[] = [];
  await Promise.all(
    [...new Set(inputs.flatMap(({ request: { from, to } }) => [from, to]))].map(async (host) => {
      try {
        now.set(host, await (await world.host(host)).facts());
      } catch (error) {
        lost.push(...findingsOf(error, host));
      }
    }),
  );
  if (lost.length > 0) return { ...over, end: 'uncertain', errors: lost };
  const plan = planMoves(inputs.map((one) => asItIs(one, over.end === 'undone', now)));
  if (hasErrors(plan.findings)) return { ...over, end: 'uncertain', errors: plan.findings };
  if (plan.steps.length === 0) return over;
  // Nothing moves, so nothing can be undone: an interrupt does not leave it as it is, either.
  const done = await executeMove(plan.steps, world, { committed: true });
  return { ...done, end: done.errors.length > 0 ? 'uncertain' : over.end };
}

/** The move to where the address is already, so that only files and bookkeeping are left of it. */
function asItIs(inputs: MoveInputs, undone: boolean, now: ReadonlyMap<string, Facts>): MoveInputs {
  const request = undone ? goneBack(inputs) : gone(inputs);
  return {
    request,
    old: now.get(request.from) ?? inputs.old,
    next: now.get(request.to) ?? inputs.next,
    wire: undefined,
  };
}

/** Written as the old host wrote it, whose file does not say it any more. */
function gone({ request, old }: MoveInputs): MoveInputs['request'] {
  const [declared] = planRemoval(old, request.address).declared;
  return request.persist === 'auto' && declared !== undefined
    ? { ...request, persist: declared.style }
    : request;
}

function goneBack(inputs: MoveInputs): MoveInputs['request'] {
  const { run } = inputs.request;
  return reverseRequest(inputs, run ?? { id: 'unnamed', owner: 'vipbook', reason: '' });
}
