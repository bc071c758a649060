import { diagnostic, type Diagnostic, type Secret } from '@vipbook/diagnostics';
import type { Host } from '@vipbook/host';
import type { Inventory } from '@vipbook/inventory';
import {
  Gate,
  hoursText,
  isAllowedAt,
  judgePolicies,
  Scrubber,
  whatMoved,
  type Plan,
  type Policies,
} from '@vipbook/plan';
import type { Playbook } from '@vipbook/playbook';
import type { RunEvent } from './events.ts';
import { applyCodes, codeOfRun, lockedCodes } from './apply-codes.ts';
import { planPlaybook, type Planned, type PlanInputs } from './plan-playbook.ts';
import { runPlaybook, type RunExtras } from './run.ts';
import type { ConnectRequest, EngineOptions, RunServices } from './services.ts';

export interface ApplyInputs extends PlanInputs {
  readonly approved: Plan;
  /** `--approve`: somebody has seen the risk. */
  readonly approve: boolean;
  /** The plan was made a moment ago, from the hosts themselves: the first look is not done twice. */
  readonly justMade?: boolean;
  /** Called once, before the first thing that changes a host. May refuse by throwing a VipbookError. */
  readonly begin: () => void;
}

export interface Applied {
  readonly exitCode: number;
  /** As a plain run would have ended; absent when nothing was run. */
  readonly runExitCode?: number;
  /** Why nothing, or nothing more, was done. */
  readonly refused: readonly Diagnostic[];
}

/**
 * Carry out a plan: exactly its steps. First the whole plan is made again from the hosts, and anything that
 * moved is told, with nothing changed yet. Then each task's work is compared once more, right before it
 * happens.
 */
export async function applyPlan(
  playbook: Playbook,
  inventory: Inventory,
  options: EngineOptions,
  services: RunServices,
  inputs: ApplyInputs,
  extras: RunExtras = {},
): Promise<Applied> {
  const { approved } = inputs;
  const forbidden = forbids(approved, inputs, services.now());
  if (forbidden.length > 0) return { exitCode: applyCodes.forbidden, refused: forbidden };
  const shared = new SharedHosts(services);
  // What planning sees is hidden from the first step on, as it was when the approved plan was written.
  const secrets = extras.secrets ?? new Set<Secret>();
  const knowing = { ...extras, secrets };
  try {
    if (inputs.justMade !== true) {
      const { snapshot: _asked, ...live } = inputs;
      const now = await planPlaybook(
        playbook,
        inventory,
        options,
        { ...services, connect: (request) => shared.connect(request) },
        live,
        knowing,
      );
      const refused = refusal(approved, now);
      if (refused !== undefined) return refused;
    }
    return await carryOut(playbook, inventory, options, services, inputs, shared, knowing);
  } finally {
    await shared.closeAll();
  }
}

/** What the plan itself and the policies of today forbid, whatever the hosts say. */
function forbids(approved: Plan, inputs: ApplyInputs, now: number): readonly Diagnostic[] {
  const errors = approved.findings.filter((finding) => finding.severity === 'error');
  if (!approved.summary.applicable && approved.policies.every((each) => each.verdict !== 'broken'))
    return [
      diagnostic('PLN006', {
        message:
          errors[0] === undefined
            ? 'the plan says that it cannot be applied'
            : `the plan says that it cannot be applied: ${errors[0].message}`,
      }),
    ];
  return brokenPolicies(inputs.policies, approved, inputs.approve, now);
}

const codes = {
  max_outage_ms: 'PLN030',
  protected_hosts: 'PLN031',
  hours: 'PLN032',
  approve_risk: 'PLN033',
  strategies: 'PLN034',
  unknown: 'PLN035',
} as const;

/** The policies as they are now: they may be stricter than when the plan was made. */
export function brokenPolicies(
  policies: Policies,
  plan: Plan,
  approve: boolean,
  now: number,
): readonly Diagnostic[] {
  const verdicts = judgePolicies(policies, plan).filter(
    ({ verdict }) => verdict === 'broken' || (verdict === 'needs-approval' && !approve),
  );
  const hours =
    policies.hours === undefined || isAllowedAt(policies.hours, now)
      ? []
      : [
          diagnostic('PLN032', {
            message: `it is ${new Date(now).toISOString().slice(0, 16)}Z, and changes are allowed ${hoursText(policies.hours)}`,
          }),
        ];
  return [
    ...verdicts.map(({ policy, says }) => diagnostic(codes[policy], { message: says })),
    ...hours,
  ];
}

