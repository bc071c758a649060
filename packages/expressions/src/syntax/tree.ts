/** Half-open range of UTF-16 offsets in the template's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly span: Span;
}

export interface Literal extends Node {
  readonly kind: 'literal';
  /** Integers are bigint, so that `3` and `3.0` stay apart; floats are numbers. */
  readonly value: null | boolean | bigint | number | string;
}

export interface Name extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface ListDisplay extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface TupleDisplay extends Node {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

export interface DictDisplay extends Node {
  readonly kind: 'dict';
  readonly pairs: readonly { readonly key: Expression; readonly value: Expression }[];
}

/** `object.name` */
export interface Attribute extends Node {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

/** `object[index]` and `object.0` */
export interface Subscript extends Node {
  readonly kind: 'subscript';
  readonly object: Expression;
  readonly index: Expression;
}

/** `start:stop:step`, only as an index. */
export interface Slice extends Node {
  readonly kind: 'slice';
  readonly start?: Expression;
  readonly stop?: Expression;
  readonly step?: Expression;
}

export interface KeywordArgument {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

export interface Arguments extends Node {
  readonly positional: readonly Expression[];
  readonly keyword: readonly KeywordArgument[];
  /** `*rest` */
  readonly spread?: Expression;
  /** `**rest` */
  readonly spreadKeyword?: Expression;
}

export interface Call extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: Arguments;
}

/** `input | name(arguments)` */
export interface Filter extends Node {
  readonly kind: 'filter';
  readonly input: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments?: Arguments;
}

/** `input is name(arguments)` */
export interface Test extends Node {
  readonly kind: 'test';
  readonly input: Expression;
  readonly negated: boolean;
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments?: Arguments;
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: '-' | '+' | 'not';
  readonly operand: Expression;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a ~ b ~ c` */
export interface Concat extends Node {
  readonly kind: 'concat';
  readonly parts: readonly Expression[];
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

/** `a < b <= c`: each operand is evaluated once. */
export interface Compare extends Node {
  readonly kind: 'compare';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: ComparisonOperator; readonly right: Expression }[];
}

export interface Logical extends Node {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
}

/** `then if test else otherwise` */
export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise?: Expression;
}

/** Stands where nothing could be read; a finding says why. */
export interface Missing extends Node {
  readonly kind: 'missing';
}

export type Expression =
  | Literal
  | Name
  | ListDisplay
  | TupleDisplay
  | DictDisplay
  | Attribute
  | Subscript
  | Slice
  | Call
  | Filter
  | Test
  | Unary
  | Binary
  | Concat
  | Compare
  | Logical
  | Conditional
  | Missing;

/** What `for` and `set` assign to. */
export type Target =
  | Name
  | { readonly kind: 'tuple-target'; readonly span: Span; readonly items: readonly Target[] }
  | {
      readonly kind: 'namespace-target';
      readonly span: Span;
      readonly namespace: Name;
      readonly name: string;
    };

/** Text outside of tags, as it will be printed (after whitespace control); also the inside of `raw`. */
export interface Text extends Node {
  readonly kind: 'text';
  readonly value: string;
}

/** `{{ expression }}` */
export interface Output extends Node {
  readonly kind: 'output';
  readonly expression: Expression;
}

export interface If extends Node {
  readonly kind: 'if';
  readonly branches: readonly {
    readonly test: Expression;
    readonly body: readonly TemplateNode[];
  }[];
  readonly otherwise?: readonly TemplateNode[];
}

export interface For extends Node {
  readonly kind: 'for';
  readonly target: Target;
  readonly iterable: Expression;
  readonly condition?: Expression;
  readonly body: readonly TemplateNode[];
  readonly otherwise?: readonly TemplateNode[];
}

/** `{% set target = value %}` */
export interface SetStatement extends Node {
  readonly kind: 'set';
  readonly target: Target;
  readonly value: Expression;
}

/** `{% set target | filters %}…{% endset %}` */
export interface SetBlock extends Node {
  readonly kind: 'set-block';
  readonly target: Target;
  /** Filters to apply; their innermost input is a `missing` node that stands for the body. */
  readonly filter?: Filter;
  readonly body: readonly TemplateNode[];
}

export interface With extends Node {
  readonly kind: 'with';
  readonly bindings: readonly { readonly target: Target; readonly value: Expression }[];
  readonly body: readonly TemplateNode[];
}

export interface FilterBlock extends Node {
  readonly kind: 'filter-block';
  readonly filter: Filter;
  readonly body: readonly TemplateNode[];
}

/** A statement that is not supported or could not be read; a finding says why. */
export interface BadStatement extends Node {
  readonly kind: 'bad-statement';
}

export type TemplateNode =
  Text | Output | If | For | SetStatement | SetBlock | With | FilterBlock | BadStatement;

export interface Template extends Node {
  readonly kind: 'template';
  readonly body: readonly TemplateNode[];
}
