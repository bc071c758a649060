import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lab } from '@vipbook/lab';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const vipbook = path.join(repository, 'packages/cli/bin/vipbook');
const playbook = (name: string): string => path.join(repository, 'test/bench', name);

/** Starts one move from the first to the second host. */
export type Mover = (lab: Lab, from: string, to: string) => ChildProcess;

/** The playbook beside, with variables of its own. */
export const withVipbook =
  (variables: Readonly<Record<string, string>>): Mover =>
  (lab, from, to) =>
    controller(lab, [
      process.execPath,
      vipbook,
      'run',
      playbook('move.yml'),
      '-i',
      lab.inventory,
      '-e',
      Object.entries({ from, to, ...variables })
        .map(([name, value]) => `${name}=${value}`)
        .join(' '),
    ]);

export const withAnsible =
  (env: Readonly<Record<string, string>>): Mover =>
  (lab, from, to) =>
    controller(
      lab,
      [
        'ansible-playbook',
        playbook('ansible-move.yml'),
        '-i',
        lab.inventory,
        '-e',
        `from=${from} to=${to}`,
      ],
      { ANSIBLE_PIPELINING: 'True', ANSIBLE_LOCALHOST_WARNING: 'False', ...env },
    );

function controller(
  lab: Lab,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  return lab.spawn('controller', argv, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env } });
}
