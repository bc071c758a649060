import type { LineinfileArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { bytesToBinary, fromBinary, toBinary } from '../shared/files/lines.ts';
import { planEdit } from '../shared/files/edit-file.ts';
import { failed, ok, settled } from '../shared/plans.ts';
import { wishOf, withLine, withoutLine } from './edit.ts';

/** One line of a file is there, or is not. */
export const lineinfile: Module<LineinfileArguments> = {
  name: 'lineinfile',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const present = args.state !== 'absent';
    if (present && args.line === undefined)
      return settled(failed('MOD071', 'line is required with state=present', context, host));
    const named = args.line ?? args.regexp ?? args.search_string;
    if (!present && named === undefined)
      return settled(
        failed(
          'MOD071',
          'one of line, search_string and regexp is required with state=absent',
          context,
          host,
        ),
      );
    return planEdit(
      {
        args,
        edit(before) {
          const text = bytesToBinary(before ?? new Uint8Array());
          const wish = wishOf(args);
          const { line: _line, ...search } = wish;
          const edited = present
            ? withLine(text, wish)
            : withoutLine(text, {
                ...search,
                ...(args.line === undefined ? {} : { line: toBinary(args.line) }),
              });
          return {
            content: fromBinary(edited.text),
            data: {
              msg: edited.message,
              ...(edited.found === undefined ? {} : { found: edited.found }),
            },
          };
        },
        missing: present ? undefined : ok({ msg: 'file not present' }),
        // Ansible tells it always, empty when there is none.
        backupKey: 'backup',
        ownershipWords: 'ownership, perms or SE linux context changed',
      },
      host,
      context,
    );
  },
};
