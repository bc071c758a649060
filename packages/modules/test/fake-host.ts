import { createHash } from 'node:crypto';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type {
  AddressFact,
  CommandOutput,
  Facts,
  Host,
  HostFile,
  HeldAddress,
  HostRunOptions,
  NeighbourEntry,
  Operation,
  OperationOf,
  OperationResult,
  ResultsOf,
  ServiceState,
} from '@vipbook/host';

/** What a scripted command does; a text is its output, with status 0. */
export type Answer = string | { status?: number; stdout?: string; stderr?: string };

export interface FakeHostInit {
  readonly name: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly addresses?: readonly Partial<AddressFact>[];
  readonly neighbours?: readonly NeighbourEntry[];
  readonly services?: Readonly<Record<string, Partial<ServiceState>>>;
  /** `true` and `false` are always there; anything else unscripted answers 127. */
  command?(line: string, operation: OperationOf<'command.run'>): Answer | undefined;
  reach?(address: string, port: number): boolean;
  pings?(address: string): boolean;
  whohas?(address: string): readonly string[];
  acknowledges?(address: string): boolean;
  /** Called before every round trip: latency, or a lost connection. */
  before?(): Promise<void> | void;
}

/** A host in memory, as far as modules and the engine need one: it keeps files, addresses, services and what was done. */
export class FakeHost implements Host {
  readonly name: string;
  readonly files = new Map<string, HostFile>();
  readonly services = new Map<string, ServiceState>();
  addresses: AddressFact[];
  neighbours: NeighbourEntry[];
  /** Every operation that was tried, in order. */
  readonly done: Operation[] = [];
  roundTrips = 0;
  closed = false;
  readonly #init: FakeHostInit;

  constructor(init: FakeHostInit) {
    this.name = init.name;
    this.#init = init;
    for (const [path, text] of Object.entries(init.files ?? {}))
      this.files.set(path, hostFile(path, Buffer.from(text)));
    this.addresses = (init.addresses ?? []).map(addressFact);
    this.neighbours = [...(init.neighbours ?? [])];
    for (const [name, state] of Object.entries(init.services ?? {}))
      this.services.set(name, {
        manager: 'systemd',
        known: true,
        active: false,
        enabled: false,
        ...state,
      });
  }

  /** Command lines that were run, in order. */
  get commands(): string[] {
    return this.done.flatMap((each) => (each.do === 'command.run' ? [lineOf(each)] : []));
  }

  text(path: string): string | undefined {
    const file = this.files.get(path);
    return file === undefined ? undefined : Buffer.from(file.content).toString('utf8');
  }

  async facts(): Promise<Facts> {
    this.roundTrips += 1;
    await this.#init.before?.();
    return this.currentFacts();
  }

  currentFacts(): Facts {
    const devices = [...new Set(['lo', 'eth0', ...this.addresses.map((each) => each.device)])];
    return {
      host: this.name,
      hostname: this.name,
      bootId: 'boot',
      kernel: '6.1.0',
      os: { id: 'debian', version: '12', name: 'Debian GNU/Linux 12' },
      user: { name: 'root', uid: 0 },
      init: 'systemd',
      links: devices.map((name, index) => ({
        index: index + 1,
        name,
        mac: name === 'lo' ? '00:00:00:00:00:00' : `02:00:00:00:00:0${index}`,
        mtu: 1500,
        up: true,
        carrier: true,
      })),
      addresses: this.addresses,
      routes: [{ family: 4, destination: 'default', gateway: '192.168.1.1', device: 'eth0' }],
      neighbours: this.neighbours,
      files: Object.fromEntries(
        [...this.files].filter(([path]) => path.startsWith('/etc/network/')),
      ),
      ifstate: {},
      managers: { eth0: 'ifupdown' },
      ifupdown: { flavour: 'ifupdown', version: '0.8.41' },
      tools: {},
      arping: 'iputils',
      sysctls: {},
      listening: [],
    } as unknown as Facts;
  }

