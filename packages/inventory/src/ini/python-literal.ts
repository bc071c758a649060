import {
  LargeInteger,
  markFloat,
  markTuple,
  needsFloatMark,
  setOwn,
  type RawValue,
} from '../value.ts';

/** A value, and whether it is a number written as a float. */
export interface Literal {
  readonly value: RawValue;
  readonly float: boolean;
}

const maxDepth = 100;
const float =
  /(?:\d(?:_?\d)*\.(?:\d(?:_?\d)*)?(?:[eE][-+]?\d(?:_?\d)*)?|\.\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*)?|\d(?:_?\d)*[eE][-+]?\d(?:_?\d)*)/y;
const integer =
  /(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*)/y;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const constants: ReadonlyMap<string, null | boolean> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);
const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

class NotLiteral extends Error {}

/**
 * What Python's `ast.literal_eval` makes of a text, as Ansible reads INI values; undefined when it is no
 * literal (then the text itself is the value). Tuples and sets become
 * lists, complex numbers and `...` stay text, as in Ansible since 2.19: JSON has no such values.
 */
export function pythonLiteral(text: string): Literal | undefined {
  // Most values are bare words: spare them the parser.
  if (!/^[\s\d.'"([{+\-TFNrRuUbBs]/.test(text)) return undefined;
  try {
    return new Reader(text.replace(/^[ \t]+/, '')).whole();
  } catch (error) {
    if (error instanceof NotLiteral) return undefined;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Literal {
    const first = this.#item();
    this.#skip();
    let result = first;
    if (this.#peek() === ',') {
      const items = [first];
      while (this.#take(',')) {
        this.#skip();
        if (this.#at >= this.#text.length) break;
        items.push(this.#item());
        this.#skip();
      }
      result = { value: tuple(items), float: false };
    }
    if (this.#at < this.#text.length) throw new NotLiteral();
    return result;
  }

  /** Blanks and a comment. */
  #skip(): void {
    while (' \t\f'.includes(this.#peek()) && this.#peek() !== '') this.#at += 1;
    if (this.#peek() === '#') this.#at = this.#text.length;
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }

  #match(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#text);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match[0];
  }

  #item(): Literal {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new NotLiteral();
    this.#skip();
    const result = this.#unnested();
    this.#depth -= 1;
    return result;
  }

  #unnested(): Literal {
    const next = this.#peek();
    if (next === '-' || next === '+') {
      this.#at += 1;
      this.#skip();
      const { value, float: isFloat } = this.#peek() === '(' ? this.#item() : this.#number();
      if (value instanceof LargeInteger) {
        return {
          value: next === '-' ? new LargeInteger(String(-BigInt(value.digits))) : value,
          float: false,
        };
      }
      if (typeof value !== 'number') throw new NotLiteral();
      // Python's integers have no negative zero.
      const negated = value === 0 && !isFloat ? 0 : -value;
      return { value: next === '-' ? negated : value, float: isFloat };
    }
    if (next === '(') return this.#parenthesis();
    if (next === '[') return { value: list(this.#sequence('[', ']').items), float: false };
    if (next === '{') return this.#braces();
    if (this.#text.startsWith('...', this.#at)) {
      this.#at += 3;
      return { value: '...', float: false };
    }
    if (/[\d.]/.test(next)) return this.#number();
    if (next === "'" || next === '"') return this.#strings();
    const start = this.#at;
    const name = this.#match(word);
    if (name === undefined) throw new NotLiteral();
    if (/['"]/.test(this.#peek())) {
      this.#at = start;
      return this.#strings();
    }
    if (name === 'set' && this.#match(/\s*\(\s*\)/y) !== undefined)
      return { value: [], float: false };
    const constant = constants.get(name);
    if (constant === undefined) throw new NotLiteral();
    return { value: constant, float: false };
  }

  #number(): Literal {
    const isFloat = this.#match(float);
    const digits = isFloat ?? this.#match(integer);
    // JSON has no complex numbers: their text stays.
    if (digits !== undefined && /[jJ]/.test(this.#peek())) {
      if (/^0[xXoObB]/.test(digits)) throw new NotLiteral();
      this.#at += 1;
      if (/[\p{L}\p{N}_.]/u.test(this.#peek())) throw new NotLiteral();
      return { value: `${digits}j`, float: false };
    }
    if (digits === undefined || /[\p{L}\p{N}_.]/u.test(this.#peek())) throw new NotLiteral();
    const plain = digits.replaceAll('_', '');
    const value = Number(plain);
    if (isFloat === undefined && !Number.isSafeInteger(value)) {
      // Python's own limit for digits of an int.
      if (plain.length > 4300) throw new NotLiteral();
      return { value: new LargeInteger(plain), float: false };
    }
    return { value, float: isFloat !== undefined };
  }

  #parenthesis(): Literal {
    const { items, commas } = this.#sequence('(', ')');
    const [only] = items;
    if (only !== undefined && items.length === 1 && commas === 0) return only;
    return { value: tuple(items), float: false };
  }

  #sequence(open: string, close: string): { items: Literal[]; commas: number } {
    this.#take(open);
    const items: Literal[] = [];
    let commas = 0;
    for (;;) {
      this.#skip();
      if (this.#take(close)) return { items, commas };
      if (items.length !== commas) throw new NotLiteral();
      items.push(this.#item());
      this.#skip();
      if (this.#take(',')) commas += 1;
      else if (this.#peek() !== close) throw new NotLiteral();
    }
  }

  /** A dictionary, or a set: its members become a list, each once. */
  #braces(): Literal {
    this.#take('{');
    const result: Record<string, RawValue> = {};
    const members: Literal[] = [];
    for (;;) {
      this.#skip();
      if (this.#take('}')) break;
      const item = this.#item();
      this.#skip();
      if (members.length === 0 && this.#take(':')) this.#member(result, item);
      else if (Object.keys(result).length === 0) members.push(item);
      else throw new NotLiteral();
      this.#skip();
      if (!this.#take(',') && this.#peek() !== '}') throw new NotLiteral();
    }
    return { value: members.length === 0 ? result : set(members), float: false };
  }

  #member(result: Record<string, RawValue>, name: Literal): void {
    const key = keyText(name);
    const item = this.#item();
    setOwn(result, key, item.value);
    if (item.float && needsFloatMark(item.value as number)) markFloat(result, key);
  }

  /** Strings side by side are one. */
  #strings(): Literal {
    let text = '';
    let bytes: boolean | undefined;
    for (;;) {
      const start = this.#at;
      const prefix = (this.#match(/[rRuUbB]{0,2}(?=['"])/y) ?? '').toLowerCase();
      if (!/['"]/.test(this.#peek())) {
        this.#at = start;
        break;
      }
      if (!['', 'r', 'u', 'b', 'br', 'rb'].includes(prefix)) throw new NotLiteral();
      const isBytes = prefix.includes('b');
      if (bytes !== undefined && bytes !== isBytes) throw new NotLiteral();
      bytes = isBytes;
      text += this.#string(prefix.includes('r'), isBytes);
      this.#skip();
    }
    return { value: text, float: false };
  }

  #string(raw: boolean, bytes: boolean): string {
    const quote = this.#peek();
    const triple = this.#text.startsWith(quote.repeat(3), this.#at);
    const close = triple ? quote.repeat(3) : quote;
    this.#at += close.length;
    let text = '';
    while (!this.#text.startsWith(close, this.#at)) {
      const character = this.#peek();
      if (character === '' || (bytes && character > '\u007f')) throw new NotLiteral();
      if (character === '\\') text += raw ? this.#rawEscape() : this.#escape(bytes);
      else {
        text += character;
        this.#at += 1;
      }
    }
    this.#at += close.length;
    return text;
  }

  #rawEscape(): string {
    const both = this.#text.slice(this.#at, this.#at + 2);
    if (both.length < 2) throw new NotLiteral();
    this.#at += 2;
    return both;
  }

  #escape(bytes: boolean): string {
    this.#at += 1;
    const simple = simpleEscapes[this.#peek()];
    if (simple !== undefined) {
      this.#at += 1;
      return simple;
    }
    const octal = this.#match(/[0-7]{1,3}/y);
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const kind = this.#peek();
    const length = kind === 'x' ? 2 : bytes ? 0 : kind === 'u' ? 4 : kind === 'U' ? 8 : 0;
    if (length > 0) {
      const digits = this.#text.slice(this.#at + 1, this.#at + 1 + length);
      const code = Number.parseInt(digits, 16);
      if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length || code > 0x10ffff) {
        throw new NotLiteral();
      }
      this.#at += 1 + length;
      return String.fromCodePoint(code);
    }
    // \N{NAME} needs Python's table of names; leave the whole text as it is.
    if (kind === 'N' && !bytes) throw new NotLiteral();
    if (kind === '') throw new NotLiteral();
    return '\\';
  }
}

function list(items: readonly Literal[]): RawValue[] {
  const values = items.map((item) => item.value);
  items.forEach((item, index) => {
    if (item.float && needsFloatMark(item.value as number)) markFloat(values, index);
  });
  return values;
}

function tuple(items: readonly Literal[]): RawValue[] {
  const values = list(items);
  markTuple(values);
  return values;
}

function set(items: readonly Literal[]): RawValue[] {
  const distinct = new Map(items.map((item) => [keyText(item), item]));
  return list([...distinct.values()]);
}

/** A key as Python's json module writes it. */
function keyText({ value, float: isFloat }: Literal): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number')
    return isFloat && Number.isInteger(value) ? `${String(value)}.0` : String(value);
  if (value instanceof LargeInteger) return value.digits;
  if (value === null || typeof value === 'boolean') return String(value);
  throw new NotLiteral();
}
