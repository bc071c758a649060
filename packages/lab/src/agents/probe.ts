import type { Socket } from 'node:dgram';

/** What the agent is asked to do; its only argument, as JSON. */
export interface ProbeConfig {
  readonly address: string;
  /** Chat server's port, for UDP and TCP. */
  readonly port: number;
  /** ICMP and UDP requests a second, each. */
  readonly rate: number;
  /** File descriptor of a ping socket (icmp(7)), or undefined for no ICMP. */
  readonly icmpFd?: number;
  readonly udp: boolean;
  readonly connections: number;
  /** Milliseconds between two messages on one connection. */
  readonly everyMs: number;
  /** Milliseconds between two new connections; 0: none. */
  readonly newEveryMs: number;
  /** Milliseconds after which a request counts as lost and a connection as broken. */
  readonly timeoutMs: number;
  /** In each echo, after its number: 32 bits by which this probe's are told from another's. */
  readonly mark: number;
}

/** Times are milliseconds after the start. Arrays of numbers are base64 of little-endian doubles. */
export interface ProbeRecord {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** The longest time in which the agent itself did not run. */
  readonly longestStallMs: number;
  readonly icmp?: StreamRecord;
  readonly udp?: StreamRecord;
  readonly connections: readonly ConnectionRecord[];
  readonly attempts: readonly AttemptRecord[];
}

/** One entry for each request, in the order of sending; answers are -1 where none came in time. */
export interface StreamRecord {
  readonly sent: string;
  readonly answered: string;
  /** Who answered, as index into \`names\`; the same length. Only where answers tell. */
  readonly by?: string;
  readonly names?: readonly string[];
}

export interface ConnectionRecord {
  readonly peer: string;
  readonly messages: number;
  readonly longestPauseMs: number;
  /** At the end still unanswered, for this long. */
  readonly silentMs: number;
  readonly brokenAtMs?: number;
  readonly why?: string;
}

export interface AttemptRecord {
  readonly atMs: number;
  /** `ok`, `refused`, `timeout` or an error code of the system. */
  readonly result: string;
  /** Milliseconds until the greeting was there. */
  readonly tookMs: number;
  readonly peer?: string;
}

/**
 * Sends requests at a fixed rate and keeps connections (until it hears anything), until its standard input ends; then
 * waits for what is still under way and prints a ProbeRecord. Lines before that: `ready`, then `progress SENT ANSWERED`.
 *
 * Runs as a program of its own inside a host: `agentText` takes its text, so it refers to nothing outside.
 * One process for everything, with one clock, that sleeps between sends: `ping -i 0.001` spins and takes a
 * whole processor. Requests that fell due while the process could not run are sent later, ten at a time;
 * what is older is never sent, so that a stall neither floods a queue nor counts as a loss.
 */
