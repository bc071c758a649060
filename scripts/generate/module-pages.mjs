import { readSchemas } from './read-schemas.mjs';

export async function modulePages(root) {
  const modules = readSchemas(root, 'modules');
  const pages = modules.map(([name, schema]) => [`docs/modules/${name}.md`, page(name, schema)]);
  return [...pages, ['docs/modules/README.md', index(modules)]];
}

const note = '<!-- Generated from schemas/modules by `npm run generate`. Do not edit. -->\n';

function index(modules) {
  const rows = modules.map(
    ([name, schema]) => `| [${name}](${name}.md) | ${cell(schema.description)} |`,
  );
  return `${note}
# Modules

What a task can do. Each page is also shown by \`vipbook doc MODULE\`.

| module | what it does |
| --- | --- |
${rows.join('\n')}
`;
}

function page(name, schema) {
  const own = schema['x-vipbook'];
  const parts = [
    `${note}\n# ${name}`,
    schema.markdownDescription ?? schema.description,
    `Full name: \`${own.collection}.${name}\`. Check mode: ${own.checkMode}`,
    '## Arguments',
    argumentsTable(schema),
    ...conditions(schema),
  ];
  for (const example of own.examples ?? []) {
    if (example === own.examples[0]) parts.push('## Examples');
    parts.push(`${example.title}:\n\n\`\`\`yaml\n${example.yaml.trimEnd()}\n\`\`\``);
  }
  if (own.notes?.length > 0)
    parts.push('## Notes', own.notes.map((text) => `- ${text}`).join('\n'));
  const refused = Object.entries(own.refused ?? {});
  if (refused.length > 0) {
    parts.push(
      '## Refused by name',
      refused.map(([argument, remedy]) => `- \`${argument}\`: ${remedy}`).join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function argumentsTable(schema, prefix = '') {
  const properties = Object.entries(schema.properties ?? {}).filter(
    ([, property]) => !property['x-internal'],
  );
  if (prefix === '' && properties.length === 0) {
    return schema.additionalProperties === true
      ? 'Any: each argument is the name of a variable.'
      : 'One word, in the line of the module; see the list below.\n\n' + words(schema);
  }
  const rows = properties.flatMap(([name, property]) => rowsOf(schema, prefix, name, property));
  if (prefix !== '') return rows;
  return ['| argument | type | default | meaning |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function words(schema) {
  const raw = schema.properties?._raw;
  return (raw?.enum ?? [])
    .map((word, at) => `- \`${word}\`: ${raw.enumDescriptions?.[at] ?? ''}`)
    .join('\n');
}

function rowsOf(schema, prefix, name, property) {
  const required = schema.required?.includes(name) ? ' (required)' : '';
  const fallback = property.default === undefined ? '' : `\`${JSON.stringify(property.default)}\``;
  const choices = (property.enum ?? []).map(
    (word, at) => `<br>\`${word}\`: ${property.enumDescriptions?.[at] ?? ''}`,
  );
  const examples =
    property.examples === undefined
      ? ''
      : `<br>Example: ${property.examples.map((value) => `\`${text(value)}\``).join(', ')}`;
  const row = `| \`${prefix}${name}\`${required} | ${typeOf(property)} | ${cell(fallback)} | ${cell(property.description ?? '')}${cell(choices.join(''))}${cell(examples)} |`;
  const nested = property.type === 'array' ? property.items : property;
  const below =
    nested?.properties === undefined
      ? []
      : argumentsTable(nested, `${prefix}${name}${property.type === 'array' ? '[]' : ''}.`);
  return [row, ...below];
}

function typeOf(property) {
  const types = [property.type].flat();
  const words = types.map((type) =>
    type === 'array' ? `list of ${plural(property.items)}` : (names[type] ?? type),
  );
  return words.join(' or ');
}

const names = {
  boolean: 'boolean',
  object: 'mapping',
  string: 'text',
  integer: 'whole number',
  null: 'null',
};

function plural(items) {
  const type = [items?.type].flat()[0];
  return { string: 'texts', object: 'mappings', integer: 'whole numbers' }[type] ?? 'values';
}

function conditions(schema) {
  const lines = [];
  const list = (names, word) =>
    names
      .map((name) => `\`${name}\``)
      .join(', ')
      .replace(/, ([^,]*)$/, ` ${word} $1`);
  const shown = (names) => names.filter((name) => !schema.properties?.[name]?.['x-internal']);
  for (const rule of schema.allOf ?? []) {
    if (rule.not?.required !== undefined && shown(rule.not.required).length > 1) {
      lines.push(`- Not together: ${list(rule.not.required, 'and')}.`);
    }
    if (rule.anyOf !== undefined) {
      const names = shown([...new Set(rule.anyOf.flatMap((part) => part.required ?? []))]);
      if (names.length > 0) lines.push(`- At least one of ${list(names, 'or')}.`);
    }
    if (rule.then?.required !== undefined) {
      const [[name, test]] = Object.entries(rule.if.properties);
      const values = test.enum ?? [test.const];
      lines.push(`- ${list(rule.then.required, 'and')} with \`${name}\` ${list(values, 'or')}.`);
    }
  }
  for (const [name, others] of Object.entries(schema.dependencies ?? {})) {
    lines.push(`- \`${name}\` needs ${list(others, 'and')}.`);
  }
  return lines.length === 0 ? [] : [lines.join('\n')];
}

const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
const cell = (value) => value.replaceAll('|', '\\|').replaceAll('\n', ' ');
