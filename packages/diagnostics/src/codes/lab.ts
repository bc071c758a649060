import type { CodeTable } from '../code-table.ts';

/** Codes of `lab`: LAB001 upwards. */
export const labCodes = {
  LAB001: {
    title: 'The lab needs root',
    severity: 'error',
    explanation:
      'The lab is made of network, mount and process namespaces, which only root may create. It changes nothing in the network of the machine itself.',
    remedy: 'Run the same command as root, for example with sudo.',
  },
  LAB002: {
    title: 'The lab needs programs that are not installed',
    severity: 'error',
    explanation:
      'Every lab host runs the real programs of a Debian or Ubuntu host: sshd, ifup, ip, arping and a few more. The message names what was not found on this machine.',
  },
  LAB003: {
    title: 'Namespaces are not permitted here',
    severity: 'error',
    explanation:
      'The kernel, or the container that this runs in, refused to create the namespaces, mounts or links that a lab is made of. A container needs the capabilities CAP_SYS_ADMIN and CAP_NET_ADMIN and a seccomp profile that lets mount and unshare through.',
    remedy: 'Run it on the machine itself, in a virtual machine, or in a privileged container.',
  },
  LAB004: {
    title: 'A lab of this name is already up',
    severity: 'error',
    explanation:
      'Each lab has a name of its own, and this one is in use. Labs of different names do not see each other, so several may be up at once with the same addresses.',
  },
  LAB005: {
    title: 'No such lab',
    severity: 'error',
    explanation: 'No lab of this name is up. `vipbook lab status` lists those that are.',
    remedy: 'Raise one with: vipbook lab up',
  },
  LAB006: {
    title: 'No such host in the lab',
    severity: 'error',
    explanation:
      'A lab has the hosts old, new, gw, client and controller, and h1, h2 and so on when it was raised with --hosts.',
  },
  LAB007: {
    title: 'A lab host did not come up',
    severity: 'error',
    explanation:
      'A host of the lab failed while it was brought up. The message holds the step that failed and the last lines of its console.',
  },
  LAB008: {
    title: 'The lab is damaged',
    severity: 'error',
    explanation:
      'A process that the lab lives in is gone, so it cannot be used any more. Nothing of it is left in the network of this machine; its files are removed by taking it down.',
  },
  LAB009: {
    title: 'A value for the lab is not valid',
    severity: 'error',
    explanation:
      'A name, a number of hosts, a duration or a rate that was given to the lab is outside what it can be. The message says what is allowed.',
  },
  LAB010: {
    title: 'A probe could not start',
    severity: 'error',
    explanation:
      'The prober sends from inside a lab host. It could not start there, for the reason in the message.',
  },
  LAB011: {
    title: 'A command in a lab host did not finish in time',
    severity: 'error',
    explanation:
      'The command was killed, with everything it had started in its process group, because the time given for it was over.',
  },
  LAB012: {
    title: 'A file of a lab host could not be read or written',
    severity: 'error',
    explanation: 'Reading or writing a file inside a lab host failed; the message says why.',
  },
} as const satisfies CodeTable;
