import { connect as tcpConnect, type Socket } from 'node:net';
import type { Target } from '../transport.ts';
import { tcpFailure } from './connect-failure.ts';

/** TCP first, by ourselves: its failures are then not mixed with those of SSH. */
export function dial(target: Target, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = tcpConnect({
      host: target.address,
      port: target.port,
      // Nagle's algorithm and delayed ACKs together cost 160 ms in each handshake.
      noDelay: true,
      ...(target.family === undefined ? {} : { family: target.family }),
    });
    const onAbort = (): void => {
      socket.destroy(new Error('aborted'));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    const failed = (error: Error): void => {
      signal.removeEventListener('abort', onAbort);
      reject(tcpFailure(target, error));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      signal.removeEventListener('abort', onAbort);
      socket.removeListener('error', failed);
      // Between here and ssh2's own listener an error must not end the process.
      socket.on('error', () => undefined);
      socket.pause();
      resolve(socket);
    });
  });
}
