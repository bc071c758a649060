import type { Diagnostic } from '@vipbook/diagnostics';
import type { Operation, OperationResult } from '../operations.ts';
import { fileInterpreters } from './files.ts';
import { heldInterpreters } from './held.ts';
import type { SimulatedLan } from './lan.ts';
import type { Machine } from './machine.ts';
import { Later, networkInterpreters, type Interpreters } from './network.ts';
import { pathInterpreters } from './paths.ts';

const known = new WeakMap<Machine, Interpreters>();

function interpretersOf(lan: SimulatedLan, self: Machine): Interpreters {
  const there = known.get(self);
  if (there !== undefined) return there;
  const made: Interpreters = {
    ...networkInterpreters(lan, self),
    ...fileInterpreters(self),
    ...pathInterpreters(self),
    ...heldInterpreters(lan, self, { perform: (operation) => perform(lan, self, operation) }),
  };
  known.set(self, made);
  return made;
}

/** One operation on one machine, whoever asks for it: a controller, or a guard of its own. */
export async function perform(
  lan: SimulatedLan,
  self: Machine,
  operation: Operation,
): Promise<OperationResult> {
  const interpret = interpretersOf(lan, self)[operation.do] as (
    input: Operation,
    now: number,
  ) => object;
  const begun = lan.change(self, describe(operation), (now) => interpret(operation, now));
  if (!(begun instanceof Later)) {
    return 'code' in begun
      ? { status: 'failed', error: begun as Diagnostic }
      : { status: 'done', out: begun as never };
  }
  const until = lan.clock.now() + begun.mostMs;
  for (;;) {
    lan.advance(lan.clock.now());
    const left = until - lan.clock.now();
    if (begun.finished() || left <= 0) break;
    await lan.clock.sleep(Math.min(left, Math.max(0.01, lan.nextDue() - lan.clock.now())));
  }
  return { status: 'done', out: begun.outcome() as never };
}

/** For the timeline: what it does, to what. */
function describe(operation: Operation): string {
  switch (operation.do) {
    case 'address.add':
    case 'address.lifetime': {
      const lifetime = operation.lifetime ?? 'forever';
      return `${operation.do} ${operation.address} ${typeof lifetime === 'number' ? `for ${String(lifetime)} s` : lifetime}`;
    }
    case 'arp.quiet':
      return `arp.quiet ${operation.address} ${operation.quiet ? 'on' : 'off'}`;
    case 'flow.relay':
      return `flow.relay ${operation.address} ${operation.to === null ? 'ends' : `to ${operation.to}`}`;
    case 'sysctl.set':
      return `sysctl.set ${operation.key.slice(operation.key.lastIndexOf('/') + 1)}=${operation.value}`;
    case 'ifstate.set':
      return `ifstate.set ${operation.name} ${operation.logical === null ? 'down' : 'up'}`;
    default:
      if ('address' in operation) return `${operation.do} ${operation.address}`;
      return 'path' in operation ? `${operation.do} ${operation.path}` : operation.do;
  }
}
