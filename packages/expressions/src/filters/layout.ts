import { Secret } from '@vipbook/diagnostics';
import { length as lengthOf } from '../python/sequence.ts';
import { asText } from '../python/arguments.ts';
import { truthy } from '../python/compare.ts';
import { valueFault } from '../python/fault.ts';
import { center } from '../python/methods-text.ts';
import { asIndex } from '../python/numbers.ts';
import type { Obj } from '../python/objects.ts';
import { keywordArguments, onlyKeywords } from '../python/signature.ts';
import { str } from '../python/repr.ts';
import { splitLines, substring, textLength } from '../python/text.ts';
import type { FilterDefinition } from './definition.ts';
import { wrapLine } from './wrap.ts';

function indent(text: string, by: string, first: boolean, blank: boolean): string {
  const lines = splitLines(`${text}\n`);
  const [head = '', ...rest] = lines;
  const others = rest.map((line) => (blank || line !== '' ? by + line : line));
  return (first ? by : '') + [head, ...others].join('\n');
}

function truncate(
  text: string,
  length: number,
  killWords: boolean,
  end: string,
  leeway: number,
): string {
  if (length < textLength(end)) valueFault('the length is less than that of the end');
  if (leeway < 0) valueFault('the leeway is negative');
  if (textLength(text) <= length + leeway) return text;
  const cut = substring(text, 0, length - textLength(end));
  if (killWords) return cut + end;
  const blank = cut.lastIndexOf(' ');
  return (blank === -1 ? cut : cut.slice(0, blank)) + end;
}

interface CommentStyle {
  readonly beginning?: string;
  readonly decoration: string;
  readonly end?: string;
}

const commentStyles: Readonly<Record<string, CommentStyle>> = {
  plain: { decoration: '# ' },
  erlang: { decoration: '% ' },
  c: { decoration: '// ' },
  cblock: { beginning: '/*', decoration: ' * ', end: ' */' },
  xml: { beginning: '<!--', decoration: ' - ', end: '-->' },
};

const commentOptions = [
  'newline',
  'beginning',
  'prefix',
  'prefix_count',
  'decoration',
  'postfix',
  'postfix_count',
  'end',
];

function comment(
  text: string,
  styleName: string,
  options: ReadonlyMap<string, Obj>,
  budget: Parameters<typeof str>[1],
): string {
  const style = Object.hasOwn(commentStyles, styleName) ? commentStyles[styleName] : undefined;
  if (style === undefined) return valueFault('comment knows plain, erlang, c, cblock and xml');
  const option = (name: string, fallback: string): string => {
    const value = options.get(name);
    return value === undefined ? fallback : asText(value, budget, name);
  };
  const count = (name: string): number => asIndex(options.get(name) ?? 1, name);
  const decoration = option('decoration', style.decoration);
  const newline = option('newline', '\n');
  const beginning = option('beginning', style.beginning ?? '');
  const prefix = option('prefix', decoration.trimEnd());
  const postfix = option('postfix', decoration.trimEnd());
  const end = option('end', style.end ?? '');
  const [prefixCount, postfixCount] = [
    Math.max(0, count('prefix_count')),
    Math.max(0, count('postfix_count')),
  ];
  budget.allocate(text.length + prefix.length * prefixCount + postfix.length * postfixCount);
  const parts: string[] = [];
  if (beginning !== '') parts.push(beginning + newline);
  if (prefix !== '')
    parts.push((prefix === newline ? newline : prefix + newline).repeat(prefixCount));
  const body =
    decoration + (newline === '' ? text : text.split(newline).join(newline + decoration));
  parts.push(body.split(decoration + newline).join(decoration.trimEnd() + newline));
  parts.push((newline + postfix).repeat(postfixCount));
  if (end !== '') parts.push(newline + end);
  const result = parts.join('');
  budget.allocate(result.length);
  return result;
}

export const layoutFilters: readonly FilterDefinition[] = [
  {
    name: 'indent',
    signature: 'width=4, first=false, blank=false',
    summary: 'Lines behind the first moved in by so many blanks or by a text.',
    run: ({ budget }, value, width, first, blank) => {
      const text = asText(value, budget, 'the value of indent');
      const by =
        typeof width === 'string'
          ? width
          : ' '.repeat(bounded(asIndex(width, 'the width'), budget));
      budget.allocate(text.length + by.length * (text.split('\n').length + 1));
      return indent(text, by, truthy(first), truthy(blank));
    },
  },
  {
    name: 'center',
    signature: 'width=80',
    summary: 'In the middle of a field of this width.',
    run: ({ budget }, value, width) => center(str(value, budget), width, ' ', budget),
  },
  {
    name: 'truncate',
    signature: "length=255, killwords=false, end='...', leeway=none",
    summary: 'Cut at a word (or anywhere) when it is longer, with an end put behind it.',
    run: ({ budget }, value, length, killWords, end, leeway) => {
      const limit = asIndex(length, 'the length');
      const spare = leeway === null ? 5 : asIndex(leeway, 'the leeway');
      // What is short enough is not looked at, whatever it is.
      if (!(value instanceof Secret) && lengthOf(value, budget) <= limit + spare && limit >= 3) {
        return value;
      }
      return truncate(
        asText(value, budget, 'the value of truncate'),
        limit,
        truthy(killWords),
        asText(end, budget, 'the end'),
        spare,
      );
    },
  },
  {
    name: 'wordwrap',
    signature: 'width=79, break_long_words=true, wrapstring=none, break_on_hyphens=true',
    summary: 'Lines broken at words so that none is wider.',
    run: ({ budget }, value, width, breakLong, wrapString, breakHyphens) => {
      const text = asText(value, budget, 'the value of wordwrap');
      const between = wrapString === null ? '\n' : asText(wrapString, budget);
      const columns = asIndex(width, 'the width');
      if (columns <= 0) return valueFault('the width must be greater than 0');
      budget.allocate(text.length * 2);
      const lines = splitLines(text).map((line) =>
        wrapLine(line, columns, truthy(breakLong), truthy(breakHyphens)).join(between),
      );
      return lines.join(between);
    },
  },
  {
    name: 'comment',
    signature: "style='plain', **kwargs",
    summary: 'As a comment in the style plain, erlang, c, cblock or xml.',
    run: ({ budget }, value, style, keywords) => {
      const options = keywordArguments(keywords);
      onlyKeywords('comment', options, commentOptions);
      const text = asText(value, budget, 'the value of comment');
      return comment(text, asText(style, budget, 'the style'), options, budget);
    },
  },
];

function bounded(width: number, budget: Parameters<typeof str>[1]): number {
  const blanks = Math.max(0, width);
  budget.allocate(blanks);
  return blanks;
}
