import path from 'node:path';
import { isatty } from 'node:tty';
import { hasErrors, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import { runPlaybook, unknownPlays, type EngineOptions, type RunServices } from '@vipbook/engine';
import { lint, loadPlaybook, nodePlaybookIo, unknownTags, type Playbook } from '@vipbook/playbook';
import { printable } from '@vipbook/report';
import { Option } from 'commander';
import { steadyNow } from '../steady-clock.ts';
import type { CommandContext, Register } from '../command-table.ts';
import { createConnector } from '../connector.ts';
import { resolveName } from '../resolve-name.ts';
import { engineOptions, newRunName, sleep, type PlaybookFlags } from '../engine-options.ts';
import { exitCode } from '../exit-codes.ts';
import { findingsOf } from '../failure.ts';
import { listenForInterrupts } from '../interrupt.ts';
import { addConnectionFlags } from '../options/connection.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { addPlaybookFlags } from '../options/playbook.ts';
import { prepare, type Prepared } from '../prepare.ts';
import { questions } from '../questions.ts';
import { digesting, newDigest, runJournal } from '../recording.ts';
import { runOutput } from '../run-output.ts';

interface RunFlags extends PlaybookFlags {
  readonly step?: boolean;
  readonly yes?: boolean;
  readonly listHosts?: boolean;
  readonly listTasks?: boolean;
  readonly listTags?: boolean;
  readonly syntaxCheck?: boolean;
  readonly output: 'human' | 'json';
}

export const registerRun: Register = (program, context) => {
  const command = addConnectionFlags(
    program
      .command('run')
      .argument('<playbook...>', 'playbook files, run one after the other')
      .summary('run playbooks: move addresses, edit interfaces files, announce, verify')
      .description(
        'Run playbooks on the hosts of an inventory. On a terminal the plan is shown first, and nothing happens before you say yes.',
      ),
  )
    .option('-C, --check', 'say what would change; change nothing')
    .option('-D, --diff', 'show how files change');
  addPlaybookFlags(command)
    .option('--step', 'ask before each task')
    .option('-y, --yes', 'on a terminal: do not show the plan and ask before it is carried out')
    .option('--list-hosts', 'list the hosts of each play, and stop')
    .option('--list-tasks', 'list the tasks that would run, and stop')
    .option('--list-tags', 'list all tags, and stop')
    .option('--syntax-check', 'read and check the playbooks, and stop')
    .addOption(
      new Option('--output <format>', 'for people, or one JSON event a line')
        .choices(['human', 'json'])
        .default('human'),
    )
    .addHelpText(
      'after',
      examplesAndCodes(
        [
          'vipbook run move-chat.yml -i inventory.yml --check --diff    look before the move',
          'vipbook run move-chat.yml -i inventory.yml --yes             without the question',
          'vipbook run move-chat.yml -i inventory.yml -b -K             as a user who may sudo',
          'vipbook run move-chat.yml -i inventory.yml -e vip=10.2.3.60  another address',
          'vipbook run move-chat.yml -i inventory.yml --output json     for a program',
        ],
        [0, 1, 2, 4, 5, 99, 250],
        { 3: 'on a terminal: something moved after the plan was shown, and nothing was changed' },
      ),
    )
    .action((files: readonly string[], flags: RunFlags) => run(files, flags, context));
};

async function run(
  files: readonly string[],
  flags: RunFlags,
  { terminal, exitWith }: CommandContext,
): Promise<void> {
  const output = runOutput(terminal, {
    output: flags.output,
    verbosity: flags.verbose,
    diff: flags.diff === true,
    colour: flags.color,
  });
  const interrupts = listenForInterrupts(terminal);
  try {
    const read = files.map((file) => {
      const digest = newDigest();
      return { file, digest, io: digesting(nodePlaybookIo(), digest) };
    });
    const playbooks = await Promise.all(read.map(({ file, io }) => loadPlaybook(file, io)));
    // What cannot be read at all is no parse error of a playbook: Ansible exits with 1.
    const missing = playbooks.flatMap(({ findings }) =>
      findings.filter(({ code }) => code === 'PBK001'),
    );
    if (missing.length > 0) throw new VipbookError(missing);
    const prepared = await prepare(flags, terminal, path.dirname(files[0] ?? '.'));
    for (const finding of prepared.warnings) output.event({ event: 'warning', finding });
    const options = await engineOptions(flags, prepared);
    const wrongTags = unknownTags(playbooks, options);
    if (hasErrors(wrongTags)) throw new VipbookError(wrongTags);
    for (const finding of wrongTags) output.event({ event: 'warning', finding });
    // Of all of them, before the first is run.
    const noPlays = playbooks.flatMap((playbook) => unknownPlays(playbook, options.plays));
    if (noPlays.length > 0) throw new VipbookError(noPlays);
    const listed = flags.listHosts ?? flags.listTasks ?? flags.listTags ?? flags.syntaxCheck;
    if (listed === true) {
      const findings = listingFindings(playbooks, prepared, options, flags);
      if (hasErrors(findings)) throw new VipbookError(findings);
      for (const finding of findings) output.event({ event: 'warning', finding });
    }
    if (flags.syntaxCheck === true) {
      for (const { file } of playbooks) terminal.out(`\nplaybook: ${printable(file)}\n`);
      return;
    }
    if (listed === true) {
      const { listing } = await import('../listing.ts');
      terminal.out(listing(playbooks, prepared.inventory, options, flags));
      return;
    }
    const connect = createConnector(flags, prepared, (finding) =>
      output.event({ event: 'warning', finding }),
    );
    const services: RunServices = {
      connect,
      emit: (event) => output.event(event),
      now: steadyNow,
      sleep,
      resolve: resolveName,
      ...questions(flags, output, terminal),
      interrupt: interrupts.orderly,
      abandon: interrupts.atOnce,
    };
    if (asksFirst(flags, terminal)) {
      const { reviewedRun } = await import('../reviewed-run.ts');
      for (const file of files) {
        const code = await reviewedRun({ file, flags, terminal, output, interrupts });
        exitWith(code);
        if (code !== exitCode.ok) return;
      }
      return;
    }
    for (const [index, playbook] of playbooks.entries()) {
      const files = read[index];
      // Each is a run of its own, with a journal of its own.
      const named = index === 0 ? options : { ...options, run: newRunName() };
      const journalled = {
        ...services,
        ...(files === undefined
          ? {}
          : {
              files: files.io,
              journal: runJournal({ playbook: files, flags, prepared, options: named }, terminal),
            }),
      };
      const { exitCode: code } = await runPlaybook(
        playbook,
        prepared.inventory,
        named,
        journalled,
        { secrets: terminal.secrets },
      );
      exitWith(code);
      if (code !== exitCode.ok) return;
    }
  } catch (error) {
    // Programs read findings from the stream that they read everything else from.
    if (flags.output === 'json') {
      for (const finding of findingsOf(error)) output.event({ event: 'error', finding });
    }
    throw error;
  } finally {
    output.end();
    interrupts.dispose();
  }
}

/** Where somebody sits who can be asked. With --step they are asked anyway; -C changes nothing. */
function asksFirst(flags: RunFlags, { outIsTerminal }: CommandContext['terminal']): boolean {
  const asked = flags.yes === true || flags.step === true || flags.check === true;
  return !asked && flags.output === 'human' && outIsTerminal && isatty(0);
}

/** What --syntax-check finds is what lint finds; a listing needs only what can be read. */
function listingFindings(
  playbooks: readonly Playbook[],
  { inventory }: Prepared,
  { extraVariables = {} }: EngineOptions,
  { syntaxCheck }: RunFlags,
): readonly Diagnostic[] {
  const options = { inventory, extraVariables: Object.keys(extraVariables) };
  return [
    ...playbooks.flatMap((playbook) =>
      syntaxCheck === true ? lint(playbook, options) : playbook.findings,
    ),
    ...inventory.findings,
  ];
}
