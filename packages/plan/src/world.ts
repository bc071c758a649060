import { diagnostic } from '@vipbook/diagnostics';
import type {
  Facts,
  Host,
  HostRunOptions,
  Operation,
  OperationResult,
  Operations,
  ResultsOf,
} from '@vipbook/host';
import { looked, Overlay, statOfFact } from './overlay.ts';
import { projectAll } from './project.ts';

interface Known {
  /** As they were before the first step, and as the steps so far leave them. */
  readonly initial: Facts;
  readonly current: Facts;
}

/**
 * The hosts while a plan is made: their facts, with all that was planned so far carried out on them, on
 * paper. Nothing is ever changed on a real host from here; a host that is there may be asked.
 */
export class World {
  readonly #planned = new Map<string, Operation[]>();
  readonly #overlays = new Map<string, Overlay>();
  readonly #known = new Map<string, Known>();

  /** `snapshot`: its facts, when the host is not asked; `real`: the host, when it is. */
  open(name: string, from: { readonly snapshot: Facts } | { readonly real: Host }): Host {
    return new PlannedHost(this, name, from);
  }

  /** Plan that these happen. */
  carryOut(host: string, operations: readonly Operation[]): void {
    const before = this.#planned.get(host) ?? [];
    this.#planned.set(host, [...before, ...operations]);
    const overlay = this.overlay(host);
    for (const operation of operations) overlay.carryOut(operation);
    const known = this.#known.get(host);
    if (known !== undefined)
      this.#known.set(host, { ...known, current: projectAll(known.current, operations) });
  }

  overlay(host: string): Overlay {
    let overlay = this.#overlays.get(host);
    if (overlay === undefined) {
      overlay = new Overlay();
      this.#overlays.set(host, overlay);
    }
    return overlay;
  }

