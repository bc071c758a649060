import type { Expression, Name, Span, Target, Template, TemplateNode } from './tree.ts';
import { children } from './walk.ts';

/** A name that a template or expression takes from its scope. */
export interface FreeName {
  readonly name: string;
  readonly span: Span;
  /** `['x', 'y']` for `name.x['y'].z()`: attributes and constant keys read from it, as far as they are plain. */
  readonly path: readonly string[];
  /**
   * It may well be undefined: the same text tests it with `is defined` (or the like) or gives it a
   * fallback. A finding about it would be wrong as often as right.
   */
  readonly guarded: boolean;
}

const guardingTests = new Set(['defined', 'undefined']);
const guardingFilters = new Set(['default', 'd', 'mandatory', 'ternary']);

/** The names that a tree reads from its scope, in the order of the text; `set` and `for` bind their own. */
export function freeNames(tree: Expression | Template): FreeName[] {
  const collector = new Collector();
  collector.guards(tree);
  collector.visit(tree, new Set());
  return collector.found.map((entry) => ({
    ...entry,
    guarded: entry.guarded || collector.guarded.has(entry.name),
  }));
}

class Collector {
  readonly found: FreeName[] = [];
  /** Names that are tested for being defined anywhere in the tree. */
  readonly guarded = new Set<string>();

  guards(tree: Expression | Template): void {
    const stack: (Expression | TemplateNode | Template)[] = [tree];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.kind === 'test' && guardingTests.has(node.name)) {
        const root = rootName(node.input);
        if (root !== undefined) this.guarded.add(root.name.name);
      }
      for (const part of children(node)) stack.push(part);
    }
  }

  visit(node: Expression | TemplateNode | Template, bound: Set<string>, guarded = false): void {
    switch (node.kind) {
      case 'name':
      case 'attribute':
      case 'subscript': {
        const root = rootName(node);
        if (root !== undefined) {
          this.#add(root.name, root.path, bound, guarded);
          for (const index of root.computed) this.visit(index, bound);
          return;
        }
        break;
      }
      case 'filter':
        this.visit(node.input, bound, guarded || guardingFilters.has(node.name));
        for (const part of children(node).slice(1)) this.visit(part, bound);
        return;
      case 'template':
      case 'with':
      case 'for':
      case 'set':
      case 'set-block':
        this.#scoped(node, bound);
        return;
      default:
        break;
    }
    for (const part of children(node)) this.visit(part, bound, false);
  }

  #add(name: Name, path: readonly string[], bound: ReadonlySet<string>, guarded: boolean): void {
    if (!bound.has(name.name)) this.found.push({ name: name.name, span: name.span, path, guarded });
  }

  #scoped(
    node: Extract<
      Template | TemplateNode,
      { kind: 'template' | 'with' | 'for' | 'set' | 'set-block' }
    >,
    bound: Set<string>,
  ): void {
    switch (node.kind) {
      case 'template':
        for (const part of node.body) this.visit(part, bound);
        return;
      case 'set':
        this.visit(node.value, bound);
        bind(node.target, bound);
        return;
      case 'set-block': {
        const inner = new Set(bound);
        for (const part of node.body) this.visit(part, inner);
        if (node.filter !== undefined) this.visit(node.filter, bound);
        bind(node.target, bound);
        return;
      }
      case 'with': {
        const inner = new Set(bound);
        for (const { value } of node.bindings) this.visit(value, bound);
        for (const { target } of node.bindings) bind(target, inner);
        for (const part of node.body) this.visit(part, inner);
        return;
      }
      case 'for': {
        this.visit(node.iterable, bound);
        const inner = new Set(bound);
        bind(node.target, inner);
        if (node.condition !== undefined) this.visit(node.condition, inner);
        inner.add('loop');
        for (const part of node.body) this.visit(part, inner);
        for (const part of node.otherwise ?? []) this.visit(part, new Set(bound));
      }
    }
  }
}

function bind(target: Target, bound: Set<string>): void {
  if (target.kind === 'name') bound.add(target.name);
  else if (target.kind === 'tuple-target') for (const item of target.items) bind(item, bound);
}

/** `name.a['b'].c[i]`: the name, the path as far as it is constant, and the computed indices. */
function rootName(
  node: Expression,
): { name: Name; path: string[]; computed: Expression[] } | undefined {
  const path: string[] = [];
  const computed: Expression[] = [];
  let at = node;
  for (;;) {
    if (at.kind === 'name') {
      path.reverse();
      return { name: at, path, computed };
    }
    if (at.kind === 'attribute') {
      path.push(at.name);
      at = at.object;
    } else if (at.kind === 'subscript') {
      if (at.index.kind === 'literal' && typeof at.index.value === 'string') {
        path.push(at.index.value);
      } else {
        path.length = 0;
        computed.push(at.index);
      }
      at = at.object;
    } else {
      return undefined;
    }
  }
}
