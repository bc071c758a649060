import { dirname, join } from 'node:path';
import type { Place } from '@vipbook/diagnostics';
import { isTemplate } from '../arguments/template.ts';
import type {
  Block,
  CommonKeywords,
  IgnoreComment,
  Located,
  Play,
  Playbook,
  PlaybookImport,
  Role,
  Task,
  TaskNode,
  VariablesFile,
  YamlValue,
} from '../ast.ts';
import { Findings } from '../findings.ts';
import { parsePlaybook, parseTasks, type TaskFile } from '../parse/playbook.ts';
import type { Role as TaskRole } from '../parse/task.ts';
import { candidates, Files, type Trail } from './files.ts';
import type { PlaybookIo } from './io.ts';
import { RoleReader, type RoleEntries } from './role-reader.ts';
import { readVariablesFile } from './variables.ts';

/** Who makes syntax trees of texts: an editor keeps those of the versions that it has read before. */
export interface Parsers {
  playbook(file: string, text: string): Playbook | Promise<Playbook>;
  tasks(file: string, text: string, role: TaskRole): TaskFile | Promise<TaskFile>;
}

const plainParsers: Parsers = { playbook: parsePlaybook, tasks: parseTasks };

/** Where a list of tasks stands: what its imports are relative to. */
export interface Home {
  readonly file: string;
  /** Folders to look in besides that of the file: the role's, the playbook's. */
  readonly folders: readonly string[];
  readonly trail: Trail;
}

/** Reads a playbook with all that it imports. One loader serves one playbook. */
export class Loader {
  readonly findings = new Findings();
  readonly ignores: IgnoreComment[] = [];
  readonly files: Files;
  readonly #roles: RoleReader;
  readonly #directory: string;
  readonly #parsers: Parsers;

  constructor(
    file: string,
    io: PlaybookIo,
    rolePaths: readonly string[],
    parsers: Parsers = plainParsers,
  ) {
    this.#parsers = parsers;
    this.#directory = dirname(file);
    this.files = new Files(io, this.findings);
    const paths = [join(this.#directory, 'roles'), this.#directory, ...rolePaths];
    this.#roles = new RoleReader(this, paths);
  }

  async playbook(file: string, where: Place, trail: Trail): Promise<readonly Play[]> {
    const found = await this.files.read([file], where, trail);
    if (found === undefined) return [];
    const parsed = await this.#parsers.playbook(found.path, found.text);
    this.findings.addAll(parsed.findings);
    this.ignores.push(...parsed.ignores);
    const inner = [...trail, found.path];
    const plays: Play[] = [];
    for (let at = 0; at <= parsed.plays.length; at += 1) {
      for (const each of parsed.imports.filter(({ before }) => before === at)) {
        plays.push(...(await this.#imported(each, found.path, inner)));
      }
      const play = parsed.plays[at];
      if (play !== undefined) plays.push(await this.#play(play, found.path, inner));
    }
    return plays;
  }

  async #imported(each: PlaybookImport, from: string, trail: Trail): Promise<readonly Play[]> {
    const name = each.file.value;
    if (isTemplate(name)) {
      this.findings.add('PBK066', each.file.where, `"${name}" is not known before the run`);
      return [];
    }
    const [path = name] = candidates(name, from, []);
    const plays = await this.playbook(path, each.file.where, trail);
    return plays.map((play) => handDown(play, each));
  }

  async #play(play: Play, file: string, trail: Trail): Promise<Play> {
    const home: Home = { file, folders: [this.#directory], trail };
    const roles = await this.#roles.ofPlay(play.roles, file, trail);
    const loadedVars = await this.#varsFiles(play, file);
    return {
      ...play,
      preTasks: await this.tasks(play.preTasks, home),
      tasks: await this.tasks(play.tasks, home),
      postTasks: await this.tasks(play.postTasks, home),
      handlers: await this.tasks(play.handlers, home),
      ...(play.roles.length === 0 ? {} : { loadedRoles: roles }),
      ...(loadedVars.length === 0 ? {} : { loadedVars }),
    };
  }

  async #varsFiles(play: Play, file: string): Promise<readonly VariablesFile[]> {
    const result: VariablesFile[] = [];
    for (const { value, where } of play.varsFiles ?? []) {
      const names = typeof value === 'string' ? [value] : value;
      if (names.some(isTemplate)) continue;
      const paths = names.flatMap((name) => candidates(name, file, [join(dirname(file), 'vars')]));
      const found = await this.files.read(paths, where, []);
      if (found !== undefined) result.push(readVariablesFile(found, where, this.findings));
    }
    return result;
  }

  /** The list with imports replaced by what they stand for, and includes filled where they are known. */
  async tasks(nodes: readonly TaskNode[], home: Home): Promise<readonly TaskNode[]> {
    const result: TaskNode[] = [];
    for (const node of nodes) {
      result.push(
        node.kind === 'block' ? await this.#block(node, home) : await this.#task(node, home),
      );
    }
    return result;
  }

  async #block(block: Block, home: Home): Promise<Block> {
    return {
      ...block,
      block: await this.tasks(block.block, home),
      rescue: await this.tasks(block.rescue, home),
      always: await this.tasks(block.always, home),
    };
  }

  async #task(task: Task, home: Home): Promise<TaskNode> {
    switch (task.module.value) {
      case 'import_tasks':
        return this.#import(task, await this.#tasksOf(task, home, true));
      case 'include_tasks': {
        const included = await this.#tasksOf(task, home, false);
        return included === undefined ? task : { ...task, included };
      }
      case 'import_role': {
        const role = await this.#roleOf(task, home, true);
        return this.#import(task, role?.tasks, role);
      }
      case 'include_role': {
        const role = await this.#roleOf(task, home, false);
        return role === undefined ? task : { ...task, includedRole: role };
      }
      default:
        return task;
    }
  }

  async #tasksOf(
    task: Task,
    home: Home,
    isStatic: boolean,
  ): Promise<readonly TaskNode[] | undefined> {
    const args = task.arguments.value;
    const [key, name] =
      typeof args['_raw'] === 'string' ? ['_raw', args['_raw']] : ['file', args['file']];
    if (typeof name !== 'string') return undefined;
    const where = task.argumentPlace([key]);
    if (isTemplate(name)) {
      if (isStatic) this.#reportTemplate(name, where);
      return undefined;
    }
    const paths = candidates(name, home.file, home.folders);
    // An include of its own file ends by a condition, which only the run knows.
    if (!isStatic && paths.some((path) => home.trail.includes(path))) return undefined;
    return this.tasksFile(paths, where, home);
  }

  /** A file of tasks, its own imports followed. */
  async tasksFile(
    paths: readonly string[],
    where: Place,
    home: Home,
    role: 'task' | 'handler' = 'task',
  ): Promise<readonly TaskNode[] | undefined> {
    const found = await this.files.read(paths, where, home.trail);
    if (found === undefined) return undefined;
    const { tasks, findings, ignores } = await this.#parsers.tasks(found.path, found.text, role);
    this.ignores.push(...ignores);
    this.findings.addAll(findings.filter((finding) => finding.code !== 'PBK004'));
    return this.tasks(tasks, { ...home, file: found.path, trail: [...home.trail, found.path] });
  }

  /** For a role whose name was a template. */
  role(
    name: string,
    where: Place,
    args: Readonly<Record<string, YamlValue>>,
  ): Promise<Role | undefined> {
    return this.#roles.read(name, where, [], entriesOf(args));
  }

  async #roleOf(task: Task, home: Home, isStatic: boolean): Promise<Role | undefined> {
    const args = task.arguments.value;
    const { name } = args;
    if (typeof name !== 'string') return undefined;
    const where = task.argumentPlace(['name']);
    const open = Object.values(args).find((each) => typeof each === 'string' && isTemplate(each));
    if (typeof open === 'string') {
      if (isStatic) this.#reportTemplate(open, where);
      return undefined;
    }
    if (!isStatic && home.trail.some((path) => path.includes(`/${name}/tasks/`))) return undefined;
    return this.#roles.read(name, where, home.trail, entriesOf(args));
  }

