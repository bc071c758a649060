import type { MethodTable } from './attributes.ts';
import { equals } from './compare.ts';
import { typeFault, valueFault } from './fault.ts';
import { asFloat, asInt, bitLength } from './numbers.ts';
import {
  Callable,
  DictView,
  mappingEntries,
  mappingGet,
  mappingKeys,
  tuple,
  type Mapping,
  type Obj,
} from './objects.ts';

function indexIn(
  items: readonly Obj[],
  wanted: Obj,
  start: Obj,
  end: Obj,
  check: (a: Obj, b: Obj) => boolean,
): number {
  const bound = (value: Obj, fallback: number): number => {
    const index =
      value === null
        ? fallback
        : Number(asInt(value) ?? typeFault('slice indices must be integers'));
    return index < 0 ? Math.max(0, index + items.length) : index;
  };
  const to = Math.min(items.length, bound(end, items.length));
  for (let index = bound(start, 0); index < to; index += 1) {
    if (check(items[index] ?? null, wanted)) return index;
  }
  return valueFault('the value is not in the list');
}

const sequenceMethods: MethodTable<readonly Obj[]> = {
  count: {
    signature: 'value',
    run: (self, { budget }, wanted = null) =>
      self.filter((item) => equals(item, wanted, budget)).length,
  },
  index: {
    signature: 'value, start=none, stop=none',
    run: (self, { budget }, wanted = null, start = null, stop = null) =>
      indexIn(self, wanted, start, stop, (a, b) => equals(a, b, budget)),
  },
};

export const tupleMethods: MethodTable<readonly Obj[]> = sequenceMethods;

export const listMethods: MethodTable<readonly Obj[]> = {
  ...sequenceMethods,
  copy: { signature: '', run: (self) => [...self] },
};

export const mappingMethods: MethodTable<Mapping> = {
  copy: { signature: '', run: (self) => self },
  get: {
    signature: 'key, default=none',
    run: (self, _context, key = null, fallback = null) => mappingGet(self, key) ?? fallback,
  },
  items: {
    signature: '',
    run: (self) =>
      new DictView(
        'dict_items',
        mappingEntries(self).map((entry) => tuple(entry)),
      ),
  },
  keys: { signature: '', run: (self) => new DictView('dict_keys', mappingKeys(self)) },
  values: {
    signature: '',
    run: (self) =>
      new DictView(
        'dict_values',
        mappingEntries(self).map(([, value]) => value),
      ),
  },
};

/** The attributes of Python's numbers that make sense in a template. */
export function numberAttribute(self: Obj, name: string): Obj | undefined {
  const whole = asInt(self);
  if (whole !== undefined) {
    switch (name) {
      case 'bit_length':
        return new Callable(name, () => bitLength(BigInt(whole)));
      case 'real':
      case 'numerator':
        return whole;
      case 'imag':
        return 0;
      case 'denominator':
        return 1;
      default:
        return undefined;
    }
  }
  const value = asFloat(self);
  if (value !== undefined && name === 'is_integer') {
    return new Callable(name, () => Number.isInteger(value));
  }
  return undefined;
}
