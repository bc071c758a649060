import type { Terminal } from '../../src/terminal.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  /** Both, as they came. */
  readonly said: string;
}

/** A home of its own: what the command keeps of earlier runs is there and nowhere else. */
export const homeIn = (folder: string): Terminal['environment'] => ({
  HOME: folder,
  XDG_STATE_HOME: folder,
});

/** The command, started in `folder` by a program: nobody sits there whom it could ask. */
export async function vipbookIn(
  folder: string,
  argv: readonly string[],
  environment: Terminal['environment'] = homeIn(folder),
): Promise<Said> {
  let out = '';
  let error = '';
  let said = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
      said += text;
    },
    error: (text) => {
      error += text;
      said += text;
    },
    secrets: new Set(),
    outIsTerminal: false,
    errorIsTerminal: false,
    columns: () => 80,
    environment,
    workingDirectory: folder,
  };
  // Loaded as the commands are: a `require` by the test runner would bring a second VipbookError.
  const { runCommandLine } = await import('../../src/program.ts');
  const code = await runCommandLine(argv, terminal);
  return { code, out, error, said };
}
