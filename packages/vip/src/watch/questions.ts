import type { IpAddress, Operation, OperationOf, OperationResult } from '@vipbook/host';
import { whohas } from '../operations.ts';
import type { MoveFacts } from '../sides.ts';
import { asksForItsOwn } from '../view.ts';

/** How long the new host's answer may take, as when the move was verified: a slow segment, or a busy old host. */
const answerMs = 500;

/** What one of the two hosts is asked about an address that has moved. */
export interface Question {
  readonly host: string;
  /**
   * Who answers for it on the wire; does the kernel itself hold it; and, of the old host, does it hear anybody where it
   * heard the new host: without that its silence is no evidence.
   */
  readonly about: 'wire' | 'kernel' | 'new host' | 'gateway';
  readonly operation: OperationOf<'arp.whohas'> | OperationOf<'address.query'>;
}

/**
 * Nobody's kernel asks the wire for what it has itself: an address that is back on the old host is seen from the new
 * one, and in the old one's kernel.
 */
export function questionsOf(move: MoveFacts): readonly Question[] {
  const { old, new: next, request } = move;
  const { address } = request;
  const raw = asksForItsOwn(old.facts, address);
  const wire = (target: IpAddress): Question['operation'] => ({
    ...whohas(old, move, answerMs),
    address: target,
  });
  // A kernel asks only within a subnet of its own.
  const fromOld: readonly Question[] =
    raw || old.own !== undefined
      ? [
          { host: old.host, about: 'wire', operation: wire(address) },
          ...(next.own === undefined
            ? []
            : [{ host: old.host, about: 'new host', operation: wire(next.own.address) } as const]),
          // Where the kernel must ask, it forgets the neighbour first: not the one that all its packets go through.
          ...gatewaysOf(move)
            .filter(() => raw)
            .map(
              (gateway) =>
                ({ host: old.host, about: 'gateway', operation: wire(gateway) }) as const,
            ),
        ]
      : [];
  const kernel = { do: 'address.query', address } as const;
  return [
    ...fromOld,
    ...(asksForItsOwn(next.facts, address)
      ? [{ host: next.host, about: 'wire', operation: whohas(next, move) } as const]
      : []),
    { host: old.host, about: 'kernel', operation: kernel },
    { host: next.host, about: 'kernel', operation: kernel },
  ];
}

/** The default one, or any: one that answers is enough. */
function gatewaysOf({ old, new: next, request }: MoveFacts): readonly IpAddress[] {
  const six = request.address.includes(':');
  const routes = old.facts.routes.filter(
    ({ device, gateway }) =>
      device === old.device &&
      gateway !== undefined &&
      gateway.includes(':') === six &&
      gateway !== request.address &&
      gateway !== next.own?.address,
  );
  const { gateway } =
    routes.find(({ destination }) => destination === 'default') ?? routes[0] ?? {};
  return gateway === undefined ? [] : [gateway];
}

/** The same for the same question, whoever asks it. */
export function keyOf(operation: Operation): string {
  return JSON.stringify(operation);
}

/** Each once, those of a kind side by side: a host answers them at the same time. */
export function operationsFor(host: string, questions: readonly Question[]): readonly Operation[] {
  const own = questions.filter((question) => question.host === host);
  const unique = new Map(own.map(({ operation }) => [keyOf(operation), operation]));
  return [...unique.values()].sort((a, b) => rank(a) - rank(b));
}

function rank({ do: what }: Question['operation']): number {
  return what === 'arp.whohas' ? 0 : 1;
}

/** What one look saw of one address. Undefined: nobody was asked, or did not answer. */
export interface Sight {
  /** From the old host: MACs that answer. */
  readonly fromOld: readonly string[] | undefined;
  /** From the new host: MACs of others that answer. */
  readonly fromNew: readonly string[] | undefined;
  readonly oldHolds: boolean | undefined;
  readonly newHolds: boolean | undefined;
  /** The old host hears the new one at its own address. */
  readonly hearsNew: boolean | undefined;
  readonly hearsGateway: boolean | undefined;
}

export function sightOf(
  move: MoveFacts,
  answer: (host: string, operation: Operation) => OperationResult | undefined,
): Sight {
  const questions = questionsOf(move);
  const answered = (host: string, about: Question['about']): OperationResult | undefined => {
    const question = questions.find((each) => each.host === host && each.about === about);
    return question === undefined ? undefined : answer(host, question.operation);
  };
  const macs = (host: string, about: Question['about']): readonly string[] | undefined => {
    const result = answered(host, about);
    return result?.status === 'done' && 'macs' in result.out ? result.out.macs : undefined;
  };
  const hears = (about: 'new host' | 'gateway'): boolean | undefined => {
    const heard = macs(move.old.host, about);
    return heard === undefined ? undefined : heard.length > 0;
  };
  const holds = (host: string): boolean | undefined => {
    const result = answered(host, 'kernel');
    return result?.status === 'done' && 'found' in result.out
      ? result.out.found.length > 0
      : undefined;
  };
  return {
    fromOld: macs(move.old.host, 'wire'),
    fromNew: macs(move.new.host, 'wire'),
    oldHolds: holds(move.old.host),
    newHolds: holds(move.new.host),
    hearsNew: hears('new host'),
    hearsGateway: hears('gateway'),
  };
}