  isTouched(host: string): boolean {
    return (this.#planned.get(host)?.length ?? 0) > 0;
  }

  /** Facts as the host told them, to facts as they will be. */
  learn(host: string, told: Facts): Facts {
    const current = projectAll(told, this.#planned.get(host) ?? []);
    const known = this.#known.get(host);
    this.#known.set(host, { initial: known?.initial ?? told, current });
    return current;
  }

  /** Of every host whose facts were asked for. */
  initial(host: string): Facts | undefined {
    return this.#known.get(host)?.initial;
  }

  current(host: string): Facts | undefined {
    return this.#known.get(host)?.current;
  }

  hosts(): readonly string[] {
    return [...this.#known.keys()].sort();
  }
}

/** Looks that a real host answers for a plan: they change nothing. */
const harmless: ReadonlySet<Operation['do']> = new Set([
  'address.query',
  'arp.survey',
  'arp.whohas',
  'flow.count',
  'flow.opening',
  'neighbour.query',
  'file.read',
  'file.stat',
  'directory.list',
  'service.query',
  'command.run',
  'tcp.reach',
  'icmp.ping',
]);

/** A host while a plan is made. */
class PlannedHost implements Host {
  readonly name: string;
  readonly #world: World;
  readonly #from: { readonly snapshot: Facts } | { readonly real: Host };

  constructor(
    world: World,
    name: string,
    from: { readonly snapshot: Facts } | { readonly real: Host },
  ) {
    this.name = name;
    this.#world = world;
    this.#from = from;
  }

  async facts(options: { readonly signal?: AbortSignal } = {}): Promise<Facts> {
    const told = 'real' in this.#from ? await this.#from.real.facts(options) : this.#from.snapshot;
    return this.#world.learn(this.name, told);
  }

  async run<const O extends readonly Operation[]>(
    operations: O,
    options?: HostRunOptions,
  ): Promise<ResultsOf<O>> {
    const asked = operations.filter((operation) => this.#mustAsk(operation));
    const answers =
      'real' in this.#from && asked.length > 0
        ? ((await this.#from.real.run(asked, options)) as readonly OperationResult[])
        : [];
    const real = new Map(asked.map((operation, index) => [operation, answers[index]]));
    const results = operations.map((operation) => this.#answer(operation, real.get(operation)));
    return results as unknown as ResultsOf<O>;
  }

  async close(): Promise<void> {
    if ('real' in this.#from) await this.#from.real.close();
  }

  #mustAsk(operation: Operation): boolean {
    return 'real' in this.#from && harmless.has(operation.do);
  }

  #answer(operation: Operation, real: OperationResult | undefined): OperationResult {
    if (real !== undefined && real.status !== 'done') return real;
    const out = this.#out(operation, real?.out);
    return out === undefined ? this.#unknown(operation) : { status: 'done', out: out as never };
  }

  /** Undefined: it cannot be known. */
  #out(operation: Operation, real: unknown): Operations[Operation['do']]['out'] | undefined {
    const world = this.#world;
    const facts = world.current(this.name);
    switch (operation.do) {
      case 'file.probe':
        // Trying would touch the directory. Whether it can be written is found out when the plan is applied.
        return { writable: true };
      case 'arp.survey':
      case 'arp.whohas':
        // The wire knows nothing of what is only planned.
        return this.#anyTouched()
          ? undefined
          : (real as Operations[typeof operation.do]['out'] | undefined);
      case 'address.query':
        return facts === undefined
          ? undefined
          : { found: facts.addresses.filter((held) => held.address === operation.address) };
      case 'neighbour.query':
        return facts === undefined
          ? undefined
          : { found: facts.neighbours.filter((entry) => entry.address === operation.address) };
      case 'file.stat':
        return this.#stat(operation, real as Operations['file.stat']['out'] | undefined);
      case 'file.read':
        return this.#read(operation.path, real as Operations['file.read']['out'] | undefined);
      case 'service.query': {
        if (real === undefined) return undefined;
        const state = real as Operations['service.query']['out'];
        return { ...state, ...world.overlay(this.name).services.get(operation.name) };
      }
      default:
        return harmless.has(operation.do)
          ? (real as Operations[Operation['do']]['out'] | undefined)
          : refuse(operation);
    }
  }

  #anyTouched(): boolean {
    return this.#world.hosts().some((host) => this.#world.isTouched(host));
  }

  #stat(
    operation: Extract<Operation, { do: 'file.stat' }>,
    real: Operations['file.stat']['out'] | undefined,
  ): Operations['file.stat']['out'] | undefined {
    const planned = this.#world.overlay(this.name).stat(operation, real);
    if (planned !== undefined || real !== undefined) return planned ?? real;
    const file = this.#world.current(this.name)?.files[operation.path];
    if (file === undefined) return undefined;
    return { ...looked(operation, undefined), stat: statOfFact(operation, file) };
  }

  #read(
    path: string,
    real: Operations['file.read']['out'] | undefined,
  ): Operations['file.read']['out'] | undefined {
    const planned = this.#world.overlay(this.name).files.get(path);
    const fact = this.#world.current(this.name)?.files[path];
    if (planned === null) return { file: null };
    if (fact !== undefined) return { file: fact };
    const there = real?.file ?? null;
    if (planned === undefined) return real;
    const stat = this.#stat({ do: 'file.stat', path, digests: ['sha256'] }, undefined)?.stat;
    return {
      file: {
        path,
        content: planned.content,
        mode: planned.mode ?? there?.mode ?? 0o644,
        owner: planned.owner ?? there?.owner ?? 'root',
        group: planned.group ?? there?.group ?? 'root',
        sha256: stat?.digests.sha256 ?? '',
      },
    };
  }

  #unknown(operation: Operation): OperationResult {
    return {
      status: 'failed',
      error: diagnostic('PLN001', {
        message: `the snapshot of ${this.name} does not tell ${subjectOf(operation)}`,
        where: { host: this.name },
      }),
    };
  }
}

/** A module that changes something while it plans has a defect; no host shall suffer from it. */
function refuse(operation: Operation): never {
  throw new TypeError(`${operation.do} while planning`);
}

function subjectOf(operation: Operation): string {
  switch (operation.do) {
    case 'file.stat':
    case 'file.read':
    case 'directory.list':
      return `what is at ${operation.path}`;
    case 'service.query':
      return `how the service ${operation.name} is`;
    case 'command.run':
      return 'what a program would print there';
    case 'arp.survey':
      return `who answers for ${operation.addresses.join(', ')} on the wire`;
    case 'arp.whohas':
      return `who answers for ${operation.address} on the wire`;
    case 'flow.count':
      return `how many connections of ${operation.address} are open`;
    case 'tcp.reach':
      return `whether ${operation.address} answers on port ${String(operation.port)}`;
    case 'icmp.ping':
      return `whether ${operation.address} answers pings`;
    default:
      return `the answer to ${operation.do}`;
  }
}
