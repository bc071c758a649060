import { connect } from 'node:net';
import type { Reached } from '../transport.ts';

/** Try a TCP connection from this machine. */
export function reachFromHere(address: string, port: number, timeoutMs: number): Promise<Reached> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const settle = (reached: Reached): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(reached);
    };
    const timer = setTimeout(() => {
      settle('timeout');
    }, timeoutMs);
    socket.once('connect', () => {
      settle('open');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      settle(reachedOf(error.code ?? ''));
    });
  });
}

function reachedOf(code: string): Reached {
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET') return 'refused';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'EACCES' || code === 'EPERM') return 'forbidden';
  return 'unreachable';
}
