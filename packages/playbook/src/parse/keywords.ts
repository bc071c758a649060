import {
  readAny,
  readConditions,
  readCount,
  readEnvironment,
  readFlag,
  readText,
  readTexts,
  readVariableName,
  readVariables,
  readWords,
  type Reader,
} from './readers.ts';
import {
  readHosts,
  readLoop,
  readLoopControl,
  readSerial,
  readVarsFiles,
} from './special-readers.ts';

/** keyword → property of the syntax tree, and how its value is read. The names are those of
 *  schemas/playbook.schema.json; a test compares. */
export type KeywordTable = Readonly<Record<string, readonly [property: string, reader: Reader]>>;

const common: KeywordTable = {
  name: ['name', readText],
  vars: ['vars', readVariables],
  environment: ['environment', readEnvironment],
  become: ['become', readFlag],
  become_user: ['becomeUser', readText],
  become_method: ['becomeMethod', readText],
  ignore_errors: ['ignoreErrors', readFlag],
  ignore_unreachable: ['ignoreUnreachable', readFlag],
  any_errors_fatal: ['anyErrorsFatal', readFlag],
  check_mode: ['checkMode', readFlag],
  diff: ['diff', readFlag],
  no_log: ['noLog', readFlag],
  run_once: ['runOnce', readFlag],
  throttle: ['throttle', readCount],
  tags: ['tags', readWords],
  remote_user: ['remoteUser', readText],
  connection: ['connection', readText],
};

export const playKeywords: KeywordTable = {
  ...common,
  hosts: ['hosts', readHosts],
  gather_facts: ['gatherFacts', readFlag],
  serial: ['serial', readSerial],
  max_fail_percentage: ['maxFailPercentage', readCount],
  force_handlers: ['forceHandlers', readFlag],
  vars_files: ['varsFiles', readVarsFiles],
  vars_prompt: ['varsPrompt', readAny],
};

/** Lists of tasks, and of roles, that a play has. */
export const playLists = ['pre_tasks', 'roles', 'tasks', 'post_tasks', 'handlers'] as const;

export const blockKeywords: KeywordTable = {
  ...common,
  when: ['when', readConditions],
  delegate_to: ['delegateTo', readText],
  notify: ['notify', readTexts],
};

export const blockLists = ['block', 'rescue', 'always'] as const;

export const taskKeywords: KeywordTable = {
  ...blockKeywords,
  register: ['register', readVariableName],
  loop: ['loop', readLoop],
  with_items: ['loop', readLoop],
  loop_control: ['loopControl', readLoopControl],
  until: ['until', readConditions],
  retries: ['retries', readCount],
  delay: ['delay', readCount],
  changed_when: ['changedWhen', readConditions],
  failed_when: ['failedWhen', readConditions],
};

export const handlerKeywords: KeywordTable = {
  ...taskKeywords,
  listen: ['listen', readTexts],
};

/** Keywords of a task that are no property of their own. */
export const moduleKeywords = ['action', 'local_action', 'args'] as const;

/** Keywords that Ansible has, or had, and we refuse: what to do instead. */
const refused: Readonly<Record<string, string>> = {
  async: 'Leave it out: vipbook waits for a task; start long work in the background with shell.',
  poll: 'Leave it out, with async.',
  strategy: 'Leave it out: hosts go through the tasks together, as with linear.',
  order: 'Leave it out: hosts run in the order of the inventory.',
  port: 'Set ansible_port in the inventory.',
  timeout: 'Use wait_for with timeout, or the timeout command in front of a program.',
  debugger: 'Leave it out; --step stops before each task.',
  module_defaults: 'Write the arguments into the tasks, or share them with a YAML merge key (<<).',
  delegate_facts: 'Use setup with delegate_to, and hostvars.',
  gather_subset: 'Leave it out: all facts come in one round trip.',
  gather_timeout: 'Leave it out: all facts come in one round trip.',
  fact_path: 'Leave it out: local facts are not read.',
  become_exe: 'Set ansible_become_exe in the inventory.',
  become_flags: 'Set ansible_become_flags in the inventory.',
  user: 'Use remote_user.',
  sudo: 'Use become.',
  sudo_user: 'Use become and become_user.',
  su: 'Use become and become_method: su.',
  su_user: 'Use become, become_method: su and become_user.',
  include: 'Use import_playbook, import_tasks or include_tasks.',
  first_available_file: 'Use vars_files with a list of files.',
  only_if: 'Use when.',
  with_list: 'Use loop.',
  with_flattened: 'Use loop: "{{ … | flatten }}".',
  with_dict: 'Use loop: "{{ … | dict2items }}"; the parts are item.key and item.value.',
  with_sequence: 'Use loop: "{{ range(first, last + 1) | list }}".',
  with_nested: 'Use loop: "{{ a | product(b) | list }}".',
  with_cartesian: 'Use loop: "{{ a | product(b) | list }}".',
  with_together: 'Use loop: "{{ a | zip(b) | list }}".',
  with_indexed_items: 'Use loop with loop_control: index_var.',
  with_subelements: 'Use loop: "{{ … | subelements(\'key\') }}".',
  with_random_choice: 'Use "{{ … | random }}".',
  with_inventory_hostnames: 'Use loop: "{{ groups[\'NAME\'] }}".',
  with_fileglob: 'List the files under loop.',
  with_filetree: 'List the files under loop.',
  with_first_found: 'Use vars_files with a list of files, or when.',
  with_lines: 'Register the output of a command and loop over stdout_lines.',
  with_file: 'Write the text into vars.',
  with_password: 'Write the value into the vault.',
};

export function refusedKeyword(name: string): string | undefined {
  if (Object.hasOwn(refused, name)) return refused[name];
  if (name.startsWith('with_')) return 'Use loop with a list; lookup plugins are not there.';
  return undefined;
}
