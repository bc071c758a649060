import { describe, TokenCursor } from './token-cursor.ts';
import type {
  Arguments,
  ArithmeticOperator,
  ComparisonOperator,
  Expression,
  Filter,
  KeywordArgument,
  Name,
  Span,
  Target,
} from './tree.ts';

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>=']);
const constants: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
};

export class ExpressionParser extends TokenCursor {
  expression(conditional = true): Expression {
    return this.nested(() => (conditional ? this.#conditional() : this.#or()));
  }

  /** An expression, or several with commas between them: a tuple without parentheses. */
  expressionList(conditional: boolean, stops: readonly string[] = []): Expression {
    const start = this.current.start;
    const items: Expression[] = [];
    let isTuple = false;
    while (!this.#atTupleEnd(stops)) {
      items.push(this.expression(conditional));
      if (!this.skip(',')) break;
      isTuple = true;
    }
    const first = items[0];
    if (!isTuple && first !== undefined) return first;
    if (!isTuple) this.fail(`expected an expression, found ${describe(this.current)}`);
    return { kind: 'tuple', span: this.spanFrom(start), items };
  }

  #atTupleEnd(stops: readonly string[]): boolean {
    return this.current.kind === 'end' || this.is(')') || stops.some((stop) => this.is(stop));
  }

  #conditional(): Expression {
    const start = this.current.start;
    let result = this.#or();
    while (this.skip('if')) {
      const test = this.#or();
      if (this.skip('else')) {
        const otherwise = this.nested(() => this.#conditional());
        result = { kind: 'conditional', span: this.spanFrom(start), test, then: result, otherwise };
      } else {
        result = { kind: 'conditional', span: this.spanFrom(start), test, then: result };
      }
    }
    return result;
  }

  #or(): Expression {
    const start = this.current.start;
    let left = this.#and();
    while (this.skip('or')) {
      const right = this.#and();
      left = { kind: 'logical', operator: 'or', span: this.spanFrom(start), left, right };
    }
    return left;
  }

