import type { Budget } from '../python/budget.ts';
import { same } from '../python/compare.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { asIndex } from '../python/numbers.ts';
import { isList, Tuple, tuple, typeName, Undefined, type Obj } from '../python/objects.ts';
import { keywordArguments, onlyKeywords } from '../python/signature.ts';
import { contains, iterate } from '../python/sequence.ts';
import type { FilterDefinition } from './definition.ts';
import { distinct } from './lists.ts';

const identity = (item: Obj): Obj => item;

function both(a: Obj, b: Obj): void {
  if (a instanceof Undefined) a.refuse();
  if (b instanceof Undefined) b.refuse();
}

function intersect(a: Obj, b: Obj, budget: Budget): Obj[] {
  both(a, b);
  const kept = iterate(a, budget).filter((item) => contains(b, item, budget));
  return distinct(kept, identity, budget);
}

function union(a: Obj, b: Obj, budget: Budget): Obj[] {
  both(a, b);
  const same = isList(a) && isList(b) && a instanceof Tuple === b instanceof Tuple;
  if (!same && !(typeof a === 'string' && typeof b === 'string')) {
    return typeFault(`union needs two lists, not ${typeName(a)} and ${typeName(b)}`);
  }
  return distinct([...iterate(a, budget), ...iterate(b, budget)], identity, budget);
}

/** Lists of all combinations are large before they look it; their size is asked for first. */
function checkCount(count: number, each: number, budget: Budget): void {
  budget.allocate(count * Math.max(1, each));
}

function product(lists: readonly (readonly Obj[])[], budget: Budget): Obj[] {
  checkCount(
    lists.reduce((count, list) => count * list.length, 1),
    lists.length,
    budget,
  );
  let rows: Obj[][] = [[]];
  for (const list of lists) rows = rows.flatMap((row) => list.map((item) => [...row, item]));
  return rows.map((row) => tuple(row));
}

function permutations(items: readonly Obj[], size: number, budget: Budget): Obj[] {
  if (size > items.length) return [];
  let count = 1;
  for (let index = 0; index < size; index += 1) count *= items.length - index;
  checkCount(count, size, budget);
  const result: Obj[] = [];
  const choose = (chosen: number[]): void => {
    if (chosen.length === size) {
      result.push(tuple(chosen.map((index) => items[index] ?? null)));
      return;
    }
    for (let index = 0; index < items.length; index += 1) {
      if (!chosen.includes(index)) choose([...chosen, index]);
    }
  };
  choose([]);
  return result;
}

function combinations(items: readonly Obj[], size: number, budget: Budget): Obj[] {
  if (size > items.length) return [];
  let count = 1;
  for (let index = 0; index < Math.min(size, items.length - size); index += 1) {
    count = (count * (items.length - index)) / (index + 1);
  }
  checkCount(count, size, budget);
  const result: Obj[] = [];
  const choose = (from: number, chosen: Obj[]): void => {
    if (chosen.length === size) {
      result.push(tuple(chosen));
      return;
    }
    for (let index = from; index < items.length; index += 1) {
      choose(index + 1, [...chosen, items[index] ?? null]);
    }
  };
  choose(0, []);
  return result;
}

function zip(lists: readonly (readonly Obj[])[], longest: boolean, fill: Obj): Obj[] {
  const sizes = lists.map((list) => list.length);
  const size = longest ? Math.max(0, ...sizes) : Math.min(...sizes);
  return Array.from({ length: size }, (_, index) =>
    tuple(lists.map((list) => (index < list.length ? (list[index] ?? null) : fill))),
  );
}

function lists(value: Obj, rest: Obj, budget: Budget): (readonly Obj[])[] {
  return [value, ...(isList(rest) ? rest : [])].map((item) => iterate(item, budget));
}

/** The one keyword that a function with `*rest` takes. */
function keyword(keywords: Obj, name: string, what: string): Obj | undefined {
  const options = keywordArguments(keywords);
  onlyKeywords(what, options, [name]);
  return options.get(name);
}

function count(value: Obj, what: string): number {
  const size = asIndex(value, what);
  return size < 0 ? valueFault(`${what} must not be negative`) : size;
}

export const setFilters: readonly FilterDefinition[] = [
  {
    name: 'union',
    signature: 'b',
    summary: 'The elements of both lists, each once.',
    run: ({ budget }, a, b) => union(a, b, budget),
  },
  {
    name: 'intersect',
    signature: 'b',
    summary: 'The elements that both lists have, each once.',
    run: ({ budget }, a, b) => intersect(a, b, budget),
  },
  {
    name: 'difference',
    signature: 'b',
    summary: 'The elements that the other list does not have, each once.',
    run: ({ budget }, a, b) => {
      both(a, b);
      const kept = iterate(a, budget).filter((item) => !contains(b, item, budget));
      return distinct(kept, identity, budget);
    },
  },
  {
    name: 'symmetric_difference',
    signature: 'b',
    summary: 'The elements that only one of the lists has, each once.',
    run: ({ budget }, a, b) => {
      const shared = intersect(a, b, budget);
      return union(a, b, budget).filter(
        (item) => !shared.some((other) => same(other, item, budget)),
      );
    },
  },
  {
    name: 'zip',
    signature: '*others',
    summary: 'Tuples of the elements at the same position, as many as the shortest list has.',
    run: ({ budget }, value, rest) => zip(lists(value, rest, budget), false, null),
  },
  {
    name: 'zip_longest',
    signature: '*others, **kwargs',
    summary: 'As zip, up to the longest list; what is missing is fillvalue.',
    run: ({ budget }, value, rest, keywords) =>
      zip(
        lists(value, rest, budget),
        true,
        keyword(keywords, 'fillvalue', 'the filter "zip_longest"') ?? null,
      ),
  },
  {
    name: 'product',
    signature: '*others, **kwargs',
    summary: 'Tuples of every element of one list with every element of the others.',
    run: ({ budget }, value, rest, keywords) => {
      const times = count(keyword(keywords, 'repeat', 'the filter "product"') ?? 1, 'repeat');
      const once = lists(value, rest, budget);
      budget.allocate(times * once.length);
      return product(Array.from({ length: times }, () => once).flat(), budget);
    },
  },
  {
    name: 'permutations',
    signature: 'r=none',
    summary: 'Tuples of the elements in every order.',
    run: ({ budget }, value, size) => {
      const items = iterate(value, budget);
      return permutations(items, size === null ? items.length : count(size, 'r'), budget);
    },
  },
  {
    name: 'combinations',
    signature: 'r',
    summary: 'Tuples of so many elements, every choice once.',
    run: ({ budget }, value, size) =>
      combinations(iterate(value, budget), count(size, 'r'), budget),
  },
];
