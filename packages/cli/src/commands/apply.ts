import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { applyCodes, applyPlan, type EngineOptions } from '@vipbook/engine';
import { isIdle, type Plan } from '@vipbook/plan';
import { Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import type { PlaybookFlags } from '../engine-options.ts';
import { findingsOf } from '../failure.ts';
import { listenForInterrupts } from '../interrupt.ts';
import { addConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { extraVariables, markUsed, openSession, used } from '../plan-session.ts';
import { runOutput } from '../run-output.ts';
import { version } from '../version.ts';
import { loadPlan } from './show.ts';

interface ApplyFlags extends PlaybookFlags {
  readonly expectHash?: string;
  readonly approve?: boolean;
  readonly output: 'human' | 'json';
}

export const registerApply: Register = (program, context) => {
  addConnectionFlags(
    program
      .command('apply')
      .argument('<plan>', 'file of a saved plan')
      .summary('carry out a plan: exactly its steps, or nothing')
      .description(
        'Carry out a saved plan. First everything that it was made from is read again; if anything of it moved, nothing is changed, and what moved is told.',
      ),
  )
    .option('--expect-hash <hash>', 'refuse any plan but the one with this identity')
    .option('--approve', 'yes to the risk, where the policy wants somebody to say so')
    .option('-D, --diff', 'show how files change')
    .addOption(
      new Option('--output <format>', 'for people, or one JSON event a line')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook apply plans/move-chat.json',
          'vipbook apply plans/move-chat.json --expect-hash sha256:4fb0e41c…',
          'vipbook apply plans/move-chat.json --approve -K',
        ],
        [0, 1, 99, 250],
        {
          1: 'an error before or beside the hosts (inventory, files, settings), or a task failed',
          3: 'stale: something moved since the plan was made; from there on nothing was changed',
          4: 'locked: somebody else is at work on the address; from there on nothing was changed',
          5: 'preflight or a policy says no, or wrong use of an option',
          6: 'rolled back: the address is where it was',
          7: 'uncertain: look with `vipbook status` before anything else',
        },
      ),
    )
    .action((file: string, flags: ApplyFlags) => apply(file, flags, context));
};

async function apply(
  file: string,
  flags: ApplyFlags,
  { terminal, exitWith }: CommandContext,
): Promise<void> {
  const output = runOutput(terminal, {
    output: flags.output,
    verbosity: flags.verbose,
    diff: flags.diff === true,
    colour: flags.color,
  });
  const refuse = (findings: readonly Diagnostic[], code: number): void => {
    for (const finding of findings) output.event({ event: 'error', finding });
    exitWith(code);
  };
  const interrupts = listenForInterrupts(terminal);
  try {
    const plan = loadPlan(file);
    const early = earlyRefusals(plan, flags, used(plan, terminal));
    if (early.length > 0) {
      refuse(early, applyCodes.stale);
      return;
    }
    const session = await openSession({
      file: plan.invocation.playbook,
      flags: invocationFlags(plan, flags),
      terminal,
      output,
      interrupts,
    });
    const { playbook, prepared, options, services, inputs, known } = session;
    const differing = otherVariables(plan, options, inputs.key);
    if (differing !== undefined) {
      refuse([differing], applyCodes.stale);
      return;
    }
    const applied = await applyPlan(
      playbook,
      prepared.inventory,
      options,
      { ...services, journal: session.journal },
      {
        ...inputs,
        approved: plan,
        approve: flags.approve === true,
        begin: () => {
          if (!isIdle(plan)) markUsed(plan, options.run, terminal);
        },
      },
      known,
    );
    refuse(applied.refused, applied.exitCode);
  } catch (error) {
    if (flags.output === 'json') {
      for (const finding of findingsOf(error)) output.event({ event: 'error', finding });
    }
    throw error;
  } finally {
    output.end();
    interrupts.dispose();
  }
}

/** What needs nothing but the plan itself. */
function earlyRefusals(
  plan: Plan,
  { expectHash }: ApplyFlags,
  before: Diagnostic | undefined,
): readonly Diagnostic[] {
  const expected = expectHash?.replace(/^(?!sha256:)/, 'sha256:');
  if (expected !== undefined && expected !== plan.identity)
    return [
      diagnostic('PLN005', { message: `this is ${plan.identity}, expected was ${expected}` }),
    ];
  if (plan.vipbook_version !== version())
    return [
      diagnostic('PLN016', {
        message: `vipbook ${plan.vipbook_version} made the plan, this is ${version()}`,
      }),
    ];
  return before === undefined ? [] : [before];
}

/** What the plan was made with; how to reach hosts is the command line's. */
function invocationFlags({ invocation }: Plan, flags: ApplyFlags): PlaybookFlags {
  const { inventory, limit, tags, skipTags, plays, startAtTask, forceHandlers } = invocation;
  const { become, becomeUser, becomeMethod } = invocation;
  const given = {
    inventory: flags.inventory ?? inventory,
    limit,
    tags,
    skipTags,
    play: plays,
    startAtTask,
    forceHandlers,
    become,
    becomeUser,
    becomeMethod,
  };
  return {
    ...flags,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

function otherVariables(
  plan: Plan,
  options: EngineOptions,
  key: Parameters<typeof extraVariables>[1],
): Diagnostic | undefined {
  const then = new Map(plan.invocation.extraVariables.map((each) => [each.name, each.hmac]));
  const now = new Map(extraVariables(options, key).map((each) => [each.name, each.hmac]));
  for (const name of new Set([...then.keys(), ...now.keys()])) {
    if (!now.has(name))
      return diagnostic('PLN020', { message: `the plan was made with -e ${name}=…` });
    if (!then.has(name))
      return diagnostic('PLN020', { message: `the plan was made without -e ${name}=…` });
    const before = then.get(name);
    const after = now.get(name);
    if (before !== undefined && after !== undefined && before !== after)
      return diagnostic('PLN020', { message: `-e ${name}=… has another value than in the plan` });
  }
  return undefined;
}
