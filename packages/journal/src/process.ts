import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Liveness } from './decide.ts';
import type { JournalProcess } from './generated/entries.ts';

/** What is asked of the machine about processes; tests bring their own. */
export interface Processes {
  /** This one. */
  self(): JournalProcess;
  liveness(writer: JournalProcess): Liveness;
}

/** Linux's /proc; on other systems only whether a process of that number exists. */
export function machineProcesses(
  environment: Readonly<Record<string, string | undefined>>,
): Processes {
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim();
  const space = readLink('/proc/self/ns/pid');
  const host = hostname();
  return {
    self() {
      const started = startOf(process.pid);
      return {
        host,
        user: environment['SUDO_USER'] ?? userName(),
        pid: process.pid,
        ...(started === undefined ? {} : { started }),
        ...(boot === undefined ? {} : { boot }),
        ...(space === undefined ? {} : { space }),
      };
    },
    liveness(writer) {
      if (writer.boot !== undefined && boot !== undefined && writer.boot !== boot)
        // This machine has been started again since; or it is another one.
        return writer.host === host ? 'dead' : 'unknown';
      if (writer.host !== host && writer.boot === undefined) return 'unknown';
      if (writer.space !== space) return 'unknown';
      if (writer.started === undefined) return exists(writer.pid) ? 'alive' : 'dead';
      // The number may have been given to another process since.
      return startOf(writer.pid) === writer.started ? 'alive' : 'dead';
    },
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user that /etc/passwd does not know, as in containers.
    return String(process.getuid?.() ?? '');
  }
}

/** Field 22 of proc_pid_stat(5), counted from behind the command's name, which may hold anything. */
function startOf(pid: number): string | undefined {
  const stat = readText(`/proc/${String(pid)}/stat`);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie does no more work.
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