  #reportTemplate(name: string, where: Place): void {
    this.findings.add('PBK066', where, `"${name}" is not known before the run`);
  }

  /** An import becomes a block that hands its keywords down. */
  #import(task: Task, tasks: readonly TaskNode[] | undefined, role?: Role): TaskNode {
    const { loop, until, register, module, where } = task;
    const repeated = loop ?? until?.[0];
    if (repeated !== undefined || register !== undefined) {
      const place = repeated?.key ?? register?.key ?? where;
      const word = repeated === undefined ? 'register' : loop === undefined ? 'until' : 'loop';
      this.findings.add('PBK064', place, `"${module.value}" cannot have "${word}"`);
    }
    if (tasks === undefined) return task;
    return {
      ...commonOf(task),
      ...(task.when === undefined ? {} : { when: task.when }),
      ...(role === undefined ? {} : { importedRole: role }),
      kind: 'block',
      where,
      block: tasks,
      rescue: [],
      always: [],
    };
  }
}

function entriesOf(args: Readonly<Record<string, YamlValue>>): RoleEntries {
  const from = (key: string) => (typeof args[key] === 'string' ? args[key] : 'main');
  return { tasks: from('tasks_from'), vars: from('vars_from'), defaults: from('defaults_from') };
}

const ofTasksOnly: ReadonlySet<string> = new Set<keyof Task>([
  'kind',
  'where',
  'module',
  'arguments',
  'argumentPlace',
  'when',
  'register',
  'loop',
  'flattenItems',
  'loopControl',
  'until',
  'retries',
  'delay',
  'changedWhen',
  'failedWhen',
  'notify',
  'listen',
  'delegateTo',
  'included',
  'includedRole',
]);

/** What a task shares with a block. */
function commonOf(task: Task): CommonKeywords {
  return Object.fromEntries(Object.entries(task).filter(([key]) => !ofTasksOnly.has(key)));
}

/** An import_playbook's keywords hold for each of its plays; its variables win. */
function handDown(play: Play, from: PlaybookImport): Play {
  const { when } = from;
  const wrap = (tasks: readonly TaskNode[]): readonly TaskNode[] =>
    when === undefined || tasks.length === 0
      ? tasks
      : [{ kind: 'block', where: from.where, when, block: tasks, rescue: [], always: [] }];
  const tags: readonly Located<string>[] = [...(play.tags ?? []), ...(from.tags ?? [])];
  return {
    ...play,
    ...(from.vars === undefined ? {} : { vars: new Map([...(play.vars ?? []), ...from.vars]) }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(play.loadedRoles === undefined || when === undefined
      ? {}
      : {
          loadedRoles: play.loadedRoles.map((role) => ({
            ...role,
            when: [...when, ...(role.when ?? [])],
          })),
        }),
    preTasks: wrap(play.preTasks),
    tasks: wrap(play.tasks),
    postTasks: wrap(play.postTasks),
  };
}
