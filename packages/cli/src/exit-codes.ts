/** Ansible's exit codes, which scripts around playbooks rely on. */
export const exitCode = {
  ok: 0,
  failed: 1,
  hostFailed: 2,
  /** A host is unreachable, or the playbook cannot be parsed. */
  unreachableOrParseError: 4,
  badOption: 5,
  interrupted: 99,
  unexpected: 250,
} as const;

/** For --help texts. */
export const exitCodeHelp: Readonly<Record<number, string>> = {
  0: 'everything went well',
  1: 'an error before or beside the hosts (inventory, files, settings)',
  2: 'a task failed on a host',
  4: 'a host was unreachable, or the playbook has errors',
  5: 'wrong use of an option',
  99: 'interrupted with Ctrl-C or SIGTERM',
  250: 'vipbook itself failed (CLI001)',
};
