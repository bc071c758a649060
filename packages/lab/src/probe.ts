import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { isIP } from 'node:net';
import { createInterface } from 'node:readline';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { ProbeConfig, ProbeRecord } from './agents/probe.ts';
import { report, type NeighbourSegment, type ProbeReport } from './probe-report.ts';
import { probeProgram } from './raise/files.ts';

export interface ProbeOptions {
  /** Host of the lab that sends. */
  readonly from: string;
  /** IPv4 or IPv6 address that is probed. */
  readonly address: string;
  /** Requests a second, of each kind: 1 to 5000. Default: 1000. */
  readonly rate?: number;
  /** Default: true. */
  readonly icmp?: boolean;
  /** Through the chat server's UDP echo, which tells who answered. Default: false. */
  readonly udp?: boolean;
  /** Through the chat server. Default: no connections. */
  readonly tcp?: {
    /** Connections open all the time. Default: 0. */
    readonly connections?: number;
    /** Milliseconds between two messages on each. Default: 20. */
    readonly everyMs?: number;
    /** Milliseconds between two new connections. Default: 0, none. */
    readonly newEveryMs?: number;
  };
  /** Milliseconds without answer after which a request is lost. Default: 1000. */
  readonly timeoutMs?: number;
  /** Called twice a second with what was sent and answered until then. */
  readonly onProgress?: (sent: number, answered: number) => void;
}

/** What the prober needs of a lab. */
export interface ProbedLab {
  readonly chatPort: number;
  readonly hosts: readonly { readonly name: string; readonly mac: string }[];
  lostInCables(): string;
  spawn(
    host: string,
    argv: readonly string[],
    options: { stdio: ['pipe', 'pipe', 'pipe'] },
  ): ChildProcess;
}

function within(value: number, least: number, most: number, what: string): number {
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new VipbookError(
    diagnostic('LAB009', {
      message: `${String(value)} cannot be ${what}: ${String(least)} to ${String(most)} are allowed`,
    }),
  );
}

/**
 * Opens a ping socket (icmp(7)), which Node cannot, and becomes the agent with it. Such sockets are for the
 * groups of ping_group_range only, which is a setting of the host's own namespace and starts empty.
 */
const opener = `BEGIN { $^F = 255 }
use Socket;
if ($ARGV[0] ne 'no-icmp') {
  open(RANGE, '>', '/proc/sys/net/ipv4/ping_group_range') or die "ping_group_range: $!\\n";
  print RANGE '0 2147483647';
  close(RANGE);
  my ($family, $protocol) = $ARGV[0] eq 'icmpv6' ? (PF_INET6, 58) : (PF_INET, 1);
  socket(ICMP, $family, SOCK_DGRAM, $protocol) or die "no ping socket: $!\\n";
}
my $config = pop @ARGV;
my $fd = defined(fileno(ICMP)) ? fileno(ICMP) : -1;
$config =~ s/"icmpFd":-1/"icmpFd":$fd/;
shift @ARGV;
exec @ARGV, $config;
die "$ARGV[0]: $!\\n";
`;

/** A probe that runs. Made by \`Lab.probe\`. */
export class Prober {
  /**
   * Resolves once every kind of request was answered and every connection is open, or after 2 s.
   * Rejects with LAB010 when it could not start.
   */
  readonly ready: Promise<void>;
  readonly #agent: ChildProcess;
  readonly #monitor: ChildProcess | undefined;
  readonly #record: Promise<ProbeRecord>;
  readonly #options: ProbeOptions;
  readonly #address: string;
  readonly #mark = randomInt(2 ** 32);
  readonly #cables: () => string;
  readonly #timeoutMs: number;
  readonly #hostOf: ReadonlyMap<string, string>;
  readonly #seen: { at: number; line: string }[] = [];

