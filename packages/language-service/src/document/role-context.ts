import type { Play, Playbook } from '@vipbook/playbook';
import { filesOfPlaybook } from '../references/related.ts';
import type { FileKind } from './file-kind.ts';

/** What is asked for the plays that a file of tasks belongs to. */
export interface ContextSources {
  /** Paths of the workspace's playbooks. */
  readonly playbooks: () => Promise<readonly string[]>;
  /** One of them with all that it imports; undefined for a file that is none. */
  readonly load: (path: string) => Promise<Playbook | undefined>;
  /** A playbook of a text, as if it stood at a path. */
  readonly read: (path: string, text: string) => Promise<Playbook>;
}

const mostPlaybooks = 50;

/**
 * A file of tasks as part of the play that reads it: the hosts of that play, its variables, its roles. Of
 * several such plays it is the first, with the hosts of all. What no playbook reads has at least the role around
 * it. Its own tasks stay the play's.
 */
export async function inContext(
  own: Playbook,
  kind: FileKind,
  sources: ContextSources,
): Promise<Playbook> {
  const [ownPlay] = own.plays;
  if ((kind !== 'tasks' && kind !== 'handlers') || ownPlay === undefined) return own;
  const plays = await playsWith(own.file, sources);
  const [first] = plays.length > 0 ? plays : await playOfRole(own.file, sources);
  if (first === undefined) return own;
  const patterns = [...new Set(plays.map(({ hosts }) => hosts.value))].filter(Boolean);
  const play: Play = {
    ...first,
    where: ownPlay.where,
    hosts: { ...ownPlay.hosts, value: patterns.join(',') },
    tasks: [...first.tasks, ...ownPlay.tasks],
    handlers: [...first.handlers, ...ownPlay.handlers],
  };
  return { ...own, plays: [play] };
}

async function playsWith(file: string, sources: ContextSources): Promise<readonly Play[]> {
  const found: Play[] = [];
  for (const path of (await sources.playbooks()).slice(0, mostPlaybooks)) {
    const loaded = path === file ? undefined : await sources.load(path);
    for (const play of loaded?.plays ?? []) {
      if (loaded !== undefined && filesOfPlaybook({ ...loaded, plays: [play] }).has(file))
        found.push(play);
    }
  }
  return found;
}

/** A play that has nothing but the role whose folder the file is in. */
async function playOfRole(file: string, { read }: ContextSources): Promise<readonly Play[]> {
  const [, folder, role] = /^(.*)\/roles\/([^/]+)\/[^/]+\/[^/]+$/.exec(file) ?? [];
  if (folder === undefined || role === undefined) return [];
  const text = `- hosts: all\n  roles: [${JSON.stringify(role)}]\n`;
  return (await read(`${folder}/${role} alone.yml`, text)).plays;
}
