import type { Budget } from '../python/budget.ts';
import { fault, valueFault } from '../python/fault.ts';
import { Dict, type Obj } from '../python/objects.ts';
import { maxDigits } from '../python/numbers.ts';
import { float, int } from '../value.ts';

/** Arrays and objects inside each other; Python's own parser gives up at about this depth. */
const maxDepth = 900;

/** JSON as Python's json.loads reads it: ints of any size, 1.0 a float, NaN and Infinity. */
export function parseJson(text: string, budget: Budget): Obj {
  const parser = new JsonParser(text, budget);
  const value = parser.value(0);
  parser.end();
  return value;
}

const blank = /[ \t\n\r]*/y;
const numeral = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;

const plain = /[^"\\\x00-\x1f]*/y;
const words: Readonly<Record<string, Obj>> = {
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class JsonParser {
  readonly #text: string;
  readonly #budget: Budget;
  #at = 0;

  constructor(text: string, budget: Budget) {
    this.#text = text;
    this.#budget = budget;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  #fail(): never {
    const line = this.#text.slice(0, this.#at).split('\n').length;
    return valueFault(`the text is no JSON: line ${String(line)}, character ${String(this.#at)}`);
  }

  end(): void {
    this.#take(blank);
    if (this.#at < this.#text.length) this.#fail();
  }

  value(depth: number): Obj {
    this.#budget.step();
    if (depth > maxDepth) fault('EXP004', `JSON nested deeper than ${String(maxDepth)} levels`);
    this.#take(blank);
    const character = this.#text[this.#at];
    if (character === '"') return this.#string();
    if (character === '[') return this.#array(depth);
    if (character === '{') return this.#object(depth);
    for (const [word, value] of Object.entries(words)) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    const number = this.#take(numeral);
    if (number === null) return this.#fail();
    const [whole, integer = '', fraction, exponent] = number;
    if (fraction !== undefined || exponent !== undefined) return float(Number(whole));
    if (integer.length > maxDigits) return valueFault('an integer with too many digits');
    return int(BigInt(integer));
  }

  #array(depth: number): Obj {
    const items: Obj[] = [];
    this.#at += 1;
    this.#take(blank);
    if (this.#skip(']')) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      this.#take(blank);
      if (this.#skip(']')) return items;
      if (!this.#skip(',')) this.#fail();
    }
  }

  #object(depth: number): Obj {
    const dict = new Dict();
    this.#at += 1;
    this.#take(blank);
    if (this.#skip('}')) return dict;
    for (;;) {
      this.#take(blank);
      if (this.#text[this.#at] !== '"') this.#fail();
      const key = this.#string();
      this.#take(blank);
      if (!this.#skip(':')) this.#fail();
      dict.set(key, this.value(depth + 1));
      this.#take(blank);
      if (this.#skip('}')) return dict;
      if (!this.#skip(',')) this.#fail();
    }
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #string(): string {
    this.#at += 1;
    let result = '';
    for (;;) {
      result += this.#take(plain)?.[0] ?? '';
      const character = this.#text[this.#at];
      if (character === '"') {
        this.#at += 1;
        return result;
      }
      if (character !== '\\') return this.#fail();
      const letter = this.#text.charAt(this.#at + 1);
      const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
      if (simple !== undefined) {
        result += simple;
        this.#at += 2;
      } else if (letter === 'u') {
        const digits = this.#text.slice(this.#at + 2, this.#at + 6);
        if (!/^[\da-fA-F]{4}$/.test(digits)) this.#fail();
        result += String.fromCharCode(Number.parseInt(digits, 16));
        this.#at += 6;
      } else this.#fail();
    }
  }
}
