import path from 'node:path';
import type { Context } from './context.ts';
import type { Forge } from './forge.ts';
import type { Environment, Inputs } from './inputs.ts';
import { MayNotWrite } from './problem.ts';
import type { Vipbook } from './vipbook.ts';
import { upsert, type Kind } from './comment.ts';
import type { Workflow } from './workflow.ts';

export interface Session {
  readonly inputs: Inputs;
  readonly context: Context;
  readonly workflow: Workflow;
  readonly vipbook: Vipbook;
  readonly environment: Environment;
  /** The checkout. */
  readonly workspace: string;
  /** A folder of this run's own. */
  readonly scratch: string;
  /** undefined: no token. */
  readonly forge: Forge | undefined;
}

export function directoryOf({ workspace, inputs }: Session): string {
  return path.join(workspace, inputs.workingDirectory);
}

/** The playbook as the repository knows it. */
export function playbookOf({ inputs }: Session): string {
  return path.posix.join(inputs.workingDirectory, inputs.playbook);
}

/** The plan's file as the repository knows it. */
export function planOf({ inputs }: Session): string {
  return path.posix.join(inputs.workingDirectory, inputs.plan);
}

/** Write the comment. Where the token may not, the summary has it all, and that is said. */
export async function comment(session: Session, kind: Kind, change: number, text: string) {
  const { forge, context, workflow } = session;
  const elsewhere = 'It is in the summary of this job, and on the lines of the playbook.';
  if (forge === undefined) {
    workflow.annotate('notice', {
      code: 'ACT015',
      message: 'No comment was written: there is no token',
      remedy: elsewhere,
    });
    return;
  }
  try {
    const what = await upsert(forge, change, kind, playbookOf(session), text);
    workflow.say(`comment of #${String(change)}: ${what}`);
  } catch (error) {
    if (!(error instanceof MayNotWrite)) throw error;
    const why = context.fork
      ? 'the token of a pull request from a fork may only read'
      : `the token may not write comments (${error.message}); the job wants "permissions: pull-requests: write"`;
    workflow.annotate('notice', {
      code: 'ACT015',
      message: `No comment was written: ${why}`,
      remedy: elsewhere,
    });
  }
}
