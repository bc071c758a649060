import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { token } from './fake-github.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const bundle = path.join(repository, 'packages/action/bundle/index.cjs');

export interface StepInit {
  readonly workspace: string;
  readonly api: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: object };
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Annotation {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface Step {
  readonly status: number;
  readonly log: string;
  readonly annotations: readonly Annotation[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export function pullRequest(sha: string, from = 'acme/net') {
  return {
    name: 'pull_request',
    payload: {
      pull_request: {
        number: 7,
        merged: false,
        head: { sha, repo: { full_name: from } },
        base: { repo: { full_name: 'acme/net' } },
      },
    },
  };
}

export const push = { name: 'push', payload: {} };

/** The action as GitHub's runner starts it; what it may not do fails here, as it does there. */
export async function step(init: StepInit): Promise<Step> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-step-'));
  const file = (name: string, text = ''): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const event = init.event ?? pullRequest('c0ffee0000000000000000000000000000000000');
  mkdirSync(path.join(folder, 'temp'));
  try {
    const files = {
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event.payload)),
    };
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: init.api,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/net',
      GITHUB_RUN_ID: '42',
      GITHUB_EVENT_NAME: event.name,
      GITHUB_SHA: 'feed000000000000000000000000000000000000',
      GITHUB_WORKSPACE: init.workspace,
      RUNNER_TEMP: path.join(folder, 'temp'),
      'INPUT_GITHUB-TOKEN': token,
      INPUT_COMMAND: 'plan',
      INPUT_PLAYBOOK: 'playbooks/move-chat.yml',
      INPUT_INVENTORY: 'inventory.ini',
      INPUT_FACTS: 'facts',
      ...files,
      ...Object.fromEntries(
        Object.entries(init.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      ...init.environment,
    };
    const { status, log } = await start(environment, init.workspace);
    const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
    const annotations = annotationsOf(log);
    assert.ok(Buffer.byteLength(summary) <= 1_048_576, 'GitHub would give up this summary');
    for (const level of ['error', 'warning', 'notice'])
      assert.ok(
        annotations.filter((each) => each.level === level).length <= 10,
        `GitHub would drop annotations of level ${level}`,
      );
    assert.doesNotMatch(log + summary, new RegExp(token));
    const outputs = outputsOf(readFileSync(files.GITHUB_OUTPUT, 'utf8'));
    return { status, log, annotations, outputs, summary };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<{ readonly status: number; readonly log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle], {
      env,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status: status ?? -1, log });
    });
  });
}

/** Commands of the runner in a log, as the runner reads them: none between stop-commands and its token. */
function annotationsOf(log: string): readonly Annotation[] {
  const found: Annotation[] = [];
  let until: string | undefined;
  for (const line of log.split('\n')) {
    if (until !== undefined) {
      if (line === `::${until}::`) until = undefined;
      continue;
    }
    const command = /^\s*::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line);
    if (command === null) continue;
    const [, name = '', properties = '', message = ''] = command;
    if (name === 'stop-commands') until = message;
    else {
      assert.match(name, /^(error|warning|notice)$/, `the runner would obey ${line}`);
      found.push({
        level: name,
        message: decoded(message),
        properties: Object.fromEntries(
          properties
            .split(',')
            .filter((each) => each !== '')
            .map((each) => [
              each.slice(0, each.indexOf('=')),
              decoded(each.slice(each.indexOf('=') + 1)),
            ]),
        ),
      });
    }
  }
  assert.equal(until, undefined, 'the runner would obey no command any more');
  return found;
}

function decoded(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [name = '', delimiter = ''] = (lines[at] ?? '').split('<<');
    const end = lines.indexOf(delimiter, at + 1);
    assert.ok(end > at, `no end of the output ${name}`);
    assert.ok(!(name in outputs), `${name} twice`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
