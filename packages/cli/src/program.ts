import { diagnostic, didYouMean, VipbookError } from '@vipbook/diagnostics';
import { Command, CommanderError, Option } from 'commander';
import { commandTable, type CommandContext } from './command-table.ts';
import { exitCode } from './exit-codes.ts';
import { reportFailure } from './failure.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

const epilogue = `
Examples:
  vipbook run playbooks/move-chat.yml -i inventory.yml --check --diff
  vipbook run playbooks/move-chat.yml -i inventory.yml
  vipbook addresses -i inventory.yml
  vipbook lab up

Exit codes: 0 well, 1 error, 2 a host failed, 4 unreachable or playbook error, 5 bad option,
99 interrupted, 250 unexpected. Each command's --help says more.`;

/** A command with our manners: throws instead of exiting, writes to the terminal it was given. */
function prepare(command: Command, terminal: Terminal): void {
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.error(text),
      // The message is printed once, as a finding, by whoever catches the error.
      outputError: () => undefined,
      getOutHelpWidth: () => terminal.columns(),
    })
    .showSuggestionAfterError(true)
    .helpCommand(false);
  const takesIt = command.options.some(({ short }) => short === '-v');
  // An option of a parent would be taken from its children.
  if (!takesIt && command.commands.length === 0) {
    // CLI001 asks for -vvv, so every command must take it.
    command.addOption(
      new Option('-v, --verbose')
        .argParser((_value, before: number) => before + 1)
        .default(0)
        .hideHelp(),
    );
  }
  for (const child of command.commands) prepare(child, terminal);
}

/** For `createProgram`: load the modules of all commands. */
export const everyCommand = Symbol('every command');

/** The program with the wanted command's module loaded, or with all of them. */
export async function createProgram(
  context: CommandContext,
  wanted: string | typeof everyCommand | undefined,
): Promise<Command> {
  const program = new Command('vipbook')
    .description('Moves virtual IP addresses between Linux hosts without losing a packet.')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .usage('COMMAND [options]')
    .addHelpText('after', epilogue);
  for (const entry of commandTable) {
    if (wanted === everyCommand || wanted === entry.name) (await entry.load())(program, context);
    else program.command(entry.name).summary(entry.summary).description(entry.summary);
  }
  prepare(program, context.terminal);
  return program;
}

/** Run one command line to its exit code. Never throws. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCode.ok;
  const context: CommandContext = {
    terminal,
    exitWith(given) {
      code = given;
    },
  };
  const shown = {
    verbosity: countVerbose(argv),
    colour: argv.includes('--no-color') ? false : undefined,
  };
  // `vipbook help run` is what git's users type.
  const words = argv[0] === 'help' ? [...argv.slice(1, 2), '--help'] : argv;
  const name = words.find((word) => !word.startsWith('-'));
  try {
    const known = commandTable.some((entry) => entry.name === name);
    if (name !== undefined && !known) {
      throw badUse(
        `unknown command "${name}".${didYouMean(
          name,
          commandTable.map((entry) => entry.name),
        )}`,
        'See: vipbook --help',
      );
    }
    const program = await createProgram(context, name);
    if (words.length === 0) {
      terminal.error(program.helpInformation());
      return exitCode.badOption;
    }
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCode.ok;
      if (error.code === 'commander.help') return exitCode.badOption;
      const help = ['vipbook', ...(name === undefined ? [] : [name]), '--help'].join(' ');
      return reportFailure(
        badUse(error.message.replace(/^error: /, ''), `See: ${help}`),
        terminal,
        shown,
      );
    }
    return reportFailure(error, terminal, shown);
  }
}

export function badUse(message: string, remedy?: string): VipbookError {
  // Commander's own suggestion comes on a line of its own.
  return new VipbookError(
    diagnostic('CLI002', {
      message: message.replace(/\n\(Did you mean (.*)\?\)$/, '. Did you mean "$1"?'),
      remedy,
    }),
  );
}

function countVerbose(argv: readonly string[]): number {
  return argv
    .filter((word) => /^-v+$/.test(word) || word === '--verbose')
    .reduce((count, word) => count + (word === '--verbose' ? 1 : word.length - 1), 0);
}
