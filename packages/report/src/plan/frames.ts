import type { Plan, PlannedMove, PlannedOperation, PlannedStep } from '@vipbook/plan';

/** How a host stands to an address that moves. */
export interface HolderState {
  readonly holds: 'no' | 'lease' | 'yes';
  /** It holds the address and says nothing about it in ARP or neighbour discovery. */
  readonly silent: boolean;
}

export interface Frame {
  /** Steps that have happened since the frame before it; none in the first. */
  readonly steps: readonly number[];
  readonly old: HolderState;
  readonly new: HolderState;
  /** Where the neighbours' caches point. */
  readonly caches: 'old' | 'new';
  /** What happened, for people. */
  readonly title: string;
  readonly phase: string | undefined;
}

/**
 * What a move looks like from outside, before it and after each group of steps that happen at once. Read from
 * the operations themselves, so that the picture cannot say anything else than what is done.
 */
export function framesOf(plan: Plan, move: PlannedMove): readonly Frame[] {
  let state: Omit<Frame, 'steps' | 'title' | 'phase'> = {
    old: { holds: 'yes', silent: false },
    new: { holds: 'no', silent: false },
    caches: 'old',
  };
  const frames: Frame[] = [{ ...state, steps: [], title: 'before', phase: undefined }];
  for (const group of groupsOf(plan, move)) {
    for (const step of group)
      for (const operation of step.operations) state = after(state, step.host, operation, move);
    const [first] = group;
    frames.push({
      ...state,
      steps: group.map((step) => step.number),
      title: first?.phaseTitle ?? first?.title ?? '',
      phase: first?.phase,
    });
  }
  return frames;
}

function groupsOf(plan: Plan, move: PlannedMove): readonly (readonly PlannedStep[])[] {
  const groups = new Map<number, PlannedStep[]>();
  for (const step of plan.steps) {
    if (step.task !== move.task || !belongs(step, move)) continue;
    const group = groups.get(step.group) ?? [];
    group.push(step);
    groups.set(step.group, group);
  }
  return [...groups.values()];
}

/** Several addresses may move in one task: a step belongs to those that its operations name, or to all. */
function belongs(step: PlannedStep, move: PlannedMove): boolean {
  const named = step.operations.flatMap(({ address }) =>
    typeof address === 'string' ? [address] : [],
  );
  return named.length === 0 || named.includes(move.address);
}

function after(
  state: Omit<Frame, 'steps' | 'title' | 'phase'>,
  host: string,
  operation: PlannedOperation,
  move: PlannedMove,
): Omit<Frame, 'steps' | 'title' | 'phase'> {
  const side = host === move.old.host ? 'old' : host === move.new.host ? 'new' : undefined;
  if (side === undefined || operation['address'] !== move.address) return state;
  const holder = state[side];
  const become = (change: Partial<HolderState>): typeof state => ({
    ...state,
    [side]: { ...holder, ...change },
  });
  switch (operation.do) {
    case 'address.add':
      return become({ holds: isLease(operation) ? 'lease' : 'yes' });
    case 'address.trigger':
      return become({ holds: 'lease' });
    case 'address.lifetime':
      return become({ holds: isLease(operation) ? 'lease' : 'yes' });
    case 'guard.commit':
      return holder.holds === 'no' ? state : become({ holds: 'yes' });
    case 'address.delete':
      return become({ holds: 'no', silent: false });
    case 'arp.quiet':
      return become({ silent: operation['quiet'] === true });
    case 'arp.announce':
      return { ...state, caches: side };
    default:
      return state;
  }
}

function isLease(operation: PlannedOperation): boolean {
  return typeof operation['lifetime'] === 'number';
}
