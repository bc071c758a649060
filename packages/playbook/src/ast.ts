import type { Diagnostic, Place, Range } from '@vipbook/diagnostics';

/** A value as YAML 1.2 reads it (not yet templated). */
export type YamlValue =
  null | boolean | number | string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** A value with where it stands. A text's place is that of its characters, without quotes or block header,
 *  so that a template's positions can be counted from its start. */
export interface Located<T> {
  readonly value: T;
  readonly where: Place;
  /** Where the keyword stands that has this value. */
  readonly key?: Place;
  /** The place of a part of a list or mapping; of the nearest part when the path leads nowhere. */
  readonly at?: (path: readonly (string | number)[]) => Place;
}

/** Keywords that plays, blocks and tasks share; inherited downwards by the engine. Values are as written:
 *  any of them may be a template. Absent keys are absent properties. */
export interface CommonKeywords {
  readonly name?: Located<string>;
  readonly vars?: ReadonlyMap<string, Located<YamlValue>>;
  readonly environment?: Located<YamlValue>;
  readonly become?: Located<boolean | string>;
  readonly becomeUser?: Located<string>;
  readonly becomeMethod?: Located<string>;
  readonly ignoreErrors?: Located<boolean | string>;
  readonly ignoreUnreachable?: Located<boolean | string>;
  readonly anyErrorsFatal?: Located<boolean | string>;
  readonly checkMode?: Located<boolean | string>;
  readonly diff?: Located<boolean | string>;
  readonly noLog?: Located<boolean | string>;
  readonly runOnce?: Located<boolean | string>;
  readonly throttle?: Located<number | string>;
  readonly tags?: readonly Located<string>[];
  readonly remoteUser?: Located<string>;
  readonly connection?: Located<string>;
}

export interface Play extends CommonKeywords {
  readonly where: Place;
  /** A pattern; a list in the file is joined by commas. Empty when it was missing (a finding says so). */
  readonly hosts: Located<string>;
  readonly forceHandlers?: Located<boolean | string>;
  readonly gatherFacts?: Located<boolean | string>;
  readonly serial?: Located<YamlValue>;
  readonly maxFailPercentage?: Located<number | string>;
  readonly varsFiles?: readonly Located<string | readonly string[]>[];
  readonly varsPrompt?: Located<YamlValue>;
  readonly preTasks: readonly TaskNode[];
  readonly roles: readonly Located<YamlValue>[];
  readonly tasks: readonly TaskNode[];
  readonly postTasks: readonly TaskNode[];
  readonly handlers: readonly TaskNode[];
  /** After loadPlaybook: the roles in the order in which they run, dependencies before those who need them. */
  readonly loadedRoles?: readonly Role[];
  /** After loadPlaybook: the vars_files whose names are no templates, in their order. */
  readonly loadedVars?: readonly VariablesFile[];
}

/** A role as loadPlaybook read it. Keywords are those given where the role is named. */
export interface Role extends CommonKeywords {
  /** The name under which it was asked for, without folders. */
  readonly role: string;
  readonly where: Place;
  readonly directory: string;
  readonly when?: readonly Located<string | boolean>[];
  /** Variables given where it is named; they win over its own. */
  readonly parameters: ReadonlyMap<string, Located<YamlValue>>;
  readonly defaults: ReadonlyMap<string, Located<YamlValue>>;
  readonly variables: ReadonlyMap<string, Located<YamlValue>>;
  /** Files of defaults or variables that are in the vault as a whole: nothing of them is in the above. */
  readonly closedDefaults?: VariablesFile;
  readonly closedVariables?: VariablesFile;
  readonly tasks: readonly TaskNode[];
  readonly handlers: readonly TaskNode[];
}

/** A file of variables; `encrypted` when the whole of it is in the vault, and then without variables. */
export interface VariablesFile {
  readonly path: string;
  readonly where: Place;
  readonly variables: ReadonlyMap<string, Located<YamlValue>>;
  readonly encrypted?: string;
}

export interface Task extends CommonKeywords {
  readonly kind: 'task';
  readonly where: Place;
  /** Canonical name of ours, prefixes such as `ansible.builtin.` removed. */
  readonly module: Located<string>;
  /** Arguments as a mapping; free-form text (command, shell) is under `_raw`. */
  readonly arguments: Located<{ readonly [key: string]: YamlValue }>;
  /** The place of an argument (or of its part), for findings; of the module's name for the empty path. */
  argumentPlace(path: readonly (string | number)[], part?: 'key' | 'value'): Place;
  /** Conditions, all of which must hold. */
  readonly when?: readonly Located<string | boolean>[];
  readonly register?: Located<string>;
  readonly loop?: Located<YamlValue>;
  /** The loop was written with_items: lists among its items are flattened by one level. */
  readonly flattenItems?: true;
  readonly loopControl?: Located<{ readonly [key: string]: YamlValue }>;
  readonly until?: readonly Located<string | boolean>[];
  readonly retries?: Located<number | string>;
  readonly delay?: Located<number | string>;
  readonly changedWhen?: readonly Located<string | boolean>[];
  readonly failedWhen?: readonly Located<string | boolean>[];
  readonly notify?: readonly Located<string>[];
  readonly listen?: readonly Located<string>[];
  readonly delegateTo?: Located<string>;
  /** After loadPlaybook, for include_tasks and include_role whose name is no template: what is included. */
  readonly included?: readonly TaskNode[];
  readonly includedRole?: Role;
}

export interface Block extends CommonKeywords {
  readonly kind: 'block';
  readonly where: Place;
  readonly when?: readonly Located<string | boolean>[];
  readonly block: readonly TaskNode[];
  readonly rescue: readonly TaskNode[];
  readonly always: readonly TaskNode[];
  /** After loadPlaybook: the role that an import_role stood for; its tasks are the block's. */
  readonly importedRole?: Role;
}

export type TaskNode = Task | Block;

/** An import_playbook at the top of a playbook; loadPlaybook puts its plays in its place. */
export interface PlaybookImport {
  readonly where: Place;
  readonly file: Located<string>;
  /** How many of the playbook's plays stand before it. */
  readonly before: number;
  readonly vars?: ReadonlyMap<string, Located<YamlValue>>;
  readonly tags?: readonly Located<string>[];
  readonly when?: readonly Located<string | boolean>[];
}

/** `# vipbook: ignore=CODE reason`. */
export interface IgnoreComment {
  /** The line whose findings it is for. */
  readonly line: number;
  readonly codes: readonly string[];
  /** Empty when none was given; the comment then has no effect. */
  readonly reason: string;
  readonly where: Place;
}

export interface Playbook {
  readonly file: string;
  readonly plays: readonly Play[];
  /** Not yet followed; empty after loadPlaybook. */
  readonly imports: readonly PlaybookImport[];
  /** All that is wrong, ignored or not: lint heeds the comments. */
  readonly findings: readonly Diagnostic[];
  readonly ignores: readonly IgnoreComment[];
}

export type { Range };
