import { diagnostic, hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import type { AddressFact, Facts, Operation } from '@vipbook/host';
import { noFiles } from './files.ts';
import { fenced, holdOf, lockStep, unlockOperation } from './hold.ts';
import type { MoveInputs } from './inputs.ts';
import type { MovePlan } from './plan-move.ts';
import { checkLocks, checkRoot, overruled } from './preflight.ts';
import { chooseDevice } from './preflight/device.ts';
import { checkPort } from './preflight/services.ts';
import type { MoveRequest } from './request.ts';
import type { MoveFacts, Side } from './sides.ts';
import type { MoveStep } from './step.ts';
import { outcome } from './verify.ts';
import { holding, linkOf, ownAddress } from './view.ts';

/**
 * `bridge: dnat`: what still comes to the old host is served by the new one, for a time. Within a segment the
 * address moves, and the old host hands on what neighbours still send to it. To another subnet no address can move:
 * there the old host keeps it, and translates it to the new host's own.
 */

/** After the old host has let go: nothing is translated, so clients are seen as who they are. */
export function handOn(move: MoveFacts): readonly Operation[] {
  const { bridgeSeconds: seconds, address } = move.request;
  const to = move.new.own?.address;
  if (seconds === undefined || to === undefined || !move.quietable) return [];
  return [{ do: 'bridge.open', address, to, device: move.old.device, seconds, how: 'hand-on' }];
}

/** Who gets the address serves it: a bridge that it has had since an earlier move would lead away from it. */
export function closeBridge(side: Side, address: string): readonly Operation[] {
  return side.facts.bridges?.some((bridge) => bridge.address === address) === true
    ? [{ do: 'bridge.close', address }]
    : [];
}

export function reopenBridge(side: Side, address: string): readonly Operation[] {
  return (side.facts.bridges ?? [])
    .filter((bridge) => bridge.address === address && bridge.secondsLeft > 0)
    .map(({ to, how, secondsLeft: seconds }) => ({
      do: 'bridge.open',
      address,
      to,
      how,
      seconds,
      device: side.device,
    }));
}

/** Is the new host in another subnet, and a bridge asked for, so that the old one keeps the address? */
export function leadsElsewhere(request: MoveRequest, next: Facts): boolean {
  if (request.bridgeSeconds === undefined || request.device !== undefined) return false;
  return (
    holding(next, request.address) === undefined && chooseDevice(next, request).device === undefined
  );
}

/** The plan of a bridge to another subnet: the old host keeps the address, and no file changes. */
export function planBridge(inputs: MoveInputs): MovePlan {
  const { request, old, next } = inputs;
  const { address, from, to: target, bridgeSeconds: seconds = 0 } = request;
  const held = holding(old, address);
  const own = ownElsewhere(next, address);
  const findings = overruled(check(request, old, next, held, own), request.overrule);
  const summary =
    own === undefined
      ? ''
      : `${address} stays on ${from}, and leads to ${own.address} (${target}) for ${String(seconds)} s`;
  const none: MovePlan = {
    request,
    inputs,
    findings,
    steps: [],
    diffs: [],
    already: false,
    summary,
  };
  if (held === undefined || own === undefined || hasErrors(findings)) return none;
  const open = old.bridges?.find(
    (bridge) => bridge.address === address && bridge.to === own.address && bridge.how === 'dnat',
  );
  // Renewed when half of its time is over: the same task run twice in a row changes nothing.
  if (open !== undefined && open.secondsLeft * 2 > seconds) return { ...none, already: true };
  const move: MoveFacts = {
    request,
    prefix: held.prefix,
    old: side(from, old, held.device, address),
    new: { ...side(target, next, own.device, address), own },
    held,
    deprecated: false,
    label: undefined,
    broadcast: undefined,
    neighbours: [],
    quietable: true,
    hold: holdOf(request, old, next, { hook: false, alone: true }),
  };
  return { ...none, steps: stepsOf(move, own.address, seconds) };
}

function side(host: string, facts: Facts, device: string, vip: string): Side {
  return {
    host,
    facts,
    device,
    own: ownAddress(facts, device, vip),
    mac: linkOf(facts, device)?.mac ?? '',
    files: noFiles,
  };
}

/** The address by which others reach it: on the link of its default route, or the first it has. */
function ownElsewhere(next: Facts, vip: string): AddressFact | undefined {
  const family = vip.includes(':') ? 6 : 4;
  const away = next.routes.find(
    (route) => route.family === family && route.destination === 'default',
  )?.device;
  const others = next.links.map((link) => link.name).filter((name) => name !== 'lo');
  for (const device of [...(away === undefined ? [] : [away]), ...others]) {
    const own = ownAddress(next, device, vip);
    if (own !== undefined) return own;
  }
  return undefined;
}

function check(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  held: AddressFact | undefined,
  own: AddressFact | undefined,
): readonly Diagnostic[] {
  const { address, from, to, port, bridgeSeconds = 0 } = request;
  const found: Diagnostic[] = [
    ...checkRoot(old, from),
    ...checkRoot(next, to),
    ...checkLocks(request, old, next),
  ];
  const cannot = (message: string, host: string): void => {
    found.push(diagnostic('VIP058', { message, where: { host } }));
  };
  if (held === undefined) {
    found.push(
      diagnostic('VIP002', {
        message: `neither ${from} nor ${to} holds ${address}`,
        where: { host: from },
      }),
    );
  }
  if ((old.tools['nft'] ?? null) === null) cannot(`${from} has no nft, which translates`, from);
  if (own === undefined) {
    cannot(`${to} has no address that ${address} could lead to`, to);
    return found;
  }
  if (port !== undefined)
    found.push(...checkPort(port, { ...request, address: own.address }, next));
  found.push(
    diagnostic('VIP059', {
      message: `${to} is in another subnet, so ${address} stays on ${from}, which translates it to ${own.address} for ${String(bridgeSeconds)} s; ${to} sees ${from} as the client`,
      where: { host: from },
    }),
  );
  return found;
}

/** No guard is armed, so none is disarmed. */
function stepsOf(move: MoveFacts, to: string, seconds: number): readonly MoveStep[] {
  const { request, old, new: next } = move;
  const { address, port, third } = request;
  const asker = third?.host ?? next.host;
  const steps: readonly MoveStep[] = [
    {
      phase: 'bridge',
      title: `${old.host} leads what comes for ${address} to ${to}`,
      actions: [
        {
          host: old.host,
          title: `translate ${address} to ${to} for ${String(seconds)} s`,
          operations: [
            { do: 'bridge.open', address, to, device: old.device, seconds, how: 'dnat' },
          ],
        },
      ],
      undo: [
        {
          host: old.host,
          title: `no longer translate ${address}`,
          operations: [{ do: 'bridge.close', address }, unlockOperation(move)],
        },
        { host: next.host, title: 'unlock', operations: [unlockOperation(move)] },
      ],
    },
    ...(port === undefined
      ? []
      : [
          {
            phase: 'verify' as const,
            title: `the service answers at ${address}`,
            actions: [
              {
                host: asker,
                title: `see whether ${address} answers on port ${String(port)}`,
                operations: [{ do: 'tcp.reach' as const, address, port, timeoutMs: 3000 }],
              },
            ],
            undo: [],
            judge: (results: Parameters<NonNullable<MoveStep['judge']>>[0]) =>
              outcome(results, asker, 0, 'tcp.reach')?.reached === false
                ? {
                    errors: [
                      diagnostic('VIP031', {
                        message: `port ${String(port)} does not answer at ${address}, seen from ${asker}`,
                        where: { host: asker },
                      }),
                    ],
                    warnings: [],
                  }
                : { errors: [], warnings: [] },
          },
        ]),
    {
      phase: 'commit',
      title: 'the bridge stays until its end',
      commits: true,
      actions: [old, next].map(({ host }) => ({
        host,
        title: 'unlock',
        operations: [unlockOperation(move)],
      })),
      undo: [],
    },
  ];
  return [lockStep(move), ...steps.map((step) => fenced(move, step))];
}
