import { spawn } from 'node:child_process';
import path from 'node:path';
import { repository } from './process.mjs';

/** Run a TypeScript program of this repository from source, on this terminal. Resolves with its exit
 *  status. Ctrl-C is its business: it has things to take down. */
export function runTypeScript(file, args) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--conditions=source', '--import=tsx', path.join(repository, file), ...args],
      { cwd: repository, stdio: 'inherit' },
    );
    const wait = () => {};
    process.on('SIGINT', wait);
    const forward = () => child.kill('SIGTERM');
    process.on('SIGTERM', forward);
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
