import { Secret } from '@vipbook/diagnostics';
import type { Budget } from '../python/budget.ts';
import {
  Dict,
  isList,
  isMapping,
  mappingEntries,
  tuple,
  Tuple,
  type Obj,
} from '../python/objects.ts';

/**
 * Run one operation (an operator, filter, method or print). When it looked at the text of a secret, every
 * string in its result becomes a secret: nothing made of a secret is plain text again. Truth values,
 * comparisons, lengths and numbers are not secrets.
 */
export function tainting(budget: Budget, operation: () => Obj): Obj {
  const outer = budget.tainted;
  budget.tainted = false;
  try {
    const result = operation();
    return looked(budget) ? taint(result) : result;
  } finally {
    budget.tainted = outer;
  }
}

/** Asked by a function, as the operation has changed it meanwhile. */
function looked(budget: Budget): boolean {
  return budget.tainted;
}

function taint(value: Obj): Obj {
  if (typeof value === 'string') return value === '' ? value : new Secret(value);
  if (isList(value)) {
    const items = value.map(taint);
    return value instanceof Tuple ? tuple(items) : items;
  }
  if (isMapping(value)) {
    return Dict.of(mappingEntries(value).map(([key, item]) => [key, taint(item)]));
  }
  return value;
}
