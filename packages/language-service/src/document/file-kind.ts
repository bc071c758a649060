import { canonicalName, type YamlMap, type YamlNode } from '@vipbook/playbook';

/** What a file of the language `vipbook` is: a playbook, or one of those that playbooks read. */
export type FileKind = 'playbook' | 'tasks' | 'handlers' | 'variables';

/** By its folder where that is one of a role's, else by what stands in it. */
export function kindOfFile(path: string, root: YamlNode | undefined): FileKind {
  const folders = path.split('/');
  const folder = folders.at(-2) ?? '';
  if (
    /^(group_vars|host_vars)$/.test(folder) ||
    /^(group_vars|host_vars)$/.test(folders.at(-3) ?? '')
  )
    return 'variables';
  if (root?.kind === 'list' && !root.items.some(isPlay)) {
    if (folder === 'handlers') return 'handlers';
    if (folder === 'tasks' || root.items.some(isTask)) return 'tasks';
  }
  if (/^(vars|defaults)$/.test(folder) && root?.kind !== 'list') return 'variables';
  return 'playbook';
}

function isPlay(node: YamlNode): boolean {
  return node.kind === 'map' && (node.entries.has('hosts') || hasImport(node));
}

function hasImport(node: YamlMap): boolean {
  return [...node.entries.keys()].some((key) => key.endsWith('import_playbook'));
}

function isTask(node: YamlNode): boolean {
  if (node.kind !== 'map') return false;
  const lists = ['tasks', 'pre_tasks', 'post_tasks', 'roles'];
  if (lists.some((key) => node.entries.has(key))) return false;
  return (
    node.entries.has('block') ||
    [...node.entries.keys()].some((key) => canonicalName(key) !== undefined)
  );
}
