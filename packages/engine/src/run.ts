import { diagnostic, VipbookError, type Diagnostic, type Secret } from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import type { Inventory } from '@vipbook/inventory';
import { moduleRegistry } from '@vipbook/modules';
import type { Playbook } from '@vipbook/playbook';
import { prepare, type PreparedPlay } from './prepare.ts';
import { LaterLooks } from './afterwards.ts';
import { cleanEvent } from './clean-event.ts';
import { Connections } from './connections.ts';
import type { AnyModule, RunEnvironment } from './environment.ts';
import { exitCodes } from './exit-codes.ts';
import { playVariables } from './play-variables.ts';
import { PlayRunner } from './play-runner.ts';
import { Recaps } from './recap.ts';
import { RunRecord } from './record.ts';
import { secretsOf } from './plan-sources.ts';
import { plain } from './plain.ts';
import { batches } from './serial.ts';
import { defaultForks, type EngineOptions, type RunResult, type RunServices } from './services.ts';
import { Slots } from './slots.ts';
import { Variables, type PlayVariables } from './variables.ts';
import { Vault } from './vault.ts';

export interface RunExtras {
  /** Modules by name; those of @vipbook/modules unless a test brings its own. */
  readonly modules?: ReadonlyMap<string, AnyModule>;
  /** Known secrets; gets every other that a template sees, at once, for whoever writes down what the run tells. */
  readonly secrets?: Set<Secret>;
}

/**
 * Run a playbook. Everything that happens is emitted as events, the last being `run-end`; the promise
 * resolves with the exit code and the recap, and rejects only for a defect of ours. What can be known to be
 * wrong is said before any host is touched.
 */
export async function runPlaybook(
  playbook: Playbook,
  inventory: Inventory,
  options: EngineOptions,
  services: RunServices,
  extras: RunExtras = {},
): Promise<RunResult> {
  const run = environment(playbook, inventory, options, services, extras);
  const end = (exitCode: number): RunResult => {
    const recap = run.recaps.toJSON();
    run.emit({ event: 'run-end', exitCode, elapsedMs: services.now() - run.startedAt, recap });
    return { exitCode, recap };
  };
  run.emit({
    event: 'run-start',
    run: options.run,
    time: new Date(run.startedAt).toISOString(),
    playbook: playbook.file,
    check: options.check === true,
  });
  const closed = await run.vault.open(playbook.plays);
  const prepared = prepare(playbook, inventory, options, run, closed);
  tell(prepared.findings, run);
  if (prepared.exitCode !== 0) {
    const refused = end(prepared.exitCode);
    await run.record?.end();
    return refused;
  }
  try {
    return end(await runPlays(prepared.plays, run));
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    tell(error.diagnostics, run);
    return end(run.interrupted() ? exitCodes.interrupted : exitCodes.generic);
  } finally {
    // After a second Ctrl-C nobody waits for a host to say goodbye.
    const closing = run.connections.closeAll();
    if (services.abandon?.aborted !== true) await closing;
    await run.record?.end();
  }
}

function environment(
  playbook: Playbook,
  inventory: Inventory,
  options: EngineOptions,
  services: RunServices,
  extras: RunExtras,
): RunEnvironment {
  const modules = extras.modules ?? moduleRegistry;
  const vault = new Vault(options.vault);
  const common = new Map<string, () => Value>([
    ['ansible_check_mode', () => options.check === true],
    ['ansible_diff_mode', () => options.diff === true],
    ['ansible_forks', () => options.forks ?? defaultForks],
    ['ansible_verbosity', () => options.verbosity ?? 0],
    ['ansible_run_tags', () => [...(options.tags ?? ['all'])]],
    ['ansible_skip_tags', () => [...(options.skipTags ?? [])]],
  ]);
  if (options.limit !== undefined) {
    const { limit } = options;
    common.set('ansible_limit', () => limit);
  }
  const secrets = extras.secrets ?? new Set<Secret>();
  for (const secret of secretsOf(inventory, options)) secrets.add(secret);
  for (const secret of services.journal?.secrets ?? []) secrets.add(secret);
  const variables = new Variables(inventory, options.extraVariables ?? {}, common, vault, secrets);
  const record =
    services.journal === undefined || options.check === true
      ? undefined
      : new RunRecord({
          run: options.run,
          journal: services.journal,
          now: () => services.now(),
          secrets: () => variables.secrets,
          warn: (finding) => services.emit({ event: 'warning', finding }),
        });
  const stop = stopOf(services);
  return {
    options,
    services,
    ...(record === undefined ? {} : { record }),
    playbook: playbook.file,
    vault,
    inventory,
    inventoryHosts: [...inventory.hosts.keys()],
    variables,
    connections: new Connections(services, inventory),
    recaps: new Recaps(),
    slots: new Slots(options.forks ?? defaultForks),
    later: new LaterLooks(),
    startedAt: services.now(),
    module: (name) => modules.get(name),
    emit: (event) => {
      const clean = cleanEvent(event, secrets);
      record?.event(clean);
      services.emit(clean);
    },
    stop,
    interrupted: () => stop.aborted || services.abandon?.aborted === true,
  };
}

