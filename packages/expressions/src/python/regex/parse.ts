import { fault } from '../fault.ts';
import { category, caseVariants, ignoringCase, tabulated } from './characters.ts';
import type { CharacterTest, ParsedRegex, RegexFlags, RegexNode } from './tree.ts';
import { widths, type Widths } from './widths.ts';

const maxLength = 20_000;
const maxDepth = 100;

function bad(message: string): never {
  fault('EXP022', `invalid regular expression: ${message}`);
}

const flagLetters: Readonly<Record<string, keyof RegexFlags | undefined>> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'verbose',
  a: 'ascii',
};

const controlEscapes: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The syntax tree of a pattern as Python 3.11's `re` reads it. */
export function parseRegex(pattern: string, flags: RegexFlags): ParsedRegex {
  if (pattern.length > maxLength) bad(`more than ${String(maxLength)} characters`);
  return new RegexParser(pattern, flags).parse();
}

class RegexParser {
  readonly #units: readonly string[];
  #at = 0;
  #flags: RegexFlags;
  #groups = 0;
  #depth = 0;
  readonly #names = new Map<string, number>();
  readonly #open = new Set<number>();
  /** Groups before the look-behind that is being read; those inside of it cannot be referred to in it. */
  #behind: number | undefined;
  /** Characters that each group matches: a back-reference matches as many. */
  readonly #widths = new Map<number, Widths>();

  constructor(pattern: string, flags: RegexFlags) {
    this.#units = Array.from(pattern);
    this.#flags = flags;
  }

