import type { CodeTable } from '../code-table.ts';

/** Codes of `modules`: MOD001 upwards. */
export const moduleCodes = {
  MOD001: {
    title: 'Command failed',
    severity: 'error',
    explanation:
      'A program on the host ended with an exit status other than 0. Its output is in the result, under stdout and stderr.',
    remedy: 'If that status is fine here, say so with failed_when.',
  },
  MOD002: {
    title: 'Command that cannot be split',
    severity: 'error',
    explanation:
      'The command module splits its text into words as a shell would. This text is empty, or one of its quotes is not closed.',
    remedy: 'Give the words as a list with argv.',
  },
  MOD010: {
    title: 'Unknown service',
    severity: 'error',
    explanation:
      'The service manager of the host does not know the service, or the host has neither systemd nor sysvinit scripts.',
    remedy: 'Look with: systemctl list-unit-files, or ls /etc/init.d.',
  },
  MOD011: {
    title: 'Service could not be changed',
    severity: 'error',
    explanation:
      'The service manager was asked to start, stop, restart, reload, enable or disable the service and answered with an error.',
    remedy: 'Look with: systemctl status NAME and journalctl -u NAME.',
  },
  MOD020: {
    title: 'Assertion failed',
    severity: 'error',
    explanation: 'A condition of assert does not hold on this host.',
  },
  MOD021: {
    title: 'Failed as the playbook says',
    severity: 'error',
    explanation: 'The playbook itself ends here with the fail module.',
  },
  MOD022: {
    title: 'Nobody to press Enter',
    severity: 'error',
    explanation:
      'pause without a time waits for Enter, and the run has no terminal. Waiting for ever would be no help.',
    remedy: 'Give seconds or minutes, or leave the task out with --skip-tags.',
  },
  MOD030: {
    title: 'Address not held here',
    severity: 'error',
    explanation:
      'An address may only be announced by a host that holds it. Announced by any other, its packets would go to a host that drops them.',
    remedy: 'Announce it from the host that holds it; vipbook addresses shows which one does.',
  },
  MOD031: {
    title: 'Neighbour did not acknowledge',
    severity: 'error',
    explanation:
      'A neighbour that was asked directly did not answer within a second. Its cache may still point to another host.',
    remedy: 'See whether the neighbour is up and on the same segment.',
  },
  MOD032: {
    title: 'Permanent neighbour entry',
    severity: 'error',
    explanation:
      'The host has a neighbour entry for the address that somebody set by hand. Such an entry never changes by itself and is not flushed.',
    remedy: 'Remove it with: ip neigh del ADDRESS dev DEVICE.',
  },
  MOD041: {
    title: 'Option is not there',
    severity: 'error',
    explanation:
      'interfaces_file was given an option without a value, which means that it must be there already. It is not.',
    remedy: 'Give the value, or correct the name of the option.',
  },
  MOD042: {
    title: 'Mode not in octal',
    severity: 'error',
    explanation: 'interfaces_file takes permissions as an octal number, such as "0644".',
  },
  MOD050: {
    title: 'Waited in vain',
    severity: 'error',
    explanation:
      'What wait_for waits for did not come about within its timeout. The last thing that was seen is in the message.',
  },
  MOD051: {
    title: 'Waiting was interrupted',
    severity: 'error',
    explanation: 'The run was interrupted while wait_for was waiting. Nothing was changed.',
  },
  MOD060: {
    title: 'Source not found',
    severity: 'error',
    explanation:
      'The file or folder given with `src` is in none of the places where it is looked for: `files` or `templates` of the role, beside the file of the task, beside the playbook.',
    remedy: 'The places are in the message. Put it there, or give an absolute path.',
  },
  MOD061: {
    title: 'Source cannot be used',
    severity: 'error',
    explanation:
      'The file given with `src` is there, but cannot be read, is a folder where a file is needed, is too large for this way of copying, or is encrypted with the vault.',
  },
  MOD062: {
    title: 'Permissions that cannot be read',
    severity: 'error',
    explanation:
      '`mode` takes octal digits, such as "0644", or symbols as chmod(1) has them, such as "u+rwX,g-w". `preserve` is for copy and template.',
    remedy: 'Write the mode in quotes, with a leading 0.',
  },
  MOD063: {
    title: 'Destination cannot be used',
    severity: 'error',
    explanation:
      'The destination on the host is something else than what the task wants there, or its folder does not exist. Nothing was changed.',
  },
  MOD064: {
    title: 'No such user or group on the host',
    severity: 'error',
    explanation:
      'The file was to belong to a user or group that the host does not know. Nothing was changed.',
    remedy: 'Create the user or group first, or give its number.',
  },
  MOD066: {
    title: 'Validation command that cannot be run',
    severity: 'error',
    explanation:
      '`validate` is split into words as a shell would, and one of them must hold `%s`, which stands for the path of the new file.',
    remedy: 'For example: validate: visudo -cf %s',
  },
  MOD067: {
    title: 'Checksum does not match',
    severity: 'error',
    explanation:
      'The file is not the one that `checksum` was computed of, or it changed on its way.',
  },
  MOD070: {
    title: 'File not found on the host',
    severity: 'error',
    explanation: 'The file that the task reads or edits does not exist on the host.',
  },
  MOD071: {
    title: 'Arguments do not go together',
    severity: 'error',
    explanation:
      'The module needs another argument, or cannot take these together. It shows only once the arguments are rendered.',
  },
  MOD080: {
    title: 'No program for requests on the host',
    severity: 'error',
    explanation: 'uri lets the host itself make the request, with curl. The host has none.',
    remedy: 'apt-get install curl (on the host), or delegate the task to a host that has it.',
  },
  MOD081: {
    title: 'Request failed',
    severity: 'error',
    explanation:
      'The request could not be made: the name is unknown, nobody answers, or the certificate is not valid. What the program said is in the message.',
  },
  MOD082: {
    title: 'Unexpected status',
    severity: 'error',
    explanation: 'The server answered with a status that is not in `status_code`.',
    remedy: 'If that status is fine here, list it in status_code.',
  },
  MOD085: {
    title: 'Not a host for apt',
    severity: 'error',
    explanation:
      'apt and package work with apt-get, which Debian and the distributions made from it have. This host has another package manager.',
    remedy: 'Use command with its own package manager, with creates or a check before it.',
  },
  MOD086: {
    title: 'Package manager failed',
    severity: 'error',
    explanation: 'apt-get ended with an error. What it said is in the message and in stderr.',
    remedy: 'Look with: apt-get -s install NAME (on the host).',
  },
  MOD090: {
    title: 'rsync cannot be run',
    severity: 'error',
    explanation:
      'synchronize needs rsync on both hosts, and on the machine that runs vipbook when that is one of them.',
    remedy: 'apt-get install rsync',
  },
  MOD091: {
    title: 'The hosts cannot reach each other so',
    severity: 'error',
    explanation:
      'synchronize lets one host log in to the other with ssh. That needs a key on the first host; vipbook hands neither keys nor an agent on, because who controls that host could use them elsewhere.',
    remedy:
      'Put a key for this on the source host, or leave delegate_to out, so that the files go through the machine that runs vipbook.',
  },
  MOD092: {
    title: 'rsync failed',
    severity: 'error',
    explanation: 'rsync ended with an error. What it said is in the message.',
  },
  MOD093: {
    title: 'synchronize cannot log in with a password',
    severity: 'error',
    explanation:
      'synchronize runs rsync over ssh, which can ask nobody: the inventory gives a password for the login and names no key, or a password for become, which sudo on the host cannot be given (that is a warning, because sudo may not ask for rsync).',
    remedy:
      'Name a key with ansible_ssh_private_key_file, or let the host itself copy with delegate_to; for sudo, allow rsync without a password, or say become: false.',
  },
  MOD095: {
    title: 'Kernel setting refused',
    severity: 'error',
    explanation:
      'The kernel does not have this setting, or does not take this value. What sysctl said is in the message.',
    remedy: 'If the setting may be missing on purpose, say ignoreerrors: true.',
  },
} as const satisfies CodeTable;
