import { asText, optionalText } from '../python/arguments.ts';
import { asIndex } from '../python/numbers.ts';
import { str } from '../python/repr.ts';
import { bounded } from '../python/methods-text.ts';
import { replace, split, strip } from '../python/text.ts';
import { valueFault } from '../python/fault.ts';
import type { FilterDefinition } from './definition.ts';

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
    name: 'trim',
    signature: 'chars=none',
    summary: 'Without white space (or the given characters) at both ends.',
    run: ({ budget }, value, chars = null) =>
      strip(str(value, budget), optionalText(chars, budget), true, true),
  },
  {
    name: 'replace',
    signature: 'old, new, count=none',
    summary: 'With one text put in place of another, everywhere or the first count times.',
    run: ({ budget }, value, old = null, by = null, count = null) =>
      bounded(
        replace,
        str(value, budget),
        str(old, budget),
        str(by, budget),
        count === null ? -1 : asIndex(count),
        budget,
      ),
  },
  {
    name: 'split',
    signature: 'sep=none, maxsplit=-1',
    summary: 'A list of the parts between the separators (or between runs of white space).',
    run: ({ budget }, value, separator = null, max = null) => {
      const text = asText(value, budget, 'the value of split');
      const between = optionalText(separator, budget, 'the separator');
      if (between === '') valueFault('empty separator');
      budget.allocate(text.length);
      return split(text, between, asIndex(max));
    },
  },
];