  parse(): ParsedRegex {
    this.#globalFlags();
    const root = this.#alternation();
    if (this.#at < this.#units.length) bad('unbalanced parenthesis');
    return { root, groups: this.#groups, names: this.#names };
  }

  /** `(?i)` and the like, which Python allows at the very beginning only. */
  #globalFlags(): void {
    const match = /^\(\?([aiLmsux]+)\)/.exec(this.#units.slice(this.#at, this.#at + 20).join(''));
    if (match?.[1] === undefined) return;
    this.#flags = withFlags(this.#flags, match[1], true);
    this.#at += match[0].length;
    this.#globalFlags();
  }

  #peek(): string | undefined {
    return this.#units[this.#at];
  }

  #take(expected: string): boolean {
    if (this.#units[this.#at] !== expected) return false;
    this.#at += 1;
    return true;
  }

  #startsWith(text: string): boolean {
    return Array.from(text).every((unit, index) => this.#units[this.#at + index] === unit);
  }

  #until(end: string, what: string): string {
    const from = this.#at;
    while (this.#at < this.#units.length && this.#units[this.#at] !== end) this.#at += 1;
    if (this.#at >= this.#units.length) bad(`missing ${end}, unterminated ${what}`);
    const text = this.#units.slice(from, this.#at).join('');
    this.#at += 1;
    return text;
  }

  #alternation(): RegexNode {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'alternation', options };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (;;) {
      if (this.#flags.verbose) this.#skipVerbose();
      const next = this.#peek();
      if (next === undefined || next === '|' || next === ')') break;
      const item = this.#item();
      if (item !== undefined) items.push(this.#quantified(item));
    }
    const [only] = items;
    if (only === undefined) return { kind: 'empty' };
    return items.length === 1 ? only : { kind: 'sequence', items };
  }

  #skipVerbose(): void {
    for (;;) {
      const next = this.#peek();
      if (next !== undefined && /^[ \t\n\r\v\f]$/.test(next)) this.#at += 1;
      else if (next === '#') {
        while (this.#at < this.#units.length && this.#units[this.#at] !== '\n') this.#at += 1;
      } else return;
    }
  }

  #quantified(item: RegexNode): RegexNode {
    if (this.#flags.verbose) this.#skipVerbose();
    const range = this.#quantifier();
    if (range === undefined) return item;
    if (item.kind === 'assertion') bad('nothing to repeat');
    const mode = this.#take('?') ? 'lazy' : this.#take('+') ? 'possessive' : 'greedy';
    const result: RegexNode = { kind: 'repeat', body: item, ...range, mode };
    const before = this.#at;
    if (this.#quantifier() !== undefined) {
      this.#at = before;
      bad('multiple repeat');
    }
    return result;
  }

  #quantifier(): { min: number; max: number } | undefined {
    if (this.#take('*')) return { min: 0, max: Infinity };
    if (this.#take('+')) return { min: 1, max: Infinity };
    if (this.#take('?')) return { min: 0, max: 1 };
    if (this.#peek() !== '{') return undefined;
    const match = /^\{(\d*)(,?)(\d*)\}/.exec(this.#units.slice(this.#at, this.#at + 30).join(''));
    if (match === null || match[0] === '{}' || (match[1] === '' && match[2] === ''))
      return undefined;
    this.#at += match[0].length;
    const min = match[1] === '' ? 0 : Number(match[1]);
    const max = match[2] === '' ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (min > 4_294_967_294 || (max !== Infinity && max > 4_294_967_294)) {
      bad('the repetition number is too large');
    }
    if (max < min) bad('min repeat greater than max repeat');
    return { min, max };
  }

  /** undefined for what matches nothing by itself (comments). */
  #item(): RegexNode | undefined {
    const unit = this.#units[this.#at] ?? '';
    this.#at += 1;
    switch (unit) {
      case '.': {
        const all = this.#flags.dotAll;
        return { kind: 'set', test: all ? (): boolean => true : (code) => code !== 10 };
      }
      case '^':
        return { kind: 'assertion', test: this.#flags.multiline ? 'line-start' : 'start' };
      case '$':
        return { kind: 'assertion', test: this.#flags.multiline ? 'line-end' : 'end' };
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        return bad('nothing to repeat');
      case '{':
        this.#at -= 1;
        if (this.#quantifier() !== undefined) bad('nothing to repeat');
        this.#at += 1;
        break;
      default:
        break;
    }
    return this.#literal(unit.codePointAt(0) ?? 0);
  }

  #literal(code: number): RegexNode {
    if (!this.#flags.ignoreCase) return { kind: 'set', test: (seen) => seen === code };
    const variants = caseVariants(code);
    return { kind: 'set', test: (seen) => variants.includes(seen) };
  }

  #group(): RegexNode | undefined {
    this.#depth += 1;
    if (this.#depth > maxDepth) bad(`groups nested deeper than ${String(maxDepth)} levels`);
    const node = this.#take('?') ? this.#extension() : this.#capture(undefined);
    this.#depth -= 1;
    return node;
  }

  #body(): RegexNode {
    const body = this.#alternation();
    if (!this.#take(')')) bad('missing ), unterminated subpattern');
    return body;
  }

  #capture(name: string | undefined): RegexNode {
    this.#groups += 1;
    const index = this.#groups;
    if (name !== undefined) {
      if (!/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name)) bad(`bad character in group name`);
      if (this.#names.has(name)) bad('redefinition of a group name');
      this.#names.set(name, index);
    }
    this.#open.add(index);
    const flags = this.#flags;
    const body = this.#body();
    this.#flags = flags;
    this.#open.delete(index);
    this.#widths.set(index, widths(body, this.#widths));
    return { kind: 'group', index, body };
  }

  #extension(): RegexNode | undefined {
    const flags = this.#flags;
    const scoped = (): RegexNode => {
      const body = this.#body();
      this.#flags = flags;
      return body;
    };
    // In a group even an assertion may be repeated.
    if (this.#take(':')) return { kind: 'sequence', items: [scoped()] };
    if (this.#take('>')) return { kind: 'atomic', body: scoped() };
    if (this.#take('#')) {
      this.#until(')', 'comment');
      return undefined;
    }
    for (const [opening, behind, negated] of [
      ['=', false, false],
      ['!', false, true],
      ['<=', true, false],
      ['<!', true, true],
    ] as const) {
      if (!this.#startsWith(opening)) continue;
      this.#at += opening.length;
      const outer = this.#behind;
      if (behind) this.#behind ??= this.#groups;
      const body = scoped();
      this.#behind = outer;
      return { kind: 'look', behind, negated, body, width: behind ? this.#fixedWidth(body) : 0 };
    }
    if (this.#take('P')) {
      if (this.#take('<')) return this.#capture(this.#until('>', 'name'));
      if (this.#take('=')) return this.#reference(this.#groupIndex(this.#until(')', 'name')));
      return bad('unknown extension ?P');
    }
    if (this.#take('(')) return this.#conditional(scoped);
    return this.#flagGroup(scoped);
  }

  #conditional(scoped: () => RegexNode): RegexNode {
    const index = this.#groupIndex(this.#until(')', 'name'), true);
    const body = scoped();
    if (body.kind === 'alternation') {
      const [yes, no, ...more] = body.options;
      if (yes === undefined || no === undefined || more.length > 0) {
        return bad('conditional backref with more than two branches');
      }
      return { kind: 'conditional', index, yes, no };
    }
    return { kind: 'conditional', index, yes: body, no: { kind: 'empty' } };
  }

  #flagGroup(scoped: () => RegexNode): RegexNode {
    const match = /^([aiLmsux]*)(?:-([imsx]+))?([:)])/.exec(
      this.#units.slice(this.#at, this.#at + 20).join(''),
    );
    if (match === null) return bad(`unknown extension ?${this.#peek() ?? ''}`);
    const [whole, on = '', off, end] = match;
    if (end === ')') return bad('global flags not at the start of the expression');
    if (on === '' && off === undefined) return bad('missing flag');
    this.#at += whole.length;
    this.#flags = withFlags(this.#flags, on, true);
    if (off !== undefined) this.#flags = withFlags(this.#flags, off, false);
    return { kind: 'sequence', items: [scoped()] };
  }

  /** Characters that a node matches, always the same number; refused otherwise, as Python does. */
  #fixedWidth(node: RegexNode): number {
    const { min, max } = widths(node, this.#widths);
    if (min !== max) bad('look-behind requires fixed-width pattern');
    return min;
  }

  #groupIndex(name: string, forward = false): number {
    const index = /^\d+$/.test(name) ? Number(name) : this.#names.get(name);
    if (index === undefined) return bad('unknown group name');
    if (index === 0 && forward) bad('bad group number');
    if (!forward && index > this.#groups) bad('invalid group reference');
    if (forward && index > 99) bad('invalid group reference');
    return index;
  }

  #reference(index: number): RegexNode {
    if (index > this.#groups) bad('invalid group reference');
    if (this.#open.has(index)) bad('cannot refer to an open group');
    if (this.#behind !== undefined && index > this.#behind) {
      bad('cannot refer to group defined in the same lookbehind subpattern');
    }
    return { kind: 'backreference', index, ignoreCase: this.#flags.ignoreCase };
  }

  #escape(): RegexNode {
    const unit = this.#peek();
    if (unit === undefined) return bad('bad escape (end of pattern)');
    this.#at += 1;
    switch (unit) {
      case 'A':
        return { kind: 'assertion', test: 'start' };
      case 'Z':
        return { kind: 'assertion', test: 'very-end' };
      case 'b':
        return { kind: 'assertion', test: 'word-boundary' };
      case 'B':
        return { kind: 'assertion', test: 'not-word-boundary' };
      default:
        break;
    }
    const set = category(unit, this.#flags.ascii);
    if (set !== undefined) return { kind: 'set', test: set };
    if (/^[1-9]$/.test(unit)) return this.#numbered(unit);
    this.#at -= 1;
    return this.#literal(this.#escapedCode());
  }

  /** A back-reference, or three octal digits. */
  #numbered(first: string): RegexNode {
    const octal = /^[0-3]?[0-7]{2}$/;
    const three = first + (this.#units[this.#at] ?? '') + (this.#units[this.#at + 1] ?? '');
    if (/^[0-7]{3}$/.test(three)) {
      if (!octal.test(three)) return bad('octal escape value outside of range 0-0o377');
      this.#at += 2;
      return this.#literal(Number.parseInt(three, 8));
    }
    const second = this.#peek();
    if (second !== undefined && /^\d$/.test(second)) {
      this.#at += 1;
      return this.#reference(Number(first + second));
    }
    return this.#reference(Number(first));
  }

  /** The code point of an escape that stands for one character, in and outside of classes. */
  #escapedCode(): number {
    const unit = this.#units[this.#at] ?? '';
    this.#at += 1;
    const control = Object.hasOwn(controlEscapes, unit) ? controlEscapes[unit] : undefined;
    if (control !== undefined) return control;
    const length = Object.hasOwn(hexLengths, unit) ? hexLengths[unit] : undefined;
    if (length !== undefined) {
      const digits = this.#units.slice(this.#at, this.#at + length).join('');
      if (digits.length !== length || !/^[\da-fA-F]+$/.test(digits)) bad('incomplete escape');
      this.#at += length;
      const code = Number.parseInt(digits, 16);
      return code <= 0x10ffff ? code : bad('bad escape');
    }
    if (/^[0-7]$/.test(unit)) {
      let digits = unit;
      while (digits.length < 3 && /^[0-7]$/.test(this.#peek() ?? '')) {
        digits += this.#peek() ?? '';
        this.#at += 1;
      }
      return Number.parseInt(digits, 8);
    }
    if (/^[A-Za-z0-9]$/.test(unit)) bad(`bad escape \\${unit}`);
    return unit.codePointAt(0) ?? 0;
  }

  #class(): RegexNode {
    const negated = this.#take('^');
    const tests: CharacterTest[] = [];
    const codes = new Set<number>();
    let first = true;
    for (;;) {
      const unit = this.#peek();
      if (unit === undefined) bad('unterminated character set');
      if (unit === ']' && !first) break;
      first = false;
      const from = this.#classItem();
      if (this.#peek() === '-' && this.#units[this.#at + 1] !== ']') {
        if (this.#units[this.#at + 1] === undefined) bad('unterminated character set');
        this.#at += 1;
        const to = this.#classItem();
        if (typeof from !== 'number' || typeof to !== 'number' || to < from) {
          return bad('bad character range');
        }
        tests.push((code) => code >= from && code <= to);
      } else if (typeof from === 'number') codes.add(from);
      else tests.push(from);
    }
    this.#at += 1;
    let test: CharacterTest = (code) => codes.has(code) || tests.some((other) => other(code));
    if (this.#flags.ignoreCase) test = ignoringCase(test);
    const positive = tabulated(test);
    return { kind: 'set', test: negated ? (code): boolean => !positive(code) : positive };
  }

  #classItem(): number | CharacterTest {
    const unit = this.#units[this.#at] ?? '';
    this.#at += 1;
    if (unit !== '\\') return unit.codePointAt(0) ?? 0;
    const next = this.#peek();
    if (next === undefined) return bad('bad escape (end of pattern)');
    const set = category(next, this.#flags.ascii);
    if (set !== undefined) {
      this.#at += 1;
      return set;
    }
    if (next === 'b') {
      this.#at += 1;
      return 8;
    }
    return this.#escapedCode();
  }
}

function withFlags(flags: RegexFlags, letters: string, value: boolean): RegexFlags {
  let result = flags;
  for (const letter of letters) {
    if (letter === 'L') bad("the flag 'L' is not for text");
    const name = flagLetters[letter];
    if (name !== undefined) result = { ...result, [name]: value };
  }
  return result;
}
