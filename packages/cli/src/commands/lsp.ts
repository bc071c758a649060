import type { Register } from '../command-table.ts';
import { badUse } from '../program.ts';
import { examplesAndCodes } from '../options/examples.ts';
import { version } from '../version.ts';

export const registerLsp: Register = (program) => {
  program
    .command('lsp')
    .summary('the language server, for Neovim, Helix, Emacs and other editors')
    .description(
      'Serve an editor over the Language Server Protocol: completion, hover, findings, rename and more for playbooks and interfaces(5) files. Ends with the editor. How to set editors up: docs/editor.md.',
    )
    .option('--stdio', 'speak over standard input and output')
    .addHelpText('after', examplesAndCodes(['vipbook lsp --stdio'], [0, 1, 5]))
    .action(async (options: { readonly stdio?: boolean }) => {
      if (options.stdio !== true)
        throw badUse(
          'a language server is started by an editor',
          'Let it run: vipbook lsp --stdio',
        );
      const { serveStdio } = await import('@vipbook/language-server');
      const script = process.argv[1];
      serveStdio({
        version: version(),
        command: [process.execPath, ...process.execArgv, ...(script === undefined ? [] : [script])],
      });
      // The server ends the process when the editor goes.
      await new Promise<never>(() => undefined);
    });
};