function refusal(approved: Plan, { plan: now, observe }: Planned): Applied | undefined {
  const errors = now.findings.filter((finding) => finding.severity === 'error');
  const told = (findings: typeof errors): readonly Diagnostic[] =>
    findings.map((finding) =>
      diagnostic('PLN006', {
        message: `${finding.code}: ${finding.message}`,
        where: finding.where,
        remedy: finding.remedy,
      }),
    );
  // Whoever is at work there has moved things, too, and may put them back: that is no reason to plan again.
  const locked = errors.filter(({ code }) => lockedCodes.has(code));
  if (locked.length > 0) return { exitCode: applyCodes.locked, refused: told(locked) };
  const moved = whatMoved(approved, now, observe);
  if (moved.length > 0) return { exitCode: applyCodes.stale, refused: moved };
  if (now.summary.applicable) return undefined;
  return {
    exitCode: applyCodes.forbidden,
    refused:
      errors.length > 0
        ? told(errors)
        : [diagnostic('PLN006', { message: 'planned again now, it could not be applied' })],
  };
}

async function carryOut(
  playbook: Playbook,
  inventory: Inventory,
  options: EngineOptions,
  services: RunServices,
  inputs: ApplyInputs,
  shared: SharedHosts,
  extras: RunExtras & { readonly secrets: Set<Secret> },
): Promise<Applied> {
  const stop = new AbortController();
  const gate = new Gate({
    plan: inputs.approved,
    scrubber: new Scrubber(() => extras.secrets),
    ...(inputs.key === undefined ? {} : { key: inputs.key }),
    relative: inputs.relative,
    begin: inputs.begin,
    refuse: () => {
      stop.abort();
    },
  });
  const told: RunEvent[] = [];
  const { exitCode } = await runPlaybook(
    playbook,
    inventory,
    { ...options, check: false },
    {
      ...services,
      connect: (request) => shared.connect(request),
      halt: stop.signal,
      overseer: {
        plansOnly: false,
        work: (work) => {
          gate.work(work, work.module);
        },
      },
      emit: (event) => {
        if (event.event === 'task-start') gate.task(event.where);
        if (event.event === 'error' || event.event === 'task-result') told.push(event);
        services.emit(event);
      },
    },
    extras,
  );
  const left = gate.left();
  const [first] = left;
  if (exitCode === 0 && first !== undefined)
    return {
      exitCode: applyCodes.stale,
      refused: [
        diagnostic('PLN019', {
          message: `${String(left.length)} steps were not carried out, the first: "${first.title}" on ${first.host}`,
        }),
      ],
    };
  return { exitCode: codeOfRun(exitCode, told), runExitCode: exitCode, refused: [] };
}

/** Planning and applying go over the same connections: opening them is what takes time. */
class SharedHosts {
  readonly #services: RunServices;
  readonly #open = new Map<string, Promise<Host>>();

  constructor(services: RunServices) {
    this.#services = services;
  }

  async connect(request: ConnectRequest): Promise<Host> {
    const { host, become } = request;
    const key = `${host}\0${become === undefined ? '' : `${become.method}\0${become.user}`}`;
    let opening = this.#open.get(key);
    if (opening === undefined) {
      opening = this.#services.connect(request);
      this.#open.set(key, opening);
      opening.catch(() => this.#open.delete(key));
    }
    return lent(await opening, () => this.#open.delete(key));
  }

  async closeAll(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map(async (host) => (await host).close()));
  }
}

/** A host whose closing is its owner's business; one that is lost is opened again by whoever asks next. */
function lent(host: Host, lost: () => void): Host {
  const orLost = (error: unknown): never => {
    lost();
    throw error;
  };
  const { prepare } = host;
  return {
    name: host.name,
    facts: (options) => host.facts(options),
    run: (operations, options) => host.run(operations, options).catch(orLost),
    ...(prepare === undefined
      ? {}
      : {
          prepare: async (operations, options) => {
            const send = await prepare(operations, options).catch(orLost);
            return () => send().catch(orLost);
          },
        }),
    close: () => Promise.resolve(),
  };
}
