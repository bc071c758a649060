/**
 * The chat server of `old` and `new`: greets each TCP connection with the host's name and a newline, then
 * echoes; answers each UDP datagram with the host's name, a blank and the datagram. Listens on the
 * wildcard of both families, so that it serves whatever address the host holds.
 *
 * Runs as a program of its own inside a host: `agentText` takes its text, so it refers to nothing outside.
 * Arguments: the file that takes its process id once it listens.
 */
export function chat(port: number): void {
  const net = process.getBuiltinModule('node:net');
  const dgram = process.getBuiltinModule('node:dgram');
  const fs = process.getBuiltinModule('node:fs');
  const os = process.getBuiltinModule('node:os');
  const name = os.hostname();
  const pidFile = process.argv[2];

  let waiting = 4;
  const listening = (): void => {
    waiting -= 1;
    if (waiting === 0 && pidFile !== undefined)
      fs.writeFileSync(pidFile, `${String(process.pid)}\n`);
  };
  /** A kernel without IPv6 is no reason not to serve. */
  const withoutIpv6 = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EAFNOSUPPORT' && error.code !== 'EADDRNOTAVAIL') process.exit(1);
    listening();
  };

  const serveTcp = (host: string): void => {
    const server = net.createServer({ noDelay: true }, (socket) => {
      // A client that resets its connection must not end the service.
      socket.on('error', () => socket.destroy());
      socket.write(`${name}\n`);
      socket.pipe(socket);
    });
    server.on('error', host === '::' ? withoutIpv6 : () => process.exit(1));
    server.listen({ port, host, ipv6Only: true, backlog: 511 }, listening);
  };
  serveTcp('0.0.0.0');
  serveTcp('::');

  // A datagram to a moved address is answered from the kernel's choice of source, usually the host's own
  // address: whoever asks must know the answer by its content, from an unconnected socket.
  const serveUdp = (type: 'udp4' | 'udp6', address: string): void => {
    const udp = dgram.createSocket({ type, ipv6Only: type === 'udp6', recvBufferSize: 1 << 20 });
    udp.on('message', (message, from) => {
      udp.send(Buffer.concat([Buffer.from(`${name} `), message]), from.port, from.address, () => {
        // Unreachable clients are not our concern.
      });
    });
    udp.on('error', type === 'udp6' ? withoutIpv6 : () => process.exit(1));
    udp.bind({ port, address }, listening);
  };
  serveUdp('udp4', '0.0.0.0');
  serveUdp('udp6', '::');

  process.on('SIGTERM', () => {
    if (pidFile !== undefined) fs.rmSync(pidFile, { force: true });
    process.exit(0);
  });
}
