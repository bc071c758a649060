import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Target } from '../transport.ts';

/**
 * Answers ssh's questions from pipes in a private directory: the secrets are never on disk, in an argument
 * or in the environment. Each is given once; ssh asking again means that it was wrong.
 */
export async function prepareAskpass(
  directory: string,
  target: Target,
): Promise<{
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}> {
  const secrets = [
    ['password', target.password],
    ['passphrase', target.passphrase],
  ] as const;
  const handles: FileHandle[] = [];
  for (const [name, secret] of secrets) {
    if (secret === undefined) continue;
    const path = join(directory, name);
    await promisify(execFile)('mkfifo', ['-m', '600', path]);
    // Both ways and not blocking: neither side waits for the other to open it.
    const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
    await handle.write(`${secret.reveal()}\n`);
    handles.push(handle);
  }
  if (handles.length === 0) return { environment: {}, close: () => Promise.resolve() };
  const program = join(directory, 'askpass');
  await writeFile(
    program,
    `#!/bin/sh
case $1 in *passphrase*) f=passphrase ;; *) f=password ;; esac
cd "\${0%/*}" && [ -p $f ] && IFS= read -r answer <$f && rm -f $f && printf '%s\\n' "$answer"
`,
    { mode: 0o700 },
  );
  return {
    environment: { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':0' },
    close: async () => {
      for (const handle of handles) await handle.close();
    },
  };
}
