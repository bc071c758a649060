import { Secret } from '@vipbook/diagnostics';
import { asText } from '../python/arguments.ts';
import type { Budget } from '../python/budget.ts';
import { sorted, truthy } from '../python/compare.ts';
import { dateTimeText } from '../python/date-time.ts';
import { fault, Fault, typeFault, valueFault } from '../python/fault.ts';
import { asFloat, asIndex, asInt, floatText, intText } from '../python/numbers.ts';
import {
  DateTime,
  isList,
  isMapping,
  mappingEntries,
  typeName,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { keywordArguments, onlyKeywords } from '../python/signature.ts';
import { emitYaml, type YamlNode } from '../yaml/emit.ts';
import { readYaml } from '../yaml/read.ts';
import type { FilterDefinition } from './definition.ts';

function scalar(text: string, isText = false): YamlNode {
  return { kind: 'scalar', text, isText };
}

function floatScalar(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = floatText(value);
  return text.includes('.') ? text : text.replace('e', '.0e');
}

function nodeOf(value: Obj, sortKeys: boolean, budget: Budget, depth = 0): YamlNode {
  budget.step();
  if (depth > 300) fault('EXP004', 'data nested deeper than 300 levels');
  const inner = (item: Obj): YamlNode => nodeOf(item, sortKeys, budget, depth + 1);
  if (value === null) return scalar('null');
  if (typeof value === 'string') return scalar(value, true);
  if (typeof value === 'boolean') return scalar(value ? 'true' : 'false');
  if (value instanceof Secret) return scalar(budget.reveal(value), true);
  if (value instanceof Undefined) return value.refuse();
  if (value instanceof DateTime) return scalar(dateTimeText(value, ' '));
  const whole = asInt(value);
  if (whole !== undefined) return scalar(intText(whole));
  const real = asFloat(value);
  if (real !== undefined) return scalar(floatScalar(real));
  if (isList(value)) return { kind: 'sequence', items: value.map(inner) };
  if (isMapping(value)) {
    const entries = mappingEntries(value);
    const ordered = sortKeys ? sortedEntries(entries, budget) : entries;
    return {
      kind: 'mapping',
      pairs: ordered.map(([key, item]) => ({ key: inner(key), value: inner(item) })),
    };
  }
  return typeFault(`a ${typeName(value)} has no YAML`);
}

/** Keys in order; keys without an order among them (1 and 'a') stay as they are, as in PyYAML. */
function sortedEntries(
  entries: readonly (readonly [Obj, Obj])[],
  budget: Budget,
): readonly (readonly [Obj, Obj])[] {
  try {
    const order = sorted(
      entries.map((_, index) => index),
      (index) => entries[Number(index)]?.[0] ?? null,
      false,
      budget,
    );
    return order.flatMap((index) => {
      const entry = entries[Number(index)];
      return entry === undefined ? [] : [entry];
    });
  } catch (error) {
    if (error instanceof Fault && error.code === 'EXP011') return entries;
    throw error;
  }
}

const known = [
  'default_flow_style',
  'indent',
  'width',
  'sort_keys',
  'explicit_start',
  'allow_unicode',
];

function dump(
  value: Obj,
  keywords: Obj,
  defaults: { readonly flow: boolean | undefined; readonly indent: Obj },
  budget: Budget,
): string {
  const options = keywordArguments(keywords);
  onlyKeywords('to_yaml', options, known);
  const given = (name: string): Obj | undefined => options.get(name);
  const flowGiven = given('default_flow_style');
  const flow =
    flowGiven === undefined ? defaults.flow : flowGiven === null ? undefined : truthy(flowGiven);
  const sortKeys = truthy(given('sort_keys') ?? true);
  const indentGiven = given('indent') ?? defaults.indent;
  const indent = indentGiven === null ? 2 : asIndex(indentGiven, 'the indent');
  const widthGiven = given('width') ?? null;
  const width = widthGiven === null ? 80 : asIndex(widthGiven, 'the width');
  const start = truthy(given('explicit_start') ?? false);
  const text = emitYaml(
    nodeOf(value, sortKeys, budget),
    {
      // What libyaml itself makes of odd figures.
      indent: indent > 1 && indent < 10 ? indent : 2,
      width:
        width < 0
          ? Number.MAX_SAFE_INTEGER
          : width <= (indent > 1 && indent < 10 ? indent : 2) * 2
            ? 80
            : width,
      flow,
    },
    budget,
  );
  return start ? `---${/^[[{'"\w]/.test(text) && !text.includes(':') ? ' ' : '\n'}${text}` : text;
}

export const yamlFilters: readonly FilterDefinition[] = [
  {
    name: 'to_yaml',
    signature: '**kwargs',
    summary:
      'As YAML, inner lists and dicts on one line; indent, width, sort_keys, default_flow_style.',
    run: ({ budget }, value, keywords) =>
      dump(value, keywords, { flow: undefined, indent: null }, budget),
  },
  {
    name: 'to_nice_yaml',
    signature: 'indent=4, **kwargs',
    summary: 'As YAML, one element a line.',
    run: ({ budget }, value, indent, keywords) =>
      dump(value, keywords, { flow: false, indent }, budget),
  },
  {
    name: 'from_yaml',
    signature: '',
    summary: 'The data that a text in YAML holds; anything but a text as it is.',
    run: ({ budget }, value) => {
      if (typeof value !== 'string' && !(value instanceof Secret)) return value;
      const documents = readYaml(asText(value, budget), budget);
      if (documents.length > 1) valueFault('the text holds more than one YAML document');
      return documents[0] ?? null;
    },
  },
  {
    name: 'from_yaml_all',
    signature: '',
    summary: 'The data of all YAML documents in a text, in a list.',
    run: ({ budget }, value) => {
      if (typeof value !== 'string' && !(value instanceof Secret)) return value;
      return readYaml(asText(value, budget), budget);
    },
  },
];
