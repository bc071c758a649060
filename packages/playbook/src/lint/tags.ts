import { didYouMean } from '@vipbook/diagnostics';
import { isTemplate } from '../arguments/template.ts';
import type { CommonKeywords, Playbook, TaskNode } from '../ast.ts';
import type { Findings } from '../findings.ts';
import { isOpenInclude, tasksOfPlay } from './names.ts';

/** Words of -t and --skip-tags that are no names of tags. */
const special = new Set(['all', 'tagged', 'untagged', 'always', 'never']);

/** Every tag of a playbook, sorted; templated ones left out. */
export function tagsOf(playbook: Playbook): readonly string[] {
  const tags = new Set<string>();
  const add = (node: CommonKeywords) => {
    for (const { value } of node.tags ?? []) if (!isTemplate(value)) tags.add(value);
  };
  const walk = (nodes: readonly TaskNode[]) => {
    for (const node of nodes) {
      add(node);
      if (node.kind === 'block') walk([...node.block, ...node.rescue, ...node.always]);
      else {
        walk(node.included ?? []);
        if (node.includedRole !== undefined) walk(node.includedRole.tasks);
      }
    }
  };
  for (const play of playbook.plays) {
    add(play);
    walk([...play.preTasks, ...play.tasks, ...play.postTasks, ...play.handlers]);
    for (const role of play.loadedRoles ?? []) {
      add(role);
      walk(role.tasks);
    }
  }
  return [...tags].sort();
}

/** Tags that were asked for and that no task of these playbooks has. Silent where tags are templates, or
 *  tasks are not known before the run. */
export function checkTags(
  findings: Findings,
  playbooks: readonly Playbook[],
  asked: readonly string[],
  skipped: readonly string[],
): void {
  if (playbooks.some(isOpen)) return;
  const known = [...new Set(playbooks.flatMap(tagsOf))].sort();
  const remedy =
    known.length === 0 ? 'The playbook has no tags.' : `There are: ${known.join(', ')}.`;
  const check = (tag: string, severity: 'error' | 'warning'): void => {
    if (special.has(tag) || known.includes(tag)) return;
    const message = `No task has the tag "${tag}".${didYouMean(tag, known)}`.replace(/\.$/, '');
    const [first] = playbooks;
    const where = first === undefined ? undefined : { file: first.file };
    findings.add('PBK076', where, message, { remedy, severity });
  };
  for (const tag of asked) check(tag, 'error');
  for (const tag of skipped) check(tag, 'warning');
}

function isOpen(playbook: Playbook): boolean {
  return playbook.plays.some((play) => {
    const tasks = tasksOfPlay(play);
    return (
      [play, ...tasks].some((node) => node.tags?.some(({ value }) => isTemplate(value)) === true) ||
      tasks.some(isOpenInclude)
    );
  });
}
