import {
  listHosts,
  listTags,
  listTasks,
  type EngineOptions,
  type ListedPlay,
} from '@vipbook/engine';
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
  return playbooks.map((playbook) => listed(playbook, inventory, options, flags)).join('');
}

function listed(
  playbook: Playbook,
  inventory: Inventory,
  options: EngineOptions,
  flags: ListingFlags,
): string {
  const hosts = flags.listHosts === true ? listHosts(playbook, inventory, options) : [];
  const tasks = flags.listTasks === true ? listTasks(playbook, options) : [];
  const tags = listTags(playbook, options);
  const lines = ['', `playbook: ${printableLine(playbook.file)}`];
  for (const [index, play] of tags.entries()) {
    lines.push('', heading(play));
    const { hosts: names } = hosts[index] ?? {};
    if (names !== undefined) {
      lines.push(`    pattern: [${printableLine(play.pattern)}]`);
      lines.push(`    hosts (${String(names.length)}):`);
      lines.push(...names.map((name) => `      ${printableLine(name)}`));
    }
    const { tasks: inPlay } = tasks[index] ?? {};
    if (inPlay !== undefined) {
      lines.push('    tasks:');
      lines.push(...inPlay.map(({ name, tags: own }) => `      ${withTags(name, own)}`));
    }
    if (flags.listTags === true) lines.push(`      TASK TAGS: ${list(play.taskTags)}`);
  }
  return `${lines.join('\n')}\n`;
}

function heading({ number, pattern, name, tags }: ListedPlay): string {
  return `  play #${String(number)} (${printableLine(pattern)}): ${withTags(name, tags)}`;
}

function withTags(name: string, tags: readonly string[]): string {
  return `${printableLine(name)}\tTAGS: ${list(tags)}`;
}

function list(tags: readonly string[]): string {
  return `[${tags.map(printableLine).join(', ')}]`;
}
