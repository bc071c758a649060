import type { Facts } from '@vipbook/host';
import type { Play } from '@vipbook/playbook';
import { compilePlay, type CompiledTask } from './compile.ts';
import { booleanKeyword } from './conditions.ts';
import type { AnyModule, BatchView, RunEnvironment } from './environment.ts';
import { factVariables } from '@vipbook/modules';
import type { TaskEnd } from './ledger.ts';
import { runTask } from './run-task.ts';
import { isSelected, tagSelection } from './tags.ts';

/** A play's first, unwritten task: one round trip a host, all hosts at once. Undefined: not wanted. */
export async function gatherFacts(
  play: Play,
  hosts: readonly string[],
  batch: BatchView,
  run: RunEnvironment,
): Promise<TaskEnd | undefined> {
  const scope = run.variables.playScope(batch.variables);
  if (!booleanKeyword(play.gatherFacts, scope, true) || run.interrupted()) return undefined;
  const task = factsTask(play);
  if (!isSelected(task.tags, tagSelection(run.options.tags, run.options.skipTags)))
    return undefined;
  return runTask(
    task,
    hosts,
    batch,
    { ...run, module: () => gathering },
    {
      handler: false,
      rescuing: false,
    },
  );
}

/** Facts only read: with --check they are gathered all the same. */
const gathering: AnyModule = {
  name: 'setup',
  scope: () => 'host',
  planHost: async (_arguments, host, context) => {
    const facts: Facts = await context.facts(host, { fresh: true });
    return {
      steps: [],
      diffs: [],
      settled: { status: 'ok', data: { ansible_facts: factVariables(facts) } },
    };
  },
};

function factsTask(play: Play): CompiledTask {
  const tagged = play.tags !== undefined && play.tags.length > 0;
  const where = play.where;
  const [task] = compilePlay(
    {
      ...play,
      preTasks: [],
      postTasks: [],
      handlers: [],
      loadedRoles: [],
      tasks: [
        {
          kind: 'task',
          where,
          name: { value: 'Gathering Facts', where },
          module: { value: 'setup', where },
          arguments: { value: {}, where },
          argumentPlace: () => where,
          // A tagged play gathers when its tags are wanted, any other always.
          ...(tagged ? {} : { tags: [{ value: 'always', where }] }),
        },
      ],
    },
    { only: ['all'], skip: [] },
  ).sections.flat();
  if (task?.kind !== 'task') throw new TypeError('a play without its facts task');
  return task;
}
