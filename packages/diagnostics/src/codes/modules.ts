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
  MOD040: {
    title: 'Interfaces file that ifupdown refuses',
    severity: 'error',
    explanation:
      'ifupdown refuses the file as it is, or would refuse it after the change. Nothing was written.',
    remedy: 'Correct the file first; the place is shown.',
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
} as const satisfies CodeTable;
