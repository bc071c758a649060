import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { compile } from 'json-schema-to-typescript';
import { annotations, readSchemas } from './read-schemas.mjs';

const folder = 'packages/playbook/src/generated';
const header = (from) => `// Generated from ${from} by \`npm run generate\`. Do not edit.\n`;

export async function generatedSources(root) {
  const modules = readSchemas(root, 'modules');
  const statements = readSchemas(root, 'statements');
  // Nobody writes plans and snapshots by hand: their package has its own.
  const formats = readSchemas(root, '.').filter(([name]) => !['plan', 'snapshot'].includes(name));
  return [
    [`${folder}/schemas.ts`, schemasFile(modules, statements, formats)],
    [`${folder}/arguments.ts`, await typesFile([...modules, ...statements])],
    [`${folder}/validators.js`, validatorsFile([...modules, ...statements])],
    [`${folder}/validators.d.ts`, validatorTypes([...modules, ...statements])],
  ];
}

function schemasFile(modules, statements, formats) {
  const table = (entries) => JSON.stringify(Object.fromEntries(entries), undefined, 1);
  return `${header('schemas/')}import type { ModuleSchema, Schema } from '../modules/schema.ts';

/** One for each file in schemas/modules: the modules that exist. */
export const moduleSchemas: Readonly<Record<string, ModuleSchema>> = ${table(modules)};

/** One for each file in schemas/statements: tasks that the playbook itself carries out. */
export const statementSchemas: Readonly<Record<string, ModuleSchema>> = ${table(statements)};

/** The files beside them: playbook, inventory, vipbook. */
export const formatSchemas: Readonly<Record<string, Schema>> = ${table(formats)};
`;
}

async function typesFile(entries) {
  const parts = [];
  for (const [name, schema] of entries) {
    const { $id: _id, ...rest } = schema;
    parts.push(
      await compile({ ...withoutConditions(rest), title: typeName(name) }, typeName(name), {
        bannerComment: '',
        additionalProperties: false,
        style: { singleQuote: true, printWidth: 100 },
        format: true,
        ignoreMinAndMaxItems: true,
      }),
    );
  }
  const map = entries.map(([name]) => `  readonly ${name}: ${typeName(name)};`).join('\n');
  return `${header('schemas/')}
${parts.join('\n')}
/** Arguments by module, after validation and coercion; defaults are not filled in. */
export interface ModuleArguments {
${map}
}
`;
}

/** Conditions between arguments only make the types harder to read; the validators hold them. */
function withoutConditions(schema) {
  if (Array.isArray(schema)) return schema.map(withoutConditions);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(
    ([key]) =>
      !['allOf', 'anyOf', 'not', 'if', 'then', 'dependencies', 'propertyNames'].includes(key),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'properties' ? mapValues(value) : withoutConditions(value),
    ]),
  );
}

function mapValues(properties) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, withoutConditions(value)]),
  );
}

const typeName = (name) =>
  `${name.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase())}Arguments`;

function validatorsFile(entries) {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    validateFormats: false, // ours are checked in arguments/formats.ts
    logger: false, // or it warns of the next line
    unicode: false, // the length in code points would need a file of ajv at run time
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(annotations);
  const exports = {};
  for (const [name, schema] of entries) {
    ajv.addSchema(slim(schema), name);
    exports[`validate_${name}`] = name;
  }
  const code = standalone.default(ajv, exports);
  if (/\brequire\(/.test(code)) throw new Error('The validators would need ajv at run time');
  return `${header('schemas/')}${code}\n`;
}

/** Without what validation does not read: the code carries each schema for its messages. */
function slim(schema, inProperties = false) {
  if (Array.isArray(schema)) return schema.map((part) => slim(part));
  if (typeof schema !== 'object' || schema === null) return schema;
  const dropped = [...annotations, 'description', 'title', 'examples', 'default', '$id', '$schema'];
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => inProperties || !dropped.includes(key))
      .map(([key, value]) => [
        key,
        key === 'enum' && !inProperties
          ? value
          : slim(value, key === 'properties' && !inProperties),
      ]),
  );
}

function validatorTypes(entries) {
  const lines = entries.map(([name]) => `export const validate_${name}: Validator;`);
  return `${header('schemas/')}import type { Validator } from '../arguments/validator.ts';\n${lines.join('\n')}\n`;
}
