import type { ShellArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { planCommand } from '../shared/run-command.ts';

/** Run a text with the host's shell. */
export const shell: Module<ShellArguments> = {
  name: 'shell',
  scope: () => 'host',
  planHost: (args, host, context) => {
    const text = args._raw ?? args.cmd ?? '';
    return planCommand(
      {
        command:
          args.executable === undefined ? { shell: text } : { argv: [args.executable, '-c', text] },
        cmd: text,
        ...(args.chdir === undefined ? {} : { chdir: args.chdir }),
        ...(args.creates === undefined ? {} : { creates: args.creates }),
        ...(args.removes === undefined ? {} : { removes: args.removes }),
        ...(args.stdin === undefined ? {} : { stdin: args.stdin }),
        stdinAddNewline: args.stdin_add_newline ?? true,
        changes: args.changes ?? true,
      },
      host,
      context,
    );
  },
};
