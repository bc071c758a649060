import { filters, tests } from '@vipbook/expressions';
import { factVariables } from '@vipbook/modules';
import type { YamlValue } from '@vipbook/playbook';
import type { CompletionItem, Range } from 'vscode-languageserver-types';
import type { World } from '../document/analysis.ts';
import { globalFunctions, magicVariables } from '../playbook/magic.ts';
import { shownAs } from '../playbook/markdown.ts';
import { KnownScope } from '../playbook/resolve.ts';
import type { Definition } from '../playbook/variables.ts';
import { completionItem, type ItemInit } from './items.ts';

/** The part of a text that is an expression, up to the cursor; undefined: the cursor is in none. */
export function expressionBefore(before: string, isExpression: boolean): string | undefined {
  const open = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  const close = Math.max(before.lastIndexOf('}}'), before.lastIndexOf('%}'));
  if (open > close) return before.slice(open + 2).replace(/^[-+]/, '');
  return isExpression && open === -1 ? before.replace(/^["']/, '') : undefined;
}

export interface Names {
  readonly world: World | undefined;
  readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  readonly hosts: readonly string[];
}

/** What could stand at the end of an expression. `range` is that of its last word. */
export function expressionItems(expression: string, range: Range, names: Names): CompletionItem[] {
  if (inQuotes(expression)) return groupItems(expression, range, names);
  const text = expression.replace(/[\w.]*$/, (word) => word.replace(/\w*$/, ''));
  if (/\|\s*$/.test(text)) return catalogueItems(filters, 'filter', range);
  if (/\bis\s+(?:not\s+)?$/.test(text)) return catalogueItems(tests, 'test', range);
  const path = /([A-Za-z_]\w*(?:\.\w+|\[['"][^'"]*['"]\])*)\.$/.exec(text)?.[1];
  if (path !== undefined) return attributeItems(path, range, names);
  return variableItems(range, names);
}

function inQuotes(text: string): boolean {
  return /^(?:[^'"]|'[^']*'|"[^"]*")*['"][^'"]*$/.test(text);
}

/** `groups['` and `hostvars['` take names of the inventory. */
function groupItems(expression: string, range: Range, { world }: Names): CompletionItem[] {
  const name = /\b(groups|hostvars)\[['"][\w.-]*$/.exec(expression)?.[1];
  const member =
    /['"][\w.-]*$/.test(expression) && /\bin\s+group_names\b|^\s*['"][\w.-]*$/.test(expression);
  const inventory = world?.inventory;
  if (inventory === undefined) return [];
  const entries =
    name === 'hostvars'
      ? [...inventory.hosts.keys()]
      : name === 'groups' || member
        ? [...inventory.groups.keys()]
        : [];
  return entries.slice(0, 500).map((label) => completionItem(range, { label, kind: 'reference' }));
}

function catalogueItems(
  catalogue: typeof filters,
  kind: 'filter' | 'test',
  range: Range,
): CompletionItem[] {
  return [...catalogue.values()].flatMap((entry) =>
    [entry.name, ...entry.aliases]
      .filter((label) => /^\w+$/.test(label))
      .map((label) =>
        completionItem(range, {
          label,
          kind: 'function',
          detail: entry.signature === '' ? entry.summary : `(${entry.signature})`,
          data: { kind, name: entry.name },
          order: label === entry.name ? 4 : 6,
        }),
      ),
  );
}

function variableItems(range: Range, names: Names): CompletionItem[] {
  const items = new Map<string, ItemInit>();
  const { definitions, hosts, world } = names;
  for (const [label, [winner]] of definitions) {
    const detail = winner === undefined ? '' : winner.level;
    items.set(label, { label, kind: 'variable', detail, order: 1 });
  }
  const [host] = hosts;
  if (host !== undefined && world !== undefined) {
    const scope = new KnownScope(world, definitions, host);
    for (const label of scope.names()) {
      if (items.has(label)) continue;
      const winner = scope.winner(label);
      items.set(label, { label, kind: 'variable', detail: winner?.level ?? '', order: 2 });
    }
    const facts = world.snapshots.find((snapshot) => snapshot.host === host)?.facts;
    for (const [name, value] of Object.entries(facts === undefined ? {} : factVariables(facts))) {
      const label = `ansible_${name}`;
      if (items.has(label)) continue;
      const detail = `fact of ${host}: ${shownAs(name, value)}`.slice(0, 120);
      items.set(label, { label, kind: 'constant', detail, order: 4 });
    }
  }
  for (const [label, detail] of Object.entries(magicVariables)) {
    if (!items.has(label)) items.set(label, { label, kind: 'constant', detail, order: 3 });
  }
  for (const [label, detail] of Object.entries(globalFunctions)) {
    if (!items.has(label)) items.set(label, { label, kind: 'function', detail, order: 6 });
  }
  for (const label of ['and', 'or', 'not', 'in', 'is', 'if', 'else', 'true', 'false', 'none']) {
    items.set(label, { label, kind: 'keyword', order: 7 });
  }
  return [...items.values()].map((init) => completionItem(range, init));
}

/** What a task's result holds, whatever its module. */
const resultKeys: Readonly<Record<string, string>> = {
  changed: 'Whether the task changed anything.',
  failed: 'Whether it failed.',
  skipped: 'Whether it was skipped.',
  msg: 'Its message, if any.',
  rc: 'Exit status of the command.',
  stdout: 'What the command printed.',
  stdout_lines: 'The same, line by line.',
  stderr: 'What it printed as errors.',
  stderr_lines: 'The same, line by line.',
  results: 'With a loop: the result of each item.',
};

function attributeItems(path: string, range: Range, names: Names): CompletionItem[] {
  const steps = path.split(/\.|\[['"]|['"]\]\.?/).filter((step) => step !== '');
  const [name = '', ...rest] = steps;
  const { world, definitions, hosts } = names;
  if (world !== undefined && rest.length === 0) {
    if (name === 'hostvars' || name === 'groups') {
      const { inventory } = world;
      const all = name === 'hostvars' ? inventory?.hosts.keys() : inventory?.groups.keys();
      return [...(all ?? [])]
        .filter((label) => /^[A-Za-z_]\w*$/.test(label))
        .slice(0, 500)
        .map((label) => completionItem(range, { label, kind: 'reference' }));
    }
    const results = definitions
      .get(name)
      ?.some(({ level }) => level.startsWith('result of the task'));
    if (results === true) {
      return Object.entries(resultKeys).map(([label, detail]) =>
        completionItem(range, { label, kind: 'field', detail }),
      );
    }
  }
  if (name === 'loop' || name === 'ansible_loop') {
    return ['index', 'index0', 'first', 'last', 'length', 'revindex'].map((label) =>
      completionItem(range, { label, kind: 'field' }),
    );
  }
  if (world === undefined) return [];
  let value = knownValue(name, names, hosts[0]);
  for (const step of rest) value = part(value, step);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value)
    .filter(([label]) => /^[A-Za-z_]\w*$/.test(label))
    .map(([label, inner]) =>
      completionItem(range, {
        label,
        kind: 'field',
        detail: shownAs(label, inner as YamlValue).slice(0, 80),
      }),
    );
}

function part(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, step)
    ? (value as Readonly<Record<string, unknown>>)[step]
    : undefined;
}

function knownValue(
  name: string,
  { world, definitions }: Names,
  host: string | undefined,
): unknown {
  const own = definitions.get(name)?.[0]?.value;
  if (own !== undefined || world === undefined) return own;
  const snapshot = world.snapshots.find((each) => host === undefined || each.host === host);
  const facts = snapshot === undefined ? undefined : factVariables(snapshot.facts);
  if (name === 'ansible_facts') return facts;
  if (host !== undefined) {
    const found = new KnownScope(world, definitions, host).winner(name)?.value;
    if (found !== undefined) return found;
  }
  return name.startsWith('ansible_') ? facts?.[name.slice('ansible_'.length)] : undefined;
}
