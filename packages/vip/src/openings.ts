import type { IpAddress, Opening } from '@vipbook/host';
import type { Action, StepResults } from './step.ts';

/**
 * Connections that the old host is opening while the address moves: it says which, and the new host, with the next
 * thing that it is told, leaves them to it (`flow.leave`). A plan cannot know them.
 */
export class Openings {
  readonly #opening = new Map<IpAddress, readonly Opening[]>();

  learn(actions: readonly Action[], results: StepResults): void {
    for (const { host, operations } of actions)
      operations.forEach((operation, at) => {
        const result = results.get(host)?.[at];
        if (operation.do === 'flow.opening' && result?.status === 'done' && 'opening' in result.out)
          this.#opening.set(operation.address, result.out.opening);
      });
  }

  /** The same actions where there is nothing to fill in. */
  fill(actions: readonly Action[]): readonly Action[] {
    return actions.map((action) => {
      const known = action.operations.some(
        (operation) => operation.do === 'flow.leave' && this.#opening.has(operation.address),
      );
      if (!known) return action;
      const operations = action.operations.map((operation) =>
        operation.do === 'flow.leave'
          ? { ...operation, opening: this.#opening.get(operation.address) ?? [] }
          : operation,
      );
      return { ...action, operations };
    });
  }
}
