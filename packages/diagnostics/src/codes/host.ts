import type { CodeTable } from '../code-table.ts';

/** Codes of `host`: HST001 upwards. */
export const hostCodes = {
  HST001: {
    title: 'No permission on the host',
    severity: 'error',
    explanation:
      'The login on the host may not do this: changing addresses, files below /etc and neighbour tables needs root.',
    remedy:
      'Log in as root, or become root: `-b` (and `-K` if sudo asks for a password), or `become: true`.',
  },
  HST002: {
    title: 'No such network device',
    severity: 'error',
    explanation: 'The kernel of the host has no device of this name.',
    remedy: 'See `vipbook addresses` for the devices that the host has.',
  },
  HST003: {
    title: 'A command on the host failed',
    severity: 'error',
    explanation:
      'A command that should have succeeded ended with an error. What it printed is in the message.',
  },
  HST004: {
    title: 'The file changed meanwhile',
    severity: 'error',
    explanation:
      'Between reading the file and writing it, something else changed it. vipbook writes only what it has read, so it wrote nothing.',
    remedy: 'Run again: the new content is then read first.',
  },
  HST005: {
    title: 'Read-only file system',
    severity: 'error',
    explanation:
      'The file cannot be written because its file system is mounted read-only. After an I/O error the kernel remounts a file system that way by itself.',
    remedy: 'See `dmesg` and `mount` on the host; `mount -o remount,rw` once the cause is known.',
  },
  HST006: {
    title: 'No space left',
    severity: 'error',
    explanation: 'The file system of the file is full. The file is as it was.',
    remedy: 'Make room on the host (`df -h`, `df -i`) and run again.',
  },
  HST007: {
    title: 'A program is missing on the host',
    severity: 'error',
    explanation: 'The operation needs a program that the host does not have.',
  },
  HST008: {
    title: 'The address is not there any more',
    severity: 'error',
    explanation:
      'The lifetime of an address can be changed only while it is there. It is not, and creating it now could give it a second owner, so nothing was done.',
    remedy: 'See who holds the address (`vipbook addresses`) before doing anything else.',
  },
  HST009: {
    title: 'The host answered something unexpected',
    severity: 'error',
    explanation:
      'The answer of the host could not be understood: an old or unusual version of a program may be installed.',
    remedy: 'Run again with -vvv and look at what the host printed.',
  },
  HST010: {
    title: 'Not a regular file',
    severity: 'error',
    explanation: 'The path names something else than a file: a directory, a device, a socket.',
  },
  HST012: {
    title: 'The validation refused the file',
    severity: 'error',
    explanation:
      'The command given with `validate` was run on the new file before it took its place, and ended with an error. The old file is as it was.',
    remedy: 'What the command printed is in the message. Correct the content.',
  },
  HST013: {
    title: 'No such user or group on the host',
    severity: 'error',
    explanation: 'A file was to belong to a user or group that the host does not know.',
    remedy: 'Create the user or group first, or give its number.',
  },
  HST014: {
    title: 'An operation with an impossible value',
    severity: 'error',
    explanation:
      'What was to be sent to the host holds something that can be no address, number, name of a device or variable, or word of a shell (a NUL byte). It may come from the playbook, or from what another host said about itself. Nothing was sent.',
    remedy: 'Correct the value. If no playbook names it, look at the host that it came from.',
  },
  HST015: {
    title: 'Another process keeps the host busy',
    severity: 'error',
    explanation:
      'One process at a time changes what vipbook holds on a host (`/run/vipbook/mutex`). It takes milliseconds; one that has it for more than 10 s stands still: it was stopped, or waits for a disk. Nothing was done. A guard that needs it goes on trying, and ends a holder that was stopped.',
    remedy:
      '`fuser -v /run/vipbook/mutex` on the host names who has it, or waits for it; run again when it has ended.',
  },
  HST016: {
    title: 'The word to take the address came too late',
    severity: 'error',
    explanation:
      'With break-before-make the new host makes ready, the old one lets go, and the new one is told to take the address. That word counts for 3 s. One that comes later is refused, because the old host may have taken the address back meanwhile (it does so alone when its controller is gone, or its lock was broken), and two must never hold it. The move is undone.',
    remedy:
      'Run it again. If it happens every time, look at the connections to both hosts (`ssh` takes how long?): in that time each is told once.',
  },
} as const satisfies CodeTable;
