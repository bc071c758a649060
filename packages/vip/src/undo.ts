import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { OperationResult } from '@vipbook/host';
import { act, findingsOf, isLost } from './act.ts';
import { writeDown, writeOutcome } from './record.ts';
import type { MoveRequest } from './request.ts';
import type { MoveStep } from './step.ts';
import type { MoveWorld } from './world.ts';
import { askMoves, cannotTell, waitForThem, type MovesStanding } from './standing.ts';
import { judgeTakenBack, unwrittenNow } from './unwritten.ts';
import { askAgainMs, askWitness, Silence } from './witness.ts';

/**
 * Undo what was started, the last step first, each to its end even if parts of it fail. A host that
 * cannot be reached is tried again: what it holds is a lease, so waiting does not make things worse.
 */
export async function undo(
  started: readonly MoveStep[],
  world: MoveWorld,
  warnings: Diagnostic[],
  errors: readonly Diagnostic[] = [],
): Promise<Undone> {
  const left: Diagnostic[] = [];
  let refused = false;
  let lost = false;
  let notOurs = false;
  const changed: Diagnostic[] = [];
  for (const step of backwards(started)) {
    if (step.undo.length === 0) continue;
    const undone = await undoStep(lost ? untilMet(step, started) : step, world, warnings);
    const { problems, theirs, kept, released } = undone;
    refused ||= theirs;
    lost ||= undone.lost && step.optional !== true;
    changed.push(...undone.changed);
    notOurs ||= step.phase === 'lock' && !released;
    // It committed, whatever became of its answer. Going on would give the address to two hosts.
    if (kept) {
      warnings.push(...changed.map(asWarning));
      const { left: untold } = await whatOthersMade(started, world);
      return { end: 'uncertain', left: [...left, ...problems, ...untold] };
    }
    if (problems.length > 0 && step.optional !== true) {
      left.push(
        ...problems,
        diagnostic('VIP020', {
          message: `undoing "${step.title}" did not succeed on ${step.undo.map((action) => action.host).join(' and ')}`,
          where: { host: step.undo[0]?.host ?? '' },
        }),
      );
    }
  }
  warnings.push(...(await whatFilesSay(changed, started, world)));
  if (left.length > 0) return { end: 'uncertain', left };
  if (refused) return whatOthersMade(started, world);
  const refusedLock = errors.some(({ code }) => code === 'VIP034');
  const taken = notOurs ? await takenUp(started, world, refusedLock) : [];
  return { end: taken.length === 0 ? 'undone' : 'uncertain', left: taken };
}

/**
 * The last step first. What a move can do without waits for nothing that it cannot: a cache that was flushed is flushed
 * again once the old host has announced itself, and a host that is off keeps nobody waiting before that. Under the lock
 * still, which goes with the guard.
 */
function backwards(started: readonly MoveStep[]): readonly MoveStep[] {
  const place = ({ phase, optional }: MoveStep): number =>
    phase === 'lock' || phase === 'arm' ? 2 : optional === true ? 1 : 0;
  return [...started].reverse().sort((one, other) => place(one) - place(other));
}

/**
 * The other host was not told, and may have committed before it lost its power: if it comes back while this one is
 * off, it takes what it has by its disk. So the boot hook of this one stays until they have met.
 */
function untilMet(step: MoveStep, started: readonly MoveStep[]): MoveStep {
  const armed = started.flatMap(({ actions }) =>
    actions.flatMap(({ operations }) =>
      operations.flatMap((one) => (one.do === 'guard.arm' && one.untilMet ? [one.address] : [])),
    ),
  );
  const undo = step.undo.map((action) => ({
    ...action,
    operations: action.operations.map((one) =>
      one.do === 'guard.disarm' && armed.includes(one.address) ? { ...one, unmet: true } : one,
    ),
  }));
  return { ...step, undo };
}

/** Where the address is, and what is still to do for somebody else. */
export interface Undone {
  readonly end: 'undone' | 'uncertain';
  readonly left: readonly Diagnostic[];
}

/**
 * Somebody else has written a file since the move read it, and it stays theirs: what that means for the next boot. Where
 * the file says what the kernel does all the same, only that it was changed.
 */
async function whatFilesSay(
  changed: readonly Diagnostic[],
  started: readonly MoveStep[],
  world: MoveWorld,
): Promise<readonly Diagnostic[]> {
  const requests = started.find((step) => step.requests !== undefined)?.requests ?? [];
  const hosts = [...new Set(changed.flatMap(({ where }) => where?.host ?? []))];
  const said = await Promise.all(
    hosts.map(async (host) => {
      try {
        const facts = await (await world.host(host)).facts();
        return requests.flatMap(({ address }) => judgeTakenBack(address, host, facts) ?? []);
      } catch (error) {
        return findingsOf(error, host);
      }
    }),
  );
  const told = said.flat();
  const silent = changed.filter(
    ({ where }) => !told.some((each) => each.where?.host === where?.host),
  );
  return [...told, ...silent].map(asWarning);
}

