import { failure, shorten } from '../problems.ts';

/** A test for names: Python's fnmatch for globs, `re.match` for `~regex`. Throws INV013. */
export function matcher(pattern: string): (name: string) => boolean {
  if (pattern.startsWith('~')) return regexMatcher(pattern);
  if (!/[*?[]/.test(pattern)) return (name) => name === pattern;
  const expression = new RegExp(`^(?:${globSource(pattern)})$`, 'su');
  return (name) => expression.test(name);
}

/** Anchored at the start only, as Python's re.match. */
function regexMatcher(pattern: string): (name: string) => boolean {
  let body = pattern.slice(1);
  let flags = 'y';
  const inline = /^\(\?([aimsux]+)\)/.exec(body);
  if (inline?.[1] !== undefined) {
    if (inline[1].includes('x')) {
      throw failure('INV013', `Flag x is not known here: ${shorten(pattern)}`);
    }
    flags += [...new Set(inline[1])].filter((flag) => 'ims'.includes(flag)).join('');
    body = body.slice(inline[0].length);
  }
  // Python's spellings of what JavaScript spells otherwise.
  const source = body
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?P=(\w+)\)/g, '\\k<$1>')
    .replace(/\\A/g, '^')
    .replace(/\\Z/g, '$$');
  try {
    const expression = new RegExp(source, flags);
    return (name) => {
      expression.lastIndex = 0;
      return expression.test(name);
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw failure(
      'INV013',
      `Not a regular expression: ${shorten(pattern)} (${shorten(reason, 120)})`,
    );
  }
}

function globSource(glob: string): string {
  let source = '';
  let at = 0;
  while (at < glob.length) {
    const character = glob.charAt(at);
    at += 1;
    if (character === '*') {
      while (glob.charAt(at) === '*') at += 1;
      // Lazy or greedy does not matter for a test; a run of stars is one.
      source += '.*';
    } else if (character === '?') {
      source += '.';
    } else if (character === '[') {
      const close = setEnd(glob, at);
      if (close === -1) source += '\\[';
      else {
        source += setSource(glob.slice(at, close));
        at = close + 1;
      }
    } else {
      source += escaped(character);
    }
  }
  return source;
}

/** The bracket that closes a set begun before `at`; a `]` that comes first belongs to the set. */
function setEnd(glob: string, at: number): number {
  let from = at;
  if (glob.charAt(from) === '!') from += 1;
  if (glob.charAt(from) === ']') from += 1;
  return glob.indexOf(']', from);
}

function setSource(set: string): string {
  const negative = set.startsWith('!');
  const body = negative ? set.slice(1) : set;
  const characters = Array.from(body);
  let inside = '';
  for (let index = 0; index < characters.length; index += 1) {
    const low = characters[index] ?? '';
    const high = characters[index + 2];
    if (characters[index + 1] === '-' && high !== undefined) {
      // An empty range such as z-a matches nothing.
      if (low <= high) inside += `${escaped(low)}-${escaped(high)}`;
      index += 2;
    } else {
      inside += escaped(low);
    }
  }
  if (inside === '') return negative ? '.' : '[]';
  return `[${negative ? '^' : ''}${inside}]`;
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character)
    ? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
    : character;
}
