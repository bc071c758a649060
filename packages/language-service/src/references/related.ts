import type { Playbook, TaskNode } from '@vipbook/playbook';
import type { Workspace } from '../api.ts';
import type { Analyses, Known } from '../document/analysis.ts';
import { allTasks } from '../playbook/variables.ts';

const mostPlaybooks = 300;

/** Every file that a loaded playbook consists of. */
export function filesOfPlaybook(loaded: Playbook): ReadonlySet<string> {
  const files = new Set<string>([loaded.file]);
  const add = (file: string | undefined): void => {
    if (file !== undefined) files.add(file);
  };
  const visit = (nodes: readonly TaskNode[]): void => {
    for (const node of nodes) {
      add(node.where.file);
      if (node.kind === 'block') {
        role(node.importedRole);
        visit([...node.block, ...node.rescue, ...node.always]);
      } else {
        visit(node.included ?? []);
        role(node.includedRole);
      }
    }
  };
  const role = (
    each: NonNullable<Playbook['plays'][number]['loadedRoles']>[number] | undefined,
  ): void => {
    if (each === undefined) return;
    for (const variables of [each.defaults, each.variables]) {
      for (const { where } of variables.values()) add(where.file);
    }
    visit([...each.tasks, ...each.handlers]);
  };
  for (const play of loaded.plays) {
    add(play.where.file);
    for (const file of play.loadedVars ?? []) add(file.path);
    for (const each of play.loadedRoles ?? []) role(each);
    visit(allTasks(play));
  }
  return files;
}

/**
 * The files in which a name of this document may mean the same: those of the playbooks that the document
 * belongs to; of all playbooks for what the inventory defines.
 */
export async function relatedFiles(
  analyses: Analyses,
  workspace: Workspace,
  known: Known,
  everywhere: boolean,
): Promise<readonly string[]> {
  const { path, kind } = known.analysis;
  const own = filesOfPlaybook(known.world.loaded);
  if (kind === 'playbook' && !everywhere) return [...own];
  const files = new Set<string>([path, ...own]);
  const all = await workspace.files.filesOf('vipbook').catch(() => []);
  for (const each of all.slice(0, mostPlaybooks)) {
    if (everywhere) {
      files.add(each);
      continue;
    }
    const loaded = await analyses.loadedFile(each);
    const inside = loaded === undefined ? undefined : filesOfPlaybook(loaded);
    if (inside?.has(path) === true) for (const file of inside) files.add(file);
  }
  return [...files];
}
