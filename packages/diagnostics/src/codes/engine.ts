import type { CodeTable } from '../code-table.ts';

/** Codes of `engine`: ENG001 upwards. */
export const engineCodes = {
  ENG001: {
    title: 'A variable needs itself',
    severity: 'error',
    explanation:
      'The value of a variable is a template that needs the same variable again, directly or through others. Such a value can never be worked out. A variable made of others more than 100 deep is refused in the same way.',
    remedy: 'Give one of the variables in the chain a value of its own.',
  },
  ENG002: {
    title: 'Cannot be run yet',
    severity: 'error',
    explanation:
      'The playbook is understood, but it uses something that this version of vipbook reads and does not carry out. Nothing was changed on any host.',
    remedy: 'Write the task with a module that vipbook has; vipbook doc lists them.',
  },
  ENG003: {
    title: 'No host matched',
    severity: 'error',
    explanation:
      'The pattern of a play, or the pattern together with --limit, selects no host of the inventory. Ansible goes on silently and exits with 0; vipbook stops, because a migration that does nothing is hardly ever what was meant.',
    remedy: 'Compare the pattern with vipbook inventory --graph.',
  },
  ENG004: {
    title: 'Unknown task to start at',
    severity: 'error',
    explanation:
      '--start-at-task names a task that no play has, or that the tags leave out. Nothing was changed on any host.',
    remedy: 'See the names with --list-tasks.',
  },
  ENG005: {
    title: 'Unknown host',
    severity: 'error',
    explanation:
      'A task names a host that is not in the inventory: in delegate_to, or in an argument such as from, to or flush. Hosts are named as the inventory names them, not by address.',
    remedy: 'Add the host to the inventory, or correct the name.',
  },
  ENG006: {
    title: 'Argument differs between hosts',
    severity: 'error',
    explanation:
      'The task is planned once for all hosts of the play together, as a move is, so its arguments must be the same on each of them. Here a variable made one of them different.',
    remedy: 'Set the variable for the play, or narrow the play to the hosts that are meant.',
  },
  ENG007: {
    title: 'Loop without a list',
    severity: 'error',
    explanation:
      'loop goes through a list, and what it was given is something else. A text is not cut into a list, and a mapping has no order.',
    remedy: 'For a mapping use: loop: "{{ name | dict2items }}".',
  },
  ENG008: {
    title: 'Unknown meta action',
    severity: 'error',
    explanation:
      'meta steers the run itself and knows a few words only. This one is not among them, or it is one of Ansible’s that has no meaning here.',
    remedy: 'See vipbook doc meta.',
  },
  ENG009: {
    title: 'Nobody to ask',
    severity: 'error',
    explanation:
      'vars_prompt needs an answer, has no default for it, and the run has no terminal to ask at.',
    remedy: 'Give the answer with -e NAME=VALUE.',
  },
  ENG010: {
    title: 'Play ended for all hosts',
    severity: 'information',
    explanation:
      'A host failed or became unreachable, and no further task of the play is run on the others either. That is the default here, because half a migration is the worst case; Ansible goes on with the other hosts unless any_errors_fatal is set.',
    remedy:
      'Set any_errors_fatal: false, or max_fail_percentage, to go on without the failed hosts.',
  },
  ENG012: {
    title: 'No variables file',
    severity: 'error',
    explanation:
      'A file named in vars_files does not exist. The name is looked up beside the playbook; of a list of names, the first that exists is taken.',
  },
  ENG013: {
    title: 'serial is no number of hosts',
    severity: 'error',
    explanation:
      'serial takes a number of hosts, a percentage such as "30%", or a list of them. What it was given here is none of these.',
  },
  ENG015: {
    title: 'Includes without end',
    severity: 'error',
    explanation:
      'A file of tasks or a role includes itself, directly or through others, and no condition ended it: the includes of the run are nested more than 100 deep.',
    remedy: 'Give the include a condition that ends it.',
  },
  ENG016: {
    title: 'Unknown play',
    severity: 'error',
    explanation:
      '--play names a play that the playbook does not have. A play is named by its name (by its pattern where it has none), or by its number, from 1, in the playbook with all that it imports. Nothing was changed on any host.',
    remedy: 'See names and numbers with --list-hosts.',
  },
  ENG030: {
    title: 'Interrupted',
    severity: 'warning',
    explanation:
      'The run was interrupted. What was under way was finished or undone; nothing after it was started.',
  },
  ENG031: {
    title: 'Outcome not known',
    severity: 'error',
    explanation:
      'The run was ended a second time while a task was at work on a host. What it had begun may or may not have been done.',
    remedy:
      'Look at the host before anything else; running the playbook again with --check shows what is left to do.',
  },
  ENG090: {
    title: 'Module failed unforeseen',
    severity: 'error',
    explanation:
      'A module failed in a way that nobody foresaw. This is a defect of vipbook; what the task did until then is not known.',
    remedy: 'Please report it, with the task and the output of the same command with -vvv.',
  },
} as const satisfies CodeTable;