  constructor(lab: ProbedLab, options: ProbeOptions) {
    this.#options = options;
    this.#timeoutMs = within(
      options.timeoutMs ?? 1000,
      10,
      60_000,
      'the time for an answer, in ms',
    );
    const family = isIP(options.address);
    if (family === 0) {
      throw new VipbookError(
        diagnostic('LAB009', { message: `"${options.address}" is not an IP address` }),
      );
    }
    // As the kernel writes it: the neighbour table is searched for it.
    this.#address =
      family === 4 ? options.address : new URL(`http://[${options.address}]`).hostname.slice(1, -1);
    this.#cables = () => lab.lostInCables();
    const config: ProbeConfig = {
      address: this.#address,
      mark: this.#mark,
      port: lab.chatPort,
      rate: within(options.rate ?? 1000, 1, 5000, 'a rate'),
      ...((options.icmp ?? true) ? { icmpFd: -1 } : {}),
      udp: options.udp ?? false,
      connections: within(options.tcp?.connections ?? 0, 0, 5000, 'a number of connections'),
      everyMs: within(options.tcp?.everyMs ?? 20, 1, 60_000, 'an interval, in ms'),
      newEveryMs: within(options.tcp?.newEveryMs ?? 0, 0, 60_000, 'an interval, in ms'),
      timeoutMs: this.#timeoutMs,
    };
    this.#hostOf = new Map(lab.hosts.map((host) => [host.mac, host.name]));
    const stdio: ['pipe', 'pipe', 'pipe'] = ['pipe', 'pipe', 'pipe'];
    this.#monitor = this.#watchNeighbour(lab, stdio);
    const kind = config.icmpFd === undefined ? 'no-icmp' : family === 4 ? 'icmp' : 'icmpv6';
    const argv = [
      'perl',
      '-e',
      opener,
      kind,
      process.execPath,
      probeProgram,
      JSON.stringify(config),
    ];
    this.#agent = lab.spawn(options.from, argv, { stdio });
    this.#agent.stdin?.on('error', () => undefined);
    let nowReady: () => void = () => undefined;
    const isReady = new Promise<void>((resolve) => {
      nowReady = resolve;
    });
    this.#record = this.#read(nowReady);
    this.ready = Promise.race([isReady, this.#record.then(() => undefined)]);
    // Whoever only calls stop() learns of a failure there.
    this.#record.catch(() => undefined);
    this.ready.catch(() => undefined);
  }

  /** Close the connections that are kept, as their users would, and go on with everything else. */
  hangUp(): void {
    this.#agent.stdin?.write('hang up\n');
  }

  /** Stop sending, wait for what is under way, and report. @throws VipbookError LAB010 */
  async stop(): Promise<ProbeReport> {
    this.#agent.stdin?.end();
    let record: ProbeRecord;
    try {
      record = await this.#record;
    } finally {
      this.#monitor?.kill('SIGKILL');
    }
    const { from, tcp } = this.#options;
    return report(record, {
      address: this.#address,
      from,
      timeoutMs: this.#timeoutMs,
      neighbours: this.#neighbours(record.startedAt),
      attempted: (tcp?.newEveryMs ?? 0) > 0,
      lostInCables: sequencesOf(this.#cables(), this.#mark),
    });
  }

  async #read(nowReady: () => void): Promise<ProbeRecord> {
    let complaints = '';
    let record: ProbeRecord | undefined;
    this.#agent.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const closed = new Promise<void>((resolve, reject) => {
      this.#agent.once('error', reject);
      this.#agent.once('close', () => {
        resolve();
      });
    });
    if (this.#agent.stdout !== null) {
      for await (const line of createInterface({ input: this.#agent.stdout })) {
        const [word, sent, answered] = line.split(' ');
        if (line.startsWith('{')) record = JSON.parse(line) as ProbeRecord;
        else if (word === 'ready') nowReady();
        else if (word === 'progress') this.#options.onProgress?.(Number(sent), Number(answered));
      }
    }
    await closed;
    if (record !== undefined) return record;
    const why = complaints.trim() === '' ? 'it was killed' : complaints.trim();
    const { from } = this.#options;
    throw new VipbookError(
      diagnostic('LAB010', {
        message: `the probe from ${from} ended: ${why}`,
        where: { host: from },
      }),
    );
  }

  /** The table as it is, then every change. `ip monitor` alone would not tell the beginning. */
  #watchNeighbour(lab: ProbedLab, stdio: ['pipe', 'pipe', 'pipe']): ChildProcess {
    const script = 'ip neigh show to "$0"; exec ip monitor neigh';
    const monitor = lab.spawn(this.#options.from, ['sh', '-c', script, this.#address], { stdio });
    monitor.on('error', () => undefined);
    if (monitor.stdout !== null) {
      createInterface({ input: monitor.stdout }).on('line', (line) => {
        this.#seen.push({ at: Date.now(), line });
      });
    }
    return monitor;
  }

  #neighbours(startedAt: number): NeighbourSegment[] {
    const found: NeighbourSegment[] = [];
    for (const { at, line } of this.#seen) {
      const one = parseNeighbour(line, this.#address);
      if (one === undefined) continue;
      const host = one.mac === undefined ? undefined : this.#hostOf.get(one.mac);
      const atMs = Math.max(0, at - startedAt);
      const last = found.at(-1);
      if (last?.mac === one.mac && last?.state === one.state) continue;
      found.push({ atMs, ...one, ...(host === undefined ? {} : { host }) });
    }
    return found;
  }
}

/** The requests with this mark, of the relays' lines `MARK SEQUENCE`. */
function sequencesOf(lines: string, mark: number): ReadonlySet<number> {
  const start = `${String(mark)} `;
  const mine = lines.split('\n').filter((line) => line.startsWith(start));
  return new Set(mine.map((line) => Number(line.slice(start.length))));
}

/** One line of `ip neigh` or `ip monitor neigh`, when it is about `address`. */
export function parseNeighbour(
  line: string,
  address: string,
): { readonly mac?: string; readonly state: string } | undefined {
  const words = line.trim().split(/\s+/);
  const deleted = words[0] === 'Deleted';
  if (deleted) words.shift();
  if (words[0] !== address) return undefined;
  const at = words.indexOf('lladdr');
  const mac = at < 0 ? undefined : words[at + 1];
  const state = deleted ? 'DELETED' : (words.at(-1) ?? '');
  return deleted || mac === undefined ? { state } : { mac, state };
}
