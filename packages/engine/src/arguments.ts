import { VipbookError, type Place } from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import { coerceArguments, moduleSchema, type YamlValue } from '@vipbook/playbook';
import type { CompiledTask } from './compile.ts';
import { plain } from './plain.ts';
import { isList, isOpaque, type LayeredScope } from './scope.ts';
import { omit } from './variables.ts';
import { taggedText } from './vault.ts';

export type Arguments = Readonly<Record<string, YamlValue>>;

/**
 * A task's arguments for one host: rendered, without those that are `omit`, with Ansible's lenient readings,
 * and checked against the module's schema. Throws VipbookError with the place of the argument.
 */
export function renderArguments(compiled: CompiledTask, scope: LayeredScope): Arguments {
  const { task } = compiled;
  const schema = moduleSchema(task.module.value);
  const rendered: Record<string, YamlValue> = {};
  for (const [name, value] of Object.entries(task.arguments.value)) {
    // Expressions are evaluated by the module, in the scope of its host.
    const keep = schema?.properties?.[name]?.['x-expression'] === true;
    const result = keep
      ? value
      : renderAt(value, [name], scope, (path) => task.argumentPlace(path));
    if (result !== omitted) rendered[name] = result;
  }
  const coerced = coerceArguments(task.module.value, rendered, {
    mode: 'rendered',
    placeOf: (path, part) => task.argumentPlace(path, part),
  });
  const errors = coerced.findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new VipbookError(errors);
  return coerced.arguments;
}

const omitted = Symbol('omit');
type Path = readonly (string | number)[];

function renderAt(
  value: YamlValue,
  path: Path,
  scope: LayeredScope,
  placeOf: (path: Path) => Place,
): YamlValue | typeof omitted {
  if (typeof value === 'string')
    return withoutOmitted(scope.renderDeep(value, placeOf(path)), scope);
  if (typeof value !== 'object' || value === null) return value;
  if (taggedText(value) !== undefined)
    return withoutOmitted(scope.renderDeep(value, placeOf(path)), scope);
  if (Array.isArray(value)) {
    return (value as readonly YamlValue[])
      .map((item, at) => renderAt(item, [...path, at], scope, placeOf))
      .filter((item) => item !== omitted);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, renderAt(item, [...path, key], scope, placeOf)] as const)
      .filter((entry): entry is [string, YamlValue] => entry[1] !== omitted),
  );
}

function withoutOmitted(value: Value, { secrets }: LayeredScope): YamlValue | typeof omitted {
  if (value === omit) return omitted;
  if (typeof value !== 'object' || value === null || isOpaque(value)) return plain(value, secrets);
  if (isList(value))
    return value.filter((item) => item !== omit).map((item) => plain(item, secrets));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== omit)
      .map(([key, item]) => [key, plain(item, secrets)]),
  );
}
