import type { FileArguments } from '@vipbook/playbook';
import type { HostPlan, Module, ModuleContext } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { fail } from '../shared/files/failure.ts';
import { namesOf, ownershipOf } from '../shared/files/ownership.ts';
import { baseOf, remotePath } from '../shared/files/remote-path.ts';
import { planAbsent } from './absent.ts';
import { planDirectory } from './directory.ts';
import { planHardLink, planSymlink } from './link.ts';
import { planPresent, planTouch } from './present.ts';
import { stateOf, type FileTask, type State } from './task.ts';
import { wantedTimes } from './times.ts';

/** A folder, a file, a link is there, or nothing is. */
export const file: Module<FileArguments> = {
  name: 'file',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const task = await lookFor(args, host, context);
    const { state } = task;
    if (args.recurse === true && state !== 'directory')
      fail('MOD071', `recurse needs state: directory, and it is ${state}`, context, host);
    if (args.src !== undefined && state !== 'link' && state !== 'hard')
      fail('MOD071', `src needs state: link or hard, and it is ${state}`, context, host);
    return planners[state](task);
  },
};

const planners: Readonly<Record<State, (task: FileTask) => HostPlan | Promise<HostPlan>>> = {
  absent: planAbsent,
  directory: planDirectory,
  file: planPresent,
  hard: planHardLink,
  link: planSymlink,
  touch: planTouch,
};

async function lookFor(
  args: FileArguments,
  host: string,
  context: ModuleContext,
): Promise<FileTask> {
  const ownership = ownershipOf(args);
  const reached = await context.host(host);
  const look = (path: string): ReturnType<typeof ask<'file.stat'>> =>
    ask(reached, { do: 'file.stat', path, follow: false, ...namesOf(ownership) }, context.signal);
  let path = await remotePath(args.path, host, context);
  let here = await look(path);
  const { state: asked, src } = args;
  // A link into a folder gets the name of what it leads to.
  if (
    asked !== 'link' &&
    asked !== 'absent' &&
    src !== undefined &&
    here.stat?.type === 'directory'
  ) {
    path = `${path}/${baseOf(src)}`;
    here = await look(path);
  }
  const now = stateOf(here.stat);
  const state = asked ?? (now === 'absent' ? (args.recurse === true ? 'directory' : 'file') : now);
  return {
    args,
    ownership,
    path,
    here,
    now,
    state,
    times: wantedTimes(args, state, host, context),
    follow: args.follow ?? true,
    force: args.force ?? false,
    host,
    context,
  };
}
