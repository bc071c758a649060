import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'packages/plan/src/generated';
const header = '// Generated from schemas/ by `npm run generate`. Do not edit.\n';
/** Documents of the package `plan`: file of the schema, and the name of the type. */
const documents = [
  ['plan', 'Plan'],
  ['snapshot', 'Snapshot'],
];

/** Types and standalone validators of saved plans and snapshots of facts. */
export async function planSources(root) {
  const schemas = documents.map(([name, type]) => [
    name,
    type,
    JSON.parse(readFileSync(join(root, `schemas/${name}.schema.json`), 'utf8')),
  ]);
  const files = [];
  for (const [name, type, schema] of schemas) {
    const { $id: _id, ...rest } = schema;
    const text = await compile(rest, type, {
      bannerComment: '',
      additionalProperties: false,
      style: { singleQuote: true, printWidth: 100 },
      ignoreMinAndMaxItems: true,
    });
    files.push([`${folder}/${name}.ts`, `${header}\n${readonly(text)}`]);
  }
  return [
    ...files,
    [`${folder}/validators.js`, validators(schemas)],
    [
      `${folder}/validators.d.ts`,
      `${header}import type { Validator } from '../validator.ts';\n${schemas.map(([name]) => `export const validate_${name}: Validator;`).join('\n')}\n`,
    ],
  ];
}

/** A document is data that nobody changes. */
function readonly(text) {
  return text
    .replaceAll(/^(\s+)((?:\w+|'[^']+'|\[k: string\])\??: )/gm, '$1readonly $2')
    .replaceAll(/: (\([^()]*\)|\w+)\[\]/g, ': readonly $1[]');
}

function validators(schemas) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    logger: false,
    unicode: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, , schema] of schemas) ajv.addSchema(slim({ ...schema, $id: undefined }), name);
  const names = Object.fromEntries(schemas.map(([name]) => [`validate_${name}`, name]));
  const code = standalone.default(ajv, names);
  if (/\brequire\(/.test(code)) throw new Error('The validators would need ajv at run time');
  return `${header}${code}\n`;
}

/** The code carries each schema for its messages: without what people read. */
function slim(value) {
  if (Array.isArray(value)) return value.map(slim);
  if (typeof value !== 'object' || value === null) return value;
  const prose = (key, part) => ['description', 'title'].includes(key) && typeof part === 'string';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => part !== undefined && key !== '$schema' && !prose(key, part))
      .map(([key, part]) => [key, slim(part)]),
  );
}
