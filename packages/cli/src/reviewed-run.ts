import { createInterface } from 'node:readline/promises';
import { applyPlan, planPlaybook } from '@vipbook/engine';
import { isIdle, type Plan } from '@vipbook/plan';
import { paintFor, planText, renderFinding, wantsColour } from '@vipbook/report';
import { exitCode } from './exit-codes.ts';
import { openSession, type SessionInit } from './plan-session.ts';
import type { RunOutput } from './run-output.ts';
import type { Terminal } from './terminal.ts';

/** A run with somebody at the terminal: the plan, a question, and then that plan and no other. */
export async function reviewedRun(init: SessionInit): Promise<number> {
  const { terminal, output, flags } = init;
  const session = await openSession(init);
  const { playbook, prepared, options, services, inputs, known } = session;
  const { inventory } = prepared;
  const made = await planPlaybook(playbook, inventory, options, services, inputs, known);
  output.pause();
  const paint = paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color));
  if (init.interrupts.orderly.aborted) return exitCode.interrupted;
  const idle = isIdle(made.plan);
  if (!idle || made.exitCode !== 0) terminal.out(planText(made.plan, { paint, now: Date.now() }));
  if (made.exitCode !== 0) return made.exitCode;
  if (!idle) {
    const answer = await ask(made.plan, output, terminal, init.interrupts.orderly);
    if (answer !== 'yes') {
      terminal.error('Nothing was changed.\n');
      return answer === 'interrupted' ? exitCode.interrupted : exitCode.failed;
    }
  }
  const applied = await applyPlan(
    playbook,
    inventory,
    options,
    { ...services, journal: session.journal },
    {
      ...inputs,
      approved: made.plan,
      // Who says yes here has the risk before their eyes.
      approve: true,
      justMade: idle,
      begin: () => undefined,
    },
    known,
  );
  for (const finding of applied.refused) terminal.error(renderFinding(finding, { paint }));
  return applied.runExitCode ?? applied.exitCode;
}

async function ask(
  plan: Plan,
  output: RunOutput,
  terminal: Terminal,
  interrupted: AbortSignal,
): Promise<'yes' | 'no' | 'interrupted'> {
  if (!plan.summary.applicable) return 'no';
  output.pause();
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  // While it reads a terminal, Ctrl-C is a key to it and no signal.
  const key = new AbortController();
  reader.on('SIGINT', () => {
    key.abort();
  });
  const signal = AbortSignal.any([interrupted, key.signal]);
  try {
    const answer = await reader.question('\nCarry this plan out? Only "yes" does: ', { signal });
    return answer.trim().toLowerCase() === 'yes' ? 'yes' : 'no';
  } catch {
    // The end of the input is no yes.
    terminal.error('\n');
    return signal.aborted ? 'interrupted' : 'no';
  } finally {
    reader.close();
  }
}
