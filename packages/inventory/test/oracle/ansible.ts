import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

export interface InventoryQuestion {
  readonly files: Readonly<Record<string, string>>;
  readonly executable?: readonly string[];
  readonly sources: readonly string[];
  readonly playbook?: string;
  readonly graph?: boolean;
  readonly patterns?: readonly (readonly [string, string | null])[];
}

export interface InventoryAnswer {
  readonly list?: string;
  readonly graph?: string;
  readonly selected?: readonly (readonly string[] | null)[];
  readonly error?: string;
}

const python = '/usr/bin/python3';
const driver = path.join(import.meta.dirname, 'driver.py');

/** ansible-core's version, or undefined when Debian's package is not installed. */
export function ansibleVersion(): string | undefined {
  try {
    return execFileSync(python, ['-c', 'import ansible; print(ansible.__version__)'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/** All questions in one process: Ansible takes most of a second to start. */
export function askAnsible(questions: readonly unknown[]): readonly unknown[] {
  const { stdout, stderr, status } = spawnSync(python, [driver], {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`oracle: ${stderr}`);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

/** Cases for a generated test: VIPBOOK_RUNS, or the modest default. */
export function runs(otherwise: number): number {
  const given = Number(process.env['VIPBOOK_RUNS']);
  return Number.isInteger(given) && given > 0 ? given : otherwise;
}
