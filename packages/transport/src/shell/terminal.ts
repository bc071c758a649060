import { hostError } from '../failures.ts';
import { terminalWaits } from './become-command.ts';
import type { Pipe } from './pipe.ts';

/** Resolves once the `sh` of `terminalCommand` waits for its line: earlier it would be echoed. */
export function untilTerminalWaits(host: string, pipe: Pipe): Promise<Pipe> {
  return new Promise((resolve, reject) => {
    let heard = '';
    pipe.listen({
      stdout: (chunk) => {
        heard = (heard + chunk.toString('latin1')).slice(-4000);
        if (new RegExp(`${terminalWaits}\\r?\\n`).test(heard)) resolve(pipe);
      },
      stderr: () => undefined,
      end: () => {
        reject(hostError(host, 'SSH033', 'The host gives no terminal to ask for a password on.'));
      },
    });
  });
}
