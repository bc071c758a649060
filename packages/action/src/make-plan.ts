import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '@vipbook/plan';
import { Problem } from './problem.ts';
import { directoryOf, planOf, type Session } from './session.ts';

export interface MadePlan {
  readonly plan: Plan;
  /** Folder in which the plan has the path of the input "plan". */
  readonly root: string;
  /** Identity of a committed plan that is another one. */
  readonly otherCommitted: string | undefined;
}

export interface NoPlan {
  /** What vipbook said. */
  readonly said: string;
  readonly status: number;
}

/** Make the plan aside, and compare it with the committed one; without one it is put in its place. */
export async function makePlan(session: Session): Promise<MadePlan | NoPlan> {
  const { inputs, vipbook, workflow, scratch } = session;
  const directory = directoryOf(session);
  const fresh = path.join(scratch, inputs.plan);
  const { status, stdout, stderr } = await vipbook.run(
    [
      'plan',
      inputs.playbook,
      ...inputs.inventory.flatMap((each) => ['-i', each]),
      ...(inputs.facts === undefined ? [] : ['--facts', inputs.facts]),
      '--out',
      fresh,
      ...(inputs.command === 'plan' ? inputs.arguments : []),
    ],
    directory,
  );
  workflow.foreign(stdout);
  workflow.foreign(stderr);
  if (!existsSync(fresh)) return { said: stderr.trim() === '' ? stdout : stderr, status };
  const plan = read(fresh, planOf(session));
  const committed = path.join(directory, inputs.plan);
  if (!existsSync(committed)) {
    mkdirSync(path.dirname(committed), { recursive: true });
    copyFileSync(fresh, committed);
    return { plan, root: scratch, otherCommitted: undefined };
  }
  const { identity } = read(committed, planOf(session));
  return { plan, root: scratch, otherCommitted: identity === plan.identity ? undefined : identity };
}

/** Checked by vipbook itself, which has written it or will read it. */
function read(file: string, name: string): Plan {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw noPlan(`${name} is no JSON: it is no plan of vipbook`, name);
  }
  if (!isPlan(value)) throw noPlan(`${name} is no plan of vipbook`, name);
  return value;
}

function noPlan(message: string, file: string): Problem {
  return new Problem(
    'ACT007',
    message,
    'Make it anew with "vipbook plan … --out FILE" and commit it, or delete it.',
    file,
  );
}

function isPlan(value: unknown): value is Plan {
  return (
    typeof value === 'object' &&
    value !== null &&
    'identity' in value &&
    typeof value.identity === 'string' &&
    'summary' in value &&
    'steps' in value &&
    Array.isArray(value.steps)
  );
}
