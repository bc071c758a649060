import type { BlockinfileArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { planEdit } from '../shared/files/edit-file.ts';
import { bytesToBinary, fromBinary } from '../shared/files/lines.ts';
import { ok } from '../shared/plans.ts';
import { wishOf, withBlock } from './edit.ts';

/** Some lines between two markers are there, or are not. */
export const blockinfile: Module<BlockinfileArguments> = {
  name: 'blockinfile',
  scope: () => 'host',
  planHost: (args, host, context) => {
    const wish = wishOf(args);
    return planEdit(
      {
        args,
        edit(before) {
          const text = bytesToBinary(before ?? new Uint8Array());
          const edited = withBlock(text, wish);
          return {
            content: fromBinary(edited),
            data: { msg: message(before, edited === text, wish.block === '') },
          };
        },
        missing: args.state === 'absent' ? ok({ msg: `File ${args.path} not present` }) : undefined,
        backupKey: 'backup_file',
        ownershipWords: 'ownership, perms or SE linux context changed',
      },
      host,
      context,
    );
  },
};

function message(before: Uint8Array | null, same: boolean, empty: boolean): string {
  if (before === null) return 'File created';
  if (same) return '';
  return empty ? 'Block removed' : 'Block inserted';
}
