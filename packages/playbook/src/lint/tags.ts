import { didYouMean } from '@vipbook/diagnostics';
import { isTemplate } from '../arguments/template.ts';
import type { CommonKeywords, Playbook, TaskNode } from '../ast.ts';
import type { Findings } from '../findings.ts';

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

/** Tags that were asked for and that no task has. */
export function checkTags(findings: Findings, playbook: Playbook, asked: readonly string[]): void {
  const known = tagsOf(playbook);
  for (const tag of asked) {
    if (special.has(tag) || known.includes(tag)) continue;
    const message = `No task has the tag "${tag}".${didYouMean(tag, known)}`.replace(/\.$/, '');
    const remedy =
      known.length === 0 ? 'The playbook has no tags.' : `There are: ${known.join(', ')}.`;
    findings.add('PBK076', { file: playbook.file }, message, { remedy });
  }
}
