import { parseAllDocuments, type Document, type ScalarTag, type Tags } from 'yaml';
import type { Budget } from '../python/budget.ts';
import { fault, valueFault } from '../python/fault.ts';
import { DateTime, Dict, type Obj } from '../python/objects.ts';
import { float, int } from '../value.ts';

/** YAML 1.1 has more truth values than PyYAML reads: y and n are texts there. */
const bool: ScalarTag = {
  identify: (value) => typeof value === 'boolean',
  default: true,
  tag: 'tag:yaml.org,2002:bool',
  test: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  resolve: (text) => /^(?:y|t|on)/i.test(text),
};

/** PyYAML wants a point and the sign of the exponent: 1e5 is a text there. */
const exponent: ScalarTag = {
  identify: (value) => typeof value === 'number',
  default: true,
  tag: 'tag:yaml.org,2002:float',
  format: 'EXP',
  test: /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)[eE][-+][0-9]+$/,
  resolve: (text) => Number(text.replaceAll('_', '')),
};

function tags(defaults: Tags): Tags {
  const kept = defaults.filter((tag) => {
    if (typeof tag !== 'object') return true;
    return (
      tag.tag !== 'tag:yaml.org,2002:bool' &&
      tag.tag !== 'tag:yaml.org,2002:timestamp' &&
      !('format' in tag && tag.format === 'EXP')
    );
  });
  return [...kept, bool, exponent];
}

/** The documents of a text in YAML 1.1. Dates stay texts. */
export function readYaml(text: string, budget: Budget): Obj[] {
  budget.allocate(text.length);
  const documents = parseAllDocuments(text, {
    version: '1.1',
    merge: true,
    intAsBigInt: true,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
    customTags: tags,
  });
  if ('empty' in documents) {
    const problem = documents.errors[0] ?? documents.warnings[0];
    return problem === undefined ? [] : unreadable(text, problem.pos[0]);
  }
  return (documents as Document.Parsed[]).map((document) => {
    const problem = document.errors[0] ?? document.warnings[0];
    if (problem !== undefined) {
      return unreadable(text, problem.pos[0]);
    }
    return toObject(document.toJS({ mapAsMap: true, maxAliasCount: 100 }), budget, 0);
  });
}

function unreadable(text: string, at: number): never {
  const line = text.slice(0, at).split('\n').length;
  return valueFault(`the text is no YAML that can be read: line ${String(line)}`);
}

function toObject(value: unknown, budget: Budget, depth: number): Obj {
  budget.step();
  if (depth > 300) fault('EXP004', 'YAML nested deeper than 300 levels');
  if (value === undefined || value === null) return null;
  if (typeof value === 'bigint') return int(value);
  if (typeof value === 'number') return float(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return new DateTime(value.getTime());
  if (Array.isArray(value)) return value.map((item) => toObject(item, budget, depth + 1));
  if (value instanceof Map) {
    const dict = new Dict();
    for (const [key, item] of value as Map<unknown, unknown>) {
      dict.set(toObject(key, budget, depth + 1), toObject(item, budget, depth + 1));
    }
    return dict;
  }
  return valueFault('the YAML holds a value of a type that has no meaning here');
}
