import type { Task, YamlValue } from '../ast.ts';
import type { Constants } from './constants.ts';

/** A move as it stands in a task: one of its own, or an entry of `moves` with what the task says for all. */
export interface WrittenMove {
  /** As far as they are known; open ones as they are written. */
  readonly arguments: Readonly<Record<string, YamlValue>>;
  /** Where an argument stands: at the entry if it says it, else at the task. */
  readonly path: (name: string) => readonly (string | number)[];
}

/** The moves (or `state:`) of a `vip` task; none for other modules, nor where `moves` is a template. */
export function writtenMoves(task: Task, constants: Constants): readonly WrittenMove[] {
  if (task.module.value !== 'vip') return [];
  const { moves, ...common } = constants.resolveArguments(task);
  if (moves === undefined) return [{ arguments: common, path: (name) => [name] }];
  if (!Array.isArray(moves)) return [];
  const written = task.arguments.value['moves'];
  return (moves as readonly YamlValue[]).flatMap((entry, index): readonly WrittenMove[] => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [];
    const own = Object.fromEntries(
      Object.entries(entry).map(([name, value]) => [name, constants.resolve(value) ?? value]),
    );
    // From a variable, its parts stand elsewhere.
    const here = Array.isArray(written) ? ['moves', index] : ['moves'];
    return [
      {
        arguments: { ...common, ...own },
        path: (name) =>
          Object.hasOwn(own, name)
            ? [...here, ...(Array.isArray(written) ? [name] : [])]
            : Object.hasOwn(common, name)
              ? [name]
              : here,
      },
    ];
  });
}
