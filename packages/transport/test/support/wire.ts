import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A wire that can be looked at, stopped and cut. */
export interface Wire {
  readonly port: number;
  /** Who spoke, in order, repeats left out: "CSCS" is two round trips. */
  talk(): string;
  forget(): void;
  /** How many were ever opened. */
  connections(): number;
  /** Resolves when nothing is open. */
  idle(): Promise<void>;
  /** Nothing passes any more, nobody is told. */
  freeze(): void;
  cut(): void;
  close(): Promise<void>;
}

export async function startWire(to: number): Promise<Wire> {
  let talk = '';
  let frozen = false;
  let connections = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer({ noDelay: true }, (near) => {
    connections += 1;
    const far = connect({ port: to, host: '127.0.0.1', noDelay: true });
    for (const [one, other, name] of [
      [near, far, 'C'],
      [far, near, 'S'],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        if (!frozen) other.destroy();
      });
      one.on('data', (chunk) => {
        if (frozen) return;
        if (!talk.endsWith(name)) talk += name;
        other.write(chunk);
      });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    talk: () => talk,
    connections: () => connections,
    idle: async () => {
      while (sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    forget: () => {
      talk = '';
    },
    freeze: () => {
      frozen = true;
    },
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
