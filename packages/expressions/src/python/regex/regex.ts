import type { Budget } from '../budget.ts';
import { fault } from '../fault.ts';
import { compileRegex, type Program } from './compile.ts';
import { Matcher, Subject, type Captures } from './match.ts';
import { parseRegex } from './parse.ts';

export interface RegexOptions {
  readonly ignoreCase?: boolean;
  readonly multiline?: boolean;
  /** Classes such as \w know ASCII only, as in Python's patterns of bytes. */
  readonly ascii?: boolean;
}

/** One match: the text of each group, undefined for a group that took no part. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

const cache = new Map<string, Program>();

/** A compiled regular expression of Python's kind. Matching is paid from the budget, so it always ends. */
export class Regex {
  readonly #program: Program;
  readonly #budget: Budget;

  constructor(pattern: string, options: RegexOptions, budget: Budget) {
    this.#budget = budget;
    const flags = {
      ignoreCase: options.ignoreCase === true,
      multiline: options.multiline === true,
      dotAll: false,
      verbose: false,
      ascii: options.ascii === true,
    };
    const key = `${flags.ignoreCase ? 'i' : ''}${flags.multiline ? 'm' : ''}${flags.ascii ? 'a' : ''} ${pattern}`;
    let program = cache.get(key);
    if (program === undefined) {
      budget.step(1 + pattern.length);
      program = compileRegex(parseRegex(pattern, flags));
      if (cache.size >= 200) cache.clear();
      cache.set(key, program);
    }
    this.#program = program;
  }

  get groupCount(): number {
    return this.#program.groups;
  }

  /** Number of a group by its name or number; refused when there is none. */
  group(reference: string | number): number {
    const index = typeof reference === 'number' ? reference : this.#program.names.get(reference);
    if (index === undefined || index > this.#program.groups) {
      return fault('EXP022', 'the regular expression has no such group');
    }
    return index;
  }

  search(text: string): Match | undefined {
    const subject = new Subject(text);
    const found = new Matcher(this.#program, subject, this.#budget).search(0);
    return found === undefined ? undefined : this.#match(subject, found);
  }

  /** A match at the beginning of the text. */
  match(text: string): Match | undefined {
    const subject = new Subject(text);
    const found = new Matcher(this.#program, subject, this.#budget).matchAt(0);
    return found === undefined ? undefined : this.#match(subject, found);
  }

  /** All matches from left to right, as re.finditer gives them. */
  *matches(text: string): Generator<Match> {
    const subject = new Subject(text);
    const matcher = new Matcher(this.#program, subject, this.#budget);
    let at = 0;
    let mustAdvance = false;
    while (at <= subject.length) {
      const found = matcher.search(at, mustAdvance);
      if (found === undefined) return;
      const match = this.#match(subject, found);
      yield match;
      mustAdvance = match.end === match.start;
      at = match.end;
    }
  }

  /** re.sub with a replacement template of Python's kind. */
  replace(text: string, replacement: string): string {
    const parts = this.#template(replacement);
    const subject = new Subject(text);
    let result = '';
    let at = 0;
    for (const match of this.matches(text)) {
      result += subject.slice(at, match.start);
      for (const part of parts) {
        result += typeof part === 'string' ? part : (match.groups[part] ?? '');
      }
      this.#budget.allocate(result.length);
      at = match.end;
    }
    return result + subject.slice(at, subject.length);
  }

  /** A replacement template of Python's kind filled in from one match, as Match.expand does it. */
  expand(match: Match, replacement: string): string {
    return this.#template(replacement)
      .map((part) => (typeof part === 'string' ? part : (match.groups[part] ?? '')))
      .join('');
  }

  #match(subject: Subject, captures: Captures): Match {
    const groups: (string | undefined)[] = [];
    for (let index = 0; index <= this.#program.groups; index += 1) {
      const start = captures[index * 2] ?? -1;
      const end = captures[index * 2 + 1] ?? -1;
      groups.push(start < 0 || end < 0 ? undefined : subject.slice(start, end));
    }
    return { start: captures[0] ?? 0, end: captures[1] ?? 0, groups };
  }

  /** Text and group numbers of a replacement. */
  #template(replacement: string): (string | number)[] {
    const parts: (string | number)[] = [];
    const pattern = /\\(?:g<([^>]{0,100})>|([0-7]{3}|0[0-7]{0,2})|([1-9]\d?)|(.)|$)/gsu;
    let at = 0;
    for (const match of replacement.matchAll(pattern)) {
      parts.push(replacement.slice(at, match.index));
      at = match.index + match[0].length;
      const [, name, octal, number, letter] = match;
      if (name !== undefined) parts.push(this.group(/^\d+$/.test(name) ? Number(name) : name));
      else if (octal !== undefined)
        parts.push(String.fromCharCode(Number.parseInt(octal, 8) & 0xff));
      else if (number !== undefined) parts.push(this.group(Number(number)));
      else parts.push(templateEscape(letter));
    }
    parts.push(replacement.slice(at));
    return parts;
  }
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

function templateEscape(letter: string | undefined): string {
  if (letter === undefined) return fault('EXP022', 'the replacement ends in a backslash');
  const known = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
  if (known !== undefined) return known;
  if (/[A-Za-z]/.test(letter)) {
    return fault('EXP022', `bad escape \\${letter} in the replacement`);
  }
  return `\\${letter}`;
}
