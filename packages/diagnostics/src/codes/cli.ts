import type { CodeTable } from '../code-table.ts';

/** Codes of `cli`: CLI001 upwards. */
export const cliCodes = {
  CLI001: {
    title: 'Unexpected failure',
    severity: 'error',
    explanation: 'vipbook itself failed in a way nobody foresaw. This is a defect of vipbook.',
    remedy: 'Please report it with the output of the same command with -vvv.',
  },
  CLI002: {
    title: 'Wrong use of the command line',
    severity: 'error',
    explanation:
      'A command, an option or its value is not known. Nothing has been read and no host has been contacted. The exit code is 5, as Ansible has it.',
    remedy:
      'Run `vipbook --help` for all commands, or `vipbook COMMAND --help` for the options of one.',
  },
  CLI003: {
    title: 'File cannot be read',
    severity: 'error',
    explanation:
      'A file that was named on the command line or in the settings is missing, is a folder or a named pipe into which nobody writes, or may not be read by this user.',
    remedy: 'Check the path and its permissions.',
  },
  CLI004: {
    title: 'No password was given',
    severity: 'error',
    explanation:
      'A password was to be asked for, but there is neither a terminal to ask on nor a line on standard input. Passwords are never taken from the command line, because every user of a machine can read it.',
    remedy:
      'Run it in a terminal, or name a file with --become-password-file or --connection-password-file.',
  },
  CLI005: {
    title: 'Settings file has an error',
    severity: 'error',
    explanation:
      'vipbook.yml or ansible.cfg could not be understood. vipbook reads only a few settings of ansible.cfg (inventory, remote_user, private_key_file, forks, host_key_checking, vault_password_file, privilege escalation) and leaves the others alone; vipbook.yml is read whole.',
    remedy: 'Correct the line that is named.',
  },
  CLI006: {
    title: 'Host key checking is switched off',
    severity: 'error',
    explanation:
      'ansible.cfg says host_key_checking = False. vipbook always checks host keys: whoever can answer for a host on the network would otherwise be given its passwords and its addresses.',
    remedy:
      'Remove the line. To store keys of new hosts on first contact, use --accept-new; a changed key is refused even then.',
  },
  CLI007: {
    title: 'Interrupted',
    severity: 'error',
    explanation:
      'Ctrl-C or SIGTERM ended the command. The first one ends in an orderly way: running steps are finished or taken back, and it is said where each address is. The second one ends at once, and then the outcome is uncertain.',
    remedy: 'Look with: vipbook addresses',
  },
  CLI008: {
    title: 'Unknown code',
    severity: 'error',
    explanation: 'vipbook explain was asked about a code that does not exist.',
    remedy: 'List all of them with: vipbook explain',
  },
  CLI009: {
    title: 'Unknown module',
    severity: 'error',
    explanation: 'vipbook doc was asked about a module that does not exist.',
    remedy: 'List all of them with: vipbook doc',
  },
  CLI010: {
    title: 'Extra variables cannot be read',
    severity: 'error',
    explanation:
      'The value of -e is neither key=value pairs, nor a JSON or YAML mapping, nor @FILE with one in it.',
    remedy: 'Write -e key=value, -e \'{"key": "value"}\' or -e @file.yml.',
  },
  CLI011: {
    title: 'No inventory',
    severity: 'error',
    explanation:
      'Nothing says which hosts there are. Ansible goes on with localhost alone then; vipbook does not, because a move on no hosts is never what was meant.',
    remedy: 'Name one with -i FILE, or "inventory: FILE" in vipbook.yml.',
  },
  CLI012: {
    title: 'No host matched',
    severity: 'error',
    explanation:
      'The pattern selects no host of the inventory. Ansible exits with 0 then; vipbook does not, because a run that did nothing must not look like one that worked.',
    remedy: 'List the hosts of the inventory with: vipbook inventory --graph -i FILE',
  },
  CLI030: {
    title: 'Nobody agreed',
    severity: 'error',
    explanation:
      'The command changes hosts and asks first. The answer was no, or there is no terminal to ask on. Nothing was changed.',
    remedy: 'Add --yes to have it done without being asked.',
  },
} as const satisfies CodeTable;