  #and(): Expression {
    const start = this.current.start;
    let left = this.#not();
    while (this.skip('and')) {
      const right = this.#not();
      left = { kind: 'logical', operator: 'and', span: this.spanFrom(start), left, right };
    }
    return left;
  }

  #not(): Expression {
    const start = this.current.start;
    if (!this.skip('not')) return this.#compare();
    const operand = this.nested(() => this.#not());
    return { kind: 'unary', operator: 'not', span: this.spanFrom(start), operand };
  }

  #compare(): Expression {
    const start = this.current.start;
    const first = this.#sum();
    const rest: { operator: ComparisonOperator; right: Expression }[] = [];
    for (;;) {
      const { kind, value } = this.current;
      if (kind === 'operator' && comparisons.has(String(value))) {
        this.step();
        rest.push({ operator: value as ComparisonOperator, right: this.#sum() });
      } else if (this.skip('in')) {
        rest.push({ operator: 'in', right: this.#sum() });
      } else if (this.is('not') && this.look(1)?.kind === 'name' && this.look(1)?.value === 'in') {
        this.step(2);
        rest.push({ operator: 'not in', right: this.#sum() });
      } else {
        break;
      }
    }
    return rest.length === 0 ? first : { kind: 'compare', span: this.spanFrom(start), first, rest };
  }

  #binary(operators: readonly ArithmeticOperator[], operand: () => Expression): Expression {
    const start = this.current.start;
    let left = operand();
    for (;;) {
      const operator = operators.find((candidate) => this.is(candidate));
      if (operator === undefined) return left;
      this.step();
      const right = operand();
      left = { kind: 'binary', operator, span: this.spanFrom(start), left, right };
    }
  }

  #sum(): Expression {
    return this.#binary(['+', '-'], () => this.#concat());
  }

  #concat(): Expression {
    const start = this.current.start;
    const first = this.#product();
    if (!this.is('~')) return first;
    const parts = [first];
    while (this.skip('~')) parts.push(this.#product());
    return { kind: 'concat', span: this.spanFrom(start), parts };
  }

  #product(): Expression {
    return this.#binary(['*', '/', '//', '%'], () => this.#power());
  }

  /** Left-associative in Jinja: `2 ** 3 ** 2` is 64. */
  #power(): Expression {
    return this.#binary(['**'], () => this.#unary(true));
  }

  #unary(withFilter: boolean): Expression {
    const start = this.current.start;
    const operator = this.is('-') ? '-' : this.is('+') ? '+' : undefined;
    let node: Expression;
    if (operator === undefined) {
      node = this.primary();
    } else {
      this.step();
      const operand = this.nested(() => this.#unary(false));
      node = { kind: 'unary', operator, span: this.spanFrom(start), operand };
    }
    node = this.#postfix(node);
    return withFilter ? this.#filters(node) : node;
  }

  primary(): Expression {
    const token = this.current;
    const span = this.spanOf(token);
    switch (token.kind) {
      case 'name': {
        this.step();
        const name = String(token.value);
        const constant = Object.hasOwn(constants, name) ? constants[name] : undefined;
        if (constant !== undefined) return { kind: 'literal', span, value: constant };
        return { kind: 'name', span, name };
      }
      case 'string': {
        let value = '';
        while (this.current.kind === 'string') value += String(this.next().value);
        return { kind: 'literal', span: this.spanFrom(token.start), value };
      }
      case 'integer':
      case 'float':
        this.step();
        return { kind: 'literal', span, value: token.value };
      case 'operator':
        if (token.value === '(') return this.#parenthesized();
        if (token.value === '[') return this.#list();
        if (token.value === '{') return this.#dict();
        break;
      case 'end':
        break;
    }
    return this.fail(`expected an expression, found ${describe(token)}`);
  }

  #parenthesized(): Expression {
    const { start } = this.expect('(');
    if (this.skip(')')) return { kind: 'tuple', span: this.spanFrom(start), items: [] };
    const inner = this.expressionList(true);
    this.expect(')');
    // A tuple is what the parentheses make it; the span of anything else is its own.
    return inner.kind === 'tuple' && inner.span.start !== start
      ? { ...inner, span: this.spanFrom(start) }
      : inner;
  }

  #list(): Expression {
    const { start } = this.expect('[');
    const items: Expression[] = [];
    while (!this.is(']')) {
      items.push(this.expression());
      if (!this.is(']')) this.expect(',');
    }
    this.expect(']');
    return { kind: 'list', span: this.spanFrom(start), items };
  }

  #dict(): Expression {
    const { start } = this.expect('{');
    const pairs: { key: Expression; value: Expression }[] = [];
    while (!this.is('}')) {
      const key = this.expression();
      this.expect(':');
      pairs.push({ key, value: this.expression() });
      if (!this.is('}')) this.expect(',');
    }
    this.expect('}');
    return { kind: 'dict', span: this.spanFrom(start), pairs };
  }

  #postfix(primary: Expression): Expression {
    let node = primary;
    for (;;) {
      if (this.is('.')) node = this.#attribute(node);
      else if (this.is('[')) node = this.#subscript(node);
      else if (this.is('(')) node = this.#call(node);
      else return node;
    }
  }

  #filters(input: Expression): Expression {
    let node = input;
    for (;;) {
      if (this.is('|')) node = this.filter(node);
      else if (this.is('is')) node = this.#test(node);
      else if (this.is('(')) node = this.#call(node);
      else return node;
    }
  }

  #attribute(object: Expression): Expression {
    this.expect('.');
    const token = this.current;
    const nameSpan = this.spanOf(token);
    if (token.kind === 'name') {
      this.step();
      const span = this.spanFrom(object.span.start);
      return { kind: 'attribute', span, object, name: String(token.value), nameSpan };
    }
    if (token.kind === 'integer') {
      this.step();
      const index: Expression = { kind: 'literal', span: nameSpan, value: token.value };
      return { kind: 'subscript', span: this.spanFrom(object.span.start), object, index };
    }
    return this.fail(`expected a name or a number behind ".", found ${describe(token)}`);
  }

  #subscript(object: Expression): Expression {
    const { start } = this.expect('[');
    const indices: Expression[] = [];
    while (!this.is(']')) {
      if (indices.length > 0) this.expect(',');
      indices.push(this.#index());
    }
    this.expect(']');
    const first = indices[0];
    const index: Expression =
      indices.length === 1 && first !== undefined
        ? first
        : { kind: 'tuple', span: this.spanFrom(start), items: indices };
    return { kind: 'subscript', span: this.spanFrom(object.span.start), object, index };
  }

  #index(): Expression {
    const begin = this.current.start;
    const start = this.is(':') ? undefined : this.expression();
    if (start !== undefined && !this.is(':')) return start;
    this.expect(':');
    const ends = (): boolean => this.is(']') || this.is(',');
    const stop = this.is(':') || ends() ? undefined : this.expression();
    const step = this.skip(':') && !ends() ? this.expression() : undefined;
    return {
      kind: 'slice',
      span: this.spanFrom(begin),
      ...(start === undefined ? {} : { start }),
      ...(stop === undefined ? {} : { stop }),
      ...(step === undefined ? {} : { step }),
    };
  }

  #call(callee: Expression): Expression {
    const args = this.arguments();
    return { kind: 'call', span: this.spanFrom(callee.span.start), callee, arguments: args };
  }

  arguments(): Arguments {
    const open = this.expect('(');
    const positional: Expression[] = [];
    const keyword: KeywordArgument[] = [];
    let spread: Expression | undefined;
    let spreadKeyword: Expression | undefined;
    const ensure = (holds: boolean): void => {
      if (!holds) this.fail('this argument cannot stand here');
    };
    while (!this.is(')')) {
      const token = this.current;
      if (this.skip('*')) {
        ensure(spread === undefined && spreadKeyword === undefined);
        spread = this.expression();
      } else if (this.skip('**')) {
        ensure(spreadKeyword === undefined);
        spreadKeyword = this.expression();
      } else if (token.kind === 'name' && this.look(1)?.value === '=') {
        ensure(spreadKeyword === undefined);
        this.step(2);
        const value = this.expression();
        const name = String(token.value);
        if (keyword.some((other) => other.name === name)) {
          this.fail(`the argument "${name}" is given twice`, this.spanOf(token));
        }
        keyword.push({ name, nameSpan: this.spanOf(token), value });
      } else {
        ensure(spread === undefined && spreadKeyword === undefined && keyword.length === 0);
        positional.push(this.expression());
      }
      if (!this.is(')')) this.expect(',');
    }
    this.expect(')');
    return {
      span: this.spanFrom(open.start),
      positional,
      keyword,
      ...(spread === undefined ? {} : { spread }),
      ...(spreadKeyword === undefined ? {} : { spreadKeyword }),
    };
  }

  /** A filter's or test's name may have dots: `ansible.utils.ipaddr`. */
  #dottedName(what: string): { name: string; nameSpan: Span } {
    const first = this.expectName(what);
    let name = first.value;
    while (this.skip('.')) name += `.${this.expectName(what).value}`;
    return { name, nameSpan: this.spanFrom(first.start) };
  }

  filter(input: Expression): Filter {
    if (this.is('|')) this.step();
    const { name, nameSpan } = this.#dottedName('the name of a filter');
    const start = Math.min(input.span.start, nameSpan.start);
    const args = this.is('(') ? this.arguments() : undefined;
    return {
      kind: 'filter',
      span: this.spanFrom(start),
      input,
      name,
      nameSpan,
      ...(args === undefined ? {} : { arguments: args }),
    };
  }

  #test(input: Expression): Expression {
    this.expect('is');
    const negated = this.skip('not');
    const { name, nameSpan } = this.#dottedName('the name of a test');
    let args: Arguments | undefined;
    if (this.is('(')) {
      args = this.arguments();
    } else if (this.#startsTestArgument()) {
      if (this.is('is'))
        this.fail('tests cannot be chained with "is"', undefined, 'Join them with "and".');
      const argument = this.#postfix(this.primary());
      args = { span: argument.span, positional: [argument], keyword: [] };
    }
    return {
      kind: 'test',
      span: this.spanFrom(input.span.start),
      input,
      negated,
      name,
      nameSpan,
      ...(args === undefined ? {} : { arguments: args }),
    };
  }

  #startsTestArgument(): boolean {
    const { kind, value } = this.current;
    if (kind === 'name') return value !== 'else' && value !== 'or' && value !== 'and';
    if (kind === 'operator') return value === '[' || value === '{';
    return kind !== 'end';
  }

  /** What `for` and `set` assign to: a name, several, or `namespace.name` where that is allowed. */
  target(stops: readonly string[], withNamespace = false): Target {
    const start = this.current.start;
    if (withNamespace && this.look(1)?.value === '.' && this.look(1)?.kind === 'operator') {
      const object = this.expectName('a name');
      this.expect('.');
      const name = this.expectName('a name').value;
      const namespace: Name = { kind: 'name', span: this.spanOf(object), name: object.value };
      return { kind: 'namespace-target', span: this.spanFrom(start), namespace, name };
    }
    const items: Target[] = [];
    let isTuple = false;
    while (!this.#atTupleEnd([...stops, '='])) {
      items.push(this.#targetItem());
      if (!this.skip(',')) break;
      isTuple = true;
    }
    const first = items[0];
    if (!isTuple && first !== undefined) return first;
    if (items.length === 0)
      this.fail(`expected a name to assign to, found ${describe(this.current)}`);
    return { kind: 'tuple-target', span: this.spanFrom(start), items };
  }

  #targetItem(): Target {
    if (this.is('(')) {
      this.step();
      const inner = this.nested(() => this.target([]));
      this.expect(')');
      return inner;
    }
    const token = this.expectName('a name to assign to');
    if (Object.hasOwn(constants, token.value)) {
      this.fail(`"${token.value}" is a constant and cannot be assigned to`, this.spanOf(token));
    }
    return { kind: 'name', span: this.spanOf(token), name: token.value };
  }
}
