import { createHash } from 'node:crypto';
import { diagnostic, Secret, VipbookError } from '@vipbook/diagnostics';
import {
  openSimulatedHost,
  probeSimulated,
  SimulatedLan,
  VirtualClock,
  type Facts,
  type Host,
  type MachineDescription,
  type Operation,
} from '@vipbook/host';
import {
  applyPlan,
  planPlaybook,
  type Applied,
  type Planned,
  type PlanInputs,
  type RunEvent,
  type RunServices,
} from '@vipbook/engine';
import {
  readSnapshot,
  Scrubber,
  snapshotOf,
  snapshotText,
  type Plan,
  type Policies,
} from '@vipbook/plan';
import { parsePlaybook } from '@vipbook/playbook';
import { chatLan, vip } from '../../vip/test/chat-world.ts';
import { inventoryOf } from './harness.ts';

export { chatLan, vip };

export const chatInventory = `old ansible_host=192.168.1.50
new ansible_host=192.168.1.51
client ansible_host=192.168.1.20

[chat]
old
new
`;

export const moveChat = `- name: chat moves to the new host
  hosts: chat
  tasks:
    - name: the address moves
      vip:
        address: 192.168.1.60
        from: old
        to: new
`;

export interface Lan {
  readonly lan: SimulatedLan;
  readonly clock: VirtualClock;
  /** Operations that each host was asked for, in order. */
  readonly asked: readonly { readonly host: string; readonly operation: Operation }[];
  connect(name: string): Host;
}

export function openLan(
  machines: readonly MachineDescription[] = chatLan(),
  alter: (facts: Facts) => Facts = (facts) => facts,
): Lan {
  const clock = new VirtualClock();
  const lan = new SimulatedLan(clock, [...machines]);
  const asked: { host: string; operation: Operation }[] = [];
  return {
    lan,
    clock,
    asked,
    connect: (name) => {
      const host = openSimulatedHost(lan, name);
      return {
        ...host,
        name,
        facts: async (options) => alter(await host.facts(options)),
        run: (operations, options) => {
          for (const operation of operations) asked.push({ host: name, operation });
          return host.run(operations, options);
        },
        close: () => host.close(),
      };
    },
  };
}

export interface PlanTrial {
  readonly playbook?: string;
  readonly inventory?: string;
  readonly lan?: Lan;
  /** Plan from these facts instead of asking. */
  readonly snapshots?: ReadonlyMap<string, Facts>;
  readonly policies?: Policies;
  readonly key?: string;
  readonly version?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Facts of all hosts, through the file that would be committed. */
export async function snapshots(
  { connect, clock, lan }: Lan,
  names: readonly string[] = ['old', 'new', 'client'],
): Promise<ReadonlyMap<string, Facts>> {
  const result = new Map<string, Facts>();
  // Somebody has spoken with the address: caches hold it, as they do where people work.
  const probe = probeSimulated(lan, 'client', vip, 100);
  await clock.run(clock.sleep(50));
  probe.stop();
  for (const name of names) {
    const facts = await clock.run(connect(name).facts());
    const text = snapshotText(snapshotOf(facts, Date.UTC(2026, 0, 1), new Scrubber()));
    result.set(name, readSnapshot(text, `facts/${name}.json`).facts);
  }
  return result;
}

const playbookFile = '/project/playbooks/move-chat.yml';

export async function planned(trial: PlanTrial = {}): Promise<Planned> {
  const lan = trial.lan ?? openLan();
  const inventory = await inventoryOf(trial.inventory ?? chatInventory);
  return lan.clock.run(
    planPlaybook(
      parsePlaybook(playbookFile, trial.playbook ?? moveChat),
      inventory,
      { run: 'test', ...trial.options },
      services(lan, () => undefined),
      planInputs(trial),
    ),
  );
}

export interface AppliedTrial extends Applied {
  readonly events: readonly RunEvent[];
  readonly lan: Lan;
  /** How often a plan was marked as used. */
  readonly begun: number;
}

/** Apply a plan to a LAN that may not be the one it was made on. */
export async function applied(
  approved: Plan,
  trial: PlanTrial & {
    readonly approve?: boolean;
    readonly used?: boolean;
    readonly justMade?: boolean;
  } = {},
): Promise<AppliedTrial> {
  const lan = trial.lan ?? openLan();
  const inventory = await inventoryOf(trial.inventory ?? chatInventory);
  const events: RunEvent[] = [];
  let begun = 0;
  const result = await lan.clock.run(
    applyPlan(
      parsePlaybook(playbookFile, trial.playbook ?? moveChat),
      inventory,
      { run: 'test', ...trial.options },
      services(lan, (event) => events.push(event)),
      {
        ...planInputs(trial),
        approved,
        approve: trial.approve === true,
        ...(trial.justMade === true ? { justMade: true } : {}),
        begin: () => {
          begun += 1;
          if (trial.used === true)
            throw new VipbookError(diagnostic('PLN017', { message: 'it was used' }));
        },
      },
    ),
  );
  return { ...result, events, lan, begun };
}

function planInputs(trial: PlanTrial): PlanInputs {
  const text = trial.playbook ?? moveChat;
  const { snapshots: saved } = trial;
  return {
    version: trial.version ?? '0.1.0',
    invocation: {
      playbook: 'playbooks/move-chat.yml',
      inventory: ['inventory'],
      snapshot: saved === undefined ? null : 'facts',
      extraVariables: [],
    },
    files: () => [
      {
        kind: 'playbook',
        path: 'playbooks/move-chat.yml',
        sha256: createHash('sha256').update(text).digest('hex'),
      },
    ],
    policies: trial.policies ?? {},
    ...(trial.key === undefined ? {} : { key: new Secret(trial.key) }),
    relative: (file) => file.replace('/project/', ''),
    ...(saved === undefined
      ? {}
      : {
          snapshot: (host: string) => {
            const facts = saved.get(host);
            return facts === undefined
              ? undefined
              : {
                  facts,
                  file: `facts/${host}.json`,
                  digest: 'a'.repeat(64),
                  gatheredAt: '2026-01-01T00:00:00.000Z',
                };
          },
        }),
  };
}

export function services(lan: Lan, emit: (event: RunEvent) => void): RunServices {
  return {
    connect: async (request) => lan.connect(request.host),
    emit,
    now: () => lan.clock.now(),
    sleep: (milliseconds) => lan.clock.sleep(milliseconds),
  };
}
