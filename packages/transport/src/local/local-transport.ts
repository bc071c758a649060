import { spawn } from 'node:child_process';
import { childPipe } from '../shell/child-pipe.ts';
import { ShellPool } from '../shell/shell-pool.ts';
import type { Connection, Target, Transport } from '../transport.ts';
import { reachFromHere } from './reach.ts';

/** This machine itself, without SSH: `ansible_connection: local`. */
export function localTransport(): Transport {
  return { connect: (target) => Promise.resolve(connectLocally(target)) };
}

function connectLocally(target: Target): Connection {
  const pool = new ShellPool(target.name, (kind) =>
    Promise.resolve(
      kind === 'terminal'
        ? undefined
        : childPipe(
            // A process group of its own: Ctrl-C on the terminal must not cut a script in two.
            spawn('/bin/sh', [], { stdio: ['pipe', 'pipe', 'pipe'], detached: true }),
          ),
    ),
  );
  let markClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    markClosed = resolve;
  });
  return {
    target,
    closed,
    shell: (become) => pool.shell(become),
    reach: reachFromHere,
    close: async () => {
      await pool.close();
      markClosed();
    },
  };
}
