import type { CommandOutput, Operation, OperationResult } from '@vipbook/host';
import type { UriArguments } from '@vipbook/playbook';
import type { HostPlan, Module, ModuleContext, Outcome, Value } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { fail } from '../shared/files/failure.ts';
import { namesOf, ownershipChange, ownershipOf, isEmptyChange } from '../shared/files/ownership.ts';
import { remotePath } from '../shared/files/remote-path.ts';
import { failed, firstFailure, ok, settled, skipped } from '../shared/plans.ts';
import { exists } from '../shared/run-command.ts';
import {
  noProgram,
  performOperation,
  readResponse,
  type Destination,
  type HttpResponse,
} from './perform.ts';
import { isSafe, problemOf, requestOf } from './request.ts';

/** An HTTP request that the host makes. */
export const uri: Module<UriArguments> = {
  name: 'uri',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const { creates, removes } = args;
    const note = (why: string): HostPlan => settled(ok({ stdout: `skipped, since '${why}` }));
    if (creates !== undefined && (await exists(creates, {}, host, context)))
      return note(`${creates}' exists`);
    if (removes !== undefined && !(await exists(removes, {}, host, context)))
      return note(`${removes}' does not exist`);
    const request = requestOf(args);
    const problem = problemOf(request);
    if (problem !== undefined) return fail('MOD071', withoutPassword(problem), context, host);
    const onlyChecked = context.check && context.planning !== true;
    if (onlyChecked && !isSafe(request))
      return settled(skipped(`${request.method} would have been sent if not in check mode`));
    const destination = await destinationOf(args, host, context);
    const started = context.now();
    const operation = performOperation(request, context.environment, destination);
    const judge = (results: readonly OperationResult[]): Outcome =>
      outcome(args, results, started, host, context);
    // What only looks belongs to planning.
    const looks = isSafe(request) && destination?.write !== true;
    if (looks) {
      const reached = await context.host(host);
      return settled(judge(await reached.run([operation], { signal: context.signal })));
    }
    return {
      steps: [
        {
          host,
          title: `${request.method} ${withoutPassword(request.url)}`,
          operations: [operation, ...(await ownershipWork(args, destination, host, context))],
        },
      ],
      diffs: [],
      settled: ok(),
      unknown: `what ${withoutPassword(request.url)} answers is known only when it was asked`,
      finish: judge,
    };
  },
};

async function destinationOf(
  args: UriArguments,
  host: string,
  context: ModuleContext,
): Promise<Destination | undefined> {
  if (args.dest === undefined) return undefined;
  const last = new URL(args.url).pathname.split('/').at(-1) ?? '';
  return {
    path: await remotePath(args.dest, host, context),
    name: last === '' ? 'index.html' : last,
    // A plan that is saved writes when it is applied.
    write: !context.check || context.planning === true,
    statuses: (args.status_code ?? [200]).filter((status) => status !== 304),
  };
}

async function ownershipWork(
  args: UriArguments,
  destination: Destination | undefined,
  host: string,
  context: ModuleContext,
): Promise<readonly Operation[]> {
  const ownership = ownershipOf(args);
  if (destination === undefined || Object.keys(ownership).length === 0) return [];
  const { path } = destination;
  const look = await ask(
    await context.host(host),
    { do: 'file.stat', path, ...namesOf(ownership) },
    context.signal,
  );
  if (look.stat?.type === 'directory')
    return fail('MOD071', 'mode, owner and group need a dest that is a file', context, host);
  const subject = look.stat ?? { mode: 0o644 };
  const change = ownershipChange(ownership, { ...subject, directory: false }, look, host, context);
  return isEmptyChange(change) ? [] : [{ do: 'file.attributes', path, ...change }];
}

function outcome(
  args: UriArguments,
  results: readonly OperationResult[],
  started: number,
  host: string,
  context: ModuleContext,
): Outcome {
  const url = withoutPassword(args.url);
  const elapsed = Math.floor((context.now() - started) / 1000);
  const [first, attributes] = results;
  const broken = firstFailure(results.slice(0, 1), { url, elapsed });
  if (broken !== undefined) return broken;
  if (first?.status !== 'done' || !('exitStatus' in first.out))
    return failed('MOD081', 'the request was not made', context, host);
  const trouble = troubleOf(first.out, host);
  if (trouble !== undefined)
    return failed(trouble.code, trouble.message, context, host, {
      url,
      elapsed,
      status: -1,
      redirected: false,
    });
  const response = readResponse(first.out);
  if (response === undefined)
    return failed('MOD081', 'the answer of curl was not understood', context, host, { url });
  const statuses = args.status_code ?? [200];
  const fine = statuses.includes(response.status);
  const data = { ...responseData(args, response, fine), elapsed };
  if (!fine) {
    const message = `Status code was ${String(response.status)} and not [${statuses.join(', ')}]: ${url}`;
    return failed('MOD082', message, context, host, data);
  }
  const unfit = firstFailure(results, data);
  if (unfit !== undefined) return unfit;
  const touched =
    attributes?.status === 'done' && 'changed' in attributes.out && attributes.out.changed;
  const changed = response.dest === 'differs' || touched;
  return {
    status: changed ? 'changed' : 'ok',
    message: `OK (${response.body.length === response.size ? String(response.size) : 'unknown'} bytes)`,
    data,
  };
}

function troubleOf(
  output: CommandOutput,
  host: string,
): { readonly code: 'MOD080' | 'MOD081'; readonly message: string } | undefined {
  if (output.exitStatus === 0) return undefined;
  if (output.exitStatus === noProgram)
    return { code: 'MOD080', message: `${host} has no curl to make the request with` };
  const said = Buffer.from(output.stderr).toString('utf8').trim();
  return { code: 'MOD081', message: `Request failed: ${said}` };
}

function responseData(
  args: UriArguments,
  response: HttpResponse,
  fine: boolean,
): Record<string, Value> {
  const headers: Record<string, Value> = {};
  const cookies: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    const key = name.toLowerCase().replaceAll('-', '_');
    const before = headers[key];
    headers[key] = typeof before === 'string' ? `${before}, ${value}` : value;
    const cookie = key === 'set_cookie' ? /^([^=;]+)=([^;]*)/.exec(value) : null;
    if (cookie !== null) cookies[cookie[1]?.trim() ?? ''] = cookie[2] ?? '';
  }
  const text = response.body.toString('utf8');
  const type = headers['content_type'];
  const json = typeof type === 'string' && isJson(type) ? parsed(text) : undefined;
  return {
    ...headers,
    status: response.status,
    url: withoutPassword(response.url),
    redirected: response.redirected,
    cookies,
    cookies_string: Object.entries(cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; '),
    ...(json === undefined ? {} : { json }),
    // What a server says with an unexpected status is what one wants to know.
    ...(args.return_content === true || !fine ? { content: text } : {}),
    ...(response.path === undefined ? {} : { path: response.path }),
  };
}

function isJson(type: string): boolean {
  const [media = ''] = type.toLowerCase().split(';');
  return /[/+](json|javascript)$/.test(media.trim());
}

function parsed(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

/** `http://user:secret@host` shall not be shown. */
function withoutPassword(url: string): string {
  return url.replace(/(https?:\/\/[^/@:]*):[^/@]*@/i, '$1:********@');
}
