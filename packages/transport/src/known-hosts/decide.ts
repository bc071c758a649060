import { createHash } from 'node:crypto';
import {
  hostsMatch,
  lookupName,
  type KnownHostEntry,
  type KnownHostsFile,
} from './known-hosts-file.ts';

export type HostKeyVerdict =
  | { readonly verdict: 'known'; readonly entry: KnownHostEntry }
  | { readonly verdict: 'unknown'; readonly authority?: KnownHostEntry }
  | { readonly verdict: 'changed'; readonly entry: KnownHostEntry }
  | { readonly verdict: 'revoked'; readonly entry: KnownHostEntry };

/**
 * What the files say about a host and the key it shows, as OpenSSH decides it: revocation first, then
 * an equal key anywhere, then a different one (changed), else unknown. A host on a port other than 22 is
 * also taken for known when its exact key stands under the bare name.
 */
export function decideHostKey(
  files: readonly KnownHostsFile[],
  address: string,
  port: number,
  key: Buffer,
): HostKeyVerdict {
  const verdict = decideFor(files, lookupName(address, port), key);
  if (verdict.verdict === 'unknown' && port !== 22) {
    const bare = decideFor(files, lookupName(address, 22), key);
    if (bare.verdict === 'known' || bare.verdict === 'revoked') return bare;
  }
  return verdict;
}

function decideFor(files: readonly KnownHostsFile[], name: string, key: Buffer): HostKeyVerdict {
  const entries = entriesFor(files, name);
  const revoked = entries.find((entry) => entry.marker === 'revoked' && entry.key.equals(key));
  if (revoked !== undefined) return { verdict: 'revoked', entry: revoked };
  const plain = entries.filter((entry) => entry.marker === 'none');
  const same = plain.find((entry) => entry.key.equals(key));
  if (same !== undefined) return { verdict: 'known', entry: same };
  const other = plain[0];
  if (other !== undefined) return { verdict: 'changed', entry: other };
  const authority = entries.find((entry) => entry.marker === 'cert-authority');
  return { verdict: 'unknown', ...(authority === undefined ? {} : { authority }) };
}

function entriesFor(files: readonly KnownHostsFile[], name: string): KnownHostEntry[] {
  return files.flatMap((file) => file.entries.filter((entry) => hostsMatch(entry.hosts, name)));
}

/** Types of key stored for the host, so that the server can be asked for one of them. */
export function knownKeyTypes(
  files: readonly KnownHostsFile[],
  address: string,
  port: number,
): readonly string[] {
  const types = (at: number): string[] =>
    entriesFor(files, lookupName(address, at))
      .filter((entry) => entry.marker === 'none')
      .map((entry) => entry.keyType);
  const own = types(port);
  return [...new Set(own.length === 0 && port !== 22 ? types(22) : own)];
}

/** `SHA256:…` as ssh-keygen -l prints it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}
