import { isSecretValue, Secret, type Place } from '@vipbook/diagnostics';
import { connectionVariableNames, type InventoryValue, type Variable } from '@vipbook/inventory';
import type { ModuleContext, RenderFileOptions } from '@vipbook/modules';
import { posix } from 'node:path';
import { evaluateExpression, hasTemplate, pyString, renderTemplate } from '@vipbook/expressions';
import type { CompiledTask } from './compile.ts';
import { booleanKeyword, renderTitle, stringKeyword, judgingKeyword } from './conditions.ts';
import type { Access } from './connections.ts';
import type { BatchView, RunEnvironment } from './environment.ts';
import { recordLayer } from './layers.ts';
import { asText, plain } from './plain.ts';
import { isList, isOpaque, type LayeredScope } from './scope.ts';
import type { BecomeRequest } from './services.ts';

const connectionNames = new Set(connectionVariableNames);

/** How this task reaches its hosts, from the keywords, variables and flags that hold for it. */
export function accessOf(
  task: CompiledTask,
  target: string,
  scope: LayeredScope,
  batch: BatchView,
  run: RunEnvironment,
): Access {
  const become = becomeOf(task, scope, run);
  return {
    where: task.task.where,
    ...(become === undefined ? {} : { become }),
    // The task's own host is seen through the task's scope (loop variables too), any other through its own.
    variables: (host) =>
      variablesFor(
        task,
        host === target ? scope : run.variables.scope(host, batch.variables, task),
        run,
      ),
  };
}

/** Variables beat keywords, keywords beat flags: Ansible's order for everything about connections. */
function becomeOf(
  { inherited }: CompiledTask,
  scope: LayeredScope,
  { options }: RunEnvironment,
): BecomeRequest | undefined {
  const variable = scope.get('ansible_become');
  const wanted =
    variable === undefined
      ? booleanKeyword(inherited.become, scope, options.become === true)
      : booleanKeyword({ value: asText(plain(variable)), where: {} }, scope, false);
  if (!wanted) return undefined;
  return {
    method:
      text(scope.get('ansible_become_method')) ??
      stringKeyword(inherited.becomeMethod, scope) ??
      options.becomeMethod ??
      'sudo',
    user:
      text(scope.get('ansible_become_user')) ??
      stringKeyword(inherited.becomeUser, scope) ??
      options.becomeUser ??
      'root',
  };
}

function variablesFor(
  task: CompiledTask,
  scope: LayeredScope,
  run: RunEnvironment,
): ReadonlyMap<string, Variable> {
  const result = new Map<string, Variable>();
  const put = (name: string, value: InventoryValue, source: Place): void => {
    const hidden =
      typeof value === 'string' && isSecretValue(name, value) ? new Secret(value) : value;
    if (hidden instanceof Secret) run.variables.secrets.add(hidden);
    result.set(name, { name, value: hidden, source, level: 'this run', overrides: [] });
  };
  for (const name of connectionNames) {
    const value = scope.get(name);
    if (value === undefined) continue;
    put(name, value instanceof Secret ? value : plain(value), scope.find(name)?.where ?? {});
  }
  const has = (name: string): boolean => result.has(name);
  const { inherited } = task;
  const user = stringKeyword(inherited.remoteUser, scope) ?? run.options.remoteUser;
  if (user !== undefined && !has('ansible_user') && !has('ansible_ssh_user'))
    put('ansible_user', user, inherited.remoteUser?.where ?? {});
  const connection = stringKeyword(inherited.connection, scope);
  if (connection !== undefined && !has('ansible_connection'))
    put('ansible_connection', connection, inherited.connection?.where ?? {});
  return result;
}

/** `environment` of play, blocks and task, later ones winning, as text. */
export function environmentOf(
  task: CompiledTask,
  scope: LayeredScope,
): Readonly<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const { value, where } of task.environment) {
    const rendered = scope.renderDeep(value, where);
    const layers = typeof rendered === 'object' && rendered !== null && isList(rendered);
    for (const layer of layers ? rendered : [rendered]) {
      if (typeof layer !== 'object' || layer === null || isList(layer) || isOpaque(layer)) continue;
      for (const [name, entry] of Object.entries(layer)) {
        const text = asText(plain(entry, scope.secrets));
        if (isSecretValue(name, text)) scope.secrets.add(new Secret(text));
        result[name] = text;
      }
    }
  }
  return result;
}