  async run<const O extends readonly Operation[]>(
    operations: O,
    options: HostRunOptions = {},
  ): Promise<ResultsOf<O>> {
    this.roundTrips += 1;
    await this.#init.before?.();
    let failed = false;
    const results = operations.map((operation): OperationResult => {
      if (failed && options.keepGoing !== true) return { status: 'skipped' };
      this.done.push(operation);
      try {
        return { status: 'done', out: this.#do(operation) } as OperationResult;
      } catch (error) {
        if (!(error instanceof VipbookError)) throw error;
        failed = true;
        return { status: 'failed', error: error.diagnostics[0]! };
      }
    });
    return results as unknown as ResultsOf<O>;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  #do(operation: Operation): unknown {
    switch (operation.do) {
      case 'address.query':
        return {
          found: this.addresses.filter(
            (each) => each.address === operation.address,
          ) as HeldAddress[],
        };
      case 'address.add': {
        const { device, address, prefix, label } = operation;
        if (this.addresses.some((each) => each.address === address)) return { changed: false };
        this.addresses.push(addressFact({ device, address, prefix, ...(label && { label }) }));
        return { changed: true };
      }
      case 'address.delete': {
        const before = this.addresses.length;
        this.addresses = this.addresses.filter((each) => each.address !== operation.address);
        return { changed: before !== this.addresses.length };
      }
      case 'arp.announce':
        return { started: true };
      case 'arp.direct': {
        const acknowledges = (target: string): boolean => this.#init.acknowledges?.(target) ?? true;
        return {
          acknowledged: operation.targets.filter(acknowledges),
          silent: operation.targets.filter((target) => !acknowledges(target)),
        };
      }
      case 'arp.whohas':
        return { macs: this.#init.whohas?.(operation.address) ?? [] };
      case 'arp.survey':
        return {
          answers: operation.addresses.map((address) => ({
            address,
            macs: this.#init.whohas?.(address) ?? [],
          })),
        };
      case 'neighbour.query':
        return { found: this.neighbours.filter((each) => each.address === operation.address) };
      case 'neighbour.flush': {
        const gone = this.neighbours.filter((each) => each.address === operation.address);
        this.neighbours = this.neighbours.filter((each) => each.address !== operation.address);
        return { flushed: gone.length, permanent: [] };
      }
      case 'file.read':
        return { file: this.files.get(operation.path) ?? null };
      case 'file.write':
        return this.#write(operation);
      case 'file.remove':
        return { changed: this.files.delete(operation.path) };
      case 'service.query':
        return (
          this.services.get(operation.name) ?? {
            manager: 'systemd',
            known: false,
            active: false,
            enabled: false,
          }
        );
      case 'service.set':
        return this.#setService(operation);
      case 'tcp.reach': {
        const reached = this.#init.reach?.(operation.address, operation.port) ?? false;
        return { reached, detail: reached ? 'open' : 'closed' };
      }
      case 'icmp.ping':
        return {
          sent: operation.count,
          received: (this.#init.pings?.(operation.address) ?? false) ? operation.count : 0,
        };
      case 'command.run':
        return this.#command(operation);
      default:
        throw new Error(`the fake host has no ${operation.do}`);
    }
  }

  #write(operation: OperationOf<'file.write'>): { changed: boolean } {
    const { path, content, expect, mode } = operation;
    const before = this.files.get(path);
    const now = before?.sha256 ?? 'absent';
    if (expect !== undefined && expect !== now)
      throw new VipbookError(diagnostic('HST004', { message: `${path} changed meanwhile` }));
    const after = hostFile(path, content, mode ?? before?.mode ?? 0o644);
    this.files.set(path, after);
    return { changed: after.sha256 !== before?.sha256 };
  }

  #setService({ name, action }: OperationOf<'service.set'>): CommandOutput {
    const state = this.services.get(name);
    if (state === undefined) return output({ status: 5, stderr: `Unit ${name} not found.` });
    const answer = this.#init.command?.(`service ${name} ${action}`, undefined as never);
    const out = output(answer ?? '');
    if (out.exitStatus !== 0) return out;
    const active = { start: true, restart: true, reload: state.active, stop: false } as const;
    const enabled = { enable: true, disable: false } as const;
    const masked = { mask: true, unmask: false } as const;
    this.services.set(name, {
      ...state,
      active: action in active ? active[action as keyof typeof active] : state.active,
      enabled: action in enabled ? enabled[action as keyof typeof enabled] : state.enabled,
      masked: action in masked ? masked[action as keyof typeof masked] : (state.masked ?? false),
    });
    return out;
  }

  #command(operation: OperationOf<'command.run'>): CommandOutput {
    const line = lineOf(operation);
    const answer = this.#init.command?.(line, operation) ?? this.#usual(operation);
    return output(answer ?? { status: 127, stderr: `${line}: not found` });
  }

  #usual({ command }: OperationOf<'command.run'>): Answer | undefined {
    if ('shell' in command) return undefined;
    const [program, ...words] = command.argv;
    if (program === 'true') return '';
    if (program === 'false') return { status: 1 };
    if (program === 'echo') return `${words.join(' ')}\n`;
    if (program === 'test' && words[0] === '-e')
      return { status: this.files.has(words[1] ?? '') ? 0 : 1 };
    // The look for `creates` and `removes`.
    if (program === 'sh' && words[0] === '-c' && words[1]?.startsWith('IFS='))
      return { status: this.files.has(words[3] ?? '') ? 0 : 1 };
    return undefined;
  }
}

function lineOf({ command }: OperationOf<'command.run'>): string {
  return 'argv' in command ? command.argv.join(' ') : command.shell;
}

function output(answer: Answer): CommandOutput {
  const {
    status = 0,
    stdout = '',
    stderr = '',
  } = typeof answer === 'string' ? { stdout: answer } : answer;
  return { exitStatus: status, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) };
}

function hostFile(path: string, content: Uint8Array, mode = 0o644): HostFile {
  return {
    path,
    content,
    mode,
    owner: 'root',
    group: 'root',
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

function addressFact(given: Partial<AddressFact>): AddressFact {
  return {
    device: 'eth0',
    address: '192.168.1.50',
    prefix: 24,
    lifetime: 'forever',
    preferred: 'forever',
    family: 4,
    scope: 'global',
    secondary: false,
    flags: [],
    ...given,
  };
}

/** A connection that is gone, as the transport would say it. */
export function lostConnection(host: string): VipbookError {
  return new VipbookError(
    diagnostic('SSH001', { message: `${host} cannot be reached`, where: { host } }),
  );
}
