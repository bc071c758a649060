import { Secret } from '@vipbook/diagnostics';
import { asText } from '../python/arguments.ts';
import type { Budget } from '../python/budget.ts';
import { sorted, truthy } from '../python/compare.ts';
import { dateTimeText } from '../python/date-time.ts';
import { fault, typeFault } from '../python/fault.ts';
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
import { iterate } from '../python/sequence.ts';
import { maxDepth } from '../python/repr.ts';
import type { FilterDefinition } from './definition.ts';
import { parseJson } from './json-parser.ts';

interface JsonStyle {
  /** Text of one level, or undefined for one line. */
  readonly indent: string | undefined;
  readonly sortKeys: boolean;
  readonly itemSeparator: string;
  readonly keySeparator: string;
  readonly ascii: boolean;
}

class JsonWriter {
  readonly #style: JsonStyle;
  readonly #budget: Budget;
  readonly #out: string[] = [];
  #size = 0;

  constructor(style: JsonStyle, budget: Budget) {
    this.#style = style;
    this.#budget = budget;
  }

  text(value: Obj): string {
    this.#write(value, 0);
    return this.#out.join('');
  }

  #push(text: string): void {
    this.#size += text.length;
    if (this.#size > this.#budget.maxSize) this.#budget.allocate(this.#size);
    this.#out.push(text);
  }

  #string(text: string): void {
    const quoted = JSON.stringify(text).replaceAll('\x7f', '\x7f');
    this.#push(
      this.#style.ascii
        ? quoted.replace(
            /[\u0080-\uffff]/g,
            (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
          )
        : quoted,
    );
  }

  #write(value: Obj, depth: number): void {
    this.#budget.step();
    if (depth > maxDepth) fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
    if (value === null) this.#push('null');
    else if (typeof value === 'boolean') this.#push(value ? 'true' : 'false');
    else if (typeof value === 'string') this.#string(value);
    else if (value instanceof Secret) this.#string(this.#budget.reveal(value));
    else if (value instanceof Undefined) value.refuse();
    else if (value instanceof DateTime) this.#string(dateTimeText(value, 'T'));
    else if (isList(value)) this.#list(value, depth);
    else if (isMapping(value)) this.#mapping(mappingEntries(value), depth);
    else this.#push(numberText(value) ?? typeFault(`a ${typeName(value)} has no JSON`));
  }

  #line(depth: number): void {
    if (this.#style.indent !== undefined) {
      const blanks = this.#style.indent.length * depth;
      this.#budget.allocate(this.#size + blanks);
      this.#push(`\n${this.#style.indent.repeat(depth)}`);
    }
  }

  #list(items: readonly Obj[], depth: number): void {
    if (items.length === 0) {
      this.#push('[]');
      return;
    }
    this.#push('[');
    items.forEach((item, index) => {
      if (index > 0) this.#push(this.#style.itemSeparator);
      this.#line(depth + 1);
      this.#write(item, depth + 1);
    });
    this.#line(depth);
    this.#push(']');
  }

  #mapping(entries: readonly (readonly [Obj, Obj])[], depth: number): void {
    if (entries.length === 0) {
      this.#push('{}');
      return;
    }
    const ordered = this.#style.sortKeys
      ? sorted(
          entries.map((_, index) => index),
          (index) => entries[Number(index)]?.[0] ?? null,
          false,
          this.#budget,
        ).map((index) => entries[Number(index)] ?? ([null, null] as const))
      : entries;
    this.#push('{');
    ordered.forEach(([key, item], index) => {
      if (index > 0) this.#push(this.#style.itemSeparator);
      this.#line(depth + 1);
      this.#string(keyText(key));
      this.#push(this.#style.keySeparator);
      this.#write(item, depth + 1);
    });
    this.#line(depth);
    this.#push('}');
  }
}

function numberText(value: Obj): string | undefined {
  const whole = asInt(value);
  if (whole !== undefined) return intText(whole);
  const real = asFloat(value);
  if (real === undefined) return undefined;
  if (Number.isNaN(real)) return 'NaN';
  return Number.isFinite(real) ? floatText(real) : real > 0 ? 'Infinity' : '-Infinity';
}

function keyText(key: Obj): string {
  if (typeof key === 'string') return key;
  if (key === null) return 'null';
  if (typeof key === 'boolean') return key ? 'true' : 'false';
  return (
    numberText(key) ?? typeFault(`keys must be str, int, float, bool or None, not ${typeName(key)}`)
  );
}

function indentText(value: Obj, budget: Budget): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string') return value;
  const width = Math.max(0, asIndex(value, 'the indent'));
  budget.allocate(width);
  return ' '.repeat(width);
}

/** json.dumps with the keywords that people use. */
function dumps(value: Obj, keywords: Obj, defaults: Partial<JsonStyle>, budget: Budget): string {
  const known = [
    'indent',
    'sort_keys',
    'separators',
    'ensure_ascii',
    'vault_to_text',
    'preprocess_unsafe',
  ];
  const options = keywordArguments(keywords);
  onlyKeywords('to_json', options, known);
  const given = (name: string): Obj | undefined => options.get(name);
  const indentGiven = given('indent');
  const indent = indentGiven === undefined ? defaults.indent : indentText(indentGiven, budget);
  const separators = given('separators');
  const [item, key] = separators === undefined ? [] : iterate(separators, budget);
  const sortKeys = given('sort_keys');
  const ascii = given('ensure_ascii');
  return new JsonWriter(
    {
      indent,
      sortKeys: sortKeys === undefined ? defaults.sortKeys === true : truthy(sortKeys),
      itemSeparator:
        item === undefined
          ? (defaults.itemSeparator ?? (indent === undefined ? ', ' : ','))
          : asText(item, budget),
      keySeparator: key === undefined ? ': ' : asText(key, budget),
      ascii: ascii === undefined || truthy(ascii),
    },
    budget,
  ).text(value);
}

export const serializeFilters: readonly FilterDefinition[] = [
  {
    name: 'to_json',
    signature: '**kwargs',
    summary: 'As JSON; indent, sort_keys, separators and ensure_ascii as Python has them.',
    run: ({ budget }, value, keywords) => dumps(value, keywords, {}, budget),
  },
  {
    name: 'to_nice_json',
    signature: 'indent=4, sort_keys=true, **kwargs',
    summary: 'As JSON on several lines, keys sorted.',
    run: ({ budget }, value, indent, sortKeys, keywords) =>
      dumps(
        value,
        keywords,
        { indent: indentText(indent, budget), sortKeys: truthy(sortKeys), itemSeparator: ',' },
        budget,
      ),
  },
  {
    name: 'tojson',
    signature: 'indent=none',
    summary: 'As JSON with sorted keys, safe inside HTML.',
    run: ({ budget }, value, indent) =>
      dumps(value, null, { indent: indentText(indent, budget), sortKeys: true }, budget).replace(
        /[<>&']/g,
        (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
      ),
  },
  {
    name: 'from_json',
    signature: '',
    summary: 'The data that a text in JSON holds.',
    run: ({ budget }, value) => {
      const text = asText(value, budget, 'the JSON');
      budget.allocate(text.length);
      return parseJson(text, budget);
    },
  },
];
