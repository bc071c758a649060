import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planPlaybook, applyCodes } from '@vipbook/engine';
import { isIdle, planText as planBytes, type Plan } from '@vipbook/plan';
import { paintFor, planText, wantsColour } from '@vipbook/report';
import { Option } from 'commander';
import type { CommandContext, Register } from '../command-table.ts';
import type { PlaybookFlags } from '../engine-options.ts';
import { listenForInterrupts } from '../interrupt.ts';
import { addConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { addPlaybookFlags } from '../options/playbook.ts';
import { openSession } from '../plan-session.ts';
import { unreadable } from '../unreadable.ts';
import { runOutput } from '../run-output.ts';
import type { Terminal } from '../terminal.ts';

interface PlanFlags extends PlaybookFlags {
  readonly facts?: string | true;
  readonly out?: string;
  readonly detailedExitcode?: boolean;
  readonly commands?: boolean;
  readonly output: 'human' | 'json';
}

export const registerPlan: Register = (program, context) => {
  addPlaybookFlags(
    addConnectionFlags(
      program
        .command('plan')
        .argument('<playbook>', 'the playbook')
        .summary('all that a run would do, as a plan to review and apply')
        .description(
          'Make a plan: everything that a run of the playbook would do, without changing anything. From a snapshot of facts (--facts) no host is asked.',
        ),
    ),
  )
    .option('--facts [dir]', 'plan from the snapshots in this folder (default: facts)')
    .option('-o, --out <file>', 'save the plan, to be reviewed and applied')
    .option('--detailed-exitcode', '0 nothing to do, 2 changes, 1 an error, 5 it cannot be applied')
    .option('--commands', 'show what a person would type for each step')
    .addOption(
      new Option('--output <format>', 'for people, or the plan as JSON')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook plan move-chat.yml -i inventory.yml                          ask the hosts',
          'vipbook plan move-chat.yml -i inventory.yml --facts --out plans/move-chat.json',
          'vipbook show plans/move-chat.json',
          'vipbook apply plans/move-chat.json',
        ],
        [0, 1, 2, 5, 99, 250],
      ),
    )
    .action((file: string, flags: PlanFlags) => plan(file, flags, context));
};

async function plan(
  file: string,
  flags: PlanFlags,
  { terminal, exitWith }: CommandContext,
): Promise<void> {
  const output = runOutput(terminal, {
    output: 'human',
    verbosity: flags.verbose,
    diff: false,
    colour: flags.color,
  });
  const interrupts = listenForInterrupts(terminal);
  try {
    const snapshot = await snapshotFolder(flags, terminal);
    const session = await openSession({
      file,
      flags,
      terminal,
      output,
      interrupts,
      ...(snapshot === undefined ? {} : { snapshot }),
    });
    const { playbook, prepared, options, services, inputs, known } = session;
    const made = await planPlaybook(playbook, prepared.inventory, options, services, inputs, known);
    const bytes = planBytes(made.plan);
    if (flags.out !== undefined) save(flags.out, bytes);
    terminal.out(
      flags.output === 'json'
        ? bytes
        : planText(made.plan, {
            paint: paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, flags.color)),
            now: Date.now(),
            ...(flags.out === undefined ? {} : { file: flags.out }),
            commands: flags.commands === true,
          }),
    );
    exitWith(interrupts.orderly.aborted ? 99 : exitCodeOf(made.plan, flags));
  } finally {
    output.end();
    interrupts.dispose();
  }
}

async function snapshotFolder(
  { facts }: PlanFlags,
  { workingDirectory, environment }: Terminal,
): Promise<string | undefined> {
  if (typeof facts === 'string') return facts;
  if (facts === undefined) return undefined;
  const { readSettings } = await import('@vipbook/settings');
  return (await readSettings(workingDirectory, environment)).facts ?? 'facts';
}

function exitCodeOf(made: Plan, { detailedExitcode }: PlanFlags): number {
  if (!made.summary.applicable) {
    const broken = made.policies.some(({ verdict }) => verdict === 'broken');
    const preflight = made.findings.some(
      ({ code, severity }) => severity === 'error' && code.startsWith('VIP'),
    );
    return broken || preflight ? applyCodes.forbidden : applyCodes.failed;
  }
  return detailedExitcode === true && !isIdle(made) ? 2 : 0;
}

function save(file: string, bytes: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  } catch (error) {
    throw unreadable(file, error);
  }
}