/** A host belongs to its guard now, or to another run: it says itself what has become of the address. */
async function whatOthersMade(started: readonly MoveStep[], world: MoveWorld): Promise<Undone> {
  const requests = started.find((step) => step.requests !== undefined)?.requests;
  if (requests === undefined) return { end: 'uncertain', left: [] };
  const standing = await askMoves(requests, world);
  if (standing.state === 'undone') {
    const left = await unwrittenNow(standing, requests, world);
    return { end: left.length === 0 ? 'undone' : 'uncertain', left };
  }
  const host = requests[0]?.from ?? '';
  const run = requests[0]?.run?.id;
  // Not the same as an address that is locked: this move was under way, and perhaps announced.
  const remedy = waitForThem(standing, run);
  const under =
    remedy !== undefined
      ? [
          diagnostic('VIP020', {
            message: 'the hosts decide by themselves what becomes of the move',
            where: { host },
            remedy,
          }),
        ]
      : [];
  return { end: 'uncertain', left: [...cannotTell(standing, host, run), ...under] };
}

/**
 * Nothing of ours was left to undo, and yet the lock was not ours to release: its answer was lost. Has another
 * controller taken this move up meanwhile? Whom the lock was refused because of another run knows whose it is, and
 * has changed nothing; but it may have been this run's, under another controller. @returns nothing: no.
 */
async function takenUp(
  started: readonly MoveStep[],
  world: MoveWorld,
  refusedLock: boolean,
): Promise<readonly Diagnostic[]> {
  const lock = started.find(({ phase }) => phase === 'lock');
  const { moves, state } = await askUntilAnswered(lock?.requests ?? [], world);
  const epochs = (lock?.actions ?? []).flatMap(({ operations }) =>
    operations.flatMap((operation) => (operation.do === 'lock.acquire' ? [operation.epoch] : [])),
  );
  const ours = Math.max(0, ...epochs);
  const [at] = (lock?.requests ?? []).flatMap(({ run }, index) =>
    [moves[index]?.old, moves[index]?.next].filter(
      // Gone again, or seen on one host before and on the other after it: then only "undone" is undone.
      (side) =>
        (side?.lock?.guard !== undefined && side.lock.guard.run === run?.id) ||
        ((side?.lock?.epoch ?? 0) > ours &&
          (side?.lock?.holder?.run === run?.id || (!refusedLock && state !== 'undone'))),
    ),
  );
  // What is undone is somewhere: where nobody holds it, somebody is about to take it.
  const away = moves.some(({ where }) => where === 'nowhere');
  const made = !refusedLock && (state === 'committed' || state === 'done' || away);
  if (at === undefined && !made) return [];
  return [
    diagnostic('VIP020', {
      message:
        'another run has taken the move up, or made it, before this one had its lock; `vipbook status` says where it stands',
      where: { host: at?.host ?? lock?.requests?.[0]?.to ?? '' },
    }),
  ];
}

/** A host that does not answer at once is asked again, like one that is to undo something. */
async function askUntilAnswered(
  requests: readonly MoveRequest[],
  world: MoveWorld,
): Promise<MovesStanding> {
  for (let attempt = 0; ; attempt += 1) {
    const standing = await askMoves(requests, world);
    const all = standing.moves.every(({ old, next }) => old !== undefined && next !== undefined);
    if (all || attempt >= 2) return standing;
    await world.sleep(300);
  }
}

const asWarning = (finding: Diagnostic): Diagnostic => ({ ...finding, severity: 'warning' });

interface StepUndone {
  readonly problems: readonly Diagnostic[];
  /** A host did not answer. */
  readonly lost: boolean;
  /** Files that somebody else has written meanwhile, and that were left alone. */
  readonly changed: readonly Diagnostic[];
  /** A host refused: it belongs to somebody else now. */
  readonly theirs: boolean;
  /** Every lock that was to be released was ours. */
  readonly released: boolean;
  /** The lost host still answers for the address after its lease must have lapsed: it has it for good. */
  readonly kept: boolean;
}

async function undoStep(
  step: MoveStep,
  world: MoveWorld,
  warnings: Diagnostic[],
): Promise<StepUndone> {
  // Hosts come first: an undo happens whether it can be written down or not.
  warnings.push(...(await writeDown(world.record, step, true)).map(asWarning));
  const begin = world.now();
  const silence = new Silence();
  for (let attempt = 0; ; attempt += 1) {
    const { results, problems } = await act(step.undo, world, true);
    // A file that somebody else has written meanwhile stays theirs: trying again changes nothing. A host
    // that refuses us by its lock belongs to somebody else now, and needs nothing of us.
    const theirs = problems.filter(({ code }) => code === 'HST004' || code === 'VIP035');
    const ours = problems.filter((problem) => !theirs.includes(problem));
    const refused = theirs.some(({ code }) => code === 'VIP035');
    const lost = step.undo.some((action) => isLost(action, results));
    const witness = lost || refused ? step.witness : undefined;
    const seen = witness === undefined ? undefined : await askWitness(step, world);
    const silent = silence.add(seen);
    // The host has waited for whoever keeps it busy, for longer than these attempts take.
    const waited = ours.every(({ code }) => code === 'HST015');
    const over =
      witness === undefined
        ? attempt >= 2 || waited || step.optional === true
        : silent || (seen !== 'lives' && world.now() - begin > witness.lapsedMs);
    if ((ours.length === 0 && witness === undefined) || over) {
      const changed = theirs.filter(({ code }) => code === 'HST004');
      warnings.push(...theirs.filter((each) => !changed.includes(each)).map(asWarning));
      writeOutcome(world.record, step, true, { problems: ours, lost });
      const released = ![...results.values()].flat().some(isNotChanged);
      return { problems: ours, changed, theirs: refused, lost, kept: seen === 'holds', released };
    }
    await world.sleep(witness === undefined ? 300 : askAgainMs);
  }
}

function isNotChanged(result: OperationResult): boolean {
  return result.status === 'done' && 'changed' in result.out && !result.out.changed;
}
