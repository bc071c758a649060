import path from 'node:path';
import { parseArgsStringToArgv } from 'string-argv';
import { Problem } from './problem.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const thresholds = ['error', 'changes', 'risk-medium', 'risk-high', 'none'] as const;
export type Threshold = (typeof thresholds)[number];

export interface Inputs {
  readonly command: 'plan' | 'apply';
  readonly playbook: string;
  readonly inventory: readonly string[];
  readonly facts: string | undefined;
  /** Relative to the working directory, and within it. */
  readonly plan: string;
  readonly arguments: readonly string[];
  readonly expectHash: string | undefined;
  readonly token: string | undefined;
  readonly comment: boolean;
  readonly sarif: string | undefined;
  readonly html: string | undefined;
  readonly failOn: readonly Threshold[];
  readonly maxOutageMs: number | undefined;
  /** Relative to the checkout; '' is the checkout itself. */
  readonly workingDirectory: string;
  readonly vipbook: string | undefined;
  readonly artifact: string | undefined;
}

/** Inputs as the runner hands them over: INPUT_EXPECT-HASH, or INPUT_EXPECT_HASH where a shell sets them. */
export function readInputs(environment: Environment): Inputs {
  const read = (name: string): string | undefined => {
    const upper = `INPUT_${name.toUpperCase()}`;
    const value = (environment[upper] ?? environment[upper.replaceAll('-', '_')])?.trim();
    return value === '' ? undefined : value;
  };
  const within = (name: string, value: string): string => {
    const normal = path.posix.normalize(value.replaceAll('\\', '/')).replace(/\/$/, '');
    if (path.posix.isAbsolute(normal) || normal === '..' || normal.startsWith('../'))
      throw wrong(name, `is a path within the checkout; this is ${value}`);
    return normal === '.' ? '' : normal;
  };
  const optionalPath = (name: string): string | undefined => {
    const value = read(name);
    return value === undefined ? undefined : within(name, value);
  };
  const command = read('command') ?? 'plan';
  if (command !== 'plan' && command !== 'apply')
    throw wrong('command', `is plan or apply, not ${command}`);
  const playbook = optionalPath('playbook');
  if (playbook === undefined) throw wrong('playbook', 'is missing');
  return {
    command,
    playbook,
    inventory: lines(read('inventory')),
    facts: read('facts'),
    plan: within('plan', read('plan') ?? `plans/${path.posix.parse(playbook).name}.json`),
    arguments: parseArgsStringToArgv(read('arguments') ?? ''),
    expectHash: hashOf(read('expect-hash')),
    token: read('github-token') ?? read('gitlab-token'),
    comment: yes('comment', read('comment') ?? 'true'),
    sarif: optionalPath('sarif'),
    html: optionalPath('html'),
    failOn: thresholdsOf(read('fail-on') ?? 'error'),
    maxOutageMs: milliseconds(read('max-outage-ms')),
    workingDirectory: within('working-directory', read('working-directory') ?? '.'),
    vipbook: read('vipbook'),
    artifact: read('artifact'),
  };
}

function wrong(name: string, how: string): Problem {
  return new Problem(
    'ACT001',
    `The input "${name}" ${how}`,
    'docs/pull-requests.md of vipbook has all inputs, and what they may be.',
  );
}

function lines(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function hashOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const hash = value.replace(/^(?!sha256:)/, 'sha256:');
  if (!/^sha256:[0-9a-f]{64}$/.test(hash))
    throw wrong('expect-hash', 'is sha256: and 64 hexadecimal digits');
  return hash;
}

function yes(name: string, value: string): boolean {
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw wrong(name, `is true or false, not ${value}`);
}

function thresholdsOf(value: string): readonly Threshold[] {
  return value.split(/[\s,]+/).map((word) => {
    const known = thresholds.find((each) => each === word);
    if (known === undefined) throw wrong('fail-on', `knows ${thresholds.join(', ')}; not ${word}`);
    return known;
  });
}

function milliseconds(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value))
    throw wrong('max-outage-ms', `is a number of milliseconds, not ${value}`);
  return Number(value);
}
