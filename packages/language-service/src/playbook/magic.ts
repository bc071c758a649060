/** Names that the engine sets by itself, and what they hold. */
export const magicVariables: Readonly<Record<string, string>> = {
  inventory_hostname: "The host's name in the inventory.",
  inventory_hostname_short: "The host's name in the inventory, up to its first dot.",
  inventory_dir: 'The folder of the inventory that names the host.',
  inventory_file: 'The inventory that names the host.',
  groups: 'Every group, with the names of its hosts.',
  group_names: 'The groups that the host is in, sorted; without all.',
  hostvars: 'Variables of every host, by its name.',
  playbook_dir: 'The folder of the playbook.',
  play_hosts: 'The hosts of the play that have not failed.',
  role_name: 'The name of the role that the task belongs to.',
  role_path: 'The folder of the role that the task belongs to.',
  ansible_play_name: "The play's name.",
  ansible_check_mode: 'Whether the run only checks.',
  ansible_facts: 'The facts of the host, without the prefix ansible_.',
  omit: 'Leaves the argument out that has it as its value.',
};

/** Functions that an expression can call. */
export const globalFunctions: Readonly<Record<string, string>> = {
  range: 'Whole numbers from a first one up to, and without, a last one.',
  dict: 'A mapping of the given names and values.',
  namespace: 'A mapping that `set` can assign to inside of loops.',
  now: "The controller's time.",
  lookup: 'What a lookup finds: env, file, vars, …',
  query: 'The same as a list.',
};
