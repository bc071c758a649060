import type { Code } from '@vipbook/diagnostics';
import type { Span } from './tree.ts';

export type TokenKind = 'name' | 'string' | 'integer' | 'float' | 'operator' | 'end';

/** A token of an expression. `value`: the operator or name as text, the decoded string, the number. */
export interface Token {
  readonly kind: TokenKind;
  readonly value: string | number | bigint;
  readonly start: number;
  readonly end: number;
}

/** Brackets, `not`s and conditionals inside each other; Python gives up at 200 too. */
export const maxNesting = 200;

export interface SyntaxFinding {
  readonly code: Code;
  readonly message: string;
  readonly span: Span;
  readonly remedy?: string;
}

export interface TagTokens {
  readonly tokens: readonly Token[];
  /** Offset behind the closing delimiter, or behind the text when there is none. */
  readonly end: number;
  /** The sign in front of the closing delimiter: `-}}`. */
  readonly sign: '' | '-' | '+';
  readonly closed: boolean;
}

const space = /\s+/y;
const floatPattern = /(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const integerPattern = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const namePattern = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*/uy;
const doubleOperators = new Set(['//', '**', '==', '!=', '>=', '<=']);
const singleOperators = new Set('-+/*%~[](){}><=.:|,;');
const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/**
 * Tokens of the expression or statement that begins at `start`, up to its closing delimiter
 * (`}}` or `%}`; undefined: up to the end of the text). Never throws; `report` is told what is wrong.
 * `keepBackslashes`: string literals have no escapes but that of their own quote, as in Ansible's playbooks.
 */
export function tokenizeTag(
  text: string,
  start: number,
  closer: '}}' | '%}' | undefined,
  report: (finding: SyntaxFinding) => void,
  keepBackslashes = false,
): TagTokens {
  const tokens: Token[] = [];
  const brackets: { closer: string; at: number }[] = [];
  let at = start;
  const done = (end: number, sign: TagTokens['sign'], closed: boolean): TagTokens => {
    tokens.push({ kind: 'end', value: '', start: at, end: at });
    return { tokens, end, sign, closed };
  };

  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code >= 0x80) {
      const blank = match(space, text, at);
      if (blank !== undefined) {
        at += blank.length;
        continue;
      }
    }
    if (brackets.length === 0 && closer !== undefined) {
      const signed = text[at] === '-' || (text[at] === '+' && closer === '%}') ? 1 : 0;
      if (text.startsWith(closer, at + signed)) {
        return done(at + signed + 2, signed === 1 ? (text[at] as '-' | '+') : '', true);
      }
    }
    const token = readToken(text, at, report, keepBackslashes);
    if (token === undefined) {
      report({
        code: 'EXP001',
        message: `unexpected character ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))}`,
        span: { start: at, end: at + 1 },
      });
      // The rest of the tag cannot be trusted; go on behind it.
      return abandon(text, at, closer, done);
    }
    if (token.kind === 'operator') {
      const operator = String(token.value);
      const opens = closers[operator];
      if (opens !== undefined) {
        brackets.push({ closer: opens, at });
        if (brackets.length > maxNesting) {
          report({
            code: 'EXP004',
            message: `nested deeper than ${String(maxNesting)} levels`,
            span: { start: at, end: at + 1 },
          });
          return abandon(text, at, closer, done);
        }
      } else if (operator === ')' || operator === ']' || operator === '}') {
        const open = brackets.pop();
        if (open?.closer !== operator) {
          report({
            code: 'EXP001',
            message:
              open === undefined
                ? `unexpected "${operator}"`
                : `unexpected "${operator}", expected "${open.closer}"`,
            span: { start: at, end: at + 1 },
          });
          return abandon(text, at, closer, done);
        }
      }
    }
    tokens.push(token);
    at = token.end;
  }
  return done(text.length, '', closer === undefined);
}

function abandon(
  text: string,
  at: number,
  closer: string | undefined,
  done: (end: number, sign: '', closed: boolean) => TagTokens,
): TagTokens {
  const end = closer === undefined ? -1 : text.indexOf(closer, at);
  return done(end === -1 ? text.length : end + 2, '', true);
}

