import { canonicalName, formatSchema, moduleSchema, type Schema } from '@vipbook/playbook';
import type { FileKind } from '../document/file-kind.ts';

export type Path = readonly (string | number)[];

/** Keys of the mapping at a path, as they are written; empty where there is none. */
export type KeysAt = (path: Path) => readonly string[];

/** What the mapping or list at a path is to a playbook. */
export type Home =
  | { readonly kind: 'plays' | 'tasks' | 'handlers' | 'roles' | 'variables' | 'opaque' }
  | { readonly kind: 'play' | 'import' | 'block' | 'role' | 'loop_control' | 'prompt' }
  | { readonly kind: 'prompts' }
  | { readonly kind: 'task' | 'handler'; readonly module?: string }
  /** A mapping or list of a module's arguments, at any depth; `path` is below the module. */
  | {
      readonly kind: 'arguments';
      readonly module: string;
      readonly schema: Schema;
      readonly path: Path;
    }
  /** The value, or a part of it, of a keyword of the mapping above. */
  | { readonly kind: 'keyword'; readonly of: KeywordHome; readonly keyword: string };

export type KeywordHome =
  'play' | 'import' | 'block' | 'task' | 'handler' | 'role' | 'loop_control' | 'prompt';

const taskLists = new Set(['pre_tasks', 'tasks', 'post_tasks']);
const blockLists = ['block', 'rescue', 'always'];

export function rootHome(kind: FileKind): Home {
  switch (kind) {
    case 'playbook':
      return { kind: 'plays' };
    case 'tasks':
    case 'handlers':
      return { kind };
    case 'variables':
      return { kind: 'variables' };
  }
}

/** What stands at `path`, from the root of a file of this kind down. */
export function homeAt(kind: FileKind, path: Path, keysAt: KeysAt): Home {
  let home = rootHome(kind);
  for (let depth = 0; depth < path.length; depth += 1) {
    const step = path[depth];
    if (step === undefined) break;
    home = homeBelow(
      home,
      step,
      () => keysAt(path.slice(0, depth + 1)),
      () => keysAt(path.slice(0, depth)),
    );
  }
  return home;
}

const opaque: Home = { kind: 'opaque' };

export function homeBelow(
  home: Home,
  step: string | number,
  keys: () => readonly string[],
  siblings: () => readonly string[],
): Home {
  if (typeof step === 'number') return item(home, keys);
  switch (home.kind) {
    case 'play':
      if (taskLists.has(step)) return { kind: 'tasks' };
      if (step === 'handlers' || step === 'roles') return { kind: step };
      if (step === 'vars') return { kind: 'variables' };
      if (step === 'vars_prompt') return { kind: 'prompts' };
      return { kind: 'keyword', of: 'play', keyword: step };
    case 'block':
      if (blockLists.includes(step)) return { kind: 'tasks' };
      if (step === 'vars') return { kind: 'variables' };
      return { kind: 'keyword', of: 'block', keyword: step };
    case 'task':
    case 'handler':
      return belowTask(home.kind, step, siblings());
    case 'import':
      return step === 'vars'
        ? { kind: 'variables' }
        : { kind: 'keyword', of: 'import', keyword: step };
    case 'role':
      if (step === 'vars') return { kind: 'variables' };
      return { kind: 'keyword', of: 'role', keyword: step };
    case 'loop_control':
    case 'prompt':
      return { kind: 'keyword', of: home.kind, keyword: step };
    case 'arguments': {
      const schema = home.schema.properties?.[step];
      const target = schema?.['x-alias-of'];
      const property = target === undefined ? schema : (home.schema.properties?.[target] ?? schema);
      return { ...home, schema: property ?? {}, path: [...home.path, step] };
    }
    default:
      return home.kind === 'variables' ? opaque : home;
  }
}

function item(home: Home, keys: () => readonly string[]): Home {
  switch (home.kind) {
    case 'plays':
      return keys().some((key) => key.endsWith('import_playbook'))
        ? { kind: 'import' }
        : { kind: 'play' };
    case 'tasks':
    case 'handlers':
      return taskHome(home.kind === 'tasks' ? 'task' : 'handler', keys());
    case 'roles':
      return { kind: 'role' };
    case 'prompts':
      return { kind: 'prompt' };
    case 'arguments':
      return { ...home, schema: home.schema.items ?? {}, path: [...home.path, 0] };
    default:
      return home;
  }
}

