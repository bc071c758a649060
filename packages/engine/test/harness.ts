import { loadInventory, type Inventory } from '@vipbook/inventory';
import { nodePlaybookIo, parsePlaybook, type Playbook } from '@vipbook/playbook';
import {
  runPlaybook,
  type ConnectRequest,
  type EngineOptions,
  type Recap,
  type RunEvent,
  type RunExtras,
  type RunServices,
  type TaskResultEvent,
} from '@vipbook/engine';
import { FakeHost, lostConnection, type FakeHostInit } from '../../modules/test/fake-host.ts';

export interface Trial {
  readonly inventory?: string;
  readonly hosts?: Readonly<Record<string, Omit<FakeHostInit, 'name'>>>;
  /** Names whose connection fails. */
  readonly unreachable?: readonly string[];
  readonly options?: Partial<EngineOptions>;
  readonly services?: Partial<RunServices>;
  /** Beside what is on the disk. */
  readonly files?: Readonly<Record<string, string>>;
  readonly extras?: RunExtras;
  /** Instead of the text. */
  readonly playbook?: Playbook;
  onEvent?(event: RunEvent): void;
}

export interface Told {
  readonly events: readonly RunEvent[];
  readonly exitCode: number;
  readonly recap: Readonly<Record<string, Recap>>;
  readonly hosts: ReadonlyMap<string, FakeHost>;
  readonly connects: readonly ConnectRequest[];
  /** Milliseconds slept, in order; nothing really waits. */
  readonly slept: readonly number[];
  results(task?: string): readonly TaskResultEvent[];
  /** `task host status`, in the order of the events. */
  lines(): readonly string[];
  codes(): readonly string[];
}

export async function inventoryOf(text: string): Promise<Inventory> {
  const bytes = new TextEncoder().encode(text);
  const isIt = (name: string): boolean => name.endsWith('hosts.ini');
  const io = {
    readFile: (name: string) => Promise.resolve(isIt(name) ? bytes : undefined),
    readFileSync: (name: string) => (isIt(name) ? bytes : undefined),
    readDirectory: () => Promise.resolve(undefined),
    isExecutable: () => Promise.resolve(false),
    isDirectory: () => Promise.resolve(false),
    runScript: () => Promise.reject(new Error('no scripts here')),
  };
  return loadInventory(['/inv/hosts.ini'], io);
}

/** Run a playbook on hosts in memory, with a clock that only sleeping moves. */
export async function play(yaml: string, trial: Trial = {}): Promise<Told> {
  const inventory = await inventoryOf(trial.inventory ?? 'old\nnew\n');
  const hosts = new Map<string, FakeHost>();
  const events: RunEvent[] = [];
  const connects: ConnectRequest[] = [];
  const slept: number[] = [];
  let now = Date.UTC(2026, 0, 1);
  const services: RunServices = {
    connect: async (request) => {
      connects.push(request);
      if (trial.unreachable?.includes(request.host) === true) throw lostConnection(request.host);
      let host = hosts.get(request.host);
      if (host === undefined) {
        host = new FakeHost({ name: request.host, ...trial.hosts?.[request.host] });
        hosts.set(request.host, host);
      }
      return host;
    },
    emit: (event) => {
      events.push(event);
      trial.onEvent?.(event);
    },
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      await Promise.resolve();
    },
    files: {
      readFile: async (path, most) => {
        const text = trial.files?.[path];
        return text === undefined
          ? nodePlaybookIo().readFile(path, most)
          : new TextEncoder().encode(text);
      },
    },
    ...trial.services,
  };
  const { exitCode, recap } = await runPlaybook(
    trial.playbook ?? parsePlaybook('/plays/play.yml', yaml),
    inventory,
    { run: 'test', ...trial.options },
    services,
    trial.extras,
  );
  const results = (task?: string): readonly TaskResultEvent[] =>
    events.filter(
      (event): event is TaskResultEvent =>
        event.event === 'task-result' && (task === undefined || event.task === task),
    );
  return {
    events,
    exitCode,
    recap,
    hosts,
    connects,
    slept,
    results,
    lines: () =>
      results().map(
        ({ task, host, status, item, ignored }) =>
          `${task} ${host} ${status}${item === undefined ? '' : ` ${JSON.stringify(item)}`}${ignored ? ' ignored' : ''}`,
      ),
    codes: () =>
      events.flatMap((event) =>
        event.event === 'error' || event.event === 'warning'
          ? [event.finding.code]
          : event.event === 'task-result' && event.error !== undefined
            ? [event.error.code]
            : [],
      ),
  };
}

/** `ok=1 changed=0 …` without the zeroes, by host. */
export function counts(told: Told): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(told.recap).map(([host, recap]) => [
      host,
      Object.entries(recap)
        .filter(([, count]) => count > 0)
        .map(([name, count]) => `${name}=${count}`)
        .join(' '),
    ]),
  );
}
