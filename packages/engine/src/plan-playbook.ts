import { diagnostic, VipbookError, type Diagnostic, type Secret } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import type { Inventory } from '@vipbook/inventory';
import {
  assemble,
  observe,
  Recorder,
  Scrubber,
  World,
  type Invocation,
  type Observe,
  type Plan,
  type Policies,
  type Source,
} from '@vipbook/plan';
import type { Playbook } from '@vipbook/playbook';
import { shown } from './plain.ts';
import type { RunEvent, TaskResultEvent } from './events.ts';
import type { Overseer } from './overseer.ts';
import { inventorySources } from './plan-sources.ts';
import { runPlaybook, type RunExtras } from './run.ts';
import type { EngineOptions, RunServices } from './services.ts';

/** Facts of a host as they were saved. */
export interface SavedFacts {
  readonly facts: Facts;
  /** Of the snapshot, as the project knows it. */
  readonly file: string;
  readonly digest: string;
  readonly gatheredAt: string;
}

export interface PlanInputs {
  readonly version: string;
  readonly invocation: Invocation;
  /** Files that the playbook was read from. */
  readonly files: () => readonly Source[];
  readonly policies: Policies;
  /** Undefined: the hosts are asked. */
  readonly snapshot?: (host: string) => SavedFacts | undefined;
  readonly key?: Secret;
  readonly relative: (file: string) => string;
}

export interface Planned {
  readonly plan: Plan;
  /** As a run would have ended, had all gone as foreseen. */
  readonly exitCode: number;
  /** What is so now of a condition of another plan, as far as hosts told. */
  readonly observe: Observe;
}

/**
 * All that a run of the playbook would do, as data. Nothing is changed on any host: from a snapshot none is
 * even asked.
 */
export async function planPlaybook(
  playbook: Playbook,
  inventory: Inventory,
  options: EngineOptions,
  services: RunServices,
  inputs: PlanInputs,
  extras: RunExtras = {},
): Promise<Planned> {
  const world = new World();
  const recorder = new Recorder(world);
  const used = new Map<string, SavedFacts | undefined>();
  const seen = extras.secrets ?? new Set<Secret>();
  const listener = new Listener(recorder);
  const overseer: Overseer = {
    plansOnly: true,
    work: (work) => recorder.work(work),
  };
  // Nothing happens, so there is nothing to write down.
  const { journal: _unused, ...others } = services;
  const { exitCode } = await runPlaybook(
    playbook,
    inventory,
    { ...options, check: false },
    {
      ...others,
      overseer,
      emit: (event) => listener.event(event),
      // A plan waits for nothing.
      sleep: () => Promise.resolve(),
      connect: async (request) => {
        const { host, become } = request;
        if (inputs.snapshot === undefined) {
          used.set(host, undefined);
          return world.open(host, { real: await services.connect(request) });
        }
        const saved = inputs.snapshot(host);
        if (saved === undefined) throw missing(host, inputs.invocation.snapshot ?? '');
        used.set(host, saved);
        return world.open(host, { snapshot: asUser(saved.facts, become?.user) });
      },
    },
    { ...extras, secrets: seen },
  );
  listener.end(exitCode);
  const hosts = [...used.keys()].sort();
  const key = inputs.key === undefined ? {} : { key: inputs.key };
  const plan = assemble(recorder, {
    version: inputs.version,
    invocation: inputs.invocation,
    sources: sorted([
      ...inputs.files(),
      ...inventorySources(inventory, involved(recorder, hosts), inputs.key),
    ]),
    facts: hosts.map((host) => {
      const saved = used.get(host);
      return saved === undefined
        ? { host, from: 'host' }
        : { host, from: 'snapshot', file: saved.file, digest: saved.digest };
    }),
    observed: hosts.flatMap((host) => {
      const saved = used.get(host);
      const gatheredAt = saved?.gatheredAt ?? new Date(services.now()).toISOString();
      return [{ host, gatheredAt }];
    }),
    policies: inputs.policies,
    secrets: seen,
    ...key,
    relative: inputs.relative,
    known: knownAddresses(world, inventory),
    endsWell: exitCode === 0,
  });
  const scrubber = new Scrubber(() => seen);
  return {
    plan,
    exitCode,
    observe: (condition) => {
      const facts = world.initial(condition.host);
      return facts === undefined ? undefined : observe(facts, condition, scrubber);
    },
  };
}

