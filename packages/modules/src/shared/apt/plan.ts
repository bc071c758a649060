import { VipbookError } from '@vipbook/diagnostics';
import type { CommandOutput, Operation, OperationResult } from '@vipbook/host';
import type { HostPlan, ModuleContext, Outcome, Value } from '../../module.ts';
import { ask } from '../ask.ts';
import { fail } from '../files/failure.ts';
import { outputData } from '../output.ts';
import { changed, failed, firstFailure, ok, settled } from '../plans.ts';
import {
  aptWords,
  changesIn,
  isPackageName,
  splitName,
  unsettled,
  type AptRequest,
  type Installed,
} from './request.ts';

/** No questions, and English to read. */
const environment = {
  DEBIAN_FRONTEND: 'noninteractive',
  DEBIAN_PRIORITY: 'critical',
  APT_LISTCHANGES_FRONTEND: 'none',
  LC_ALL: 'C',
};

interface Seen {
  readonly installed: ReadonlyMap<string, Installed>;
  /** Seconds since the epoch; 0: the lists were never fetched. */
  readonly listsFrom: number;
  readonly now: number;
}

/** Plan what apt-get has to do. Nothing is started that changes anything, `apt-get -s` only looks. */
export async function planApt(
  request: AptRequest,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  for (const name of request.names)
    if (!isPackageName(name))
      fail(
        'MOD071',
        `${name} is not the name of a package, or of one version of it`,
        context,
        host,
        {
          remedy: 'Patterns are not taken: name each package.',
        },
      );
  const seen = await lookUp(request, host, context);
  const names = unsettled(request, seen.installed);
  const update =
    request.update && (seen.listsFrom === 0 || seen.listsFrom + request.validSeconds < seen.now);
  const needed = names.length > 0 || request.autoremove;
  const data = {
    cache_updated: update,
    cache_update_time: update ? seen.now : seen.listsFrom,
  };
  if (!needed && !update) return settled(ok(data));
  // With new lists apt-get may decide otherwise; without them it can be asked now.
  const asked =
    needed && (!update || context.check)
      ? await simulate(request, names, host, context)
      : undefined;
  const idle = asked !== undefined && !asked.changes;
  const packagesAsked = request.names.length > 0 || request.autoremove;
  if (idle && !update) return settled(ok({ ...data, ...asked.data }));
  const operations: readonly Operation[] = [
    ...(update ? [command(['apt-get', '-o', 'DPkg::Lock::Timeout=60', '-q', 'update'])] : []),
    ...(needed && !idle ? [command(aptWords(request, names))] : []),
  ];
  const foreseen = packagesAsked ? !idle && needed : update;
  return {
    steps: [{ host, title: titleFor(request, names, update), operations }],
    diffs: [],
    settled: (foreseen ? changed : ok)({ ...data, ...asked?.data }),
    finish: (results) => outcome(results, { update, packagesAsked, data }, host, context),
  };
}

function command(argv: readonly string[]): Operation {
  return { do: 'command.run', command: { argv }, environment };
}

function titleFor(request: AptRequest, names: readonly string[], update: boolean): string {
  const verbs = { present: 'install', latest: 'install or upgrade', absent: 'remove' } as const;
  const what = [
    ...(update ? ['update the package lists'] : []),
    ...(names.length > 0 ? [`${verbs[request.state]} ${names.join(', ')}`] : []),
    ...(names.length === 0 && request.autoremove ? ['remove what nothing needs'] : []),
  ];
  return what.join(', ');
}

/** One look: which packages are there, how old the lists are, whether this is Debian at all. */
async function lookUp(request: AptRequest, host: string, context: ModuleContext): Promise<Seen> {
  const script = [
    'command -v apt-get >/dev/null && command -v dpkg-query >/dev/null || { (. /etc/os-release; echo "$PRETTY_NAME") 2>/dev/null; exit 9; }',
    'date +%s',
    'stat -c %Y /var/lib/apt/periodic/update-success-stamp 2>/dev/null || stat -c %Y /var/lib/apt/lists 2>/dev/null || echo 0',
    `for p; do dpkg-query -W -f='\${db:Status-Abbrev} \${Version}\\n' -- "$p" 2>/dev/null | { IFS= read -r l; echo "$p $l"; }; done; true`,
  ].join('\n');
  const names = request.names.map((name) => splitName(name).package);
  const output = await ask(
    await context.host(host),
    { do: 'command.run', command: { argv: ['sh', '-c', script, 'sh', ...names] } },
    context.signal,
  );
  const [now = '', listsFrom = '', ...lines] = Buffer.from(output.stdout)
    .toString('utf8')
    .split('\n');
  if (output.exitStatus === 9)
    return fail(
      'MOD085',
      `${host} has no apt-get${now === '' ? '' : `: it is ${now}`}`,
      context,
      host,
    );
  const installed = new Map(
    lines.flatMap((line): [string, Installed][] => {
      const [name = '', status = '', version = ''] = line.split(/\s+/);
      return status === '' ? [] : [[name, { status, version }]];
    }),
  );
  return { installed, now: Number(now), listsFrom: Number(listsFrom) };
}

async function simulate(
  request: AptRequest,
  names: readonly string[],
  host: string,
  context: ModuleContext,
): Promise<{ readonly changes: boolean; readonly data: Readonly<Record<string, Value>> }> {
  const [program = 'apt-get', ...words] = aptWords(request, names);
  const reached = await context.host(host);
  const [result] = await reached.run(
    [{ do: 'command.run', command: { argv: [program, '-s', ...words] }, environment }],
    { signal: context.signal },
  );
  if (result.status === 'failed') throw new VipbookError(result.error);
  if (result.status !== 'done') return fail('MOD086', 'apt-get was not asked', context, host);
  const data = outputData(result.out);
  if (data.rc !== 0) fail('MOD086', complaint(result.out), context, host);
  return { changes: changesIn(data.stdout), data };
}

/** apt-get marks its errors. */
function complaint(output: CommandOutput): string {
  const { stderr, rc } = outputData(output);
  const errors = stderr.split('\n').filter((line) => line.startsWith('E: '));
  const said = errors.length > 0 ? errors.map((line) => line.slice(3)).join('; ') : stderr;
  return `apt-get exited with ${String(rc)}: ${said}`;
}

function outcome(
  results: readonly OperationResult[],
  told: {
    readonly update: boolean;
    readonly packagesAsked: boolean;
    readonly data: Readonly<Record<string, Value>>;
  },
  host: string,
  context: ModuleContext,
): Outcome {
  const broken = firstFailure(results, told.data);
  if (broken !== undefined) return broken;
  const outputs = results.flatMap((result) =>
    result.status === 'done' && 'exitStatus' in result.out ? [result.out] : [],
  );
  const last = outputs.at(-1);
  const bad = outputs.find((output) => output.exitStatus !== 0);
  if (bad !== undefined)
    return failed('MOD086', complaint(bad), context, host, { ...told.data, ...outputData(bad) });
  const packages = told.update ? outputs.slice(1) : outputs;
  const done = packages.some((output) => changesIn(Buffer.from(output.stdout).toString('utf8')));
  const data = { ...told.data, ...(last === undefined ? {} : outputData(last)) };
  return (told.packagesAsked ? done : told.update) ? changed(data) : ok(data);
}
