import type { CommandArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { failed, settled } from '../shared/plans.ts';
import { planCommand } from '../shared/run-command.ts';
import { splitWords } from '../shared/split-words.ts';

/** Run a program without a shell. */
export const command: Module<CommandArguments> = {
  name: 'command',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const text = args._raw ?? args.cmd ?? '';
    const argv = args.argv ?? splitWords(text);
    if (argv === undefined || argv.length === 0) {
      const what = argv === undefined ? `has a quote that is not closed: ${text}` : 'is empty';
      return settled(failed('MOD002', `the command ${what}`, context, host));
    }
    return planCommand(
      {
        command: { argv },
        cmd: argv,
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
