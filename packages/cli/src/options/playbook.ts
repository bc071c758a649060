import type { Command } from 'commander';
import { collect } from './connection.ts';

/** Which tasks of a playbook, the same for run and plan. */
export function addPlaybookFlags(command: Command): Command {
  return command
    .option(
      '--play <play>',
      'only this play, by its name or its number (--list-hosts has both); repeatable',
      collect,
    )
    .option('-t, --tags <tags>', 'only tasks with one of these tags; repeatable', collect)
    .option('--skip-tags <tags>', 'leave out tasks with one of these tags; repeatable', collect)
    .option('--start-at-task <name>', 'begin with this task')
    .option('--force-handlers', 'run notified handlers even when a task failed');
}
