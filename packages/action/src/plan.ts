import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '@vipbook/plan';
import { escaped, fenced } from './comment.ts';
import { makePlan, type MadePlan, type NoPlan } from './make-plan.ts';
import { Problem, type Failure } from './problem.ts';
import { comment, directoryOf, planOf, playbookOf, type Session } from './session.ts';
import { changes, exceeded } from './thresholds.ts';
import { summaryLimit } from './workflow.ts';

/** Kept free in a comment for its first line, banners and the line below. */
const reserved = 8_000;
/** `show` draws nothing smaller. */
const leastRoom = 10_000;

/** Plan, and tell it everywhere. Returns why the job must fail. */
export async function planCommand(session: Session): Promise<readonly Failure[]> {
  const made = await makePlan(session);
  if (!('plan' in made)) return withoutPlan(session, made);
  const { inputs, context, workflow, forge } = session;
  const { plan, otherCommitted } = made;
  outputs(session, made);
  const reasons = [
    ...(otherCommitted === undefined ? [] : [differs(session, plan, otherCommitted)]),
    ...exceeded(plan, inputs, playbookOf(session)),
  ];
  const banners = reasons
    .map(({ code, message }) => `> [!CAUTION]\n> **${code}** ${escaped(shortened(message))}\n`)
    .join('\n');
  const draw = async (limit: number): Promise<string> => {
    const markdown = await show(session, made, [
      'markdown',
      '--limit',
      String(Math.max(leastRoom, limit - reserved)),
      ...(context.commit === undefined ? [] : ['--commit', context.commit]),
      ...(inputs.artifact === undefined ? [] : ['--whole', inputs.artifact]),
    ]);
    const below =
      context.page === undefined ? '' : `\n<sub>[This run](${context.page}) made the plan.</sub>\n`;
    // The markers stay at the beginning: there they are looked for.
    return banners === ''
      ? `${markdown}${below}`
      : `${markdown.replace(/^(?:<!--[^\n]*-->\n)*/, (markers) => `${markers}\n${banners}\n`)}${below}`;
  };
  const room = workflow.summaryRoom();
  if (room !== undefined) workflow.summary(await draw(Math.min(room, summaryLimit)));
  workflow.annotations(await show(session, made, ['github']), inputs.workingDirectory);
  if (inputs.sarif !== undefined)
    write(session, inputs.sarif, fromRoot(await show(session, made, ['sarif']), session));
  if (inputs.html !== undefined) write(session, inputs.html, await show(session, made, ['html']));
  if (inputs.comment && context.change !== undefined)
    await comment(session, 'plan', context.change, await draw(forge?.limit ?? summaryLimit));
  return reasons;
}

function differs(session: Session, plan: Plan, committed: string): Failure {
  const file = planOf(session);
  return {
    code: 'ACT008',
    message: `${file} is not what the playbook gives now: committed is ${committed}, planned ${plan.identity}`,
    remedy: 'Plan again, and commit the plan.',
    file,
  };
}

function outputs({ inputs, workflow }: Session, { plan, root, otherCommitted }: MadePlan): void {
  const { summary } = plan;
  const all = {
    changes: changes(plan),
    'plan-hash': plan.identity,
    'plan-file':
      otherCommitted === undefined
        ? path.posix.join(inputs.workingDirectory, inputs.plan)
        : path.join(root, inputs.plan),
    'to-add': summary.add,
    'to-change': summary.change,
    'to-destroy': summary.destroy,
    'to-move': summary.move,
    'to-run': summary.run,
    'max-outage-ms': summary.outageMs ?? 0,
    risk: summary.risk,
    applicable: summary.applicable,
  };
  for (const [name, value] of Object.entries(all)) workflow.output(name, String(value));
}

async function show(
  { inputs, vipbook }: Session,
  { root }: MadePlan,
  format: readonly string[],
): Promise<string> {
  const { status, stdout, stderr } = await vipbook.run(
    ['show', inputs.plan, '--format', ...format],
    root,
  );
  if (status !== 0)
    throw new Problem(
      'ACT007',
      `vipbook show ended with ${String(status)}: ${stderr.trim()}`,
      'Make the plan anew with the version of vipbook that the job has.',
    );
  return stdout;
}

/** The playbook has errors, or a host could not be reached: the comment must not show an older plan. */
async function withoutPlan(
  session: Session,
  { said, status }: NoPlan,
): Promise<readonly Failure[]> {
  const { inputs, context, workflow, vipbook } = session;
  const lint = await vipbook.run(
    [
      'lint',
      inputs.playbook,
      ...inputs.inventory.flatMap((each) => ['-i', each]),
      '--output',
      'github',
    ],
    directoryOf(session),
  );
  workflow.annotations(lint.stdout, inputs.workingDirectory);
  const text = [
    `### ${escaped(playbookOf(session))}: no plan`,
    '',
    `⛔ **ACT006** \`vipbook plan\` ended with ${String(status)}. Nothing can be applied.`,
    '',
    fenced(said, 20_000),
    '',
  ].join('\n');
  workflow.summary(text);
  if (inputs.comment && context.change !== undefined)
    await comment(session, 'plan', context.change, text);
  workflow.output('applicable', 'false');
  return [noPlanFrom(session, status)];
}

/** Of `vipbook plan`, whose own findings stand in the log, the comment and on the lines. */
export function noPlanFrom(session: Session, status: number): Failure {
  return {
    code: 'ACT006',
    message: `vipbook plan ended with ${String(status)}, and there is no plan`,
    remedy:
      'Its findings are in the log and in the comment. The same on your machine: vipbook plan PLAYBOOK -i INVENTORY --facts',
    file: playbookOf(session),
  };
}

function write(session: Session, name: string, text: string): void {
  const file = path.join(directoryOf(session), name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Code scanning wants files as the repository knows them. */
function fromRoot(sarif: string, { inputs }: Session): string {
  if (inputs.workingDirectory === '') return sarif;
  const prefix = `${encodeURI(inputs.workingDirectory)}/`;
  const log: unknown = JSON.parse(sarif, (key, value: unknown) =>
    key === 'uri' && typeof value === 'string' && !/^(\/|[a-z]+:)/.test(value)
      ? `${prefix}${value}`
      : value,
  );
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** Six of them at most, so that they have room above the plan; what they say at length is a finding of it. */
function shortened(reason: string): string {
  return reason.length <= 200 ? reason : `${reason.slice(0, 200)}…`;
}
