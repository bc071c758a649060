import type { TestDefinition } from '../filters/definition.ts';
import { equals, truthy } from '../python/compare.ts';
import { typeFault } from '../python/fault.ts';
import {
  isList,
  isMapping,
  mappingGet,
  Undefined,
  type Mapping,
  type Obj,
} from '../python/objects.ts';

function result(value: Obj, test: string): Mapping {
  if (isMapping(value)) return value;
  // The result of a task that never ran: say what is undefined, not what type it lacks.
  if (value instanceof Undefined) return value.refuse();
  return typeFault(`the test "${test}" needs the registered result of a task`);
}

function flag(value: Obj, name: string): boolean {
  return truthy(mappingGet(result(value, name), name) ?? false);
}

function changed(value: Obj): boolean {
  const own = mappingGet(result(value, 'changed'), 'changed');
  if (own !== undefined) return truthy(own);
  const results = isMapping(value) ? mappingGet(value, 'results') : undefined;
  if (results === undefined || !isList(results)) return false;
  return results.some((item) => isMapping(item) && truthy(mappingGet(item, 'changed') ?? false));
}

export const resultTests: readonly TestDefinition[] = [
  {
    name: 'failed',
    aliases: ['failure'],
    signature: '',
    summary: 'The task failed.',
    run: (_context, value) => flag(value, 'failed'),
  },
  {
    name: 'succeeded',
    aliases: ['success', 'successful'],
    signature: '',
    summary: 'The task did not fail.',
    run: (_context, value) => !flag(value, 'failed'),
  },
  {
    name: 'changed',
    aliases: ['change'],
    signature: '',
    summary: 'The task changed something.',
    run: (_context, value) => changed(value),
  },
  {
    name: 'skipped',
    aliases: ['skip'],
    signature: '',
    summary: 'The task was skipped.',
    run: (_context, value) => flag(value, 'skipped'),
  },
  {
    name: 'unreachable',
    signature: '',
    summary: 'The host could not be reached.',
    run: (_context, value) => flag(value, 'unreachable'),
  },
  {
    name: 'reachable',
    signature: '',
    summary: 'The host could be reached.',
    run: (_context, value) => !flag(value, 'unreachable'),
  },
  {
    name: 'started',
    signature: '',
    summary: 'The task has started (always, as tasks are not asynchronous).',
    run: ({ budget }, value) =>
      equals(mappingGet(result(value, 'started'), 'started') ?? 1, 1, budget),
  },
  {
    name: 'finished',
    signature: '',
    summary: 'The task has finished (always, as tasks are not asynchronous).',
    run: ({ budget }, value) =>
      equals(mappingGet(result(value, 'finished'), 'finished') ?? 1, 1, budget),
  },
];
