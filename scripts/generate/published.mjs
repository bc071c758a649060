import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSchemas } from './read-schemas.mjs';

/**
 * Self-contained schemas for editors that know nothing of vipbook. Of the playbook, the sources say what a module gets;
 * this one says what people may write: templates anywhere, and Ansible's lenient readings ("yes", "3").
 */
export function publishedSchemas(root) {
  const playbook = JSON.parse(readFileSync(join(root, 'schemas/playbook.schema.json'), 'utf8'));
  const modules = [...readSchemas(root, 'modules'), ...readSchemas(root, 'statements')];
  const { definitions, ...rest } = playbook;
  const entries = modules.map(([name, schema]) => [name, moduleValue(schema)]);
  const withModules = (task) => ({
    ...open(task),
    properties: {
      ...mapValues(task.properties, open),
      ...Object.fromEntries(
        modules.map(([name]) => [name, { $ref: `#/definitions/module_${name}` }]),
      ),
    },
    patternProperties: Object.fromEntries(
      modules.map(([name, schema]) => [
        `^(${prefixes(schema).join('|')})\\.${name === 'systemd' ? 'systemd(_service)?' : name}$`,
        { $ref: `#/definitions/module_${name}` },
      ]),
    ),
  });
  const schema = {
    ...rest,
    $id: undefined,
    definitions: {
      ...mapValues(definitions, open),
      task: withModules(definitions.task),
      handler: withModules(definitions.handler),
      ...Object.fromEntries(entries.map(([name, value]) => [`module_${name}`, value])),
    },
  };
  schema.definitions.task.properties.systemd_service = { $ref: '#/definitions/module_systemd' };
  schema.definitions.handler.properties.systemd_service = { $ref: '#/definitions/module_systemd' };
  const text = JSON.stringify(withoutOwnWords(schema), undefined, 2);
  return [
    ['schemas/published/playbook.schema.json', `${text}\n`],
    ...['inventory', 'vipbook'].map((name) => asItIs(root, `${name}.schema.json`)),
  ];
}

/** Formats that are written as they are read: nothing but our own words to take out. */
function asItIs(root, name) {
  const schema = JSON.parse(readFileSync(join(root, 'schemas', name), 'utf8'));
  const text = JSON.stringify(withoutOwnWords({ ...schema, $id: undefined }), undefined, 2);
  return [`schemas/published/${name}`, `${text}\n`];
}

function prefixes(schema) {
  const { collection } = schema['x-vipbook'];
  const names = collection === 'ansible.builtin' ? [collection, 'ansible.legacy'] : [collection];
  return [...new Set([...names, 'vipbook'])].map((name) => name.replaceAll('.', '\\.'));
}

/** What may stand behind a module's name: a mapping, a line, or nothing. */
function moduleValue(schema) {
  const { $id: _id, $schema: _schema, 'x-vipbook': own, ...rest } = schema;
  const object = { ...open(rest), type: 'object' };
  const forms = [object];
  if (own.freeForm !== 'none') forms.push({ type: 'string' });
  const needsSome =
    (schema.required ?? []).length > 0 || (schema.allOf ?? []).some((rule) => rule.anyOf);
  if (!needsSome && schema.minProperties === undefined) forms.push({ type: 'null' });
  const { description, markdownDescription } = schema;
  return {
    title: schema.title,
    description,
    ...(markdownDescription === undefined ? {} : { markdownDescription }),
    anyOf: forms,
  };
}

const template = '\\{[{%#]';
const words = ['y', 'yes', 'on', '1', 'true', 't', 'n', 'no', 'off', '0', 'false', 'f'];
const anyCase = (word) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** Patterns that come near the formats, which other editors do not know. */
const formats = {
  'ip-address': '^[0-9a-fA-F:.]+$',
  'ip-interface': '^[0-9a-fA-F:.]+(/[0-9]{1,3})?$',
  'interface-name': '^[^\\s/]{1,15}$',
  'interface-label': '^[^\\s/]{1,15}$',
  'host-name': '^[^\\s,&!/][^\\s,]*$',
};

/** The schema with all that may be written in the place of a value. */
function open(schema) {
  if (schema.$ref !== undefined || schema.if !== undefined) return schema;
  const types = [schema.type ?? []].flat();
  const { format, ...kept } = schema;
  const result = {
    ...kept,
    ...(schema.properties === undefined ? {} : { properties: mapValues(schema.properties, open) }),
    ...(schema.items === undefined ? {} : { items: open(schema.items) }),
  };
  if (types.length === 0 || schema.title !== undefined) return result;
  const wider = new Set(types);
  const patterns = [];
  if (types.includes('integer') || types.includes('number')) {
    patterns.push('^\\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?\\s*$');
  }
  if (types.includes('boolean')) {
    patterns.push(`^(${words.map(anyCase).join('|')})$`);
    wider.add('integer');
  }
  const strict = !types.includes('string');
  wider.add('string');
  if (types.includes('array')) for (const type of ['string', 'number', 'boolean']) wider.add(type);
  if (types.includes('string')) for (const type of ['number', 'boolean']) wider.add(type);
  if (wider.has('number')) wider.delete('integer');
  const own = schema.pattern ?? formats[format];
  if (own !== undefined) patterns.push(own);
  const textual = types.includes('array') && strict;
  const pattern =
    own !== undefined || (strict && !textual)
      ? { pattern: [...patterns, template].map((each) => `(${each})`).join('|') }
      : {};
  const { enum: choices, ...unlimited } = { ...result, type: [...wider], ...pattern };
  if (choices === undefined) return unlimited;
  const {
    description,
    markdownDescription,
    examples,
    default: fallback,
    enumDescriptions,
  } = schema;
  return Object.fromEntries(
    Object.entries({
      description,
      markdownDescription,
      examples,
      default: fallback,
      anyOf: [
        { enum: choices, enumDescriptions },
        { type: 'string', pattern: template },
      ],
    }).filter(([, value]) => value !== undefined),
  );
}

function mapValues(properties, change) {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value)]));
}

/** Internal arguments, and the words with x-, mean nothing to others. */
function withoutOwnWords(schema) {
  if (Array.isArray(schema)) return schema.map(withoutOwnWords);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => value !== undefined && !key.startsWith('x-'))
      .filter(([, value]) => value?.['x-internal'] !== true)
      .map(([key, value]) => [key, withoutOwnWords(value)]),
  );
}
