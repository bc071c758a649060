import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from './inputs.ts';
import { Problem } from './problem.ts';
import type { Workflow } from './workflow.ts';

export interface Executed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Vipbook {
  run(args: readonly string[], directory: string): Promise<Executed>;
}

/** The command that the input names; else that of the checkout which this file is part of. */
export async function findVipbook(
  given: string | undefined,
  environment: Environment,
  workflow: Workflow,
  checkout: string,
): Promise<Vipbook> {
  const childEnvironment = withoutSecrets(environment);
  const start = (command: string, args: readonly string[], cwd: string): Promise<Executed> =>
    execute(command, args, cwd, childEnvironment);
  if (given !== undefined) return { run: (args, directory) => start(given, args, directory) };
  const command = path.join(checkout, 'packages/cli/bin/vipbook');
  if (!existsSync(command))
    throw new Problem(
      'ACT004',
      `There is no vipbook at ${command}`,
      'Name an installed one with the input "vipbook", or use the action from a whole checkout.',
    );
  if (!existsSync(path.join(checkout, 'packages/cli/dist/vipbook.cjs'))) {
    workflow.say('Building vipbook: npm ci --ignore-scripts, npm run build');
    for (const args of [
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
      ['run', 'build'],
    ]) {
      const { status, stdout, stderr } = await start('npm', args, checkout);
      if (status === 0) continue;
      workflow.foreign(`${stdout}${stderr}`);
      throw new Problem(
        'ACT005',
        `npm ${args.join(' ')} ended with ${String(status)}`,
        'Its words are in the log. Or install vipbook on the runner, and name it with the input "vipbook".',
      );
    }
  }
  return { run: (args, directory) => start(process.execPath, [command, ...args], directory) };
}

/** Playbooks can read the environment, and what they read is drawn for everybody. */
function withoutSecrets(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(
    ([name]) =>
      !/^(INPUT_|ACTIONS_|(GITHUB|GITLAB|GH)_TOKEN$|CI_JOB_TOKEN$)/.test(name) &&
      !['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH'].includes(name),
  );
  return { ...Object.fromEntries(kept), NO_COLOR: '1' };
}

function execute(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Environment,
): Promise<Executed> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // A cancelled job sends these: the command ends in its own, orderly way.
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM'] as const;
    for (const signal of signals) process.on(signal, forward);
    child.on('error', (error) => {
      reject(
        new Problem(
          'ACT004',
          `${command} cannot be started: ${error.message}`,
          'Name an installed vipbook with the input "vipbook".',
        ),
      );
    });
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve({
        status: code ?? 250,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}
