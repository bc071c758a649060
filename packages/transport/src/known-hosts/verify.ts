import { hostError } from '../failures.ts';
import type { Target } from '../transport.ts';
import { decideHostKey, fingerprint } from './decide.ts';
import { keyTypeOf, type KnownHostsFile } from './known-hosts-file.ts';
import { quote } from '../quote.ts';

/**
 * Accept the key that the host shows, or throw. `store` keeps a new one, for `accept-new` only.
 */
export async function verifyHostKey(
  target: Target,
  files: readonly KnownHostsFile[],
  key: Buffer,
  store: (key: Buffer) => Promise<void>,
): Promise<void> {
  const name = target.hostKeyAlias ?? target.address;
  const port = target.hostKeyAlias === undefined ? target.port : 22;
  const decision = decideHostKey(files, name, port, key);
  const shown = `${keyTypeOf(key)} key ${fingerprint(key)}`;
  const where = port === 22 ? name : `${name} port ${String(port)}`;
  switch (decision.verdict) {
    case 'known':
      return;
    case 'revoked':
      throw hostError(
        target.name,
        'SSH012',
        `${where} shows the ${shown}, which is revoked.`,
        decision.entry,
      );
    case 'changed': {
      const { entry } = decision;
      const lookup = port === 22 ? name : `[${name}]:${String(port)}`;
      throw hostError(
        target.name,
        'SSH011',
        `${where} shows the ${shown}, but ${entry.file}:${String(entry.line)} stores the ${entry.keyType} key ${fingerprint(entry.key)}.`,
        {
          file: entry.file,
          line: entry.line,
          remedy: `If the change is right: ssh-keygen -R ${quote(lookup)} -f ${quote(entry.file)}, then store the new key.`,
        },
      );
    }
    case 'unknown':
      if (target.hostKeys === 'accept-new') {
        await store(key);
        return;
      }
      if (decision.authority !== undefined) {
        throw hostError(
          target.name,
          'SSH013',
          `${where} shows the ${shown}; ${decision.authority.file}:${String(decision.authority.line)} trusts a certificate authority for it, which the built-in client cannot check.`,
          decision.authority,
        );
      }
      throw hostError(
        target.name,
        'SSH010',
        `${where} shows the ${shown}; no known_hosts file has a key for it${skippedWords(files)}.`,
        { remedy: unknownRemedy(target, files) },
      );
  }
}

function unknownRemedy(target: Target, files: readonly KnownHostsFile[]): string {
  const port = target.port === 22 ? '' : `-p ${String(target.port)} `;
  const file = quote(files[0]?.path ?? '~/.ssh/known_hosts');
  const scan =
    (target.jumps ?? []).length === 0
      ? `ssh-keyscan ${port}${quote(target.address)} >> ${file}`
      : `store it in ${file}`;
  return `Compare the fingerprint on the host (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then ${scan}, or run with --accept-new.`;
}

function skippedWords(files: readonly KnownHostsFile[]): string {
  const [first] = files.flatMap((file) => file.skipped);
  return first === undefined
    ? ''
    : ` (${first.file}:${String(first.line)} was passed over: ${first.reason})`;
}