export function probe(): void {
  const net = process.getBuiltinModule('node:net');
  const dgram = process.getBuiltinModule('node:dgram');
  const config = JSON.parse(process.argv[2] ?? '') as ProbeConfig;
  const ipv6 = net.isIPv6(config.address);
  const udpType = ipv6 ? 'udp6' : 'udp4';
  // Echo request and reply: RFC 792, RFC 4443 section 4.
  const [echoRequest, echoReply] = ipv6 ? [128, 129] : [8, 0];
  const zero = performance.now();
  const startedAt = Date.now();
  const now = (): number => performance.now() - zero;
  let stopping = false;
  let longestStallMs = 0;

  const doubles = (values: readonly number[]): string =>
    Buffer.from(Float64Array.from(values).buffer).toString('base64');

  interface Stream {
    readonly sent: number[];
    readonly answered: number[];
    readonly by: number[];
    send(sequence: number): void;
    close(): void;
  }
  const names: string[] = [];
  const indexOf = (name: string): number => {
    const index = names.indexOf(name);
    return index >= 0 ? index : names.push(name) - 1;
  };
  const settle = (stream: Stream, sequence: number, by: number): void => {
    const sentAt = stream.sent[sequence];
    // A second answer to one request (both hosts hold the address) does not replace the first.
    if (sentAt === undefined || stream.answered[sequence] !== -1) return;
    const at = now();
    if (at - sentAt > config.timeoutMs) return;
    stream.answered[sequence] = at;
    stream.by[sequence] = by;
  };
  const buffers = (socket: Socket): void => {
    socket.setRecvBufferSize(4 << 20);
    socket.setSendBufferSize(4 << 20);
  };

  const openIcmp = (fd: number): Stream => {
    const socket = dgram.createSocket(udpType);
    const stream: Stream = {
      sent: [],
      answered: [],
      by: [],
      send: (sequence) => {
        // Identifier and checksum are the kernel's business. The 16 bits of the header wrap within a
        // minute, so the whole number goes in the data.
        const packet = Buffer.alloc(56);
        packet[0] = echoRequest;
        packet.writeUInt16BE(sequence % 65536, 6);
        packet.writeUInt32BE(sequence, 8);
        packet.writeUInt32BE(config.mark, 12);
        socket.send(packet, 1, config.address, () => undefined);
      },
      close: () => socket.close(),
    };
    socket.on('message', (packet) => {
      if (packet[0] === echoReply && packet.length >= 12) settle(stream, packet.readUInt32BE(8), 0);
    });
    socket.on('error', () => undefined);
    // Node takes a ping socket for a UDP one: both are datagram sockets of the internet family.
    socket.bind({ fd }, () => {
      buffers(socket);
    });
    return stream;
  };

  const openUdp = (): Stream => {
    const socket = dgram.createSocket(udpType);
    const stream: Stream = {
      sent: [],
      answered: [],
      by: [],
      send: (sequence) => {
        socket.send(`${String(sequence)} probe`, config.port, config.address, () => undefined);
      },
      close: () => socket.close(),
    };
    socket.on('message', (packet) => {
      const [name = '', sequence] = packet.toString('latin1').split(' ');
      settle(stream, Number(sequence), indexOf(name));
    });
    socket.on('error', () => undefined);
    socket.bind(0, () => {
      buffers(socket);
    });
    return stream;
  };

  const icmp = config.icmpFd === undefined ? undefined : openIcmp(config.icmpFd);
  const udp = config.udp ? openUdp() : undefined;
  const streams = [icmp, udp].filter((stream) => stream !== undefined);

  const period = 1000 / config.rate;
  let due = 0;
  let sequence = 0;
  let lastTick = 0;
  const tick = (): void => {
    if (stopping) return;
    const at = now();
    longestStallMs = Math.max(longestStallMs, at - lastTick);
    lastTick = at;
    const most = Math.max(10, Math.ceil(10 / period));
    if (due < at - most * period) due = at - most * period;
    while (due <= at) {
      for (const stream of streams) {
        stream.sent[sequence] = now();
        stream.answered[sequence] = -1;
        stream.by[sequence] = -1;
        stream.send(sequence);
      }
      sequence += 1;
      due += period;
    }
    setTimeout(tick, Math.max(1, Math.floor(due - now())));
  };

  interface Kept {
    peer: string;
    messages: number;
    longestPauseMs: number;
    brokenAtMs?: number;
    why?: string;
    readonly waiting: number[];
    stop(): void;
    /** Say no more, hear what is under way, and close. */
    hangUp(): void;
  }
  const keep = (offsetMs: number): Kept => {
    const kept: Kept = {
      peer: '',
      messages: 0,
      longestPauseMs: 0,
      waiting: [],
      stop: () => undefined,
      hangUp: () => undefined,
    };
    let hungUp = false;
    const socket = net.connect({ host: config.address, port: config.port, noDelay: true });
    let timer: NodeJS.Timeout | undefined;
    let text = '';
    const broken = (why: string): void => {
      clearInterval(timer);
      if (stopping || hungUp || kept.brokenAtMs !== undefined) return;
      kept.brokenAtMs = now();
      kept.why = why;
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      let end: number;
      while ((end = text.indexOf('\n')) >= 0) {
        const line = text.slice(0, end);
        text = text.slice(end + 1);
        if (kept.peer === '') {
          kept.peer = line;
        } else {
          const pause = now() - (kept.waiting.shift() ?? now());
          kept.messages += 1;
          kept.longestPauseMs = Math.max(kept.longestPauseMs, pause);
        }
      }
    });
    socket.on('connect', () => {
      setTimeout(() => {
        timer = setInterval(() => {
          if (stopping || kept.brokenAtMs !== undefined) return;
          kept.waiting.push(now());
          socket.write('x\n');
        }, config.everyMs);
      }, offsetMs);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      broken(error.code ?? error.message);
    });
    socket.on('close', () => {
      broken('closed');
    });
    kept.stop = () => {
      clearInterval(timer);
      socket.destroy();
    };
    kept.hangUp = () => {
      clearInterval(timer);
      const since = now();
      const wait = setInterval(() => {
        if (kept.waiting.length > 0 && now() - since <= config.timeoutMs) return;
        clearInterval(wait);
        hungUp = true;
        socket.end();
      }, 10);
    };
    return kept;
  };
  const kept: Kept[] = [];
  for (let index = 0; index < config.connections; index += 1) {
    kept.push(keep((index * config.everyMs) / config.connections));
  }

  const attempts: AttemptRecord[] = [];
  let openAttempts = 0;
  const attempt = (): void => {
    const atMs = now();
    const socket = net.connect({ host: config.address, port: config.port });
    let done = false;
    openAttempts += 1;
    const finish = (result: string, peer?: string): void => {
      if (done) return;
      done = true;
      openAttempts -= 1;
      clearTimeout(timer);
      socket.destroy();
      attempts.push({
        atMs,
        result,
        tookMs: now() - atMs,
        ...(peer === undefined ? {} : { peer }),
      });
    };
    const timer = setTimeout(() => {
      finish('timeout');
    }, config.timeoutMs);
    socket.on('data', (chunk) => {
      finish('ok', chunk.toString('latin1').trim());
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      finish(error.code === 'ECONNREFUSED' ? 'refused' : (error.code ?? 'error'));
    });
    socket.on('close', () => {
      finish('closed');
    });
  };
  const attemptTimer = config.newEveryMs > 0 ? setInterval(attempt, config.newEveryMs) : undefined;

  const count = (values: readonly number[]): number => {
    let found = 0;
    for (const value of values) if (value !== -1) found += 1;
    return found;
  };
  const progress = setInterval(() => {
    const stream = icmp ?? udp;
    if (stream === undefined) return;
    process.stdout.write(
      `progress ${String(stream.sent.length)} ${String(count(stream.answered))}\n`,
    );
  }, 500);

  const streamRecord = (stream: Stream): StreamRecord => ({
    sent: doubles(stream.sent),
    answered: doubles(stream.answered),
  });
  const finish = (durationMs: number): void => {
    clearInterval(progress);
    const connections = kept.map((one): ConnectionRecord => {
      one.stop();
      return {
        peer: one.peer,
        messages: one.messages,
        longestPauseMs: one.longestPauseMs,
        silentMs: one.waiting[0] === undefined ? 0 : now() - one.waiting[0],
        ...(one.brokenAtMs === undefined ? {} : { brokenAtMs: one.brokenAtMs }),
        ...(one.why === undefined ? {} : { why: one.why }),
      };
    });
    for (const stream of streams) stream.close();
    const record: ProbeRecord = {
      startedAt,
      durationMs,
      longestStallMs,
      ...(icmp === undefined ? {} : { icmp: streamRecord(icmp) }),
      ...(udp === undefined ? {} : { udp: { ...streamRecord(udp), by: doubles(udp.by), names } }),
      connections,
      attempts,
    };
    process.stdout.write(`${JSON.stringify(record)}\n`, () => process.exit(0));
  };
  // What was sent last gets its whole time; but when all has come, there is nothing to wait for.
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    clearInterval(attemptTimer);
    const stoppedAt = now();
    const settled = (): boolean =>
      openAttempts === 0 &&
      kept.every((one) => one.brokenAtMs !== undefined || one.waiting.length === 0) &&
      streams.every((stream) => {
        for (let index = stream.sent.length - 1; index >= 0; index -= 1) {
          if ((stream.sent[index] ?? 0) < stoppedAt - config.timeoutMs) break;
          if (stream.answered[index] === -1) return false;
        }
        return true;
      });
    const wait = setInterval(() => {
      if (!settled() && now() - stoppedAt <= config.timeoutMs) return;
      clearInterval(wait);
      finish(stoppedAt);
    }, 10);
  };
  process.stdin.on('end', stop);
  process.stdin.on('close', stop);
  // The only word that is ever said.
  process.stdin.once('data', () => {
    for (const one of kept) one.hangUp();
  });
  process.stdin.resume();
  process.on('SIGTERM', stop);

  tick();
  const readyBy = now() + 2000;
  const ready = setInterval(() => {
    const answering = streams.every((stream) => stream.answered.some((at) => at !== -1));
    const connected = kept.every((one) => one.peer !== '' || one.brokenAtMs !== undefined);
    if (now() < readyBy && !(answering && connected)) return;
    clearInterval(ready);
    process.stdout.write('ready\n');
  }, 5);
}
