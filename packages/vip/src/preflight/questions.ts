import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, Operation, OperationResult } from '@vipbook/host';
import { findAddress } from '@vipbook/interfaces';
import { configurationOf } from '../files.ts';
import { whohasMs } from '../operations.ts';
import type { MoveRequest } from '../request.ts';
import type { Action } from '../step.ts';
import { holding } from '../view.ts';
import { chooseDevice } from './device.ts';
import { checkSegment, neighboursOf, type Heard } from './segment.ts';

/** What the hosts answered to the questions of preflight. */
export interface Seen {
  /** MACs that answered the new host for the address; undefined: not asked. */
  readonly wire: readonly string[] | undefined;
  readonly findings: readonly Diagnostic[];
  /** Somebody who should have answered did not: a frame may have been lost, so ask once more. */
  readonly doubtful: boolean;
}

/**
 * What has to be seen on the wire and tried on the disks before planning; both hosts at once, one
 * round trip.
 * @param collectMs - how long answers are collected on the wire
 */
export function preflightActions(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  collectMs = whohasMs,
): readonly Action[] {
  const { address, from, to } = request;
  const held = holding(old, address);
  const device = chooseDevice(next, request).device;
  const moves = device !== undefined && held !== undefined;
  return [
    {
      host: to,
      title: `ask who has ${address}`,
      operations: [
        ...(moves
          ? [survey(device, [address, ...neighboursOf(next, device, old, address)], collectMs)]
          : []),
        ...probes(request, next, 'add'),
      ],
    },
    {
      host: from,
      title: `ask for ${to} and the gateway, and see that its files can be written`,
      operations: [
        ...(moves && canAsk(old)
          ? [survey(held.device, neighboursOf(old, held.device, next, address), collectMs)]
          : []),
        ...probes(request, old, 'remove'),
        ...(held !== undefined && dropsConnections(request) && (old.tools['ss'] ?? null) !== null
          ? [{ do: 'flow.count' as const, address }]
          : []),
      ],
    },
  ];
}

function survey(device: string, addresses: readonly string[], timeoutMs: number): Operation {
  return { do: 'arp.survey', device, addresses, timeoutMs };
}

/** Only root has a raw socket; that it is not root is a finding of its own. */
function canAsk(facts: Facts): boolean {
  return facts.user.uid === 0;
}

/** Read the answers to `preflightActions`, by host. */
export function readSeen(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  answers: ReadonlyMap<string, readonly OperationResult[]>,
): Seen {
  const heard = new Map<string, Heard>();
  const findings: Diagnostic[] = [];
  for (const action of preflightActions(request, old, next)) {
    action.operations.forEach((operation, index) => {
      const result = answers.get(action.host)?.[index];
      // Planned from a snapshot, the wire is looked at when the plan is applied.
      if (result?.status === 'failed' && result.error.code !== 'PLN001')
        findings.push(result.error);
      if (result?.status !== 'done') return;
      if (operation.do === 'arp.survey' && 'answers' in result.out)
        heard.set(
          action.host,
          new Map(result.out.answers.map((each) => [each.address, each.macs])),
        );
      if (operation.do === 'flow.count' && 'open' in result.out)
        findings.push(...connectionsLost(request, result.out.open));
    });
  }
  const wire = heard.get(request.to)?.get(request.address);
  const silent = [...heard.values()].some((each) =>
    [...each.values()].some((macs) => macs.length === 0),
  );
  return {
    wire,
    findings: [...findings, ...checkSegment(request, old, next, heard)],
    doubtful: silent,
  };
}

function dropsConnections({ strategy, connections }: MoveRequest): boolean {
  return strategy === 'break-before-make' || connections === 'drop';
}

/** How many will break: told before anything changes. */
function connectionsLost(request: MoveRequest, open: number): readonly Diagnostic[] {
  if (open === 0 || !dropsConnections(request)) return [];
  return [
    diagnostic('VIP042', {
      message: `${String(open)} open connection${open === 1 ? '' : 's'} of ${request.address} on ${request.from} will break`,
      where: { host: request.from },
    }),
  ];
}

/** /etc read-only or full is found out before anything changes. */
function probes(request: MoveRequest, facts: Facts, what: 'add' | 'remove'): readonly Operation[] {
  if (request.persist === 'none' || facts.user.uid !== 0 || facts.ifupdown.flavour === 'none')
    return [];
  const configuration = configurationOf(facts);
  const declared = findAddress(configuration, request.address);
  if (what === 'add' ? declared.length > 0 : declared.length === 0) return [];
  const paths =
    what === 'add' ? [request.file ?? configuration.root] : declared.map((found) => found.file);
  return [...new Set(paths)].map((path) => ({
    do: 'file.probe',
    path,
    bytes: (facts.files[path]?.content.length ?? 0) + 512,
  }));
}
