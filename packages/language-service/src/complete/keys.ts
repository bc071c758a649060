import {
  moduleDocumentation,
  moduleNames,
  moduleSchema,
  statementNames,
  type Schema,
} from '@vipbook/playbook';
import type { CompletionItem, Range } from 'vscode-languageserver-types';
import type { Cursor } from '../document/cursor.ts';
import { keywordsOf, moduleAmong, type Home, type KeywordHome } from '../playbook/home.ts';
import { completionItem, type ItemInit } from './items.ts';

/** Keywords, modules and arguments that the mapping at the cursor could have besides those it has. */
export function keyItems(cursor: Cursor, home: Home, range: Range): CompletionItem[] {
  const taken = new Set(cursor.keysAt(cursor.path));
  return keysFor(home, cursor, taken)
    .filter(({ label }) => !taken.has(label))
    .map((init) => completionItem(range, init));
}

function keysFor(home: Home, cursor: Cursor, taken: ReadonlySet<string>): readonly ItemInit[] {
  switch (home.kind) {
    case 'plays':
      return [...keywords('play', cursor), ...keywords('import', cursor)];
    case 'play': {
      const isNew = [...taken].every((key) => key === 'name' || key === 'vars');
      const imports = isNew ? keywords('import', cursor) : [];
      const known = new Set(Object.keys(keywordsOf('play')));
      return [...keywords('play', cursor), ...imports.filter(({ label }) => !known.has(label))];
    }
    case 'task':
    case 'handler': {
      const has = moduleAmong([...taken]);
      const modules = has === undefined ? moduleItems(cursor) : [];
      const isNew = has === undefined && home.kind === 'task';
      const blocks = isNew ? keywords('block', cursor) : [];
      const own = keywords(home.kind, cursor);
      const known = new Set(own.map(({ label }) => label));
      return [...modules, ...own, ...blocks.filter(({ label }) => !known.has(label))];
    }
    case 'block':
    case 'import':
    case 'role':
    case 'loop_control':
    case 'prompt':
      return keywords(home.kind, cursor);
    case 'arguments':
      return argumentItems(home, cursor, taken);
    default:
      return [];
  }
}

const first: Readonly<Record<string, number>> = {
  name: 0,
  hosts: 1,
  tasks: 1,
  block: 3,
  role: 0,
  import_playbook: 2,
};

function keywords(of: KeywordHome, cursor: Cursor): readonly ItemInit[] {
  return Object.entries(keywordsOf(of))
    .filter(([name]) => name !== 'with_items' && name !== 'local_action' && name !== 'action')
    .map(([name, schema]) => ({
      label: name,
      kind: 'keyword' as const,
      text: written(name, schema, cursor),
      detail: (schema.description ?? '').split(/(?<=\.)\s/, 1)[0] ?? '',
      data: { kind: 'keyword' as const, of, name },
      order: first[name] ?? 4,
    }));
}

/** The key with what must follow it: a blank, or the beginning of the first line below. */
function written(name: string, schema: Schema, cursor: Cursor): string {
  if (cursor.hasColon) return name;
  if (cursor.flow) return `${name}: `;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const indent = ' '.repeat(cursor.column + 2);
  if (types.length > 0 && types.every((type) => type === 'array' || type === 'null')) {
    return `${name}:\n${indent}- `;
  }
  if (types.length > 0 && types.every((type) => type === 'object' || type === 'null')) {
    return `${name}:\n${indent}`;
  }
  return `${name}: `;
}

function moduleItems(cursor: Cursor): readonly ItemInit[] {
  const dot = cursor.before.lastIndexOf('.');
  const names = [...moduleNames(), ...statementNames()].filter(
    (name) => name !== 'import_playbook',
  );
  return names.flatMap((name) => {
    const documentation = moduleDocumentation(name);
    if (documentation === undefined) return [];
    const labels =
      dot === -1
        ? [name]
        : documentation.fullNames.filter((full) =>
            full.startsWith(cursor.before.slice(0, dot + 1)),
          );
    return labels.map((label) => ({
      label,
      kind: 'module' as const,
      text: moduleText(label, name, cursor),
      detail: documentation.summary.split(/(?<=\.)\s/, 1)[0] ?? '',
      data: { kind: 'module' as const, name },
      order: name === 'vip' ? 1 : 2,
    }));
  });
}

/** What a mapping needs, also where it does so only as long as nothing else is given (`else`). */
function requiredIn(schema: Schema | undefined): readonly string[] {
  return [
    ...(schema?.required ?? []),
    ...(schema?.allOf ?? []).flatMap((rule) => rule.else?.required ?? []),
  ];
}

/** A module with its required arguments, the cursor behind the last. */
function moduleText(label: string, name: string, cursor: Cursor): string {
  if (cursor.hasColon) return label;
  const schema = moduleSchema(name);
  const { freeForm } = schema?.['x-vipbook'] ?? { freeForm: 'none' };
  const required = requiredIn(schema).filter((key) => key !== '_raw');
  if (cursor.flow || freeForm === 'raw') return `${label}: `;
  if (Object.keys(schema?.properties ?? {}).length === 0) return `${label}:`;
  const indent = ' '.repeat(cursor.column + 2);
  const lines = required.map((key) => `${indent}${key}: `);
  // With several required ones the first is filled in first; the others are completed then.
  return `${label}:\n${lines[0] ?? indent}`;
}

function argumentItems(
  home: Extract<Home, { kind: 'arguments' }>,
  cursor: Cursor,
  taken: ReadonlySet<string>,
): readonly ItemInit[] {
  const { schema, module, path } = home;
  const aliases = new Set(
    [...taken].flatMap((key) => schema.properties?.[key]?.['x-alias-of'] ?? []),
  );
  return Object.entries(schema.properties ?? {})
    .filter(
      ([name, property]) =>
        property['x-internal'] !== true &&
        property['x-alias-of'] === undefined &&
        name !== '_raw' &&
        !aliases.has(name),
    )
    .map(([name, property]) => {
      const required = requiredIn(schema).includes(name);
      const names = path.filter((step): step is string => typeof step === 'string');
      return {
        label: name,
        kind: 'property' as const,
        text: written(name, property, cursor),
        detail: `${required ? 'required: ' : ''}${(property.description ?? '').split(/(?<=\.)\s/, 1)[0] ?? ''}`,
        data: { kind: 'argument' as const, module, path: [...names, name] },
        order: required ? 1 : 3,
      };
    });
}
