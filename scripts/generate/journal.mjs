import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';

const source = 'schemas/state/journal.schema.json';
const folder = 'packages/journal/src/generated';
const header = `// Generated from ${source} by \`npm run generate\`. Do not edit.\n`;

/** Types and validators of the journal's lines: one of each for each kind of entry. */
export async function journalSources(root) {
  const schema = JSON.parse(readFileSync(join(root, source), 'utf8'));
  const kinds = schema.oneOf.map(({ $ref }) => $ref.slice('#/definitions/'.length));
  const words = kinds.map((kind) => schema.definitions[kind].properties.entry.const);
  return [
    [`${folder}/entries.ts`, await types(schema, words)],
    [`${folder}/validators.js`, validators(schema, kinds)],
    [`${folder}/validators.d.ts`, validatorTypes(kinds)],
    [`${folder}/by-kind.ts`, byKind(kinds, words)],
  ];
}

async function types({ $id: _id, properties: _p, required: _r, type: _t, ...rest }, words) {
  const text = await compile({ ...rest, title: 'JournalEntry' }, 'JournalEntry', {
    bannerComment: '',
    additionalProperties: false,
    unreachableDefinitions: false,
    style: { singleQuote: true, printWidth: 100 },
    format: true,
  });
  const list = words.map((word) => `'${word}'`).join(' | ');
  return `${header}\n${text}\nexport type EntryKind = ${list};\n`;
}

function validators(schema, kinds) {
  const ajv = new Ajv({
    strict: true,
    strictRequired: false,
    allErrors: false,
    logger: false, // or it warns of the next line
    unicode: false, // the length in code points would need a file of ajv at run time
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema(slim({ ...schema, $id: undefined, oneOf: undefined }), 'journal');
  const exports = Object.fromEntries(
    kinds.map((kind) => [`validate_${kind}`, `journal#/definitions/${kind}`]),
  );
  const code = standalone.default(ajv, exports);
  if (/\brequire\(/.test(code)) throw new Error('The validators would need ajv at run time');
  return `${header}${code}\n`;
}

function slim(value) {
  if (Array.isArray(value)) return value.map(slim);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, part]) =>
          part !== undefined &&
          !(key === 'description' && typeof part === 'string') &&
          key !== '$schema',
      )
      .map(([key, part]) => [key, slim(part)]),
  );
}

function validatorTypes(kinds) {
  const lines = kinds.map((kind) => `export const validate_${kind}: Validator;`);
  return `${header}import type { Validator } from '../validator.ts';\n${lines.join('\n')}\n`;
}

function byKind(kinds, words) {
  const names = kinds.map((kind) => `validate_${kind}`);
  const rows = kinds.map((kind, index) => `  '${words[index]}': validate_${kind},`);
  return `${header}import type { EntryKind } from './entries.ts';
import type { Validator } from '../validator.ts';
import { ${names.join(', ')} } from './validators.js';

export const validators: Readonly<Record<EntryKind, Validator>> = {
${rows.join('\n')}
};
`;
}