function taskHome(kind: 'task' | 'handler', keys: readonly string[]): Home {
  if (keys.some((key) => blockLists.includes(key))) return { kind: 'block' };
  const module = moduleAmong(keys);
  return module === undefined ? { kind } : { kind, module };
}

/** The module that a task's keys name. */
export function moduleAmong(keys: readonly string[]): string | undefined {
  for (const key of keys) {
    // `vars` and such are no modules, whatever modules there may be.
    const name = isTaskKeyword(key) ? undefined : canonicalName(key);
    if (name !== undefined) return name;
  }
  return undefined;
}

function belowTask(kind: 'task' | 'handler', step: string, siblings: readonly string[]): Home {
  if (step === 'vars') return { kind: 'variables' };
  if (step === 'loop_control') return { kind: 'loop_control' };
  if (blockLists.includes(step)) return { kind: kind === 'task' ? 'tasks' : 'handlers' };
  const named = step === 'args' ? moduleAmong(siblings) : undefined;
  const module = named ?? (isTaskKeyword(step) ? undefined : canonicalName(step));
  const schema = module === undefined ? undefined : moduleSchema(module);
  if (module !== undefined && schema !== undefined) {
    return module === 'set_fact'
      ? { kind: 'variables' }
      : { kind: 'arguments', module, schema, path: [] };
  }
  return { kind: 'keyword', of: kind, keyword: step };
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : { ...definitions()[name], ...schema };
}

function definitions(): Readonly<Record<string, Schema>> {
  return formatSchema('playbook')?.definitions ?? {};
}

const loopControl: Readonly<Record<string, Schema>> = {
  loop_var: { type: 'string', description: 'Name of the loop variable.', default: 'item' },
  index_var: { type: 'string', description: 'Name of a variable with the index, from 0.' },
  label: { type: 'string', description: 'What the output shows of an item.' },
  pause: { type: 'number', description: 'Seconds between two items.' },
  extended: { type: 'boolean', description: 'Whether ansible_loop tells of the loop.' },
  extended_allitems: { type: 'boolean', description: 'Whether ansible_loop has allitems.' },
};

const prompt: Readonly<Record<string, Schema>> = {
  name: { type: 'string', description: 'The variable that gets the answer.' },
  prompt: { type: 'string', description: 'The question.' },
  default: { description: 'The answer when none is given.' },
  private: { type: 'boolean', default: true, description: 'Whether the answer stays hidden.' },
  confirm: { type: 'boolean', default: false, description: 'Whether it is asked for twice.' },
};

const keywords = new Map<KeywordHome, Readonly<Record<string, Schema>>>();

/** The keywords of a mapping, with their schemas; modules left out. */
export function keywordsOf(home: KeywordHome): Readonly<Record<string, Schema>> {
  let found = keywords.get(home);
  if (found === undefined) keywords.set(home, (found = readKeywords(home)));
  return found;
}

function readKeywords(home: KeywordHome): Readonly<Record<string, Schema>> {
  if (home === 'loop_control') return loopControl;
  if (home === 'prompt') return prompt;
  if (home === 'role') {
    const { when, tags, become, become_user, vars } = keywordsOf('task');
    return {
      role: { type: 'string', description: 'The role: a folder below roles/.' },
      ...defined({ when, tags, become, become_user, vars }),
    };
  }
  const properties = definitions()[home]?.properties ?? {};
  const merged =
    home === 'handler' || home === 'task'
      ? { ...definitions()['task']?.properties, ...properties }
      : properties;
  return Object.fromEntries(
    Object.entries(merged).map(([name, schema]) => [name, resolved(schema)]),
  );
}

function defined(
  schemas: Readonly<Record<string, Schema | undefined>>,
): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) =>
      schema === undefined ? [] : [[name, schema]],
    ),
  );
}

let taskKeywords: ReadonlySet<string> | undefined;

export function isTaskKeyword(name: string): boolean {
  taskKeywords ??= new Set([...Object.keys(keywordsOf('handler')), 'args', 'action']);
  return taskKeywords.has(name);
}
