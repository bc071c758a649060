import type { Expression, TemplateNode, Template } from './tree.ts';

/** Levels of operators in operators that an evaluation may have to descend. */
export const maxHeight = 800;

type AnyNode = Expression | TemplateNode | Template;

/** The direct parts of a node, in the order of the text. */
export function children(node: AnyNode): readonly AnyNode[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
    case 'missing':
    case 'text':
    case 'bad-statement':
      return [];
    case 'list':
    case 'tuple':
      return node.items;
    case 'dict':
      return node.pairs.flatMap((pair) => [pair.key, pair.value]);
    case 'attribute':
      return [node.object];
    case 'subscript':
      return [node.object, node.index];
    case 'slice':
      return [node.start, node.stop, node.step].filter((part) => part !== undefined);
    case 'call':
      return [node.callee, ...argumentNodes(node)];
    case 'filter':
    case 'test':
      return [node.input, ...argumentNodes(node)];
    case 'unary':
      return [node.operand];
    case 'binary':
    case 'logical':
      return [node.left, node.right];
    case 'concat':
      return node.parts;
    case 'compare':
      return [node.first, ...node.rest.map((part) => part.right)];
    case 'conditional':
      return [node.then, node.test, ...(node.otherwise === undefined ? [] : [node.otherwise])];
    case 'output':
      return [node.expression];
    case 'if':
      return [
        ...node.branches.flatMap((branch) => [branch.test, ...branch.body]),
        ...(node.otherwise ?? []),
      ];
    case 'for':
      return [
        node.iterable,
        ...(node.condition === undefined ? [] : [node.condition]),
        ...node.body,
        ...(node.otherwise ?? []),
      ];
    case 'set':
      return [node.value];
    case 'set-block':
      return [...(node.filter === undefined ? [] : [node.filter]), ...node.body];
    case 'with':
      return [...node.bindings.map((binding) => binding.value), ...node.body];
    case 'filter-block':
      return [node.filter, ...node.body];
    case 'template':
      return node.body;
  }
}

function argumentNodes(
  node: Extract<Expression, { kind: 'call' | 'filter' | 'test' }>,
): Expression[] {
  const args = node.arguments;
  if (args === undefined) return [];
  return [
    ...args.positional,
    ...args.keyword.map((argument) => argument.value),
    ...(args.spread === undefined ? [] : [args.spread]),
    ...(args.spreadKeyword === undefined ? [] : [args.spreadKeyword]),
  ];
}

/** Every node of a tree, outermost first; without recursion, however deep the tree is. */
export function* walk(tree: AnyNode): Generator<{ node: AnyNode; height: number }> {
  const stack: { node: AnyNode; height: number }[] = [{ node: tree, height: 1 }];
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    yield entry;
    const parts = children(entry.node);
    for (let index = parts.length - 1; index >= 0; index -= 1) {
      const part = parts[index];
      if (part !== undefined) stack.push({ node: part, height: entry.height + 1 });
    }
  }
}
