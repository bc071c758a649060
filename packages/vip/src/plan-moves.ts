import { diagnostic, hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { anchorFor, chooseAnchor, noAnchor } from './anchor.ts';
import { waitWithOthers } from './drain.ts';
import { filesBetween, noFiles, withFiles, type FileChange, type FilePlan } from './files.ts';
import { holdOf, lockOfAll } from './hold.ts';
import type { MoveInputs } from './inputs.ts';
import { mergeParts, phases, underAllLocks, type Part } from './merge.ts';
import { decide, decided, planMove, removalFor, stepsOf, type MovePlan } from './plan-move.ts';
import { chooseDevice } from './preflight/device.ts';
import type { MoveFacts, Side } from './sides.ts';
import type { MoveStep } from './step.ts';
import { holding } from './view.ts';

/** One move, or several of which all happen or none. */
export interface MovesPlan {
  readonly moves: readonly MovePlan[];
  /** Of all of them, each once. */
  readonly findings: readonly Diagnostic[];
  readonly steps: readonly MoveStep[];
  readonly diffs: readonly (FileChange & { readonly host: string })[];
  readonly summary: string;
  /** The address whose commit is that of all; undefined when fewer than two move. */
  readonly anchor?: string;
}

/** Decide them together. Facts of one host must be the same in all inputs. */
export function planMoves(inputs: readonly MoveInputs[]): MovesPlan {
  const leaving = (from: string): readonly string[] =>
    inputs.flatMap(({ request }) =>
      request.from === from && request.strategy === 'make-before-break' ? [request.address] : [],
    );
  const alone = inputs.map(({ request, old, next, wire }) =>
    planMove(request, old, next, wire, leaving(request.from)),
  );
  const moving = alone.filter(({ sides }) => sides !== undefined);
  const findings = [...alone.flatMap((plan) => plan.findings), ...checkTogether(alone)];
  const [only] = alone;
  const plain = (plan: readonly MovePlan[]): MovesPlan => ({
    moves: plan,
    findings: once(findings),
    steps: hasErrors(findings) ? [] : plan.flatMap(({ steps }) => steps),
    diffs: plan.flatMap(({ diffs }) => diffs),
    summary: plan.map(({ summary }) => summary).join('; '),
  });
  if (only !== undefined && alone.length === 1) return plain([only]);
  if (hasErrors(findings)) return plain(alone);
  if (moving.length === 0) return plain(tidyInTurn(alone));
  if (moving.length === 1) return plain(alone);
  return together(alone, moving, findings);
}

/** All are where they shall be; files are put right one after the other, each on top of the one before. */
function tidyInTurn(plans: readonly MovePlan[]): readonly MovePlan[] {
  const views = new Map<string, Facts>();
  return plans.map(({ inputs: { request, old, next, wire } }) => {
    const at = (host: string, facts: Facts): Facts => views.get(host) ?? facts;
    const plan = planMove(request, at(request.from, old), at(request.to, next), wire);
    for (const [host, facts] of [
      [request.from, old],
      [request.to, next],
    ] as const) {
      const state = plan.steps
        .flatMap(({ actions }) => actions)
        .filter((action) => action.host === host)
        .flatMap(({ operations }) => operations);
      const diffs = plan.diffs.filter((diff) => diff.host === host);
      views.set(host, withFiles(at(host, facts), { ...noFiles, state, diffs }));
    }
    return plan;
  });
}

function together(
  alone: readonly MovePlan[],
  moving: readonly MovePlan[],
  findings: readonly Diagnostic[],
): MovesPlan {
  const anchor = chooseAnchor(moving.map(({ inputs }) => inputs));
  if (anchor === undefined) {
    const none = noAnchor(moving.map(({ inputs }) => inputs));
    return { moves: alone, findings: [...findings, none], steps: [], diffs: [], summary: '' };
  }
  const notes: Diagnostic[] = [];
  const facts = decideAll(moving, anchor, notes);
  const main = facts.find(({ request }) => request.address === anchor.request.address);
  const steps = main === undefined ? [] : stepsOfAll(facts, main);
  const moves = alone.map((plan): MovePlan => {
    const sides = facts.find(({ request }) => request.address === plan.request.address);
    return sides === undefined ? plan : decided(plan.inputs, sides, stepsOf(sides), plan.findings);
  });
  return {
    moves,
    findings: once([...findings, ...notes]),
    steps,
    diffs: moves.flatMap(({ diffs }) => diffs),
    summary: moves.map(({ summary }) => summary).join('; '),
    anchor: anchor.request.address,
  };
}

/** What each move looks like beside the others: labels, files, and how its hosts learn of the anchor's end. */
function decideAll(
  moving: readonly MovePlan[],
  anchor: MoveInputs,
  notes: Diagnostic[],
): readonly MoveFacts[] {
  const before = new Map<string, Facts>();
  for (const { inputs } of moving) {
    before.set(inputs.request.from, inputs.old);
    before.set(inputs.request.to, inputs.next);
  }
  const view = new Map(before);
  const at = (host: string, fallback: Facts): Facts => view.get(host) ?? fallback;
  // A host's files lose everything first, when it is armed, and gain everything last.
  const removals = moving.map(({ inputs: { request, old } }) => {
    const removal = removalFor(request, at(request.from, old));
    view.set(request.from, withFiles(at(request.from, old), removal));
    return removal;
  });
  const between = new Map(view);
  const first = moving.flatMap(({ inputs }, index): readonly MoveFacts[] => {
    const { request, old, next } = inputs;
    const held = holding(old, request.address);
    const { device } = chooseDevice(next, request);
    const removal = removals[index];
    if (held === undefined || device === undefined || removal === undefined) return [];
    const known = { device, held, removal, view: at(request.to, next) };
    const move = decide(inputs, known, notes);
    view.set(request.to, withAddress(withFiles(known.view, move.new.files), move));
    return [move];
  });
  const main = first.find(({ request }) => request.address === anchor.request.address);
  const hook = first.some(({ hold }) => hold.hook);
  const written = new Set<string>();
  // The anchor's guards put the files of their hosts right; on other hosts those of the first move there.
  const files = new Map<MoveFacts, Pick<MoveFacts, 'old' | 'new'>>();
  const ordered = main === undefined ? first : [main, ...first.filter((move) => move !== main)];
  for (const move of ordered) {
    const old = oneWriter(move.old, 'loses', written, before, between);
    const next = oneWriter(move.new, 'gains', written, between, view);
    files.set(move, { old, new: next });
  }
  return first.map((move) => ({
    ...move,
    ...files.get(move),
    hold: holdOf(move.request, move.old.facts, move.new.facts, {
      hook,
      alone: false,
      ...(main === undefined || move === main
        ? {}
        : {
            follows: {
              old: anchorFor(move.old.host, move.old.facts, main),
              new: anchorFor(move.new.host, move.new.facts, main),
            },
          }),
    }),
  }));
}

/** Labels that earlier moves take are not free any more. */
function withAddress(facts: Facts, move: MoveFacts): Facts {
  const { held, label, new: next } = move;
  const { label: _label, ...same } = held;
  const added = { ...same, device: next.device, ...(label === undefined ? {} : { label }) };
  return { ...facts, addresses: [...facts.addresses, added] };
}

/** All changes of a host's files in one place: in the plan of one of the moves. */
function oneWriter(
  side: Side,
  what: 'loses' | 'gains',
  written: Set<string>,
  before: ReadonlyMap<string, Facts>,
  after: ReadonlyMap<string, Facts>,
): Side {
  const key = `${what} ${side.host}`;
  const from = before.get(side.host) ?? side.facts;
  const to = after.get(side.host) ?? side.facts;
  const all = written.has(key) ? { write: [], restore: [], diffs: [] } : filesBetween(from, to);
  written.add(key);
  const files: FilePlan = { ...side.files, ...all };
  return { ...side, files };
}

/**
 * Phase by phase, each in one step for all. Two phases are not: the commit is the anchor's first, and then that of
 * the others; and break-before-make hands over one address after the other, so that none is away for longer than
 * it would be alone.
 */
function stepsOfAll(moves: readonly MoveFacts[], anchor: MoveFacts): readonly MoveStep[] {
  const followers = moves.filter((move) => move !== anchor);
  const steps = new Map(moves.map((move) => [move, stepsOf(move)]));
  const partsIn = (phase: MoveStep['phase'], of: readonly MoveFacts[]): readonly Part[] =>
    of.flatMap((move) =>
      (steps.get(move) ?? [])
        .filter((step) => step.phase === phase)
        .map((step) => ({ move, step })),
    );
  const merged = phases.flatMap((phase): readonly MoveStep[] => {
    switch (phase) {
      case 'lock':
        return [lockOfAll(moves)];
      // Guards are put there before those that ask them, and taken away after them.
      case 'arm':
        return one(partsIn(phase, [anchor, ...followers]));
      case 'release':
      case 'persist':
        return one(partsIn(phase, [...followers, anchor]));
      case 'commit':
        return [
          ...one(partsIn(phase, [anchor])),
          ...one(partsIn(phase, followers).map(withoutCommit)),
        ];
      // The anchor speaks last, and is the first to be taken back: from then on every host that asks hears it.
      case 'quiet':
        return one(partsIn(phase, [...followers, anchor]));
      case 'cut-over':
      case 'claim':
        if (anchor.request.strategy === 'make-before-break')
          return one(partsIn(phase, [...followers, anchor]));
        return phase === 'claim'
          ? []
          : [...followers, anchor].flatMap((move) => [
              ...one(partsIn('ready', [move])),
              ...one(partsIn('cut-over', [move])),
              ...one(partsIn('claim', [move])),
            ]);
      case 'drain': {
        const waiting = partsIn(phase, moves);
        if (waiting.length === 0) return [];
        return one(
          moves.map((move) => {
            const own = waiting.find((part) => part.move === move);
            return own ?? { move, step: waitWithOthers(move) };
          }),
        );
      }
      default:
        return one(partsIn(phase, moves));
    }
  });
  return merged.map((step) =>
    step.phase === 'lock' || step.phase === 'watch' ? step : underAllLocks(step, moves),
  );
}

function one(parts: readonly Part[]): readonly MoveStep[] {
  return parts.length === 0 ? [] : [mergeParts(parts)];
}

/** What is committed already is only told on. */
function withoutCommit({ move, step }: Part): Part {
  const { commits: _commits, witness: _witness, ...rest } = step;
  return { move, step: { ...rest, title: 'the other addresses belong to their new hosts' } };
}

/** What is wrong with them together, though nothing is with each. */
function checkTogether(plans: readonly MovePlan[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Set<string>();
  const labels = new Map<string, string>();
  for (const { request } of plans) {
    const { address, to, label } = request;
    if (seen.has(address)) {
      found.push(
        diagnostic('VIP061', { message: `${address} is moved twice`, where: { host: to } }),
      );
    }
    seen.add(address);
    const key = `${to} ${label ?? ''}`;
    const other = labels.get(key);
    if (label !== undefined && other !== undefined && other !== address) {
      found.push(
        diagnostic('VIP022', {
          message: `${other} and ${address} would both be ${label} on ${to}`,
          where: { host: to },
        }),
      );
    }
    if (label !== undefined) labels.set(key, address);
  }
  for (const { request, steps } of plans) {
    if (plans.length < 2 || !steps.some(({ phase }) => phase === 'bridge')) continue;
    found.push(
      diagnostic('VIP058', {
        message: `${request.address} cannot move to ${request.to}, which is in another subnet; a bridge there is no part of a transaction`,
        where: { host: request.to },
        remedy: 'Give it a task of its own.',
      }),
    );
  }
  const tidy = plans.filter(({ already, steps }) => already && steps.length > 0);
  if (tidy.length > 0 && plans.some(({ sides }) => sides !== undefined)) {
    const [first] = tidy;
    found.push(
      diagnostic('VIP062', {
        message: `${first?.request.address ?? ''} is on ${first?.request.to ?? ''} already, but files or ifstate still say otherwise`,
        where: { host: first?.request.to ?? '' },
      }),
    );
  }
  return found;
}

function once(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(findings.map((each) => [`${each.code} ${each.message}`, each])).values()];
}
