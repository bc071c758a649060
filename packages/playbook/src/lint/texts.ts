import type { Place } from '@vipbook/diagnostics';
import { isTagged, isTemplate } from '../arguments/template.ts';
import type { CommonKeywords, Located, Task, YamlValue } from '../ast.ts';
import { moduleSchema } from '../modules/registry.ts';

/** A text that is evaluated: a template, or an expression without {{ }}. */
export interface Evaluated {
  readonly text: string;
  readonly kind: 'template' | 'expression';
  readonly where: Place;
}

type Conditions = readonly Located<string | boolean>[] | undefined;

export function conditions(list: Conditions): readonly Evaluated[] {
  return (list ?? []).flatMap(({ value, where }) =>
    typeof value === 'string' ? [{ text: value, kind: 'expression' as const, where }] : [],
  );
}

/** Every template below a value, each with its place. */
export function templatesIn(
  value: YamlValue,
  placeOf: (path: readonly (string | number)[]) => Place,
  path: readonly (string | number)[] = [],
): readonly Evaluated[] {
  if (typeof value === 'string') {
    return isTemplate(value) ? [{ text: value, kind: 'template', where: placeOf(path) }] : [];
  }
  if (typeof value !== 'object' || value === null || isTagged(value)) return [];
  if (Array.isArray(value)) {
    return (value as readonly YamlValue[]).flatMap((part, at) =>
      templatesIn(part, placeOf, [...path, at]),
    );
  }
  return Object.entries(value).flatMap(([key, part]) => templatesIn(part, placeOf, [...path, key]));
}

export function templatesOf(located: Located<YamlValue> | undefined): readonly Evaluated[] {
  if (located === undefined) return [];
  return templatesIn(located.value, located.at ?? (() => located.where));
}

export function templatesOfVariables(
  variables: ReadonlyMap<string, Located<YamlValue>> | undefined,
): readonly Evaluated[] {
  return [...(variables?.values() ?? [])].flatMap(templatesOf);
}

/** Of the keywords that plays, blocks and tasks share. Names are left out: an undefined variable there
 *  only spoils a line of output. */
export function textsOfKeywords(node: CommonKeywords): readonly Evaluated[] {
  const located = [
    ...[node.environment, node.become, node.becomeUser, node.becomeMethod, node.remoteUser],
    ...[node.ignoreErrors, node.checkMode, node.diff, node.noLog, node.runOnce, node.throttle],
  ];
  return [...located.flatMap(templatesOf), ...templatesOfVariables(node.vars)];
}

/** Of a task: arguments, loop, conditions. `when` is apart, because what follows it may rely on it. */
export function textsOfTask(task: Task): readonly Evaluated[] {
  const properties = moduleSchema(task.module.value)?.properties ?? {};
  const args = Object.entries(task.arguments.value).flatMap(([name, value]) =>
    properties[name]?.['x-expression'] === true
      ? expressionsIn(task, name, value)
      : templatesIn(value, (path) => task.argumentPlace([name, ...path])),
  );
  return [
    ...args,
    ...textsOfKeywords(task),
    ...templatesOf(task.loop),
    ...templatesOf(task.delegateTo),
    ...[task.until, task.changedWhen, task.failedWhen].flatMap(conditions),
  ];
}

function expressionsIn(task: Task, name: string, value: YamlValue): readonly Evaluated[] {
  const list = Array.isArray(value) ? (value as readonly YamlValue[]) : [value];
  return list.flatMap((text, at) => {
    if (typeof text !== 'string') return [];
    const where = task.argumentPlace(Array.isArray(value) ? [name, at] : [name]);
    return [{ text, kind: isTemplate(text) ? 'template' : 'expression', where } as const];
  });
}

/** The place of a part of a text; the whole text's where lines were joined or escapes read. */
export function placeInside(evaluated: Evaluated, start: number, end: number): Place {
  const { where, text } = evaluated;
  const range = where.range;
  const from = range?.start.offset;
  if (range === undefined || from === undefined || range.end.offset === undefined) return where;
  if (range.end.offset - from !== text.length || text.slice(0, end).includes('\n')) return where;
  const at = (offset: number) => ({
    line: range.start.line,
    column: range.start.column + offset,
    offset: from + offset,
  });
  return { ...where, range: { start: at(start), end: at(end) } };
}
