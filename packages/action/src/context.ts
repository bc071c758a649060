import { readFileSync } from 'node:fs';
import type { Environment } from './inputs.ts';
import { Problem } from './problem.ts';

/** Where this runs: the change under review, and the commit. */
export interface Context {
  readonly provider: 'github' | 'gitlab';
  readonly event: string;
  /** Number of the pull request or merge request. */
  readonly change: number | undefined;
  readonly commit: string | undefined;
  readonly fork: boolean;
  /** Page of the run. */
  readonly page: string | undefined;
}

export function readContext(environment: Environment): Context {
  const isGitlab = environment['GITLAB_CI'] === 'true' && environment['GITHUB_ACTIONS'] !== 'true';
  return isGitlab ? gitlab(environment) : github(environment);
}

function github(environment: Environment): Context {
  const event = environment['GITHUB_EVENT_NAME'] ?? '';
  const payload = payloadOf(environment['GITHUB_EVENT_PATH']);
  const pull = child(payload, 'pull_request');
  const head = child(pull, 'head');
  const number = pull?.['number'];
  const sha = head?.['sha'];
  const from = child(head, 'repo')?.['full_name'];
  const to = child(child(pull, 'base'), 'repo')?.['full_name'];
  const merged = pull?.['merged'] === true;
  const server = environment['GITHUB_SERVER_URL'];
  const repository = environment['GITHUB_REPOSITORY'];
  const run = environment['GITHUB_RUN_ID'];
  return {
    provider: 'github',
    event,
    change: typeof number === 'number' ? number : undefined,
    // On a pull request GITHUB_SHA is a merge that nobody sees; the head is what is reviewed.
    commit: typeof sha === 'string' && !merged ? sha : environment['GITHUB_SHA'],
    fork: pull !== undefined && from !== to,
    page:
      server === undefined || repository === undefined || run === undefined
        ? undefined
        : `${server}/${repository}/actions/runs/${run}`,
  };
}

function gitlab(environment: Environment): Context {
  const number = Number(environment['CI_MERGE_REQUEST_IID'] ?? '');
  const from = environment['CI_MERGE_REQUEST_SOURCE_PROJECT_ID'];
  return {
    provider: 'gitlab',
    event: environment['CI_PIPELINE_SOURCE'] ?? '',
    change: Number.isInteger(number) && number > 0 ? number : undefined,
    commit: environment['CI_COMMIT_SHA'],
    fork: from !== undefined && from !== environment['CI_PROJECT_ID'],
    page: environment['CI_JOB_URL'],
  };
}

type Json = Readonly<Record<string, unknown>>;

function payloadOf(file: string | undefined): Json {
  if (file === undefined || file === '') return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isJson(value) ? value : {};
  } catch {
    throw new Problem(
      'ACT003',
      'The event of this run (GITHUB_EVENT_PATH) cannot be read',
      'Leave GITHUB_EVENT_PATH as the runner sets it.',
    );
  }
}

function child(value: Json | undefined, name: string): Json | undefined {
  const found = value?.[name];
  return isJson(found) ? found : undefined;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
