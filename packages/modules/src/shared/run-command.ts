import type { Operation, OperationOf, OperationResult } from '@vipbook/host';
import type { HostPlan, ModuleContext, Outcome, Value } from '../module.ts';
import { ask } from './ask.ts';
import { outputData } from './output.ts';
import { changed, failed, firstFailure, ok, oneStep, settled, skipped } from './plans.ts';

/** What `command` and `shell` have in common. */
export interface CommandRequest {
  readonly command: { readonly argv: readonly string[] } | { readonly shell: string };
  /** As the result shows it. */
  readonly cmd: Value;
  readonly chdir?: string;
  readonly creates?: string;
  readonly removes?: string;
  readonly stdin?: string;
  readonly stdinAddNewline: boolean;
  /** false: it only reads, so it also runs with --check and never counts as changed. */
  readonly changes: boolean;
}

/** Plan to run a program: `creates` and `removes` are looked at now, the program runs when applied. */
export async function planCommand(
  request: CommandRequest,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const { creates, removes } = request;
  if (creates !== undefined && (await exists(creates, request, host, context)))
    return settled(notRun(request, `since '${creates}' exists`));
  if (removes !== undefined && !(await exists(removes, request, host, context)))
    return settled(notRun(request, `since '${removes}' does not exist`));

  const operation = operationFor(request, context);
  const started = context.now();
  const finish = (results: readonly OperationResult[]): Outcome =>
    outcome(request, results, started, host, context);
  // What only reads belongs to planning, so that --check knows its result, too.
  if (!request.changes) {
    const reached = await context.host(host);
    return looked(finish(await reached.run([operation], { signal: context.signal })), request);
  }
  const decided = creates !== undefined || removes !== undefined;
  const text = 'Command would have run if not in check mode';
  const foreseen =
    context.planning === true
      ? changed({ cmd: request.cmd })
      : decided
        ? changed({ cmd: request.cmd }, text)
        : skipped(text, { cmd: request.cmd, changed: false });
  return {
    ...oneStep(host, `run ${title(request)}`, [operation], foreseen, finish),
    unknown: `what ${title(request)} prints is known only when it has run`,
  };
}

/** Planned from a snapshot, nobody can be asked: it will run, and change nothing. */
function looked(outcome: Outcome, request: CommandRequest): HostPlan {
  const { error } = outcome;
  if (error?.code !== 'PLN001') return settled(outcome);
  return {
    ...settled(ok({ cmd: request.cmd })),
    unknown: `what ${title(request)} prints is not in the snapshot`,
  };
}

function operationFor(request: CommandRequest, context: ModuleContext): OperationOf<'command.run'> {
  const { chdir, stdin } = request;
  const { environment } = context;
  const input = stdin === undefined ? undefined : stdin + (request.stdinAddNewline ? '\n' : '');
  return {
    do: 'command.run',
    command: request.command,
    ...(chdir === undefined ? {} : { directory: chdir }),
    ...(environment === undefined || Object.keys(environment).length === 0 ? {} : { environment }),
    ...(input === undefined ? {} : { input: Buffer.from(input, 'utf8') }),
  } satisfies Operation;
}

/** A path or a glob, relative to `chdir`. With an empty IFS the pattern is expanded, but never split. */
export async function exists(
  pattern: string,
  { chdir }: Pick<CommandRequest, 'chdir'>,
  host: string,
  context: ModuleContext,
): Promise<boolean> {
  // A plan looks at what its own steps will have made, too.
  if (context.planning === true && pattern.startsWith('/') && !/[*?[]/.test(pattern)) {
    const look = { do: 'file.stat', path: pattern, follow: false } as const;
    return (await ask(await context.host(host), look, context.signal)).stat !== null;
  }
  const script =
    'IFS=; for path in $1; do if [ -e "$path" ] || [ -L "$path" ]; then exit 0; fi; done; exit 1';
  const output = await ask(
    await context.host(host),
    {
      do: 'command.run',
      command: { argv: ['sh', '-c', script, 'sh', pattern] },
      ...(chdir === undefined ? {} : { directory: chdir }),
    },
    context.signal,
  );
  return output.exitStatus === 0;
}

function notRun(request: CommandRequest, why: string): Outcome {
  const text = `skipped, ${why}`;
  return ok(
    { cmd: request.cmd, rc: 0, stdout: text, stdout_lines: [text], stderr: '', stderr_lines: [] },
    `Did not run command ${why}`,
  );
}

function outcome(
  request: CommandRequest,
  results: readonly OperationResult[],
  startedAt: number,
  host: string,
  context: ModuleContext,
): Outcome {
  const broken = firstFailure(results, { cmd: request.cmd });
  if (broken !== undefined) return broken;
  const [result] = results;
  if (result?.status !== 'done' || !('exitStatus' in result.out))
    return failed('MOD001', 'the command was not run', context, host, { cmd: request.cmd });
  const ended = context.now();
  const output = outputData(result.out);
  const data = {
    cmd: request.cmd,
    changed: request.changes,
    ...output,
    start: time(startedAt),
    end: time(ended),
    delta: duration(ended - startedAt),
  };
  if (output.rc !== 0) {
    const message = 'non-zero return code';
    const { error } = failed(
      'MOD001',
      `${title(request)} exited with ${output.rc}${lastLine(output.stderr)}`,
      context,
      host,
    );
    return { status: 'failed', message, data, ...(error && { error }) };
  }
  return request.changes ? changed(data) : ok(data);
}

function lastLine(stderr: string): string {
  const line = stderr.split('\n').findLast((each) => each.trim() !== '');
  return line === undefined ? '' : `: ${line.trim()}`;
}

function title({ command }: CommandRequest): string {
  const text = 'argv' in command ? command.argv.join(' ') : command.shell;
  const [first = ''] = text.split('\n');
  const most = 80;
  return first.length > most || first !== text ? `${first.slice(0, most)}…` : first;
}

/** As Ansible prints it, but of the controller's clock, in UTC. */
function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '000');
}

function duration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const two = (number: number): string => String(number).padStart(2, '0');
  const seconds = Math.floor(whole / 1000);
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${clock}.${String(whole % 1000).padStart(3, '0')}000`;
}