function sorted(sources: readonly Source[]): readonly Source[] {
  const text = (source: Source): string => `${source.kind}\0${source.path}`;
  return [...sources].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Hosts that take part in a play, and those that were asked. */
function involved(recorder: Recorder, asked: readonly string[]): readonly string[] {
  return [...new Set([...asked, ...recorder.plays.flatMap((play) => play.hosts)])].sort();
}

function missing(host: string, folder: string): VipbookError {
  return new VipbookError(
    diagnostic('PLN002', { message: `${folder} has no snapshot of ${host}`, where: { host } }),
  );
}

/** A snapshot tells who gathered it; a task that becomes somebody else is that. */
function asUser(facts: Facts, user: string | undefined): Facts {
  if (user === undefined || user === facts.user.name) return facts;
  return { ...facts, user: { name: user, uid: user === 'root' ? 0 : facts.user.uid } };
}

/** By what facts and the inventory say, who is at an address. */
function knownAddresses(
  world: World,
  inventory: Inventory,
): (address: string) => string | undefined {
  const known = new Map<string, string>();
  for (const host of inventory.hosts.keys()) {
    const address = inventory.variables(host).get('ansible_host')?.value;
    if (typeof address === 'string') known.set(address, host);
  }
  for (const host of world.hosts())
    for (const held of world.initial(host)?.addresses ?? []) known.set(held.address, host);
  return (address) => known.get(address);
}

/** Turns what a planning run tells into decisions and findings. */
class Listener {
  readonly #recorder: Recorder;
  readonly #failures: Diagnostic[] = [];

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  event(event: RunEvent): void {
    switch (event.event) {
      case 'play-start':
        this.#recorder.play(event.name, event.where, event.hosts);
        break;
      case 'task-start':
        this.#recorder.task(event.name, event.module, event.where, event.handler);
        break;
      case 'task-result':
        this.#result(event);
        break;
      case 'warning':
      case 'error':
        this.#recorder.finding(event.finding);
        break;
      default:
        break;
    }
  }

  #result(event: TaskResultEvent): void {
    const { host, status, cannotKnow, item, message, error, ignored } = event;
    const named = {
      host,
      ...(item === undefined
        ? {}
        : { item: typeof item === 'string' ? item : JSON.stringify(shown(item)) }),
    };
    if (error !== undefined && (status === 'failed' || status === 'unreachable'))
      if (!ignored) this.#failures.push(error);
    if (cannotKnow !== undefined) {
      this.#recorder.decision({ ...named, decision: 'cannot-know', because: cannotKnow });
      return;
    }
    if (status === 'skipped') {
      const condition = event.data['false_condition'];
      const because =
        typeof condition === 'string' ? `the condition is false: ${condition}` : (message ?? '');
      this.#recorder.decision({ ...named, decision: 'wont-run', because });
      return;
    }
    const failed = status === 'failed' || status === 'unreachable';
    const said = failed ? (error?.message ?? message) : message;
    this.#recorder.decision({
      ...named,
      decision: 'will-run',
      status: failed ? (ignored ? 'ok' : 'failed') : status,
      ...(said === undefined ? {} : { message: said }),
    });
  }

  /** A failure that a rescue takes up is foreseen, and no error of the plan. */
  end(exitCode: number): void {
    for (const finding of this.#failures)
      this.#recorder.finding(
        exitCode === 0 && finding.severity === 'error'
          ? { ...finding, severity: 'warning' }
          : finding,
      );
  }
}
