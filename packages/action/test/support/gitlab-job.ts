import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

export const repository = fileURLToPath(new URL('../../../..', import.meta.url));

interface Job {
  readonly variables?: Readonly<Record<string, string>>;
  readonly script: readonly string[];
}

/** A job's own variables over the template's, `$NAME` filled in, its script in one shell: as a runner does it. */
export function start(name: string, cwd: string, given: Readonly<Record<string, string>>) {
  const file = path.join(repository, 'templates/gitlab/vipbook.gitlab-ci.yml');
  const template = parseDocument(readFileSync(file, 'utf8')).toJS() as Record<string, Job> & {
    variables: Record<string, string>;
  };
  const variables: Record<string, string> = {
    ...template.variables,
    ...template['.vipbook']?.variables,
    ...template[name]?.variables,
    ...given,
  };
  const filled = Object.fromEntries(
    Object.entries(variables).map(([key, value]) => [
      key,
      value.replace(/\$(\w+)/g, (_, other: string) => variables[other] ?? ''),
    ]),
  );
  const env = { PATH: process.env['PATH'], GITLAB_CI: 'true', HOME: cwd, ...filled };
  const script = `set -e\n${template[name]?.script.join('\n') ?? 'exit 9'}`;
  return new Promise<{ status: number | null; log: string }>((resolve) => {
    const child = spawn('sh', ['-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.on('close', (status) => {
      resolve({ status, log });
    });
  });
}
