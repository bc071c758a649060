import type { CommandOutput, OperationOf, OperationResult } from '@vipbook/host';
import type { SynchronizeArguments } from '@vipbook/playbook';
import type { FileDiff, HostPlan, Module, ModuleContext, Outcome } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { failed, changed, firstFailure, ok, settled } from '../shared/plans.ts';
import { runHere } from './here.ts';
import { farSide, isThisMachine, pathHere, pathOn, taskHost } from './sides.ts';
import { changesIn, farPath, mark, rsyncWords, type Far } from './words.ts';

/**
 * Folders in step, by rsync. From this machine it runs here and logs in by the system's ssh, so planning it
 * is doing it, as with fetch. With `delegate_to` it is a step of that host, of which a dry run tells before
 * what it would change.
 */
export const synchronize: Module<SynchronizeArguments> = {
  name: 'synchronize',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const target = taskHost(host, context);
    const delegated = context.delegated === true && host !== 'localhost';
    // Both sides are the same machine: no ssh, and it is a step like any other.
    if (delegated ? target === host : isThisMachine(target, context))
      return planOn(args, host, undefined, context);
    const far = await farSide(target, { delegated }, context);
    return delegated
      ? planOn(args, host, { far, target }, context)
      : runFromHere(args, target, far, context);
  },
};

interface Other {
  readonly far: Far;
  readonly target: string;
}

/** rsync on a host; `other` is missing when it copies from the host to itself. */
async function planOn(
  args: SynchronizeArguments,
  host: string,
  other: Other | undefined,
  context: ModuleContext,
): Promise<HostPlan> {
  const pull = args.mode === 'pull';
  const near = await pathOn(pull ? args.dest : args.src, host, context);
  const away = await pathOn(pull ? args.src : args.dest, other?.target ?? host, context);
  const written = other === undefined ? away : farPath(other.far, away);
  const [from, to] = pull ? [written, near] : [near, written];
  const operation = (dryRun: boolean): OperationOf<'command.run'> => ({
    do: 'command.run',
    command: { argv: rsyncWords(args, from, to, other?.far, dryRun) },
    environment: { ...context.environment, LC_ALL: 'C' },
  });
  const seen = await ask(await context.host(host), operation(true), context.signal);
  const sides = { runs: host, target: other?.target ?? host };
  const foreseen = outcome(operation(true), seen, sides, context);
  if (foreseen.status !== 'changed') return settled(foreseen);
  return {
    steps: [{ host, title: `rsync ${from} to ${to}`, operations: [operation(false)] }],
    diffs: diffOf(seen, pull ? host : sides.target, args.dest),
    settled: foreseen,
    finish: (results: readonly OperationResult[]): Outcome => {
      const broken = firstFailure(results);
      if (broken !== undefined) return broken;
      const [result] = results;
      if (result?.status !== 'done' || !('exitStatus' in result.out))
        return failed('MOD092', 'rsync was not run', context, host);
      return outcome(operation(false), result.out, sides, context);
    },
  };
}

/** rsync on this machine. */
async function runFromHere(
  args: SynchronizeArguments,
  target: string,
  far: Far,
  context: ModuleContext,
): Promise<HostPlan> {
  const pull = args.mode === 'pull';
  const near = await pathHere(pull ? args.dest : args.src, pull ? 'dest' : 'src', context, target);
  const away = farPath(far, await pathOn(pull ? args.src : args.dest, target, context));
  const [from, to] = pull ? [away, near] : [near, away];
  const argv = rsyncWords(args, from, to, far, context.check);
  const output = await runHere(argv, context.signal);
  const command = { do: 'command.run', command: { argv } } as const;
  return {
    steps: [],
    diffs: diffOf(output, pull ? 'localhost' : target, args.dest),
    settled: outcome(command, output, { runs: undefined, target }, context),
  };
}

function diffOf(output: CommandOutput, host: string, path: string): readonly FileDiff[] {
  const lines = changesIn(Buffer.from(output.stdout).toString('utf8'));
  if (lines.length === 0) return [];
  const after = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  return [{ host, path, before: new Uint8Array(), after, about: 'summary' }];
}

interface Sides {
  /** The host on which rsync runs; undefined: this machine. */
  readonly runs: string | undefined;
  readonly target: string;
}

function outcome(
  { command }: OperationOf<'command.run'>,
  output: CommandOutput,
  sides: Sides,
  context: ModuleContext,
): Outcome {
  const stdout = Buffer.from(output.stdout).toString('utf8');
  const changes = changesIn(stdout);
  const text = stdout.replaceAll(mark, '');
  const data = {
    rc: output.exitStatus,
    cmd: 'argv' in command ? command.argv.join(' ') : '',
    stdout_lines: text.split('\n').filter((line) => line !== ''),
  };
  if (output.exitStatus === 0)
    return changes.length > 0 ? changed(data, text.trimEnd()) : ok(data, text.trimEnd());
  const { code, message, remedy } = troubleOf(output, sides);
  return failed(code, message, context, sides.target, data, remedy);
}

function troubleOf(
  output: CommandOutput,
  { runs, target }: Sides,
): { code: 'MOD090' | 'MOD091' | 'MOD092'; message: string; remedy?: string } {
  const stderr = Buffer.from(output.stderr).toString('utf8').trim();
  const machine = runs ?? 'this machine';
  if (output.exitStatus === 127 && !/remote|connection unexpectedly closed/i.test(stderr))
    return { code: 'MOD090', message: `${machine} has no rsync` };
  if (/rsync: (?:command )?not found|rsync: No such file/i.test(stderr))
    return { code: 'MOD090', message: `${target} has no rsync` };
  const said = stderr.split('\n').slice(0, 4).join('; ');
  if (
    /Permission denied \(|Host key verification failed|password is required|Could not resolve|^ssh: /im.test(
      stderr,
    )
  )
    return {
      code: 'MOD091',
      message: `${machine} cannot log in to ${target} with ssh, asking nobody: ${said}`,
      ...(runs === undefined
        ? {
            remedy:
              'ssh of this machine needs a key without a question (or an agent) and the host in known_hosts; with become, sudo must not ask for a password there.',
          }
        : {}),
    };
  return { code: 'MOD092', message: `rsync ended with ${String(output.exitStatus)}: ${said}` };
}
