import type { YamlValue } from '../ast.ts';
import { moduleSchema, prefixesOf } from './registry.ts';
import type { FreeForm, Schema } from './schema.ts';

export interface ArgumentDocumentation {
  readonly name: string;
  /** In words: "text", "whole number", "list of texts". */
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
  readonly default?: YamlValue;
  readonly choices?: readonly { readonly value: YamlValue; readonly description?: string }[];
  readonly examples?: readonly YamlValue[];
  readonly aliasOf?: string;
  /** Arguments of a mapping, or of the mappings of a list. */
  readonly arguments?: readonly ArgumentDocumentation[];
}

export interface ModuleDocumentation {
  readonly name: string;
  /** `ansible.builtin.command` first, then the other full names that are understood. */
  readonly fullNames: readonly string[];
  readonly summary: string;
  /** Markdown, where there is more to say than the summary. */
  readonly description: string;
  readonly freeForm: FreeForm;
  readonly checkMode: string;
  readonly arguments: readonly ArgumentDocumentation[];
  readonly notes: readonly string[];
  readonly refused: readonly { readonly name: string; readonly remedy: string }[];
  readonly examples: readonly { readonly title: string; readonly yaml: string }[];
}

/** What a schema says of its module, for `vipbook doc` and the editor. undefined: no such module. */
export function moduleDocumentation(name: string): ModuleDocumentation | undefined {
  const schema = moduleSchema(name);
  if (schema === undefined) return undefined;
  const own = schema['x-vipbook'];
  return {
    name,
    fullNames: prefixesOf(schema).map((prefix) => `${prefix}.${name}`),
    summary: schema.description,
    description: schema.markdownDescription ?? schema.description,
    freeForm: own.freeForm,
    checkMode: own.checkMode,
    arguments: argumentsOf(schema),
    notes: own.notes ?? [],
    refused: Object.entries(own.refused ?? {}).map(([key, remedy]) => ({ name: key, remedy })),
    examples: own.examples ?? [],
  };
}

function argumentsOf(schema: Schema): readonly ArgumentDocumentation[] {
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {})
    .filter(([name, property]) => property['x-internal'] !== true || name === '_raw')
    .map(([name, property]) => describeArgument(name, property, required.includes(name)));
}

function describeArgument(name: string, schema: Schema, required: boolean): ArgumentDocumentation {
  const nested = schema.type === 'array' ? schema.items : schema;
  const choices = schema.enum?.map((value, at) => {
    const description = schema.enumDescriptions?.[at];
    return description === undefined ? { value } : { value, description };
  });
  return {
    name,
    type: typeInWords(schema),
    description: schema.description ?? '',
    required,
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(choices === undefined ? {} : { choices }),
    ...(schema.examples === undefined ? {} : { examples: schema.examples }),
    ...(schema['x-alias-of'] === undefined ? {} : { aliasOf: schema['x-alias-of'] }),
    ...(nested?.properties === undefined ? {} : { arguments: argumentsOf(nested) }),
  };
}

const singular: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  object: 'mapping',
  array: 'list',
  null: 'nothing',
};

/** "text", "boolean or text", "list of texts". */
export function typeInWords(schema: Schema): string {
  const types = typesOf(schema);
  if (types.length === 0) return 'any value';
  const words = types.map((type) =>
    type === 'array' && schema.items !== undefined
      ? `list of ${plural(schema.items)}`
      : (singular[type] ?? type),
  );
  const last = words.at(-1) ?? '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function plural(schema: Schema): string {
  const types = typesOf(schema).map((type) => `${singular[type] ?? type}s`);
  return types.length === 0 ? 'values' : types.join(' or ');
}

/** A schema's types as a list; empty when any will do. */
export function typesOf(schema: Schema): readonly string[] {
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}
