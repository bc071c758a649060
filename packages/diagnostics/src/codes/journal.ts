import type { CodeTable } from '../code-table.ts';

/** Codes of `journal`: JNL001 upwards. */
export const journalCodes = {
  JNL001: {
    title: 'The journal cannot be written',
    severity: 'error',
    explanation:
      'Before a run changes anything, it writes down what it is about to do, so that a run that dies half-way can be finished or taken back. The folder for that cannot be made or written: it is read-only, belongs to somebody else, or there is no home directory. Nothing has been changed.',
    remedy: 'Make the folder writable, or name another one with XDG_STATE_HOME.',
  },
  JNL002: {
    title: 'No space for the journal',
    severity: 'error',
    explanation:
      'The file system of the journal is full, or so nearly full that a run could not write down what it does. Nothing has been changed.',
    remedy: 'Free some space, or name another folder with XDG_STATE_HOME.',
  },
  JNL003: {
    title: 'The journal was written by a newer vipbook',
    severity: 'error',
    explanation:
      'The format of the journal has a major number that this vipbook does not know, so it cannot be told what the run meant. Guessing would be dangerous.',
    remedy: 'Use the version of vipbook that wrote it, or a newer one.',
  },
  JNL004: {
    title: 'The journal is damaged',
    severity: 'warning',
    explanation:
      'Lines of the journal cannot be read. A last line that is not whole is what a crash leaves, and is no damage; this is something else. What the hosts say counts more than the journal.',
  },
  JNL005: {
    title: 'No such run',
    severity: 'error',
    explanation: 'The journals of this user on this machine hold no run of that name.',
    remedy: 'List them with: vipbook history',
  },
  JNL006: {
    title: 'Somebody is working on the run',
    severity: 'error',
    explanation:
      'The process that began the run, or a command that took it up, is still alive. Two of them at once would undo each other’s work.',
    remedy: 'Wait until it has ended, or end it; then try again.',
  },
  JNL007: {
    title: 'An earlier run did not end',
    severity: 'warning',
    explanation:
      'A run that moved this address was killed, or ended without knowing what became of the address. Whatever it left on the hosts ends there by itself; the journal says what it was about to do.',
    remedy: 'Look with: vipbook status',
  },
  JNL008: {
    title: 'Nothing to do for the run',
    severity: 'information',
    explanation:
      'The run has ended, and of none of its moves it is uncertain what became of it. There is nothing to resume.',
    remedy:
      'See what the runs did with: vipbook history. A run that went well is taken back with: vipbook rollback RUN',
  },
  JNL009: {
    title: 'The world is no longer what the run left',
    severity: 'error',
    explanation:
      'A rollback takes back exactly what a run did. The address is not where the run has put it any more, so somebody has moved it since; taking the run back would undo their work.',
    remedy: 'Look with `vipbook addresses`, and move the address with a playbook.',
  },
  JNL010: {
    title: 'Nothing waits for a confirmation',
    severity: 'error',
    explanation:
      'No run on this controller is waiting for a yes: none was begun with `confirm:`, or the time for the answer is over and the move was taken back.',
    remedy: 'See what became of it with: vipbook status',
  },
  JNL011: {
    title: 'It cannot be told whether the run still lives',
    severity: 'error',
    explanation:
      'The run was begun on another machine, or in another container, and its process cannot be seen from here. If it still works on the hosts, a second one would interfere.',
    remedy: 'Make sure that it is dead, then add --take-over.',
  },
  JNL012: {
    title: 'Not everything of the run is taken back',
    severity: 'warning',
    explanation:
      'A rollback takes back moves of addresses. What other tasks did (commands, files, services) nobody but their author can undo.',
  },
  JNL013: {
    title: 'The journal could not be written any more',
    severity: 'warning',
    explanation:
      'The run began with a journal, and then its disk was full or gone. Before the commit a move is then taken back; after it, it is finished without one.',
    remedy: 'Free some space. `vipbook addresses` shows where the addresses are.',
  },
  JNL014: {
    title: 'The run cannot be taken up from the journal',
    severity: 'error',
    explanation:
      'The journal does not hold what is needed to go on with the move, or the inventory does not name its hosts any more.',
    remedy:
      'Run the playbook again: it looks at the hosts and finishes the move, or says what is in the way.',
  },
} as const satisfies CodeTable;
