import type { Budget } from '../python/budget.ts';
import { asText } from '../python/arguments.ts';
import { truthy } from '../python/compare.ts';
import { valueFault } from '../python/fault.ts';
import { isList, tuple, type Obj } from '../python/objects.ts';
import { Regex } from '../python/regex/regex.ts';
import { keywordArguments } from '../python/signature.ts';
import { str } from '../python/repr.ts';
import type { FilterDefinition } from './definition.ts';

export function regexOf(pattern: Obj, ignoreCase: Obj, multiline: Obj, budget: Budget): Regex {
  const options = { ignoreCase: truthy(ignoreCase), multiline: truthy(multiline) };
  return new Regex(asText(pattern, budget, 'the pattern'), options, budget);
}

function search(value: Obj, pattern: Obj, rest: Obj, keywords: Obj, budget: Budget): Obj {
  const text = str(value, budget);
  const groups = (isList(rest) ? rest : []).map((argument) => {
    const reference = asText(argument, budget);
    const name = /^\\g<(\S+)>/.exec(reference)?.[1];
    if (name !== undefined) return /^\d+$/.test(name) ? Number(name) : name;
    const number = /^\\(\d+)/.exec(reference)?.[1];
    return number === undefined
      ? valueFault("groups are given as '\\\\1' or '\\\\g<name>'")
      : Number(number);
  });
  const options = keywordArguments(keywords);
  const keyword = (name: string): Obj => options.get(name) ?? false;
  const regex = regexOf(pattern, keyword('ignorecase'), keyword('multiline'), budget);
  const match = regex.search(text);
  if (match === undefined) return null;
  if (groups.length === 0) return match.groups[0] ?? '';
  return groups.map((group) => match.groups[regex.group(group)] ?? null);
}

function findAll(regex: Regex, text: string, budget: Budget): Obj[] {
  const result: Obj[] = [];
  for (const { groups } of regex.matches(text)) {
    budget.step();
    if (regex.groupCount === 0) result.push(groups[0] ?? '');
    else if (regex.groupCount === 1) result.push(groups[1] ?? '');
    else result.push(tuple(groups.slice(1).map((group) => group ?? '')));
  }
  return result;
}

function escape(text: string): string {
  return text.replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, '\\$&');
}

export const regexFilters: readonly FilterDefinition[] = [
  {
    name: 'regex_replace',
    signature: "pattern='', replacement='', ignorecase=false, multiline=false",
    summary: "Every match of a regular expression replaced; '\\\\1' stands for its first group.",
    run: ({ budget }, value, pattern, replacement, ignoreCase, multiline) => {
      const text = str(value, budget);
      const regex = regexOf(pattern, ignoreCase, multiline, budget);
      return regex.replace(text, asText(replacement, budget, 'the replacement'));
    },
  },
  {
    name: 'regex_search',
    signature: 'regex, *args, **kwargs',
    summary: 'The first match of a regular expression, or its groups; none when there is none.',
    run: ({ budget }, value, pattern, rest, keywords) =>
      search(value, pattern, rest, keywords, budget),
  },
  {
    name: 'regex_findall',
    signature: 'regex, multiline=false, ignorecase=false',
    summary: 'All matches of a regular expression (or their groups) in a list.',
    run: ({ budget }, value, pattern, multiline, ignoreCase) => {
      const text = str(value, budget);
      return findAll(regexOf(pattern, ignoreCase, multiline, budget), text, budget);
    },
  },
  {
    name: 'regex_escape',
    signature: "re_type='python'",
    summary:
      'With everything that is special in a regular expression escaped (python or posix_basic).',
    run: ({ budget }, value, type) => {
      const text = str(value, budget);
      if (type === 'python') return escape(text);
      if (type === 'posix_basic') return text.replace(/[\].[^$*\\]/g, '\\$&');
      return valueFault('re_type is "python" or "posix_basic"');
    },
  },
];
