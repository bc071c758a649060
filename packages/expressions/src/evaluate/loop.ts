import type { Budget } from '../python/budget.ts';
import { same } from '../python/compare.ts';
import { typeFault } from '../python/fault.ts';
import { Callable, Namespace, tuple, Undefined, type Obj } from '../python/objects.ts';

/** The variable `loop` inside a `for`. */
export class LoopVariable extends Namespace {
  readonly items: readonly Obj[];
  /** Position of the element at hand, from 0. */
  index = 0;
  readonly #budget: Budget;
  #seen: Obj | undefined;

  constructor(items: readonly Obj[], budget: Budget) {
    super();
    this.items = items;
    this.#budget = budget;
  }

  override read(name: string): Obj | undefined {
    const { index, items } = this;
    switch (name) {
      case 'index':
        return index + 1;
      case 'index0':
        return index;
      case 'revindex':
        return items.length - index;
      case 'revindex0':
        return items.length - index - 1;
      case 'first':
        return index === 0;
      case 'last':
        return index === items.length - 1;
      case 'length':
        return items.length;
      // They count the levels of recursive loops, of which there are none.
      case 'depth':
        return 1;
      case 'depth0':
        return 0;
      case 'previtem':
        return items[index - 1] ?? new Undefined('there is no previous item');
      case 'nextitem':
        return items[index + 1] ?? new Undefined('there is no next item');
      case 'cycle':
        return new Callable('cycle', ({ positional }) => {
          if (positional.length === 0) return typeFault('no items for cycling given');
          return positional[index % positional.length] ?? null;
        });
      case 'changed':
        return new Callable('changed', ({ positional }) => {
          const value = tuple(positional);
          const changed = this.#seen === undefined || !same(this.#seen, value, this.#budget);
          this.#seen = value;
          return changed;
        });
      default:
        return undefined;
    }
  }
}
