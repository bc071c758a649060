import { diagnostic } from '@vipbook/diagnostics';
import type { CompiledTask } from './compile.ts';
import type { RunEnvironment } from './environment.ts';
import { asText } from './plain.ts';
import type { TaskEnd } from './ledger.ts';

/** What `meta` may do to the play it stands in. */
export interface MetaActions {
  flush(): Promise<void>;
  endPlay(): void;
  endBatch(): void;
  endHosts(hosts: readonly string[]): void;
  clearErrors(): void;
}

/** The words of `meta` that are understood. */
export const metaWords = [
  'noop',
  'flush_handlers',
  'end_play',
  'end_batch',
  'end_host',
  'clear_facts',
  'clear_host_errors',
  'reset_connection',
] as const;

export function metaWord(task: CompiledTask): string {
  return asText(task.task.arguments.value['_raw'] ?? '');
}

/** Steers the run; tells nothing and counts nothing, as with Ansible. */
export async function runMeta(
  task: CompiledTask,
  hosts: readonly string[],
  run: RunEnvironment,
  actions: MetaActions,
): Promise<TaskEnd> {
  const none: TaskEnd = { failed: [], unreachable: [], fatal: false, results: new Map() };
  switch (metaWord(task)) {
    case 'noop':
      return none;
    case 'flush_handlers':
      await actions.flush();
      return none;
    case 'end_play':
      actions.endPlay();
      return none;
    case 'end_batch':
      actions.endBatch();
      return none;
    case 'end_host':
      actions.endHosts(hosts);
      return none;
    case 'clear_facts':
      for (const host of hosts) run.variables.clearFacts(host);
      return none;
    case 'clear_host_errors':
      actions.clearErrors();
      return none;
    case 'reset_connection':
      await Promise.all(hosts.map((host) => run.connections.reset(host)));
      return none;
    default:
      // Refused before the run; a template may still come out as something else.
      run.emit({
        event: 'error',
        finding: diagnostic('ENG008', {
          message: `meta: ${metaWord(task)} is not something vipbook does`,
          where: task.task.argumentPlace(['_raw']),
        }),
      });
      return { ...none, failed: hosts, fatal: true };
  }
}
