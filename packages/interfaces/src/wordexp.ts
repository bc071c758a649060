import { glob, type Budget } from './glob.ts';
import type { FileSystem } from './file-system.ts';

export interface ExpansionContext {
  readonly fs: FileSystem;
  /** The environment that ifup runs in. */
  readonly environment: Readonly<Record<string, string>>;
  /** Home directory of a user ('' for the one ifup runs as); undefined: no such user. */
  home(user: string): string | undefined;
  readonly budget: Budget;
}

export type ExpansionFailure =
  /** An unquoted `| & ; < > ( ) { }` or line feed. */
  | 'bad character'
  /** `$(command)` or backquotes. */
  | 'command'
  /** A quote or brace that is not closed, or arithmetic that is none. */
  | 'syntax'
  /** Too many names to look at. */
  | 'budget';

export type Expansion =
  { readonly words: readonly string[] } | { readonly failure: ExpansionFailure };

class Failed extends Error {
  readonly why: ExpansionFailure;
  constructor(why: ExpansionFailure) {
    super(why);
    this.why = why;
  }
}

const separators = ' \t\n';

/**
 * wordexp(3) with WRDE_NOCMD, as glibc does it (POSIX.1-2017, XCU 2.6, with glibc's own order of steps):
 * tilde, parameters, arithmetic, quotes, globs. One pass over the pattern.
 */
export function wordexp(pattern: string, context: ExpansionContext): Expansion {
  try {
    return { words: new Expander(pattern, context).run() };
  } catch (problem) {
    if (problem instanceof Failed) return { failure: problem.why };
    throw problem;
  }
}

class Expander {
  readonly #text: string;
  readonly #context: ExpansionContext;
  readonly #words: string[] = [];
  #at = 0;
  #word = '';

  constructor(text: string, context: ExpansionContext) {
    this.#text = text;
    this.#context = context;
  }

