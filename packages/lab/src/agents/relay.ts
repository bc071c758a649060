/** What the relay is asked to do; its only argument, as JSON. */
export interface RelayConfig {
  /** Port on which the tunnel at each end of the cable listens. */
  readonly ends: readonly [number, number];
  /** Milliseconds that every frame takes in each direction. */
  readonly delayMs: number;
  /** Milliseconds by which the delay varies, to either side. Frames do not overtake each other. */
  readonly jitterMs: number;
  /** 0 to 100, of the frames in each direction. */
  readonly lossPercent: number;
  /** File to which each lost echo of a probe is written, as `MARK SEQUENCE`. */
  readonly lost: string;
}

/**
 * A slow or lossy cable: passes VXLAN packets between the two ends, late or not at all. Prints
 * `relay PID PORT PORT`: its process as /proc shows it, and where each end must send to.
 *
 * The kernel's netem would be the usual way; many kernels of virtual machines do not have it.
 * Runs as a program of its own: `agentText` takes its text, so it refers to nothing outside.
 */
export function relay(): void {
  const dgram = process.getBuiltinModule('node:dgram');
  const fs = process.getBuiltinModule('node:fs');
  const config = JSON.parse(process.argv[2] ?? '') as RelayConfig;
  const sockets = [0, 1].map(() => dgram.createSocket('udp4'));
  /** Which probe and which of its requests a frame is about: the first eight bytes of an echo's data. */
  const echoOf = (packet: Buffer): string | undefined => {
    const frame = 8; // VXLAN's header, RFC 7348 section 5
    const ip = frame + 14;
    const type = packet.length > ip ? packet.readUInt16BE(frame + 12) : 0;
    let icmp: number;
    if (type === 0x0800 && packet[ip + 9] === 1) icmp = ip + ((packet[ip] ?? 0) & 15) * 4;
    else if (type === 0x86dd && packet[ip + 6] === 58) icmp = ip + 40;
    else return undefined;
    if (![0, 8, 128, 129].includes(packet[icmp] ?? -1) || packet.length < icmp + 16)
      return undefined;
    return `${String(packet.readUInt32BE(icmp + 12))} ${String(packet.readUInt32BE(icmp + 8))}\n`;
  };
  let bound = 0;
  sockets.forEach((socket, index) => {
    const queue: { readonly at: number; readonly frame: Buffer }[] = [];
    let timer: NodeJS.Timeout | undefined;
    let last = 0;
    const flush = (): void => {
      timer = undefined;
      const now = performance.now();
      while (queue[0] !== undefined && queue[0].at <= now) {
        const frame = queue.shift()?.frame;
        if (frame !== undefined) socket.send(frame, config.ends[1 - index] ?? 0, '127.0.0.1');
      }
      if (queue[0] !== undefined) timer = setTimeout(flush, queue[0].at - now);
    };
    socket.on('message', (frame) => {
      if (Math.random() * 100 < config.lossPercent) {
        const echo = echoOf(frame);
        // At once: a relay is killed, it never ends by itself.
        if (echo !== undefined) fs.appendFileSync(config.lost, echo);
        return;
      }
      const jitter = (Math.random() * 2 - 1) * config.jitterMs;
      last = Math.max(last, performance.now() + Math.max(0, config.delayMs + jitter));
      queue.push({ at: last, frame });
      timer ??= setTimeout(flush, last - performance.now());
    });
    socket.on('error', () => process.exit(1));
    socket.bind(0, '0.0.0.0', () => {
      socket.setRecvBufferSize(4 << 20);
      bound += 1;
      if (bound < 2) return;
      const pid = fs.readFileSync('/proc/self/stat', 'latin1').split(' ', 1)[0] ?? '';
      const ports = sockets.map((one) => String(one.address().port)).join(' ');
      process.stdout.write(`relay ${pid} ${ports}\n`);
    });
  });
}
