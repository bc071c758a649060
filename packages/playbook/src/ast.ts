import type { Diagnostic, Place, Range } from '@vipbook/diagnostics';

/** A value as YAML 1.2 reads it (not yet templated). */
export type YamlValue =
  null | boolean | number | string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** A value with where it stands; `at(path)` gives the place of a part of it. */
export interface Located<T> {
  readonly value: T;
  readonly where: Place;
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
  readonly hosts: Located<string>;
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
}

export interface Task extends CommonKeywords {
  readonly kind: 'task';
  readonly where: Place;
  /** Canonical name of ours, prefixes such as `ansible.builtin.` removed. */
  readonly module: Located<string>;
  /** Arguments as a mapping; free-form text (command, shell) is under `_raw`. */
  readonly arguments: Located<{ readonly [key: string]: YamlValue }>;
  /** The place of an argument (or of its part), for findings. */
  argumentPlace(path: readonly (string | number)[]): Place;
  /** Conditions, all of which must hold. */
  readonly when?: readonly Located<string | boolean>[];
  readonly register?: Located<string>;
  readonly loop?: Located<YamlValue>;
  readonly loopControl?: Located<{ readonly [key: string]: YamlValue }>;
  readonly until?: readonly Located<string | boolean>[];
  readonly retries?: Located<number | string>;
  readonly delay?: Located<number | string>;
  readonly changedWhen?: readonly Located<string | boolean>[];
  readonly failedWhen?: readonly Located<string | boolean>[];
  readonly notify?: readonly Located<string>[];
  readonly listen?: readonly Located<string>[];
  readonly delegateTo?: Located<string>;
}

export interface Block extends CommonKeywords {
  readonly kind: 'block';
  readonly where: Place;
  readonly when?: readonly Located<string | boolean>[];
  readonly block: readonly TaskNode[];
  readonly rescue: readonly TaskNode[];
  readonly always: readonly TaskNode[];
}

export type TaskNode = Task | Block;

export interface Playbook {
  readonly file: string;
  readonly plays: readonly Play[];
  readonly findings: readonly Diagnostic[];
}

export type { Range };
