import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { applyCommand } from './apply.ts';
import { readContext, type Context } from './context.ts';
import type { Forge } from './forge.ts';
import { openGithub } from './github.ts';
import { openGitlab } from './gitlab.ts';
import { readInputs, type Environment } from './inputs.ts';
import { planCommand } from './plan.ts';
import { MayNotWrite, Problem, type Failure } from './problem.ts';
import { findVipbook } from './vipbook.ts';
import { Workflow } from './workflow.ts';

export interface World {
  readonly environment: Environment;
  readonly workingDirectory: string;
  /** The checkout of vipbook that the action came in. */
  readonly checkout: string;
  readonly write: (text: string) => void;
}

/** Everything that a step does; its exit status. */
export async function run({ environment, workingDirectory, checkout, write }: World) {
  const isGithub = environment['GITLAB_CI'] !== 'true' || environment['GITHUB_ACTIONS'] === 'true';
  const workflow = new Workflow(environment, write, isGithub);
  const scratch = mkdtempSync(path.join(environment['RUNNER_TEMP'] ?? tmpdir(), 'vipbook-'));
  let keep = false;
  try {
    const inputs = readInputs(environment);
    const context = readContext(environment);
    if (context.event === 'pull_request_target')
      throw new Problem(
        'ACT002',
        "On pull_request_target a stranger's playbook would be planned with the rights of this repository",
        'Use the event pull_request.',
      );
    const session = {
      inputs,
      context,
      workflow,
      environment,
      scratch,
      workspace: environment['GITHUB_WORKSPACE'] ?? workingDirectory,
      vipbook: await findVipbook(inputs.vipbook, environment, workflow, checkout),
      forge: openForge(context, environment, inputs.token),
    };
    const reasons = await (inputs.command === 'plan' ? planCommand : applyCommand)(session);
    for (const reason of reasons.toReversed()) workflow.annotate('error', reason);
    // The plan that differs from the committed one is an output, to be looked at by later steps.
    keep = reasons.length > 0;
    return reasons.length === 0 ? 0 : 1;
  } catch (error) {
    workflow.annotate('error', failureOf(error));
    return 1;
  } finally {
    workflow.flush();
    if (!keep) rmSync(scratch, { recursive: true, force: true });
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Problem) return error.failure;
  const said = error instanceof Error ? error.message : String(error);
  return error instanceof MayNotWrite
    ? {
        code: 'ACT013',
        message: `The token may not do this: ${said}`,
        remedy: 'The job wants "permissions:" to read contents, and to write pull requests.',
      }
    : {
        code: 'ACT090',
        message: `The action itself failed: ${said}`,
        remedy: 'Report it with the log of this job.',
      };
}

function openForge(
  { provider }: Context,
  environment: Environment,
  token: string | undefined,
): Forge | undefined {
  if (token === undefined) return undefined;
  if (provider === 'gitlab')
    return openGitlab({
      api: environment['CI_API_V4_URL'] ?? 'https://gitlab.com/api/v4',
      project: environment['CI_PROJECT_ID'] ?? '',
      token,
    });
  return openGithub({
    api: environment['GITHUB_API_URL'] ?? 'https://api.github.com',
    repository: environment['GITHUB_REPOSITORY'] ?? '',
    token,
  });
}
