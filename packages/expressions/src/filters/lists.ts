import { Dict, isMapping, mappingEntries, Undefined } from '../python/objects.ts';
import { asText } from '../python/arguments.ts';
import { str } from '../python/repr.ts';
import { typeFault } from '../python/fault.ts';
import { iterate, length } from '../python/sequence.ts';
import type { FilterDefinition } from './definition.ts';
import { attributeGetter } from './attribute.ts';

export const listFilters: readonly FilterDefinition[] = [
  {
    name: 'length',
    aliases: ['count'],
    signature: '',
    summary: 'The number of elements or characters.',
    run: ({ budget }, value) => length(value, budget),
  },
  {
    name: 'list',
    signature: '',
    summary: 'The elements as a list; the characters of a text, the keys of a dict.',
    run: ({ budget }, value) => [...iterate(value, budget)],
  },
  {
    name: 'first',
    signature: '',
    summary: 'The first element.',
    run: ({ budget }, value) =>
      iterate(value, budget)[0] ?? new Undefined('no first item, sequence was empty'),
  },
  {
    name: 'last',
    signature: '',
    summary: 'The last element.',
    run: ({ budget }, value) =>
      iterate(value, budget).at(-1) ?? new Undefined('no last item, sequence was empty'),
  },
  {
    name: 'join',
    signature: "d='', attribute=none",
    summary: 'The elements (or an attribute of each) as one text, with the argument between them.',
    run: (context, value, separator = null, attribute = null) => {
      const { budget } = context;
      const get = attribute === null ? undefined : attributeGetter(context, attribute);
      const items = iterate(value, budget).map((item) =>
        str(get === undefined ? item : get(item), budget),
      );
      const between = str(separator, budget);
      budget.allocate(items.reduce((sum, item) => sum + item.length + between.length, 0));
      return items.join(between);
    },
  },
  {
    name: 'dict2items',
    signature: "key_name='key', value_name='value'",
    summary: 'A list of {key, value} from a dict.',
    run: ({ budget }, value, keyName = null, valueName = null) => {
      if (value instanceof Undefined) value.refuse();
      if (!isMapping(value)) return typeFault('dict2items needs a dict');
      const k = asText(keyName, budget);
      const v = asText(valueName, budget);
      return mappingEntries(value).map(([key, item]) =>
        Dict.of([
          [k, key],
          [v, item],
        ]),
      );
    },
  },
];
