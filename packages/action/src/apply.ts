import { existsSync } from 'node:fs';
import path from 'node:path';
import { fenced, shownHash } from './comment.ts';
import { makePlan } from './make-plan.ts';
import { escaped } from './plan.ts';
import { Problem } from './problem.ts';
import { comment, directoryOf, playbookOf, type Session } from './session.ts';

interface Outcome {
  readonly sign: string;
  readonly says: string;
}

/** Exit codes of `vipbook apply`, for people. */
const outcomes: Readonly<Record<number, Outcome>> = {
  0: { sign: '✅', says: 'applied: exactly the approved plan was carried out' },
  1: { sign: '⛔', says: 'failed: see below what was done and what was not' },
  2: { sign: '⛔', says: 'a task failed on a host: see below what was done and what was not' },
  3: {
    sign: '🕓',
    says: 'stale: something moved since the plan was made. Nothing was changed. Plan again',
  },
  4: { sign: '🔒', says: 'locked: somebody else is at work on the address. Nothing was changed' },
  5: { sign: '⛔', says: 'not allowed: a check before the move or a policy says no' },
  6: { sign: '↩️', says: 'rolled back: the address is where it was' },
  7: {
    sign: '⚠️',
    says: 'uncertain: nobody knows how far it came. Look with vipbook status before anything else',
  },
  99: { sign: '⛔', says: 'interrupted' },
  250: { sign: '⛔', says: 'vipbook itself failed' },
};

/** Carry out the approved plan, and no other. Returns why the job must fail. */
export async function applyCommand(session: Session): Promise<readonly string[]> {
  const { inputs, vipbook, workflow, context } = session;
  const change = context.change ?? (await mergedAs(session));
  const hash = inputs.expectHash ?? (await approvedHash(session, change));
  workflow.say(`approved is ${hash}`);
  const directory = directoryOf(session);
  if (!existsSync(path.join(directory, inputs.plan))) {
    workflow.say(`${inputs.plan} is not committed: it is planned once more`);
    const made = await makePlan(session);
    if (!('plan' in made))
      return [`vipbook plan ended with ${String(made.status)}, and there is no plan to apply`];
  }
  const { status, stdout, stderr } = await vipbook.run(
    ['apply', inputs.plan, '--expect-hash', hash, ...inputs.arguments],
    directory,
  );
  workflow.foreign(stdout);
  workflow.foreign(stderr);
  workflow.output('exit-code', String(status));
  workflow.output('plan-hash', hash);
  const outcome = outcomes[status] ?? { sign: '⛔', says: `ended with ${String(status)}` };
  const page = context.page === undefined ? '' : `, in [this run](${context.page})`;
  const text = [
    `### ${outcome.sign} ${escaped(playbookOf(session))}: ${outcome.says}`,
    '',
    `Plan \`${hash}\`${context.commit === undefined ? '' : ` at ${context.commit}`}${page}. Exit code ${String(status)}.`,
    '',
    '<details><summary>What vipbook said</summary>',
    '',
    fenced(`${stdout}${stderr}`, 30_000),
    '',
    '</details>',
    '',
  ].join('\n');
  workflow.summary(text);
  if (inputs.comment && change !== undefined) await comment(session, 'apply', change, text);
  return status === 0 ? [] : [`vipbook apply: ${outcome.says} (exit code ${String(status)})`];
}

async function mergedAs({ forge, context }: Session): Promise<number | undefined> {
  if (forge === undefined || context.commit === undefined) return undefined;
  return forge.mergedAs(context.commit);
}

async function approvedHash(session: Session, change: number | undefined): Promise<string> {
  const { forge, inputs } = session;
  const instead = 'Give the approved hash with the input "expect-hash".';
  if (forge === undefined) throw new Problem(`Without a token no comment can be read. ${instead}`);
  if (change === undefined)
    throw new Problem(`This commit belongs to no merged pull request that is known. ${instead}`);
  const hash = await shownHash(forge, change, playbookOf(session));
  if (hash === undefined)
    throw new Problem(
      `#${String(change)} has no comment of this token's own with a plan of ${inputs.playbook}. ${instead}`,
    );
  return hash;
}
