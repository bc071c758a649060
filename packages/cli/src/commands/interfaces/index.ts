import type { Register } from '../../command-table.ts';
import { addCheck } from './check.ts';
import { addDiff } from './diff.ts';
import { examples } from './shared.ts';
import { addShow } from './show.ts';

export const registerInterfaces: Register = (program, context) => {
  const group = program
    .command('interfaces')
    .summary('read, check and edit interfaces(5) files on this machine')
    .description(
      'Read files as ifupdown does: check them, show what ifupdown sees, compare two of them, or preview an edit. Nothing is written.',
    )
    .addHelpText('after', examples(['vipbook interfaces check /etc/network/interfaces']));
  addCheck(group, context);
  addShow(group, context);
  addDiff(group, context);
};
