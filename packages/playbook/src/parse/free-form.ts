/** A part of a text, by offsets into it. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface FreeFormValue {
  readonly key: Word;
  /** Quotes removed. */
  readonly value: Word;
}

export interface FreeForm {
  /** What is left when the key=value parts are taken out; absent when that is nothing. */
  readonly raw?: Word;
  readonly values: readonly FreeFormValue[];
  /** A part that is no key=value, where only those are taken; or an open quote. */
  readonly problem?: { readonly message: string; readonly word: Word };
}

/** In raw text only these are options; `make target=all` is left alone. The names are Ansible's
 *  (ansible.parsing.splitter.parse_kv). */
const rawOptions = new Set([
  'creates',
  'removes',
  'chdir',
  'executable',
  'warn',
  'stdin',
  'stdin_add_newline',
  'strip_empty_ends',
]);

/** `key=value` arguments in one line; quotes and `{{ }}` keep blanks together. */
export function parseFreeForm(text: string, raw: boolean): FreeForm {
  const words = splitWords(text);
  if (words === undefined) {
    if (raw) return wholly(text, []);
    const word = { text, start: 0, end: text.length };
    return { values: [], problem: { message: 'A quote or a {{ is not closed', word } };
  }
  const values: FreeFormValue[] = [];
  let problem: FreeForm['problem'];
  for (const word of words) {
    const value = keyValue(word);
    if (value !== undefined && (!raw || rawOptions.has(value.key.text))) values.push(value);
    else if (!raw) problem ??= { message: `${JSON.stringify(word.text)} is not key=value`, word };
  }
  if (raw) return wholly(text, values);
  return problem === undefined ? { values } : { values, problem };
}

/** The text without its options. */
function wholly(text: string, values: readonly FreeFormValue[]): FreeForm {
  let rest = '';
  let from = 0;
  for (const { key, value } of values) {
    rest += text.slice(from, key.start);
    from = value.end;
    // The blank that stood beside the option goes with it.
    if (rest === '' || /\s$/.test(rest)) while (/\s/.test(text[from] ?? '')) from += 1;
  }
  rest = (rest + text.slice(from)).trim();
  if (rest === '') return { values };
  const start = text.length - text.trimStart().length;
  const raw = values.length === 0 ? { text: rest, start, end: start + rest.length } : undefined;
  return { values, raw: raw ?? { text: rest, start: 0, end: text.length } };
}

function keyValue(word: Word): FreeFormValue | undefined {
  const match = /^([A-Za-z_][\w.-]*)=/.exec(word.text);
  if (match?.[1] === undefined) return undefined;
  const key = match[1];
  const from = word.start + match[0].length;
  return {
    key: { text: key, start: word.start, end: word.start + key.length },
    value: { text: unquote(word.text.slice(match[0].length)), start: from, end: word.end },
  };
}

function unquote(text: string): string {
  const [first] = text;
  const quoted = text.length >= 2 && (first === '"' || first === "'") && text.endsWith(first);
  return quoted && !text.endsWith(`\\${first}`) ? text.slice(1, -1) : text;
}

const closers: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

/** Words between blanks; undefined when a quote or a template is left open. */
function splitWords(text: string): readonly Word[] | undefined {
  const words: Word[] = [];
  let start = -1;
  let at = 0;
  let quote = '';
  while (at < text.length) {
    const char = text[at] ?? '';
    const closer = closers[text.slice(at, at + 2)];
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
      at += 1;
    } else if (closer !== undefined) {
      if (start === -1) start = at;
      const end = text.indexOf(closer, at + 2);
      if (end === -1) return undefined;
      at = end + 2;
    } else if (/\s/.test(char)) {
      if (start !== -1) words.push({ text: text.slice(start, at), start, end: at });
      start = -1;
      at += 1;
    } else {
      if (start === -1) start = at;
      if (char === '"' || char === "'") quote = char;
      at += char === '\\' ? 2 : 1;
    }
  }
  if (quote !== '') return undefined;
  if (start !== -1) words.push({ text: text.slice(start), start, end: text.length });
  return words;
}
