import type { ExecResult } from '@vipbook/lab';
import {
  parseOutput,
  type PrintedOutcome as Outcome,
} from '../../packages/engine/test/oracle/parse-output.mjs';

export type { Outcome };

/** Nothing of this machine's own configuration, and no more waiting than a lab needs. */
export const ansibleSettings = {
  ANSIBLE_NOCOLOR: '1',
  ANSIBLE_CONFIG: '/nonexistent/ansible.cfg',
  ANSIBLE_RETRY_FILES_ENABLED: '0',
  ANSIBLE_LOCALHOST_WARNING: '0',
  ANSIBLE_DEPRECATION_WARNINGS: '0',
  ANSIBLE_PIPELINING: '1',
  ANSIBLE_TIMEOUT: '10',
  ANSIBLE_SSH_RETRIES: '0',
  ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3',
} as const;

/** Read what either program printed. */
export function outcomeOf({ status, stdout }: ExecResult): Outcome {
  // An include is told for each host; Ansible tells all of them in one line, which is none of a result.
  const results = stdout.replaceAll(/^ok: \[[^\]]*\](?: => \(item=.*\))?: included.*\n/gm, '');
  const { lines, messages, ...rest } = parseOutput(results, status);
  // `...ignoring` stands behind the item that failed; Ansible's behind the last one.
  const told = lines.map((line) =>
    line.split(' | ').length > 3 ? line.replace(/ ignored$/, '') : line,
  );
  return { ...rest, lines: byTask(told), messages: [...messages].sort() };
}

/** Results of hosts that ran side by side come in any order. */
function byTask(lines: readonly string[]): readonly string[] {
  const groups: string[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.split(' | ')[0] === line.split(' | ')[0]) last?.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => group.sort());
}
