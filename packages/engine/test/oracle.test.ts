import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPlaybook, nodePlaybookIo } from '@vipbook/playbook';
import { counts, play, type Told, type Trial } from './harness.ts';

/**
 * The same playbooks as ansible-playbook ran when oracle/make-fixtures.sh was last used: same results on
 * the same hosts in the same order of tasks, same messages of debug, same recap, same exit code.
 */
interface Expected {
  readonly exitCode: number;
  readonly recap: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly messages: readonly string[];
}

/** Lines of Ansible's that we leave out on purpose. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  // A condition that keeps meta from happening is no result of the host; Ansible does not count it either.
  meta: ['a ends | b | skipped'],
  // Ansible tells a hidden loop once more as a whole.
  'no-log': ['hidden items | a | ok'],
};

const folder = new URL('./oracle/', import.meta.url);
const names = readdirSync(new URL('playbooks/', folder))
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.replace('.yml', ''));

describe('semantics, compared with ansible-playbook', () => {
  for (const name of names) {
    it(name, async () => {
      const yaml = readFileSync(new URL(`playbooks/${name}.yml`, folder), 'utf8');
      const expected = JSON.parse(
        readFileSync(new URL(`expected/${name}.json`, folder), 'utf8'),
      ) as Expected;
      const told = await play(yaml, {
        inventory: readFileSync(new URL('hosts.ini', folder), 'utf8'),
        unreachable: ['gone'],
        hosts: Object.fromEntries(
          ['a', 'b', 'c', 'd'].map((host) => [host, { command: printenv }]),
        ),
        options: optionsOf(yaml),
        playbook: await loadPlaybook(
          fileURLToPath(new URL(`playbooks/${name}.yml`, folder)),
          nodePlaybookIo(),
        ),
      });
      const lines = expected.lines
        .filter((line) => leftOut[name]?.includes(line) !== true)
        // Its label of a hidden item is None.
        .map((line) =>
          name === 'no-log' ? line.replace('None', '(censored due to no_log)') : line,
        )
        // `...ignoring` comes once, after a loop's last item.
        .map((line) => (line.split(' | ').length > 3 ? line.replace(/ ignored$/, '') : line));
      assert.deepEqual(byTask(linesOf(told)), byTask(lines));
      assert.deepEqual(counts(told), expected.recap);
      assert.equal(told.exitCode, expected.exitCode);
      assert.deepEqual([...messagesOf(told)].sort(), [...expected.messages].sort());
    });
  }
});

const printenv: NonNullable<NonNullable<Trial['hosts']>[string]['command']> = (line, operation) => {
  if (!line.startsWith('printenv ')) return undefined;
  const { environment = {} } = operation;
  return line
    .split(' ')
    .slice(1)
    .map((each) => `${environment[each] ?? ''}\n`)
    .join('');
};

function optionsOf(yaml: string): NonNullable<Trial['options']> {
  const text = /^# .*options: (.*)$/m.exec(yaml)?.[1] ?? '';
  const words = [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const value = (flag: string): string | undefined =>
    words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined;
  const list = (flag: string): readonly string[] | undefined => value(flag)?.split(',');
  const extra = words.flatMap((word, at) => (word === '-e' ? [words[at + 1]!.split('=')] : []));
  const tags = list('-t');
  const skipTags = list('--skip-tags');
  const limit = value('--limit');
  const startAtTask = value('--start-at-task');
  return {
    extraVariables: Object.fromEntries(extra) as Record<string, string>,
    check: words.includes('--check'),
    forceHandlers: words.includes('--force-handlers'),
    ...(tags && { tags }),
    ...(skipTags && { skipTags }),
    ...(limit !== undefined && { limit }),
    ...(startAtTask !== undefined && { startAtTask }),
  };
}

function linesOf(told: Told): readonly string[] {
  // Ansible tells all who go into an include in one line of its own.
  const results = told.results().filter((result) => result.message !== 'included');
  return results.map(({ task, host, status, item, ignored }) => {
    if (item === undefined) return `${task} | ${host} | ${status}${ignored ? ' ignored' : ''}`;
    return `${task} | ${host} | ${status} | ${typeof item === 'string' ? item : python(item)}`;
  });
}

/** Results of hosts that ran side by side come in any order. */
function byTask(lines: readonly string[]): readonly string[] {
  const groups: string[][] = [];
  for (const line of lines) {
    const task = line.split(' | ')[0]!;
    const last = groups.at(-1);
    if (last?.[0]!.split(' | ')[0] === task) last.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) => group.sort());
}

/** What debug printed. Ours keeps an int where Ansible, not native, prints its text. */
function messagesOf(told: Told): readonly string[] {
  return told
    .results()
    .filter((result) => result.data['_vipbook_verbose_always'] === true)
    .map(({ data: { msg } }) => (typeof msg === 'string' ? msg : JSON.stringify(msg)));
}

function python(value: unknown): string {
  return JSON.stringify(value).replaceAll('"', "'").replaceAll(':', ': ').replaceAll(',', ', ');
}
