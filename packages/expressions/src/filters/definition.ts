import type { Context } from '../evaluate/context.ts';
import type { Obj } from '../python/objects.ts';

/** A filter as the catalogue has it: how it is called, what it does, and how it does it. */
export interface FilterDefinition {
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Parameters behind the value, in Python's notation: `width=4, first=false`. */
  readonly signature: string;
  /** One sentence. */
  readonly summary: string;
  readonly run: (context: Context, value: Obj, ...args: Obj[]) => Obj;
}

/** A test: as a filter, but it answers yes or no. */
export interface TestDefinition {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly signature: string;
  readonly summary: string;
  readonly run: (context: Context, value: Obj, ...args: Obj[]) => boolean;
}
