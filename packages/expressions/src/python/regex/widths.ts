import type { RegexNode } from './tree.ts';

/** How many characters a part can match, at least and at most: a look-behind needs the two to be one. */
export interface Widths {
  readonly min: number;
  readonly max: number;
}

/** @param groups - widths of the groups that stand before, by number. */
export function widths(node: RegexNode, groups: ReadonlyMap<number, Widths>): Widths {
  const inner = (part: RegexNode): Widths => widths(part, groups);
  switch (node.kind) {
    case 'empty':
    case 'assertion':
    case 'look':
      return { min: 0, max: 0 };
    case 'set':
      return { min: 1, max: 1 };
    case 'sequence':
      return node.items
        .map(inner)
        .reduce((sum, item) => ({ min: sum.min + item.min, max: sum.max + item.max }), {
          min: 0,
          max: 0,
        });
    case 'alternation': {
      const all = node.options.map(inner);
      return { min: Math.min(...all.map((w) => w.min)), max: Math.max(...all.map((w) => w.max)) };
    }
    case 'conditional': {
      const [yes, no] = [inner(node.yes), inner(node.no)];
      return { min: Math.min(yes.min, no.min), max: Math.max(yes.max, no.max) };
    }
    case 'group':
    case 'atomic':
      return inner(node.body);
    case 'repeat': {
      const body = inner(node.body);
      return { min: body.min * node.min, max: body.max === 0 ? 0 : body.max * node.max };
    }
    case 'backreference':
      return groups.get(node.index) ?? { min: 0, max: Infinity };
  }
}
