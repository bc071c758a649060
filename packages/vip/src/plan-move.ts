import { diagnostic, hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import type { AddressFact, Facts, Operation } from '@vipbook/host';
import { leadsElsewhere, planBridge } from './bridge.ts';
import { breakBeforeMake } from './break-before-make.ts';
import {
  broadcastFor,
  configurationOf,
  freeLabel,
  noFiles,
  planAddition,
  planRemoval,
  styleFor,
  type FileChange,
  type FilePlan,
} from './files.ts';
import { holdOf } from './hold.ts';
import type { MoveInputs } from './inputs.ts';
import { makeBeforeBreak } from './make-before-break.ts';
import { checkMove, overruled } from './preflight.ts';
import { chooseDevice } from './preflight/device.ts';
import type { MoveRequest } from './request.ts';
import type { MoveFacts, Side } from './sides.ts';
import type { MoveStep } from './step.ts';
import { findAddress } from '@vipbook/interfaces';
import { holding, isDeprecated, linkOf, neighboursToTell, ownAddress } from './view.ts';

/** A move, decided: what will happen on which host, in which order, and what was found beforehand. */
export interface MovePlan {
  readonly request: MoveRequest;
  /** What it was decided from. */
  readonly inputs: MoveInputs;
  /** Preflight findings: errors forbid the move. Overruled ones come as warnings. */
  readonly findings: readonly Diagnostic[];
  /** Empty when nothing is to do, or preflight forbids it. */
  readonly steps: readonly MoveStep[];
  readonly diffs: readonly (FileChange & { readonly host: string })[];
  /** The address is on the new host already; steps, if any, only tidy files and bookkeeping. */
  readonly already: boolean;
  readonly summary: string;
  /** Both hosts with everything that was decided about them; absent when no address moves. */
  readonly sides?: MoveFacts;
}

/**
 * Decide the whole move. `wire`: the MACs that answered the new host; undefined: not asked. `leaving`: other
 * addresses that leave the old host together with this one.
 */
export function planMove(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  wire: readonly string[] | undefined,
  leaving: readonly string[] = [],
): MovePlan {
  if (leadsElsewhere(request, next)) return planBridge({ request, old, next, wire });
  const findings = [...overruled(checkMove(request, old, next, wire, leaving), request.overrule)];
  const inputs: MoveInputs = { request, old, next, wire };
  const none = { request, inputs, findings, steps: [], diffs: [], already: false, summary: '' };
  if (hasErrors(findings)) return none;

  const held = holding(old, request.address);
  const already = holding(next, request.address);
  if (held === undefined) {
    if (already === undefined) return none;
    return tidyPlan(
      request,
      old,
      next,
      already.device,
      already.prefix,
      already.label,
      findings,
      wire,
    );
  }
  const device = chooseDevice(next, request).device;
  if (device === undefined) return none;
  const removal = removalFor(request, old);
  const move = decide(inputs, { device, held, removal, view: next }, findings);
  return decided(inputs, move, stepsOf(move), findings);
}

/** The steps of one move. */
export function stepsOf(move: MoveFacts): readonly MoveStep[] {
  return move.request.strategy === 'break-before-make'
    ? breakBeforeMake(move)
    : makeBeforeBreak(move);
}

export function decided(
  inputs: MoveInputs,
  move: MoveFacts,
  steps: readonly MoveStep[],
  findings: readonly Diagnostic[],
): MovePlan {
  const { request } = inputs;
  const { held, new: next } = move;
  return {
    request,
    inputs,
    findings,
    steps,
    diffs: diffsOf(move.old, next),
    already: false,
    sides: move,
    summary: `${request.address}/${String(move.prefix)}: ${request.from} (${held.label ?? held.device}) -> ${request.to} (${move.label ?? next.device})`,
  };
}

export function removalFor(request: MoveRequest, old: Facts): FilePlan {
  return request.persist === 'none' ? noFiles : planRemoval(old, request.address);
}

/** What is known before the rest is decided. */
export interface Known {
  readonly device: string;
  readonly held: AddressFact;
  /** What the old host's files lose. */
  readonly removal: FilePlan;
  /** The new host as it is when its files gain the address: those of earlier moves are in them. */
  readonly view: Facts;
}

export function decide(
  { request, old, next }: MoveInputs,
  { device, held, removal, view }: Known,
  findings: Diagnostic[],
): MoveFacts {
  const { address } = request;
  const prefix = request.prefix ?? held.prefix;
  const style = styleFor(request.persist, removal.declared, address);
  // What the file says counts: after the next boot the address has that label and no other.
  const like = removal.declared.find((found) => found.style === style);
  const written = style === 'alias' ? held.label : like === undefined ? held.label : like.label;
  const label = labelFor(request, view, device, written, style);
  const addition = additionFor(request, view, { device, prefix, label, style }, removal);
  noteCommands(removal, request, findings);
  const quietable = [old, next].every((facts) => (facts.tools['nft'] ?? null) !== null);
  if (!quietable && request.strategy === 'make-before-break') {
    const missing = [old, next].filter((facts) => (facts.tools['nft'] ?? null) === null);
    findings.push(
      diagnostic('VIP021', {
        message: `${missing.map((facts) => facts.host).join(' and ')} ${missing.length === 1 ? 'has' : 'have'} no nft: open TCP connections to ${address} break`,
        where: { host: missing[0]?.host ?? request.to },
      }),
    );
  }
  const oldSide = sideOf(request.from, old, held.device, address, removal);
  const newSide = sideOf(request.to, next, device, address, addition);
  return {
    request,
    prefix,
    old: oldSide,
    new: newSide,
    held,
    // A lease of IPv6 that is deprecated may be one of ours. Another style is a way to have it preferred (IFC032).
    deprecated:
      isDeprecated(held) &&
      (held.family === 4 || held.lifetime === 'forever') &&
      (request.persist === 'none' || removal.declared.every((found) => found.style === style)),
    label,
    broadcast: broadcastFor(style, held),
    neighbours: neighboursToTell([oldSide, newSide], address),
    quietable,
    hold: holdOf(request, old, next, {
      hook: [removal, addition].some(({ write }) => write.length > 0),
      alone: true,
    }),
  };
}

function sideOf(host: string, facts: Facts, device: string, vip: string, files: FilePlan): Side {
  return {
    host,
    facts,
    device,
    own: ownAddress(facts, device, vip),
    mac: linkOf(facts, device)?.mac ?? '',
    files,
  };
}

/** Labels are IPv4's only; without a label on the old host, only an alias stanza makes one. */
function labelFor(
  request: MoveRequest,
  next: Facts,
  device: string,
  oldLabel: string | undefined,
  style: string,
): string | undefined {
  if (request.address.includes(':') && style !== 'alias') return undefined;
  if (request.label !== undefined) return request.label;
  // ifupdown puts the name of a stanza into shell commands, and the old host's word is only the old host's.
  const suffix = /:([\w.-]+)$/.exec(oldLabel ?? '')?.[1];
  if (style !== 'alias' && suffix === undefined) return undefined;
  const wanted = suffix === undefined ? undefined : `${device}:${suffix}`;
  return freeLabel(
    next,
    device,
    wanted !== undefined && Buffer.byteLength(wanted) <= 15 ? wanted : undefined,
  );
}

function additionFor(
  request: MoveRequest,
  next: Facts,
  chosen: {
    device: string;
    prefix: number;
    label: string | undefined;
    style: ReturnType<typeof styleFor>;
  },
  removal: FilePlan,
): FilePlan {
  if (chosen.style === 'none') return noFiles;
  return planAddition(next, {
    address: request.address,
    prefix: chosen.prefix,
    device: chosen.device,
    label: chosen.label,
    style: chosen.style,
    file: request.file,
    like: removal.declared.find((found) => found.style === chosen.style),
  });
}

const hooks = /^(?:pre-)?(?:up|down)$|^post-(?:up|down)$/;

function noteCommands(removal: FilePlan, request: MoveRequest, findings: Diagnostic[]): void {
  for (const found of removal.declared) {
    if (found.style !== 'alias') continue;
    const commands = found.stanza.options.filter((option) => hooks.test(option.name));
    if (commands.length === 0) continue;
    findings.push(
      diagnostic('VIP028', {
        message: `the stanza ${found.interface} of ${request.from} has commands that the move does not run: ${commands.map((option) => `${option.name} ${option.value}`).join('; ')}`,
        where: { host: request.from, file: found.file },
      }),
    );
  }
}

function diffsOf(...sides: readonly Side[]): readonly (FileChange & { host: string })[] {
  return sides.flatMap((side) => side.files.diffs.map((diff) => ({ ...diff, host: side.host })));
}

/** The address has moved already: only what the files and ifstate still say wrongly is put right. */
function tidyPlan(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  device: string,
  prefix: number,
  label: string | undefined,
  findings: readonly Diagnostic[],
  wire: readonly string[] | undefined,
): MovePlan {
  const removal = removalFor(request, old);
  const declaredNew = findAddress(configurationOf(next), request.address);
  const style = styleFor(
    request.persist,
    declaredNew.length > 0 ? declaredNew : removal.declared,
    request.address,
  );
  const own = label === device ? undefined : label;
  const named =
    style === 'alias' && own === undefined && declaredNew.length === 0
      ? freeLabel(next, device, undefined)
      : own;
  const addition = additionFor(request, next, { device, prefix, label: named, style }, removal);
  const operationsOf = (plan: FilePlan): readonly Operation[] => [...plan.write, ...plan.state];
  const actions = [
    {
      host: request.from,
      title: 'its files no longer name the address',
      operations: operationsOf(removal),
    },
    {
      host: request.to,
      title: 'its files name the address',
      operations: [...operationsOf(addition), ...leadsAway(next, request.address)],
    },
  ].filter((action) => action.operations.length > 0);
  return {
    request,
    inputs: { request, old, next, wire },
    findings,
    steps:
      actions.length === 0
        ? []
        : [
            {
              phase: 'persist',
              title: 'files and ifstate say what is true',
              actions,
              undo: [],
              commits: true,
            },
          ],
    diffs: [
      ...removal.diffs.map((diff) => ({ ...diff, host: request.from })),
      ...addition.diffs.map((diff) => ({ ...diff, host: request.to })),
    ],
    already: true,
    summary: `${request.address}/${String(prefix)} is on ${request.to} (${label ?? device}) already`,
  };
}

/** A bridge that the host has had leads away from it. */
function leadsAway(next: Facts, address: string): readonly Operation[] {
  return next.bridges?.some((bridge) => bridge.address === address) === true
    ? [{ do: 'bridge.close', address }]
    : [];
}
