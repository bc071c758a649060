import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { isReadable } from './bounded-read.ts';

/** What resolving a target needs from this machine. */
export interface ResolveEnvironment {
  readonly user: string;
  readonly home: string;
  readonly hostname: string;
  readonly uid: number;
  /** For `${NAME}` in ssh_config, and SSH_AUTH_SOCK. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Content of a file, undefined when it does not exist. Throws for one of more than 16 MiB; other failures throw Node's error. */
  readonly read: (path: string) => string | undefined;
  /** Names in a directory, none when it cannot be read. */
  readonly list: (directory: string) => readonly string[];
  /** Is there such a file? */
  readonly exists: (path: string) => boolean;
}

/** This machine. */
export function nodeEnvironment(): ResolveEnvironment {
  const { username, uid } = userInfo();
  return {
    user: username,
    home: homedir(),
    hostname: hostname(),
    uid,
    variables: process.env,
    read: (path) => {
      try {
        return isReadable(statSync(path)) ? readFileSync(path, 'utf8') : '';
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // A directory, as in conf.d/*, is passed over like something missing.
        if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
        throw error;
      }
    },
    list: (directory) => {
      try {
        return readdirSync(directory);
      } catch {
        return [];
      }
    },
    exists: existsSync,
  };
}
