import { compilePlay, tagSelection, tasksIn, type EngineOptions } from '@vipbook/engine';
import type { Inventory } from '@vipbook/inventory';
import type { Playbook } from '@vipbook/playbook';
import { printableLine } from '@vipbook/report';

export interface ListingFlags {
  readonly listHosts?: boolean;
  readonly listTasks?: boolean;
  readonly listTags?: boolean;
}

/** What --list-hosts, --list-tasks and --list-tags print, in Ansible's layout. */
export function listing(
  playbooks: readonly Playbook[],
  inventory: Inventory,
  options: EngineOptions,
  flags: ListingFlags,
): string {
  const selection = tagSelection(options.tags, options.skipTags);
  const lines: string[] = [];
  for (const playbook of playbooks) {
    lines.push('', `playbook: ${playbook.file}`);
    for (const [index, play] of playbook.plays.entries()) {
      const compiled = compilePlay(play, selection);
      const pattern = play.hosts.value;
      const name = play.name?.value ?? pattern;
      const own = (play.tags ?? []).map(({ value }) => value);
      lines.push('', `  play #${String(index + 1)} (${pattern}): ${name}\tTAGS: ${tagList(own)}`);
      if (flags.listHosts === true) {
        const hosts = inventory.select(pattern, options.limit);
        lines.push(`    pattern: [${pattern}]`, `    hosts (${String(hosts.length)}):`);
        lines.push(...hosts.map((host) => `      ${host}`));
      }
      const tasks = compiled.sections.flatMap((section) => tasksIn(section));
      if (flags.listTasks === true) {
        lines.push('    tasks:');
        lines.push(...tasks.map(({ title, tags }) => `      ${title}\tTAGS: ${tagList(tags)}`));
      }
      if (flags.listTags === true) {
        const all = new Set([...own, ...tasks.flatMap(({ tags }) => tags)]);
        lines.push(`      TASK TAGS: ${tagList([...all])}`);
      }
    }
  }
  return `${lines.map((line) => line.split('\t').map(printableLine).join('\t')).join('\n')}\n`;
}

function tagList(tags: readonly string[]): string {
  return `[${[...tags].sort().join(', ')}]`;
}
