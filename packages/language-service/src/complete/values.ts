import { isTemplate, tagsOf, type Schema } from '@vipbook/playbook';
import type { CompletionItem, Range } from 'vscode-languageserver-types';
import type { Workspace } from '../api.ts';
import type { World } from '../document/analysis.ts';
import type { Cursor } from '../document/cursor.ts';
import { age } from '../playbook/addresses.ts';
import { keywordsOf, type Home } from '../playbook/home.ts';
import { shown } from '../playbook/markdown.ts';
import { tasksDeep } from '../playbook/variables.ts';
import type { Play } from '@vipbook/playbook';
import { completionItem, type ItemInit } from './items.ts';

export interface ValueContext {
  readonly world: World | undefined;
  readonly play: Play | undefined;
  readonly hosts: readonly string[];
  readonly workspace: Workspace;
}

const most = 1000;

/** Values that the keyword or argument at the cursor takes. */
export function valueItems(
  cursor: Cursor,
  home: Home,
  range: Range,
  context: ValueContext,
): CompletionItem[] {
  const quoted = /^["']/.test(cursor.before);
  return itemsFor(cursor, home, context).map((init) =>
    completionItem(
      range,
      quoted ? init : { ...init, text: inYaml(init.text ?? init.label, cursor) },
    ),
  );
}

/** As a plain scalar where that means the text itself. */
function inYaml(text: string, cursor: Cursor): string {
  const plain =
    /^[\w./~](?:[\w./@%+=~(){}-]|:(?=\S)| (?=[\w(]))*$/.test(text) && !/[\d:]:\d/.test(text);
  const alone = cursor.before.replace(/[\w./:-]*$/, '') === '';
  return plain || !alone ? text : `'${text.replaceAll("'", "''")}'`;
}

function itemsFor(cursor: Cursor, home: Home, context: ValueContext): readonly ItemInit[] {
  if (home.kind === 'keyword') return keywordValues(home, context);
  if (home.kind === 'arguments') return argumentValues(home, cursor, context);
  return [];
}

function keywordValues(
  home: Extract<Home, { kind: 'keyword' }>,
  context: ValueContext,
): readonly ItemInit[] {
  const { world, play } = context;
  switch (home.keyword) {
    case 'hosts':
      return [
        ...groupItems(world),
        ...hostItems(world, []),
        { label: 'localhost', kind: 'value', order: 6 },
      ];
    case 'delegate_to':
      return [
        ...hostItems(world, context.hosts),
        { label: 'localhost', kind: 'value', detail: 'this machine', order: 4 },
      ];
    case 'notify':
      return handlerNames(play);
    case 'listen':
      return notifiedNames(play);
    case 'tags':
      return [
        ...(world === undefined ? [] : tagsOf(world.loaded)).map((label) => ({
          label,
          kind: 'value' as const,
        })),
        { label: 'always', kind: 'keyword', detail: 'runs whatever tags are asked for', order: 6 },
        { label: 'never', kind: 'keyword', detail: 'runs only when asked for', order: 6 },
      ];
    default:
      return schemaValues(keywordsOf(home.of)[home.keyword] ?? {});
  }
}

function argumentValues(
  home: Extract<Home, { kind: 'arguments' }>,
  cursor: Cursor,
  context: ValueContext,
): readonly ItemInit[] {
  const { schema, path, module } = home;
  const own = schemaValues(schema);
  const named = path.findLast((step) => typeof step === 'string');
  switch (schema.format) {
    case 'host-name': {
      // Both ends of a move are seldom the same.
      const other = named === 'to' ? 'from' : undefined;
      return hostItems(context.world, context.hosts, other);
    }
    case 'ip-address':
    case 'ip-interface':
      return [
        ...addressItems(context, schema.format === 'ip-interface'),
        ...variableItems(context, cursor),
      ];
    case 'interface-name':
      return [
        ...new Set(snapshots(context).flatMap(({ facts }) => facts.links.map(({ name }) => name))),
      ]
        .filter((name) => name !== 'lo')
        .map((label) => ({
          label,
          kind: 'value',
          detail: hostsWith(context, ({ facts }) => facts.links.some(({ name }) => name === label)),
          order: 2,
        }));
    case 'interface-label':
      return [
        ...new Set(
          snapshots(context).flatMap(({ facts }) =>
            facts.addresses.flatMap(({ label, device }) =>
              label === undefined || label === device ? [] : [label],
            ),
          ),
        ),
      ].map((label) => ({ label, kind: 'value', order: 2 }));
    default:
      if (named === 'flush' && module === 'vip') return hostItems(context.world, []);
      return own.length > 0 ? own : context.world === undefined ? [] : examples(schema);
  }
}

function examples(schema: Schema): readonly ItemInit[] {
  return (schema.examples ?? [])
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .filter((value) => !isTemplate(String(value)))
    .map((value) => ({ label: String(value), kind: 'value', detail: 'example', order: 8 }));
}

function schemaValues(schema: Schema): readonly ItemInit[] {
  if (schema.enum !== undefined) {
    return schema.enum.map((value, at) => {
      const meaning = schema.enumDescriptions?.[at];
      return {
        label: shown(value),
        kind: 'enumMember',
        ...(meaning === undefined ? {} : { detail: meaning }),
        order: 1 + at / 1000,
      };
    });
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.includes('boolean')) {
    return ['true', 'false'].map((label) => ({
      label,
      kind: 'value',
      ...(schema.default !== undefined && shown(schema.default) === label
        ? { detail: 'default' }
        : {}),
      order: 2,
    }));
  }
  return schema.items === undefined
    ? examples(schema)
    : [...schemaValues(schema.items), ...examples(schema)];
}

function hostItems(
  world: World | undefined,
  preferred: readonly string[],
  _other?: string,
): readonly ItemInit[] {
  const inventory = world?.inventory;
  if (inventory === undefined) return [];
  const first = new Set(preferred);
  return [...inventory.hosts.values()].slice(0, most).map((host) => ({
    label: host.name,
    kind: 'reference',
    detail: host.groups.length === 0 ? 'host' : `host of ${host.groups.join(', ')}`.slice(0, 100),
    order: first.has(host.name) ? 1 : 3,
  }));
}

function groupItems(world: World | undefined): readonly ItemInit[] {
  const inventory = world?.inventory;
  if (inventory === undefined) return [];
  return [...inventory.groups.keys()].slice(0, most).map((label) => {
    const count = inventory.hostsOf(label).length;
    return {
      label,
      kind: 'class',
      detail: `group of ${String(count)} host${count === 1 ? '' : 's'}`,
      order: 2,
    };
  });
}

const snapshots = ({ world }: ValueContext) => world?.snapshots ?? [];

function hostsWith(
  context: ValueContext,
  test: (snapshot: ReturnType<typeof snapshots>[number]) => boolean,
): string {
  return snapshots(context)
    .filter(test)
    .map(({ host }) => host)
    .join(', ')
    .slice(0, 100);
}

function addressItems(context: ValueContext, withPrefix: boolean): readonly ItemInit[] {
  const now = context.workspace.now();
  const found = new Map<string, ItemInit>();
  for (const { host, facts, gatheredAt } of snapshots(context)) {
    for (const { address, prefix, device, label, scope } of facts.addresses) {
      if (scope === 'host' || scope === 'link') continue;
      const text = withPrefix ? `${address}/${String(prefix)}` : address;
      if (found.has(text)) continue;
      const on = label === undefined || label === device ? device : label;
      const detail = `${host} ${on}, facts of ${age(now - gatheredAt)} ago`;
      // What has a label, or is not the host's first address, is more likely to be moved.
      const order = label !== undefined && label !== device ? 1 : 2;
      found.set(text, { label: text, kind: 'constant', detail, order });
    }
  }
  return [...found.values()].slice(0, most);
}

/** Variables of the play that hold an address. */
function variableItems({ play }: ValueContext, cursor: Cursor): readonly ItemInit[] {
  if (/[^"'\s]/.test(cursor.before)) return [];
  const quoted = /^["']/.test(cursor.before);
  return [...(play?.vars ?? [])].flatMap(([name, { value }]) =>
    typeof value === 'string' && /^[\d.]+(\/\d+)?$|^[\da-f:]+(\/\d+)?$/i.test(value)
      ? [
          {
            label: `{{ ${name} }}`,
            kind: 'variable' as const,
            text: quoted ? `{{ ${name} }}` : `{{ ${name} }}`,
            detail: value,
            order: 0,
          },
        ]
      : [],
  );
}

function handlerNames(play: Play | undefined): readonly ItemInit[] {
  if (play === undefined) return [];
  const roles = (play.loadedRoles ?? []).flatMap((role) => role.handlers);
  const handlers = tasksDeep([...play.handlers, ...roles]);
  const names = new Map<string, ItemInit>();
  for (const { name, listen, module } of handlers) {
    if (name !== undefined && !isTemplate(name.value)) {
      names.set(name.value, {
        label: name.value,
        kind: 'event',
        detail: `handler (${module.value})`,
      });
    }
    for (const { value } of listen ?? []) {
      if (!names.has(value))
        names.set(value, { label: value, kind: 'event', detail: 'listened to' });
    }
  }
  return [...names.values()];
}

function notifiedNames(play: Play | undefined): readonly ItemInit[] {
  if (play === undefined) return [];
  const tasks = tasksDeep([...play.preTasks, ...play.tasks, ...play.postTasks]);
  const names = new Set(tasks.flatMap(({ notify }) => (notify ?? []).map(({ value }) => value)));
  return [...names].map((label) => ({ label, kind: 'event', detail: 'notified' }));
}
