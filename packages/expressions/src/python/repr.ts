import { Secret } from '@vipbook/diagnostics';
import { PyFloat } from '../value.ts';
import type { Budget } from './budget.ts';
import { dateTimeText, timeDeltaText } from './date-time.ts';
import { floatText, intText } from './numbers.ts';
import {
  Callable,
  DateTime,
  DictView,
  isMapping,
  mappingEntries,
  Namespace,
  Nothing,
  Range,
  TimeDelta,
  Tuple,
  typeName,
  Undefined,
  type Obj,
} from './objects.ts';
import { textRepr } from './text.ts';
import { fault } from './fault.ts';

/** Lists in lists in lists: Python's own recursion ends at about this depth. */
export const maxDepth = 900;

/** Python's str(value). A secret's text is revealed and the budget tainted. */
export function str(value: Obj, budget: Budget): string {
  if (typeof value === 'string') return value;
  if (value instanceof Secret) return budget.reveal(value);
  if (value instanceof Nothing) return '';
  if (value instanceof DateTime) return dateTimeText(value, ' ');
  if (value instanceof TimeDelta) return timeDeltaText(value);
  return repr(value, budget);
}

/** Python's repr(value). */
export function repr(value: Obj, budget: Budget): string {
  const out: string[] = [];
  new Writer(out, budget).write(value, 0);
  return out.join('');
}

class Writer {
  readonly #out: string[];
  readonly #budget: Budget;
  #size = 0;

  constructor(out: string[], budget: Budget) {
    this.#out = out;
    this.#budget = budget;
  }

  #push(text: string): void {
    this.#size += text.length;
    if (this.#size > this.#budget.maxSize) this.#budget.allocate(this.#size);
    this.#out.push(text);
  }

  write(value: Obj, depth: number): void {
    this.#budget.step();
    if (depth > maxDepth) fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
    if (value === null) this.#push('None');
    else if (typeof value === 'string') this.#push(textRepr(value));
    else if (typeof value === 'boolean') this.#push(value ? 'True' : 'False');
    else if (typeof value === 'bigint') this.#push(intText(value));
    else if (typeof value === 'number') {
      this.#push(Number.isSafeInteger(value) ? String(value) : floatText(value));
    } else this.#writeObject(value, depth);
  }

  #writeObject(
    value: Exclude<Obj, null | string | boolean | bigint | number>,
    depth: number,
  ): void {
    if (value instanceof Tuple) {
      this.#sequence('(', value, value.length === 1 ? ',)' : ')', depth);
    } else if (Array.isArray(value)) {
      this.#sequence('[', value as readonly Obj[], ']', depth);
    } else if (isMapping(value)) {
      this.#mapping(mappingEntries(value), depth);
    } else if (value instanceof PyFloat) {
      this.#push(floatText(value.value));
    } else if (value instanceof Secret) {
      this.#push(textRepr(this.#budget.reveal(value)));
    } else if (value instanceof Nothing) {
      this.#push('Undefined');
    } else if (value instanceof Undefined) {
      value.refuse();
    } else if (value instanceof DictView) {
      this.#sequence(`${value.kind}([`, value.items, '])', depth);
    } else if (value instanceof Range) {
      const step = value.step === 1 ? '' : `, ${String(value.step)}`;
      this.#push(`range(${String(value.start)}, ${String(value.stop)}${step})`);
    } else if (value instanceof Callable) {
      this.#push(`<function ${value.name}>`);
    } else if (value instanceof Namespace) {
      this.#push('<Namespace ');
      this.#mapping([...value.attributes], depth);
      this.#push('>');
    } else if (value instanceof DateTime) {
      this.#push(dateTimeText(value, 'repr'));
    } else if (value instanceof TimeDelta) {
      this.#push(timeDeltaText(value));
    } else {
      this.#push(`<${typeName(value)}>`);
    }
  }

  #sequence(open: string, items: readonly Obj[], close: string, depth: number): void {
    this.#push(open);
    for (let index = 0; index < items.length; index += 1) {
      if (index > 0) this.#push(', ');
      this.write(items[index] ?? null, depth + 1);
    }
    this.#push(close);
  }

  #mapping(entries: readonly (readonly [Obj, Obj])[], depth: number): void {
    this.#push('{');
    let first = true;
    for (const [key, value] of entries) {
      if (!first) this.#push(', ');
      first = false;
      this.write(key, depth + 1);
      this.#push(': ');
      this.write(value, depth + 1);
    }
    this.#push('}');
  }
}
