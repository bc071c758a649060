import type { TestDefinition } from '../filters/definition.ts';
import { regexOf } from '../filters/regex.ts';
import { asText } from '../python/arguments.ts';
import { truthy } from '../python/compare.ts';
import { valueFault } from '../python/fault.ts';
import { str } from '../python/repr.ts';
import type { Context } from '../evaluate/context.ts';
import type { Obj } from '../python/objects.ts';
import { Regex } from '../python/regex/regex.ts';
import { compareVersions } from './version.ts';

function matches(
  { budget }: Context,
  value: Obj,
  pattern: Obj,
  ignoreCase: Obj,
  multiline: Obj,
  how: 'search' | 'match' | 'fullmatch',
): boolean {
  const text = str(value, budget);
  if (how === 'fullmatch') {
    const whole = `(?:${asText(pattern, budget, 'the pattern')})\\Z`;
    const options = { ignoreCase: truthy(ignoreCase), multiline: truthy(multiline) };
    return new Regex(whole, options, budget).match(text) !== undefined;
  }
  const regex = regexOf(pattern, ignoreCase, multiline, budget);
  return (how === 'match' ? regex.match(text) : regex.search(text)) !== undefined;
}

export const textTests: readonly TestDefinition[] = [
  {
    name: 'match',
    signature: "pattern='', ignorecase=false, multiline=false",
    summary: 'The text begins with a match of the regular expression.',
    run: (context, value, pattern, ignoreCase, multiline) =>
      matches(context, value, pattern, ignoreCase, multiline, 'match'),
  },
  {
    name: 'search',
    signature: "pattern='', ignorecase=false, multiline=false",
    summary: 'The text has a match of the regular expression.',
    run: (context, value, pattern, ignoreCase, multiline) =>
      matches(context, value, pattern, ignoreCase, multiline, 'search'),
  },
  {
    name: 'regex',
    signature: "pattern='', ignorecase=false, multiline=false, match_type='search'",
    summary: 'As search, or as match or fullmatch by match_type.',
    run: (context, value, pattern, ignoreCase, multiline, type) =>
      matches(
        context,
        value,
        pattern,
        ignoreCase,
        multiline,
        type === 'match' || type === 'fullmatch' ? type : 'search',
      ),
  },
  {
    name: 'version',
    aliases: ['version_compare'],
    signature: "version, operator='eq', strict=none, version_type=none",
    summary:
      "The version compares so with another: is version('2.4', '>='); loose, strict, semver or pep440.",
    run: ({ budget }, value, other, operator, strict, type) => {
      if (strict !== null && type !== null) {
        return valueFault('strict and version_type cannot be given together');
      }
      if (!truthy(value) || !truthy(other)) return valueFault('a version is empty');
      const kind = truthy(strict)
        ? 'strict'
        : type !== null && type !== ''
          ? asText(type, budget)
          : 'loose';
      return compareVersions(
        str(value, budget),
        str(other, budget),
        asText(operator, budget),
        kind,
      );
    },
  },
];
