import { existsSync } from 'node:fs';
import path from 'node:path';
import { escaped, fenced, shownHash } from './comment.ts';
import { makePlan } from './make-plan.ts';
import { noPlanFrom } from './plan.ts';
import { Problem, type Failure } from './problem.ts';
import { comment, directoryOf, planOf, playbookOf, type Session } from './session.ts';

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
    says: 'stale: something moved since the plan was made. From there on nothing was changed. Plan again',
  },
  4: {
    sign: '🔒',
    says: 'locked: somebody else is at work on the address. From there on nothing was changed',
  },
  5: { sign: '⛔', says: 'not allowed: a check before the move or a policy says no' },
  6: { sign: '↩️', says: 'rolled back: the address is where it was' },
  7: {
    sign: '⚠️',
    says: 'uncertain: nobody knows how far it came. Look with vipbook status before anything else',
  },
  99: { sign: '⛔', says: 'interrupted: see below what was done and what was not' },
  250: {
    sign: '⛔',
    says: 'vipbook itself failed. Look with vipbook status before anything else',
  },
};

/** Carry out the approved plan, and no other. Returns why the job must fail. */
export async function applyCommand(session: Session): Promise<readonly Failure[]> {
  const { inputs, vipbook, workflow, context } = session;
  const change = context.change ?? (await mergedAs(session));
  const hash = inputs.expectHash ?? (await approvedHash(session, change));
  workflow.say(`approved is ${hash}`);
  const directory = directoryOf(session);
  if (!existsSync(path.join(directory, inputs.plan))) {
    workflow.say(`${inputs.plan} is not committed: it is planned once more`);
    const made = await makePlan(session);
    if (!('plan' in made)) return [noPlanFrom(session, made.status)];
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
  if (status === 0) return [];
  // What vipbook itself calls it: PLN017, VIP034 …
  const codes = [...`${stdout}\n${stderr}`.matchAll(/^error\[([A-Z]{3}\d{3})\]/gm)];
  const found = [...new Set(codes.map(([, code]) => code))].slice(0, 3).join(', ');
  return [
    {
      code: 'ACT012',
      message: `vipbook apply: ${outcome.says} (exit code ${String(status)}${found === '' ? '' : `; ${found}`})`,
      remedy:
        'What vipbook said is in the comment and in the log; "vipbook explain CODE" says more of each code.',
      file: planOf(session),
    },
  ];
}

async function mergedAs({ forge, context }: Session): Promise<number | undefined> {
  if (forge === undefined || context.commit === undefined) return undefined;
  return forge.mergedAs(context.commit);
}

async function approvedHash(session: Session, change: number | undefined): Promise<string> {
  const { forge, inputs } = session;
  const unknown = (message: string): Problem =>
    new Problem(
      'ACT011',
      message,
      'Give the approved hash with the input "expect-hash".',
      planOf(session),
    );
  if (forge === undefined) throw unknown('Without a token no comment can be read');
  if (change === undefined)
    throw unknown('This commit belongs to no merged pull request that is known');
  const hash = await shownHash(forge, change, playbookOf(session));
  if (hash === undefined)
    throw unknown(
      `#${String(change)} has no comment of this token's own with a plan of ${inputs.playbook}`,
    );
  return hash;
}