export interface ContextInit {
  readonly task: CompiledTask;
  readonly scope: LayeredScope;
  readonly access: Access;
  readonly batch: BatchView;
  readonly run: RunEnvironment;
  readonly check: boolean;
  readonly planning: boolean;
  /** A saved plan is applied. */
  readonly approved: boolean;
  readonly quiet: boolean;
  readonly signal: AbortSignal;
}

/** What a module may reach. */
export function moduleContext(init: ContextInit): ModuleContext {
  const { task, scope, access, batch, run, signal } = init;
  const { services, connections, options } = run;
  const where: Place = task.task.where;
  return {
    where,
    check: init.check,
    ...(init.planning ? { planning: true } : {}),
    ...(init.approved ? { approved: true } : {}),
    ...(task.task.delegateTo === undefined ? {} : { delegated: true }),
    signal,
    host: (name) => connections.host(name, access),
    // Reading facts takes milliseconds and changes nothing: a first Ctrl-C lets it end, so that a move that
    // is interrupted while it looks can still say where the address is.
    facts: (name, facts) => connections.facts(name, access, facts),
    inventoryHosts: run.inventoryHosts,
    get playHosts() {
      return batch.alive();
    },
    now: () => services.now(),
    sleep: (milliseconds) => services.sleep(milliseconds, signal),
    progress: (host, message, asks) => {
      // A task with no_log does not whisper either.
      if (init.quiet) return;
      run.emit({
        event: 'progress',
        host,
        message,
        elapsedMs: services.now() - run.startedAt,
        ...(asks === true ? { asks } : {}),
      });
    },
    environment: environmentOf(task, scope),
    verbosity: options.verbosity ?? 0,
    evaluate: (expression) =>
      plain(
        hasTemplate(expression)
          ? scope.renderDeep(expression, where)
          : evaluateExpression(expression, scope, { where }),
        scope.secrets,
      ),
    get folders() {
      return foldersOf(scope, where);
    },
    renderFile: (content, options) => renderFile(content, options, scope),
    task: renderTitle(task.title, scope, where),
    ...(run.record === undefined ? {} : { run: run.record.identity(access) }),
    ...(run.record === undefined || init.check ? {} : { moves: run.record.moves(access) }),
    afterwards: {
      add: (look) => {
        run.later.add(look, {
          where,
          task: renderTitle(task.title, scope, where),
          hidden: init.quiet,
          ignores: (host) =>
            judgingKeyword(
              task.inherited.ignoreErrors,
              () => run.variables.scope(host, batch.variables, task),
              false,
            ),
        });
      },
      forget: (addresses) => {
        run.later.forget(addresses);
      },
    },
    ...(services.resolve === undefined ? {} : { resolve: services.resolve.bind(services) }),
    ...(services.ask === undefined ? {} : { ask: services.ask.bind(services) }),
  };
}

/** Ansible's search path: the role, the folder of the file that the task is written in, the playbook's. */
function foldersOf(scope: LayeredScope, { file }: Place): readonly string[] {
  const folders = [
    text(scope.get('role_path')),
    file === undefined ? undefined : posix.resolve(posix.dirname(file)),
    text(scope.get('playbook_dir')),
  ];
  return [...new Set(folders.filter((folder) => folder !== undefined))];
}

function renderFile(content: string, options: RenderFileOptions, scope: LayeredScope): string {
  const { file, trimBlocks, lstripBlocks, variables = {} } = options;
  const rendered = renderTemplate(content, scope.with(recordLayer(variables, true)), {
    where: { file, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } },
    trimBlocks,
    lstripBlocks,
    backslashes: 'escape',
  });
  const value = rendered instanceof Secret ? plain(rendered, scope.secrets) : rendered;
  if (typeof value === 'string') return value;
  // A file that is one expression gives that expression's value: as a file it is text.
  const end = /\n*$/.exec(content)?.[0] ?? '';
  return value === null ? end : pyString(value) + end;
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