function readToken(
  text: string,
  at: number,
  report: (finding: SyntaxFinding) => void,
  keepBackslashes: boolean,
): Token | undefined {
  const token = (kind: TokenKind, value: Token['value'], length: number): Token => ({
    kind,
    value,
    start: at,
    end: at + length,
  });
  const first = text.charAt(at);
  if (first >= '0' && first <= '9') {
    const float = text[at - 1] === '.' ? undefined : match(floatPattern, text, at);
    if (float !== undefined) return token('float', Number(float.replaceAll('_', '')), float.length);
    const integer = match(integerPattern, text, at);
    if (integer !== undefined) {
      return token('integer', readInteger(at, integer, report), integer.length);
    }
  }
  if (singleOperators.has(first) || first === '!') {
    const pair = text.slice(at, at + 2);
    if (doubleOperators.has(pair)) return token('operator', pair, 2);
    return first === '!' ? undefined : token('operator', first, 1);
  }
  const name = match(namePattern, text, at);
  if (name !== undefined) return token('name', name, name.length);
  const quote = first;
  if (quote === "'" || quote === '"') {
    const end = stringEnd(text, at);
    if (end === undefined) {
      report({
        code: 'EXP002',
        message: `the string that begins here has no closing ${quote === "'" ? 'quote' : 'double quote'}`,
        span: { start: at, end: at + 1 },
      });
      return { kind: 'string', value: text.slice(at + 1), start: at, end: text.length };
    }
    const value = keepBackslashes
      ? text
          .slice(at + 1, end)
          .replaceAll(`\\${quote}`, quote)
          .replace(/\r\n?/g, '\n')
      : unescape(text, at + 1, end, report);
    return { kind: 'string', value, start: at, end: end + 1 };
  }
  return undefined;
}

/** Python refuses to convert longer ones (sys.int_info.str_digits_check_threshold's default limit). */
const maxDigits = 4300;

function readInteger(at: number, digits: string, report: (finding: SyntaxFinding) => void): bigint {
  const plain = digits.replaceAll('_', '');
  if (plain.length > maxDigits) {
    report({
      code: 'EXP001',
      message: `an integer of more than ${String(maxDigits)} digits`,
      span: { start: at, end: at + digits.length },
    });
    return 0n;
  }
  return BigInt(plain.toLowerCase());
}

/** Offset of the closing quote of the string that begins at `at`. */
function stringEnd(text: string, at: number): number | undefined {
  const quote = text[at];
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === quote) return index;
  }
  return undefined;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const hexLengths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Python's string escapes; an unknown one keeps its backslash. */
function unescape(
  text: string,
  start: number,
  end: number,
  report: (finding: SyntaxFinding) => void,
): string {
  const raw = text.slice(start, end);
  if (!raw.includes('\\') && !raw.includes('\r')) return raw;
  const bad = (at: number, length: number, message: string): void => {
    report({
      code: 'EXP001',
      message,
      span: { start: start + at, end: Math.min(end, start + at + length) },
    });
  };
  let result = '';
  let at = 0;
  while (at < raw.length) {
    const character = raw.charAt(at);
    if (character === '\r') {
      result += '\n';
      at += raw[at + 1] === '\n' ? 2 : 1;
      continue;
    }
    if (character !== '\\') {
      result += character;
      at += 1;
      continue;
    }
    const next = raw.charAt(at + 1);
    const octal = /^[0-7]{1,3}/.exec(raw.slice(at + 1, at + 4))?.[0];
    const hexLength = hexLengths[next];
    if (octal !== undefined) {
      result += String.fromCharCode(Number.parseInt(octal, 8));
      at += 1 + octal.length;
    } else if (hexLength !== undefined) {
      const digits = raw.slice(at + 2, at + 2 + hexLength);
      const code = /^[\da-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
      if (digits.length !== hexLength || Number.isNaN(code) || code > 0x10ffff) {
        bad(at, 2 + hexLength, `a \\${next} escape needs ${String(hexLength)} hexadecimal digits`);
        return raw;
      }
      result += String.fromCodePoint(code);
      at += 2 + hexLength;
    } else if (next === 'N') {
      bad(at, 2, 'character names (\\N{…}) are not supported');
      return raw;
    } else {
      const simple = simpleEscapes[next];
      result += simple ?? `\\${next}`;
      at += 2;
    }
  }
  return result;
}
