import type { Inventory, Variable } from '../api.ts';
import { MergedVariable } from '../merge.ts';
import type { RawValue } from '../value.ts';
import { pythonJson, type OutputTree, type Typed } from './python-json.ts';

/** Variables that Ansible sets itself and leaves out, whoever else sets them. (ansible-inventory, 2.14) */
const internal: ReadonlySet<string> = new Set([
  ...['ansible_diff_mode', 'ansible_config_file', 'ansible_facts', 'ansible_forks'],
  ...['ansible_inventory_sources', 'ansible_limit', 'ansible_playbook_python', 'ansible_run_tags'],
  ...[
    'ansible_skip_tags',
    'ansible_verbosity',
    'ansible_version',
    'inventory_dir',
    'inventory_file',
  ],
  ...['inventory_hostname', 'inventory_hostname_short', 'groups', 'group_names', 'omit'],
  'playbook_dir',
]);

export interface ListOptions {
  /** Only these hosts; a group without any of them is left out. */
  readonly hosts?: readonly string[];
}

/** What `ansible-inventory --list` prints, to the byte, without the final newline. */
export function listJson(inventory: Inventory, options: ListOptions = {}): string {
  const wanted = new Set(options.hosts ?? inventory.hosts.keys());
  const tree = new Map<string, OutputTree>();
  const all = options.hosts === undefined;
  for (const group of inventory.groups.values()) {
    const entry = new Map<string, OutputTree>();
    const hosts = group.name === 'all' ? [] : group.hosts.filter((host) => wanted.has(host));
    if (hosts.length > 0) entry.set('hosts', { value: hosts, float: false });
    const children = all
      ? group.children
      : group.children.filter((child) => inventory.hostsOf(child).some((host) => wanted.has(host)));
    if (children.length > 0) entry.set('children', { value: children, float: false });
    if (entry.size > 0) tree.set(group.name, entry);
  }
  const hostvars = new Map<string, OutputTree>();
  for (const host of wanted) {
    const variables = outputVariables(inventory.variables(host));
    if (variables.size > 0) hostvars.set(host, variables);
  }
  tree.set('_meta', new Map([['hostvars', hostvars]]));
  return pythonJson(tree);
}

/** What `ansible-inventory --host HOST` prints. Throws INV028. */
export function hostJson(inventory: Inventory, host: string): string {
  return pythonJson(outputVariables(inventory.variables(host)));
}

/** Variables as they are printed: without those that Ansible keeps to itself. */
export function outputVariables(variables: ReadonlyMap<string, Variable>): Map<string, Typed> {
  const result = new Map<string, Typed>();
  for (const [name, variable] of variables) {
    if (!internal.has(name)) result.set(name, rawOf(variable));
  }
  return result;
}

/** The value with its vault texts closed. */
export function rawOf(variable: Variable): Typed {
  if (!(variable instanceof MergedVariable)) {
    const given: unknown = variable.value;
    return { value: given as RawValue, float: false };
  }
  const { value, float } = variable.assignment;
  return { value, float };
}
