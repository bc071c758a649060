import { maxNesting, type SyntaxFinding, type Token } from './lexer.ts';
import type { Span } from './tree.ts';

/** Thrown and caught inside the parser only: the rest of this tag is not read. */
class GiveUp extends Error {}

/** A place among the tokens of one tag, and what every rule of a grammar asks of it. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  readonly #report: (finding: SyntaxFinding) => void;
  #at = 0;
  #nesting = 0;

  constructor(tokens: readonly Token[], report: (finding: SyntaxFinding) => void) {
    this.#tokens = tokens;
    this.#report = report;
  }

  /** Run a rule; when the tag cannot be read, a finding is reported and `fallback` returned. */
  attempt<T>(rule: () => T, fallback: (span: Span) => T): T {
    try {
      return rule();
    } catch (error) {
      if (!(error instanceof GiveUp)) throw error;
      return fallback(this.spanOf(this.current));
    }
  }

  get current(): Token {
    const last = this.#tokens[this.#tokens.length - 1];
    const token = this.#tokens[this.#at] ?? last;
    if (token === undefined) throw new GiveUp();
    return token;
  }

  get previousEnd(): number {
    return this.#tokens[this.#at - 1]?.end ?? this.current.start;
  }

  fail(message: string, span: Span = this.spanOf(this.current), remedy?: string): never {
    this.#report({ code: 'EXP001', message, span, ...(remedy === undefined ? {} : { remedy }) });
    throw new GiveUp();
  }

  /** Go on behind so many tokens. */
  protected step(count = 1): void {
    this.#at += count;
  }

  next(): Token {
    const token = this.current;
    this.#at += 1;
    return token;
  }

  is(value: string): boolean {
    const { kind, value: seen } = this.current;
    return (kind === 'operator' || kind === 'name') && seen === value;
  }

  skip(value: string): boolean {
    if (!this.is(value)) return false;
    this.#at += 1;
    return true;
  }

  expect(value: string): Token {
    if (!this.is(value)) this.fail(`expected "${value}", found ${describe(this.current)}`);
    return this.next();
  }

  expectName(what: string): Token & { readonly value: string } {
    const token = this.current;
    if (token.kind !== 'name' || typeof token.value !== 'string') {
      this.fail(`expected ${what}, found ${describe(token)}`);
    }
    this.#at += 1;
    return { ...token, value: token.value };
  }

  expectEnd(): void {
    if (this.current.kind !== 'end') {
      this.fail(`unexpected ${describe(this.current)} behind the end of the expression`);
    }
  }

  protected look(ahead: number): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  protected spanOf(token: Token): Span {
    return { start: token.start, end: token.end };
  }

  protected spanFrom(start: number): Span {
    return { start, end: this.previousEnd };
  }

  /** A rule within another one, at most `maxNesting` deep. */
  protected nested<T>(rule: () => T): T {
    if (this.#nesting >= maxNesting) {
      this.#report({
        code: 'EXP004',
        message: `nested deeper than ${String(maxNesting)} levels`,
        span: this.spanOf(this.current),
      });
      throw new GiveUp();
    }
    this.#nesting += 1;
    const result = rule();
    this.#nesting -= 1;
    return result;
  }
}

export function describe(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'the end';
    case 'string':
      return 'a string';
    case 'integer':
    case 'float':
      return 'a number';
    case 'name':
    case 'operator':
      return `"${String(token.value)}"`;
  }
}