function stopOf({ interrupt, halt }: RunServices): AbortSignal {
  const signals = [interrupt, halt].filter((signal) => signal !== undefined);
  const [only = new AbortController().signal] = signals;
  return signals.length < 2 ? only : AbortSignal.any(signals);
}

async function runPlays(plays: readonly PreparedPlay[], run: RunEnvironment): Promise<number> {
  try {
    await inTurn(plays, run);
  } finally {
    // Also when a task or a play has failed since: the moves before it are complete.
    const { interrupt, abandon } = run.services;
    if (interrupt?.aborted !== true && abandon?.aborted !== true) await run.later.look(run);
  }
  if (run.interrupted()) {
    run.emit({
      event: 'warning',
      finding: diagnostic('ENG030', {
        message: 'interrupted: what was under way has ended, nothing more was started',
      }),
    });
    return exitCodes.interrupted;
  }
  if (run.recaps.any('unreachable')) return exitCodes.unreachable;
  return run.recaps.any('failed') ? exitCodes.failed : exitCodes.fine;
}

async function inTurn(plays: readonly PreparedPlay[], run: RunEnvironment): Promise<void> {
  const lost = new Set<string>();
  const confirm = stepper(run);
  for (const prepared of plays) {
    if (run.interrupted()) break;
    const hosts = prepared.hosts.filter((host) => !lost.has(host));
    if (hosts.length === 0) continue;
    const variables = await playVariables(prepared.compiled, hosts, run);
    const stopped = await runBatches(prepared, hosts, variables, run, confirm, lost);
    if (stopped) break;
  }
}

/** True when nothing more of the run may happen. */
async function runBatches(
  prepared: PreparedPlay,
  hosts: readonly string[],
  variables: PlayVariables,
  run: RunEnvironment,
  confirm: (title: string) => Promise<boolean>,
  lost: Set<string>,
): Promise<boolean> {
  const { compiled } = prepared;
  for (const batch of batchesOf(prepared, hosts, variables, run)) {
    if (run.interrupted()) return true;
    run.emit({
      event: 'play-start',
      name: compiled.play.name?.value ?? compiled.play.hosts.value,
      where: compiled.play.where,
      hosts: batch,
    });
    const runner = new PlayRunner(compiled, batch, hosts, variables, run, confirm);
    const end = await runner.runBatch();
    for (const host of end.lost) lost.add(host);
    if (end.stop) return true;
    if (end.endPlay) return false;
  }
  return false;
}

function batchesOf(
  { compiled }: PreparedPlay,
  hosts: readonly string[],
  variables: PlayVariables,
  run: RunEnvironment,
): readonly (readonly string[])[] {
  const { serial } = compiled.play;
  if (serial === undefined) return [hosts];
  const rendered = plain(run.variables.playScope(variables).renderDeep(serial.value, serial.where));
  const sizes = (Array.isArray(rendered) ? rendered : [rendered]) as readonly (number | string)[];
  const cut = batches(hosts, sizes);
  if (cut === undefined)
    throw new VipbookError(
      diagnostic('ENG013', {
        message: `serial is ${JSON.stringify(rendered)}, which is no number of hosts`,
        where: serial.where,
      }),
    );
  return cut;
}

/** `--step`: ask before each task until told to go on. */
function stepper({ services }: RunEnvironment): (title: string) => Promise<boolean> {
  let asking = services.confirmTask !== undefined;
  return async (title) => {
    if (!asking || services.confirmTask === undefined) return true;
    const said = await services.confirmTask(title);
    if (said === 'continue') asking = false;
    return said !== 'no';
  };
}

function tell(findings: readonly Diagnostic[], run: RunEnvironment): void {
  for (const finding of findings)
    run.emit({ event: finding.severity === 'error' ? 'error' : 'warning', finding });
}
