import type { SyntaxFinding } from './lexer.ts';
import type { ExpressionParser } from './parser.ts';
import type { Expression, Filter, Span, Target, TemplateNode } from './tree.ts';

/** A statement that ends a body. */
export interface Ended {
  readonly tag: string;
  readonly parser: ExpressionParser;
  readonly span: Span;
}

/** What statements with bodies ask of the reader of the template. */
export interface Blocks {
  /** How far the text is read. */
  readonly at: number;
  /** The statement that ended the block read last. */
  readonly lastEnd: Ended | undefined;
  /** The body of an open block; `ends` are the tags that may end it, the last one being its real end. */
  read(tag: string, span: Span, ends: readonly string[]): TemplateNode[];
  report(finding: SyntaxFinding): void;
}

function readExpression(parser: ExpressionParser, rule: () => Expression): Expression {
  return parser.attempt(() => {
    const result = rule();
    parser.skip(':');
    parser.expectEnd();
    return result;
  }, missing);
}

export function readIf(blocks: Blocks, first: ExpressionParser, span: Span): TemplateNode {
  const branches: { test: Expression; body: TemplateNode[] }[] = [];
  let otherwise: TemplateNode[] | undefined;
  let parser = first;
  for (;;) {
    const current = parser;
    const test = readExpression(current, () => current.expressionList(false));
    branches.push({ test, body: blocks.read('if', span, ['elif', 'else', 'endif']) });
    if (blocks.lastEnd?.tag !== 'elif') break;
    parser = blocks.lastEnd.parser;
  }
  if (blocks.lastEnd?.tag === 'else') otherwise = blocks.read('if', span, ['endif']);
  return {
    kind: 'if',
    span: { start: span.start, end: blocks.at },
    branches,
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

export function readFor(
  blocks: Blocks,
  parser: ExpressionParser,
  span: Span,
): TemplateNode | undefined {
  const head = parser.attempt<
    { target: Target; iterable: Expression; condition: Expression | undefined } | undefined
  >(
    () => {
      const target = parser.target(['in']);
      parser.expect('in');
      const iterable = parser.expressionList(false, ['recursive']);
      const condition = parser.skip('if') ? parser.expression() : undefined;
      if (parser.is('recursive')) {
        blocks.report({
          code: 'EXP003',
          message: 'recursive loops are not supported',
          span: { start: parser.current.start, end: parser.current.end },
          remedy: 'Flatten the data first, in vars or with the filter "flatten".',
        });
        parser.next();
      }
      parser.skip(':');
      parser.expectEnd();
      return { target, iterable, condition };
    },
    () => undefined,
  );
  const body = blocks.read('for', span, ['else', 'endfor']);
  const otherwise =
    blocks.lastEnd?.tag === 'else' ? blocks.read('for', span, ['endfor']) : undefined;
  if (head === undefined) return undefined;
  return {
    kind: 'for',
    span: { start: span.start, end: blocks.at },
    target: head.target,
    iterable: head.iterable,
    body,
    ...(head.condition === undefined ? {} : { condition: head.condition }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

export function readSet(
  blocks: Blocks,
  parser: ExpressionParser,
  span: Span,
): TemplateNode | undefined {
  type Head = { target: Target; value?: Expression; filter?: Filter };
  const head = parser.attempt<Head | undefined>(
    () => {
      const target = parser.target([], true);
      if (parser.skip('=')) {
        const value = parser.expressionList(true);
        parser.expectEnd();
        return { target, value };
      }
      const filter = parser.is('|') ? readFilters(parser) : undefined;
      parser.skip(':');
      parser.expectEnd();
      return { target, ...(filter === undefined ? {} : { filter }) };
    },
    () => undefined,
  );
  if (head === undefined) return undefined;
  if (head.value !== undefined) {
    return { kind: 'set', span, target: head.target, value: head.value };
  }
  const body = blocks.read('set', span, ['endset']);
  return {
    kind: 'set-block',
    span: { start: span.start, end: blocks.at },
    target: head.target,
    body,
    ...(head.filter === undefined ? {} : { filter: head.filter }),
  };
}

export function readWith(blocks: Blocks, parser: ExpressionParser, span: Span): TemplateNode {
  const bindings = parser.attempt<{ target: Target; value: Expression }[]>(
    () => {
      const result: { target: Target; value: Expression }[] = [];
      while (parser.current.kind !== 'end' && !parser.is(':')) {
        if (result.length > 0) parser.expect(',');
        const { value: name, start, end } = parser.expectName('a name to assign to');
        parser.expect('=');
        result.push({
          target: { kind: 'name', span: { start, end }, name },
          value: parser.expression(),
        });
      }
      parser.skip(':');
      parser.expectEnd();
      return result;
    },
    () => [],
  );
  const body = blocks.read('with', span, ['endwith']);
  return { kind: 'with', span: { start: span.start, end: blocks.at }, bindings, body };
}

export function readFilterBlock(
  blocks: Blocks,
  parser: ExpressionParser,
  span: Span,
): TemplateNode | undefined {
  const filter = parser.attempt<Filter | undefined>(
    () => {
      const result = readFilters(parser);
      parser.skip(':');
      parser.expectEnd();
      return result;
    },
    () => undefined,
  );
  const body = blocks.read('filter', span, ['endfilter']);
  if (filter === undefined) return undefined;
  return { kind: 'filter-block', span: { start: span.start, end: blocks.at }, filter, body };
}

function readFilters(parser: ExpressionParser): Filter {
  const { start } = parser.current;
  let filter = parser.filter({ kind: 'missing', span: { start, end: start } });
  while (parser.is('|')) filter = parser.filter(filter);
  return filter;
}

export function missing(span: Span): Expression {
  return { kind: 'missing', span };
}
