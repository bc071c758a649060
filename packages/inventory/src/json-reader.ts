import { failure } from './problems.ts';
import { Origin, type SourceText } from './source-text.ts';
import { LargeInteger, markFloat, needsFloatMark, setOwn, type RawValue } from './value.ts';

const maxDepth = 100;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const blanks = /[ \t\r\n]*/y;
const words: ReadonlyMap<string, null | boolean | number> = new Map<
  string,
  null | boolean | number
>([
  ['null', null],
  ['true', true],
  ['false', false],
  // Python's json reads and writes these three.
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

/** A value of a JSON text; remembers which whole numbers were written as floats. */
export interface JsonValue {
  readonly value: RawValue;
  readonly float: boolean;
}

/** Read JSON (RFC 8259). Throws INV017 with the place. */
export function readJson(source: SourceText): RawValue {
  return new JsonReader(source).whole();
}

class JsonReader {
  readonly #source: SourceText;
  readonly #text: string;
  #at = 0;

  constructor(source: SourceText) {
    this.#source = source;
    this.#text = source.text;
  }

  whole(): RawValue {
    const { value } = this.#value(0);
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#wrong('More text after the JSON value');
    return value;
  }

  #wrong(message: string): Error {
    const { line } = this.#source.place(this.#at, this.#at).range?.start ?? { line: 1 };
    return failure(
      'INV017',
      `${message}, in line ${String(line)}`,
      new Origin(this.#source, this.#at, Math.min(this.#at + 1, this.#text.length)),
    );
  }

  #blanks(): void {
    blanks.lastIndex = this.#at;
    blanks.exec(this.#text);
    this.#at = blanks.lastIndex;
  }

  #next(): string {
    this.#blanks();
    return this.#text.charAt(this.#at);
  }

  #value(depth: number): JsonValue {
    if (depth > maxDepth) throw this.#wrong('Values are nested too deeply');
    const next = this.#next();
    if (next === '{') return { value: this.#object(depth), float: false };
    if (next === '[') return { value: this.#array(depth), float: false };
    if (next === '"') return { value: this.#string(), float: false };
    for (const [word, value] of words) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return { value, float: typeof value === 'number' };
      }
    }
    return this.#number();
  }

  #number(): JsonValue {
    number.lastIndex = this.#at;
    const match = number.exec(this.#text);
    if (match === null) throw this.#wrong('Not JSON');
    this.#at = number.lastIndex;
    const value = Number(match[0]);
    const float = match[1] !== undefined || match[2] !== undefined;
    if (!float && !Number.isSafeInteger(value)) {
      return { value: new LargeInteger(match[0]), float: false };
    }
    return { value: float ? value : value + 0, float };
  }

  #string(): string {
    const start = this.#at;
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      if (character === '\\') at += 1;
      else if (character === '"') {
        try {
          const text = JSON.parse(this.#text.slice(start, at + 1)) as string;
          this.#at = at + 1;
          return text;
        } catch {
          throw this.#wrong('A text with a bad escape or a bare control character');
        }
      }
    }
    throw this.#wrong('A text without its closing quote');
  }

  #object(depth: number): RawValue {
    const result: Record<string, RawValue> = {};
    this.#at += 1;
    if (this.#next() === '}') {
      this.#at += 1;
      return result;
    }
    for (;;) {
      if (this.#next() !== '"') throw this.#wrong('Expected a key in double quotes');
      const key = this.#string();
      if (this.#next() !== ':') throw this.#wrong('Expected ":"');
      this.#at += 1;
      const item = this.#value(depth + 1);
      setOwn(result, key, item.value);
      if (item.float && needsFloatMark(item.value as number)) markFloat(result, key);
      const after = this.#next();
      this.#at += 1;
      if (after === '}') return result;
      if (after !== ',') {
        this.#at -= 1;
        throw this.#wrong('Expected "," or "}"');
      }
    }
  }

  #array(depth: number): RawValue {
    const result: RawValue[] = [];
    this.#at += 1;
    if (this.#next() === ']') {
      this.#at += 1;
      return result;
    }
    for (;;) {
      const item = this.#value(depth + 1);
      if (item.float && needsFloatMark(item.value as number)) markFloat(result, result.length);
      result.push(item.value);
      const after = this.#next();
      this.#at += 1;
      if (after === ']') return result;
      if (after !== ',') {
        this.#at -= 1;
        throw this.#wrong('Expected "," or "]"');
      }
    }
  }
}
