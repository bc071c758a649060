import { asText, optionalText } from '../python/arguments.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { bounded } from '../python/methods-text.ts';
import { asIndex } from '../python/numbers.ts';
import { Dict, isList, isMapping, mappingSize, tuple, type Obj } from '../python/objects.ts';
import { percentFormat } from '../python/percent-format.ts';
import { str } from '../python/repr.ts';
import { capitalize, replace, split, strip } from '../python/text.ts';
import type { FilterDefinition } from './definition.ts';

/** Jinja's title: words begin behind blanks, hyphens and opening brackets. */
function title(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map((part) => {
      const [first = '', ...rest] = Array.from(part);
      return first.toUpperCase() + rest.join('').toLowerCase();
    })
    .join('');
}

const htmlEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? character);
}

/** Without all parts from `open` to the next `close`; in one pass, whatever the text. */
function without(text: string, open: string, close: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
    if (end === -1) return result + text.slice(at);
    result += text.slice(at, start);
    at = end + close.length;
  }
}

function stripTags(text: string): string {
  return without(without(text, '<!--', '-->'), '<', '>')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ')
    .replace(/&(?:amp|lt|gt|quot|#34|#39|#x27);/g, (entity) => {
      const known: Readonly<Record<string, string>> = {
        '&amp;': '&',
        '&lt;': '<',
        '&gt;': '>',
        '&quot;': '"',
        '&#34;': '"',
        '&#39;': "'",
        '&#x27;': "'",
      };
      return known[entity] ?? entity;
    });
}

function printf(
  format: string,
  args: Obj,
  keywords: Obj,
  budget: Parameters<typeof percentFormat>[2],
): string {
  const positional = isList(args) ? args : [];
  const named = isMapping(keywords) ? keywords : new Dict();
  if (mappingSize(named) === 0) return percentFormat(format, tuple(positional), budget);
  if (positional.length > 0) {
    typeFault('format takes positional or keyword arguments, not both');
  }
  return percentFormat(format, named, budget);
}

export const textFilters: readonly FilterDefinition[] = [
  {
    name: 'lower',
    signature: '',
    summary: 'In lower case.',
    run: ({ budget }, value) => str(value, budget).toLowerCase(),
  },
  {
    name: 'upper',
    signature: '',
    summary: 'In upper case.',
    run: ({ budget }, value) => str(value, budget).toUpperCase(),
  },
  {
    name: 'capitalize',
    signature: '',
    summary: 'The first letter in upper case, all others in lower case.',
    run: ({ budget }, value) => capitalize(str(value, budget)),
  },
  {
    name: 'title',
    signature: '',
    summary: 'Each word with a capital letter.',
    run: ({ budget }, value) => title(str(value, budget)),
  },
  {
    name: 'trim',
    signature: 'chars=none',
    summary: 'Without white space (or the given characters) at both ends.',
    run: ({ budget }, value, chars) =>
      strip(str(value, budget), optionalText(chars, budget), true, true),
  },
  {
    name: 'replace',
    signature: 'old, new, count=none',
    summary: 'With one text put in place of another, everywhere or the first count times.',
    run: ({ budget }, value, old, by, count) =>
      bounded(
        replace,
        str(value, budget),
        str(old, budget),
        str(by, budget),
        count === null ? -1 : asIndex(count, 'the count'),
        budget,
      ),
  },
  {
    name: 'split',
    signature: 'sep=none, maxsplit=-1',
    summary: 'A list of the parts between the separators (or between runs of white space).',
    run: ({ budget }, value, separator, max) => {
      const text = asText(value, budget, 'the value of split');
      const between = optionalText(separator, budget, 'the separator');
      if (between === '') valueFault('empty separator');
      budget.allocate(text.length);
      return split(text, between, asIndex(max));
    },
  },
  {
    name: 'format',
    signature: '*args, **kwargs',
    summary: "printf-style formatting: '%s:%d' | format(host, port).",
    run: ({ budget }, value, args, keywords) => printf(str(value, budget), args, keywords, budget),
  },
  {
    name: 'escape',
    aliases: ['e', 'forceescape'],
    signature: '',
    summary: 'With &, <, >, " and \' written for HTML.',
    run: ({ budget }, value) => escapeHtml(str(value, budget)),
  },
  {
    name: 'safe',
    signature: '',
    summary: 'The value as text; nothing is escaped here anyway.',
    run: ({ budget }, value) => str(value, budget),
  },
  {
    name: 'striptags',
    signature: '',
    summary: 'Without HTML tags, runs of white space as one blank.',
    run: ({ budget }, value) => stripTags(str(value, budget)),
  },
  {
    name: 'wordcount',
    signature: '',
    summary: 'The number of words.',
    run: ({ budget }, value) => (str(value, budget).match(/[\p{L}\p{N}_]+/gu) ?? []).length,
  },
];
