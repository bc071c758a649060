import type { Operation, OperationName, OperationOf } from '../operations.ts';
import type { Definition, ScriptContext } from './definition.ts';
import type { BinaryString } from './script.ts';

/** One of several operations that are done together. */
export interface Member<N extends OperationName = OperationName> {
  readonly operation: N extends OperationName ? OperationOf<N> : never;
  readonly definition: Definition<OperationName>;
  /** Shell that ends its answer, and says that it went well. */
  readonly end: BinaryString;
}

/**
 * Operations that stand side by side in a batch, in fewer processes than each of them alone would take: starting
 * them is what a host spends the time of a move on, and 15 ms of each transaction of nft are the kernel's
 * (synchronize_rcu).
 *
 * The script does what the operations would do, in their order, prints each one's answer with its `end` behind it,
 * and has status 0. If anything goes otherwise, it has another status and has ended nobody, or (inline) as many of the
 * first ones as `vb_k` says. Then each of the others is done alone, for a result of its own; so it may have done a
 * part of it, as operations may be done twice.
 */
export interface Team {
  /** Undefined: not these. They are done alone. */
  script(members: readonly Member[], context: ScriptContext): BinaryString | undefined;
  /** The script neither exits nor changes the shell; it needs no subshell of its own. */
  readonly inline?: boolean;
  /** None joins behind this one: it looks at what those before it have left, and not at what others still leave. */
  isLast?(operation: Operation): boolean;
}

/** A team of one kind. Only operations come to it whose definition names it. */
export function teamOf<N extends OperationName>(
  script: (members: readonly Member<N>[], context: ScriptContext) => BinaryString | undefined,
  options: Pick<Team, 'inline'> = {},
): Team {
  return {
    ...options,
    script: (members, context) => script(members as unknown as readonly Member<N>[], context),
  };
}

/** Each answers the same. */
export function all(members: readonly Member[], answer: BinaryString): BinaryString {
  return members.map(({ end }) => `${answer}; ${end}`).join('\n');
}

/** Of what changes nothing and does little but wait for others: each in a process of its own, at the same time. */
export const waitTeam: Team = {
  script(members, context) {
    const file = (at: number): string => `"$d/${String(at)}"`;
    return [
      `d=$(mktemp -d) || exit; trap 'rm -rf "$d"' 0`,
      ...members.map(({ operation, definition }, at) => {
        const script = definition.script(operation, context);
        return `( ${script}\n) >${file(at)} 2>/dev/null </dev/null & p${String(at)}=$!`;
      }),
      ...members.map(({ definition, end }, at) => {
        const fine = definition.anyStatus === true ? '' : ' || exit';
        return `wait $p${String(at)}${fine}; cat ${file(at)}; ${end}`;
      }),
    ].join('\n');
  },
};
