import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { pyString, renderTemplate, type Value as ScopeValue } from '@vipbook/expressions';
import { openHost, type Host } from '@vipbook/host';
import {
  moduleRegistry,
  type FileDiff,
  type Module,
  type ModuleContext,
  type Outcome,
  type Step,
  type Value,
} from '@vipbook/modules';
import { coerceArguments } from '@vipbook/playbook';
import { localTransport } from '@vipbook/transport';

export interface RealRun {
  readonly outcome: Outcome;
  readonly data: Readonly<Record<string, Value>>;
  readonly steps: readonly Step[];
  readonly diffs: readonly FileDiff[];
}

/** This machine, by its own shell. */
export async function thisMachine(name = 'here'): Promise<Host> {
  const connection = await localTransport().connect({
    name,
    connection: 'local',
    address: '',
    port: 0,
    user: '',
    hostKeys: 'strict',
    connectTimeoutMs: 10_000,
    keepaliveMs: 0,
  });
  return openHost(name, connection);
}

/** Plan a module's task for a real host and carry it out unless it is only checked; failures are outcomes. */
export async function runReal(
  name: string,
  args: Readonly<Record<string, unknown>>,
  host: Host,
  init: Partial<ModuleContext> & { readonly variables?: Readonly<Record<string, Value>> } = {},
): Promise<RealRun> {
  const { variables = {}, ...given } = init;
  const context: ModuleContext = {
    where: { file: '/play.yml' },
    check: false,
    signal: new AbortController().signal,
    host: () => Promise.resolve(host),
    facts: () => host.facts(),
    inventoryHosts: [host.name],
    playHosts: [host.name],
    now: () => Date.now(),
    sleep: () => Promise.resolve(),
    progress: () => undefined,
    renderFile(text, options) {
      const all: Readonly<Record<string, ScopeValue>> = { ...variables, ...options.variables };
      const rendered = renderTemplate(
        text,
        { get: (wanted) => all[wanted], names: () => Object.keys(all) },
        { ...options, backslashes: 'escape' },
      );
      if (typeof rendered === 'string') return rendered;
      const end = /\n*$/.exec(text)?.[0] ?? '';
      return rendered === null ? end : pyString(rendered) + end;
    },
    ...given,
  };
  try {
    const coerced = coerceArguments(name, args as never, { mode: 'rendered' });
    const errors = coerced.findings.filter((finding) => finding.severity === 'error');
    if (errors.length > 0) throw new VipbookError(errors);
    const module = moduleRegistry.get(name) as Module<Record<string, unknown>> | undefined;
    if (module?.planHost === undefined)
      throw new VipbookError(diagnostic('ENG002', { message: `no module ${name}` }));
    const plan = await module.planHost(coerced.arguments, host.name, context);
    let outcome = plan.settled;
    if (!context.check && plan.steps.length > 0) {
      const results = await host.run(plan.steps.flatMap((step) => step.operations));
      outcome = plan.finish === undefined ? plan.settled : plan.finish(results);
    }
    return { outcome, data: outcome.data ?? {}, steps: plan.steps, diffs: plan.diffs };
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    const [first] = error.diagnostics;
    return {
      outcome: {
        status: 'failed',
        message: error.message,
        ...(first === undefined ? {} : { error: first }),
      },
      data: {},
      steps: [],
      diffs: [],
    };
  }
}
