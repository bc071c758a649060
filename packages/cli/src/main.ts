import { exitCode } from './exit-codes.ts';
import { reportFailure } from './failure.ts';
import { runCommandLine } from './program.ts';
import { processTerminal } from './terminal.ts';

/** The process's entry; `bin/vipbook` calls it. */
export function main(argv: readonly string[]): void {
  const terminal = processTerminal();
  // Last resort: a defect in a callback that nobody awaits. Still one line and Ansible's code, no stack.
  process.on('uncaughtException', (error) => {
    reportFailure(error, terminal, { verbosity: argv.includes('-vvv') ? 3 : 0 });
    process.exit(exitCode.unexpected);
  });
  void runCommandLine(argv, terminal).then((code) => process.exit(code));
}