  run(): string[] {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#text.charAt(this.#at);
      switch (letter) {
        case '\\':
          this.#backslash();
          break;
        case '$':
          this.#dollar(false, this.#words);
          break;
        case '`':
          throw new Failed('command');
        case '"':
          this.#doubleQuotes();
          break;
        case "'": {
          const close = this.#text.indexOf("'", this.#at + 1);
          if (close < 0) throw new Failed('syntax');
          this.#word += this.#text.slice(this.#at + 1, close);
          this.#at = close;
          break;
        }
        case '~':
          this.#tilde();
          break;
        case '*':
        case '[':
        case '?':
          this.#globRest();
          break;
        default:
          if (separators.includes(letter) && letter !== '\n') this.#endWord();
          else if ('\n|&;<>(){}'.includes(letter)) throw new Failed('bad character');
          else this.#word += letter;
      }
    }
    this.#endWord();
    return this.#words;
  }

  #endWord(): void {
    if (this.#word !== '') this.#words.push(this.#word);
    this.#word = '';
  }

  /** Outside quotes: the next byte as it is; a line feed is dropped. */
  #backslash(): void {
    this.#at += 1;
    if (this.#at >= this.#text.length) throw new Failed('syntax');
    const letter = this.#text.charAt(this.#at);
    if (letter !== '\n') this.#word += letter;
  }

  /** In double quotes only `$ " \ and backquote can be escaped. */
  #quotedBackslash(): void {
    const next = this.#text.charAt(this.#at + 1);
    if (next === '') throw new Failed('syntax');
    this.#at += 1;
    if (next === '\n') return;
    this.#word += '$`"\\'.includes(next) ? next : `\\${next}`;
  }

  #doubleQuotes(): void {
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#text.charAt(this.#at);
      if (letter === '"') return;
      if (letter === '$') this.#dollar(true, this.#words);
      else if (letter === '`') throw new Failed('command');
      else if (letter === '\\') this.#quotedBackslash();
      else this.#word += letter;
    }
    throw new Failed('syntax');
  }

  #tilde(): void {
    const word = this.#word;
    const afterAssignment = word.endsWith('=') && word.indexOf('=') === word.length - 1;
    if (word !== '' && !afterAssignment) {
      this.#word += '~';
      return;
    }
    let end = this.#at + 1;
    while (end < this.#text.length && !'/ \t:\\'.includes(this.#text.charAt(end))) end += 1;
    // Quoting any part of the name keeps the tilde.
    const home =
      this.#text.charAt(end) === '\\'
        ? undefined
        : this.#context.home(this.#text.slice(this.#at + 1, end));
    if (home === undefined) {
      this.#word += '~';
      return;
    }
    this.#word += home;
    this.#at = end - 1;
  }

  /** From a glob character on: the rest of the word, in which nothing is a bad character any more. */
  #globRest(): void {
    const globs: string[] = [];
    let quoted = '';
    for (; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#text.charAt(this.#at);
      if (separators.includes(letter)) break;
      if ((letter === "'" || letter === '"') && (quoted === '' || quoted === letter)) {
        quoted = quoted === '' ? letter : '';
      } else if (letter === '$' && quoted !== "'") {
        this.#dollar(quoted === '"', globs);
      } else if (letter === '\\') {
        if (quoted === '') this.#backslash();
        else this.#quotedBackslash();
      } else {
        this.#word += letter;
      }
    }
    this.#at -= 1;
    globs.push(this.#word);
    this.#word = '';
    for (const each of globs) {
      const found = glob(this.#context.fs, each, this.#context.budget);
      if (found === undefined) throw new Failed('budget');
      for (const path of found) this.#words.push(path);
    }
  }

  #dollar(quoted: boolean, words: string[]): void {
    const text = this.#text;
    const next = text.charAt(this.#at + 1);
    if (next === '' || next === '"' || next === "'") {
      this.#word += '$';
      return;
    }
    if (next === '(' || next === '[') {
      const open = next === '[' ? '[' : text.charAt(this.#at + 2) === '(' ? '((' : '(';
      if (open === '(') throw new Failed('command');
      const close = open === '[' ? ']' : '))';
      const start = this.#at + 1 + open.length;
      const end = text.indexOf(close, start);
      // `$((` without `))` is a command in parentheses.
      if (end < 0) throw new Failed(open === '[' ? 'syntax' : 'command');
      this.#word += String(arithmetic(text.slice(start, end)));
      this.#at = end + close.length - 1;
      return;
    }
    this.#parameter(quoted, words);
  }

  #parameter(quoted: boolean, words: string[]): void {
    const text = this.#text;
    const braced = text.charAt(this.#at + 1) === '{';
    let at = this.#at + (braced ? 2 : 1);
    const length = braced && text.charAt(at) === '#' && text.charAt(at + 1) !== '}';
    if (length) at += 1;
    const name = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9*@$#])/.exec(text.slice(at, at + 256))?.[0];
    if (name === undefined) {
      if (braced) throw new Failed('syntax');
      this.#word += '$';
      return;
    }
    at += name.length;
    let value = Object.hasOwn(this.#context.environment, name)
      ? this.#context.environment[name]
      : undefined;
    if (braced) {
      const rest = /^(:?[-=?+]|##?|%%?)?/.exec(text.slice(at, at + 2))?.[0] ?? '';
      const end = closingBrace(text, at + rest.length);
      if (end < 0) throw new Failed('syntax');
      const argument = text.slice(at + rest.length, end);
      if (rest === '' && argument !== '') throw new Failed('syntax');
      value = substituted(value, rest, argument);
      at = end + 1;
    }
    if (length) value = String((value ?? '').length);
    this.#at = at - 1;
    if (value === undefined || value === '') return;
    if (quoted) {
      this.#word += value;
      return;
    }
    // Unquoted values are split into words; what touches the ends joins its neighbours.
    const fields = value.split(/[ \t\n]+/);
    for (const [index, field] of fields.entries()) {
      this.#word += field;
      if (index < fields.length - 1) {
        if (this.#word !== '') words.push(this.#word);
        this.#word = '';
      }
    }
  }
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') at += 1;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** `${name:-word}` and its kin. The word is taken as it stands. */
function substituted(
  value: string | undefined,
  operator: string,
  argument: string,
): string | undefined {
  const missing = operator.startsWith(':')
    ? value === undefined || value === ''
    : value === undefined;
  switch (operator.replace(':', '')) {
    case '-':
    case '=':
      return missing ? argument : value;
    case '+':
      return missing ? undefined : argument;
    case '?':
      if (missing) throw new Failed('syntax');
      return value;
    case '#':
      return value?.startsWith(argument) === true ? value.slice(argument.length) : value;
    case '%':
      return value?.endsWith(argument) === true && argument !== ''
        ? value.slice(0, -argument.length)
        : value;
    default:
      return value;
  }
}

/** Integers with + - * / and parentheses, as glibc evaluates `$((...))`. */
function arithmetic(text: string): number {
  let at = 0;
  let depth = 0;
  const skip = (): void => {
    while (/\s/.test(text.charAt(at))) at += 1;
  };
  const unit = (): number => {
    skip();
    if (text.charAt(at) === '(') {
      depth += 1;
      if (depth > 100) throw new Failed('syntax');
      at += 1;
      const inner = sum();
      skip();
      if (text.charAt(at) !== ')') throw new Failed('syntax');
      at += 1;
      depth -= 1;
      return inner;
    }
    const digits = /^[+-]?[0-9]+/.exec(text.slice(at, at + 32))?.[0];
    if (digits === undefined) throw new Failed('syntax');
    at += digits.length;
    return Number.parseInt(digits, 10);
  };
  const product = (): number => {
    let value = unit();
    for (;;) {
      skip();
      const operator = text.charAt(at);
      if (operator !== '*' && operator !== '/') return value;
      at += 1;
      const right = unit();
      if (operator === '/' && right === 0) throw new Failed('syntax');
      value = operator === '*' ? value * right : Math.trunc(value / right);
    }
  };
  const sum = (): number => {
    let value = product();
    for (;;) {
      skip();
      const operator = text.charAt(at);
      if (operator !== '+' && operator !== '-') return value;
      at += 1;
      value = operator === '+' ? value + product() : value - product();
    }
  };
  skip();
  if (at >= text.length) return 0;
  const value = sum();
  skip();
  if (at < text.length) throw new Failed('syntax');
  return value;
}
