/** Ansible's exit codes of a playbook run. */
export const exitCodes = {
  fine: 0,
  generic: 1,
  failed: 2,
  /** Also when other hosts failed. */
  unreachable: 4,
  /** The playbook or inventory cannot be used as it is. */
  wrongInput: 4,
  badOption: 5,
  interrupted: 99,
  unexpected: 250,
} as const;
