import type { Inventory } from '@vipbook/inventory';
import type { Playbook } from '@vipbook/playbook';
import { compilePlay, tasksIn } from './compile.ts';
import { selectHosts } from './select-hosts.ts';
import { selectPlays, titleOf, type NumberedPlay } from './select-plays.ts';
import type { EngineOptions } from './services.ts';
import { tagSelection } from './tags.ts';

type ListOptions = Omit<EngineOptions, 'run'>;

export interface ListedPlay {
  /** Counts from 1, as Ansible prints it. */
  readonly number: number;
  readonly name: string;
  readonly pattern: string;
  /** Sorted. */
  readonly tags: readonly string[];
}

export interface ListedHosts extends ListedPlay {
  readonly hosts: readonly string[];
}

export interface ListedTask {
  readonly name: string;
  /** Own and inherited, sorted. */
  readonly tags: readonly string[];
}

export interface ListedTasks extends ListedPlay {
  readonly tasks: readonly ListedTask[];
}

export interface ListedTags extends ListedPlay {
  /** Tags of the play's tasks, sorted. */
  readonly taskTags: readonly string[];
}

/** `--list-hosts`. Throws VipbookError for a pattern that matches nothing. */
export function listHosts(
  playbook: Playbook,
  inventory: Inventory,
  options: ListOptions = {},
): readonly ListedHosts[] {
  return selectPlays(playbook, options.plays).map((numbered) => ({
    ...listed(numbered),
    hosts: selectHosts(numbered.play, inventory, { ...options, run: '' }),
  }));
}

/** `--list-tasks`: what the tags select, `meta` left out as Ansible does; handlers are not listed. */
export function listTasks(playbook: Playbook, options: ListOptions = {}): readonly ListedTasks[] {
  const selection = tagSelection(options.tags, options.skipTags);
  return selectPlays(playbook, options.plays).map((numbered) => ({
    ...listed(numbered),
    tasks: compilePlay(numbered.play, selection)
      .sections.flatMap(tasksIn)
      .filter((task) => task.task.module.value !== 'meta')
      .map((task) => ({ name: task.title, tags: [...task.tags].sort() })),
  }));
}

/** `--list-tags`. */
export function listTags(playbook: Playbook, options: ListOptions = {}): readonly ListedTags[] {
  return listTasks(playbook, options).map(({ tasks, ...play }) => ({
    ...play,
    taskTags: [...new Set(tasks.flatMap((task) => task.tags))].sort(),
  }));
}

function listed({ number, play }: NumberedPlay): ListedPlay {
  return {
    number,
    name: titleOf(play),
    pattern: play.hosts.value,
    tags: (play.tags ?? []).map((tag) => tag.value).sort(),
  };
}
