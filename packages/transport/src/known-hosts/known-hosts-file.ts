import { createHmac } from 'node:crypto';

/** sshd(8), SSH_KNOWN_HOSTS FILE FORMAT: one line that could be read. */
export interface KnownHostEntry {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly marker: 'none' | 'revoked' | 'cert-authority';
  /** The host field as written: patterns separated by commas, or one hashed name. */
  readonly hosts: string;
  readonly keyType: string;
  /** The key in SSH wire format (RFC 4253, 6.6). */
  readonly key: Buffer;
}

/** A line that OpenSSH would pass over; we do too, but say so when a host is unknown. */
export interface SkippedLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface KnownHostsFile {
  readonly path: string;
  readonly entries: readonly KnownHostEntry[];
  readonly skipped: readonly SkippedLine[];
  /** The last line has no newline yet. */
  readonly unfinished: boolean;
  /** Names are stored hashed here (HashKnownHosts): the newest entry decides. */
  readonly hashed: boolean;
}

export function parseKnownHosts(path: string, text: string): KnownHostsFile {
  const entries: KnownHostEntry[] = [];
  const skipped: SkippedLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const content = raw.replace(/^[ \t]+/, '').replace(/\r$/, '');
    if (content === '' || content.startsWith('#')) continue;
    const read = readLine(content);
    if (typeof read === 'string') skipped.push({ file: path, line, reason: read });
    else entries.push({ file: path, line, ...read });
  }
  return {
    path,
    entries,
    skipped,
    unfinished: text !== '' && !text.endsWith('\n'),
    hashed: entries.findLast((entry) => entry.marker === 'none')?.hosts.startsWith('|') ?? false,
  };
}

function readLine(content: string): Omit<KnownHostEntry, 'file' | 'line'> | string {
  const fields = content.split(/[ \t]+/);
  let marker: KnownHostEntry['marker'] = 'none';
  let at = 0;
  const first = fields[0] ?? '';
  if (first.startsWith('@')) {
    if (first === '@revoked') marker = 'revoked';
    else if (first === '@cert-authority') marker = 'cert-authority';
    else return `the marker "${first}" is not known`;
    at = 1;
    if (fields[1]?.startsWith('@') === true) return 'two markers on one line';
  }
  const [hosts, keyType, encoded] = fields.slice(at);
  if (hosts === undefined || keyType === undefined || encoded === undefined) {
    return 'not HOSTS TYPE KEY';
  }
  if (/^\d+$/.test(keyType)) return 'a key of the old protocol 1';
  const key = Buffer.from(encoded, 'base64');
  if (keyTypeOf(key) !== keyType) return 'the key does not belong to its type';
  return { marker, hosts, keyType, key };
}

/** The type that a key in wire format names, or an empty string. */
export function keyTypeOf(key: Buffer): string {
  if (key.length < 4) return '';
  const length = key.readUInt32BE(0);
  return length > 64 || key.length < 4 + length ? '' : key.toString('latin1', 4, 4 + length);
}

/** The name under which OpenSSH files a host: lower case, with the port when it is not 22. */
export function lookupName(address: string, port: number): string {
  const name = address.toLowerCase();
  return port === 22 ? name : `[${name}]:${String(port)}`;
}

/** Does the host field name this host? Negated patterns win wherever they stand. */
export function hostsMatch(hosts: string, name: string): boolean {
  if (hosts.startsWith('|')) return hashMatches(hosts, name);
  return matchesPatternList(hosts.split(','), name);
}

/** Host patterns of sshd(8) and ssh_config(5): `*`, `?`, `!`; a negated one that matches refuses. */
export function matchesPatternList(
  patterns: readonly string[],
  name: string,
  letters: 'any-case' | 'exact-case' = 'any-case',
): boolean {
  let matched = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (!matchesPattern(negated ? pattern.slice(1) : pattern, name, letters)) continue;
    if (negated) return false;
    matched = true;
  }
  return matched;
}

/** One pattern; linear in practice and never exponential, unlike a regular expression with many `*`. */
export function matchesPattern(
  pattern: string,
  name: string,
  letters: 'any-case' | 'exact-case' = 'any-case',
): boolean {
  const p = letters === 'any-case' ? pattern.toLowerCase() : pattern;
  const n = letters === 'any-case' ? name.toLowerCase() : name;
  let i = 0;
  let j = 0;
  let star = -1;
  let mark = 0;
  while (j < n.length) {
    if (p[i] === '*') {
      star = i;
      mark = j;
      i += 1;
    } else if (i < p.length && (p[i] === '?' || p[i] === n[j])) {
      i += 1;
      j += 1;
    } else if (star !== -1) {
      i = star + 1;
      mark += 1;
      j = mark;
    } else {
      return false;
    }
  }
  while (p[i] === '*') i += 1;
  return i === p.length;
}

function hashMatches(field: string, name: string): boolean {
  const [, kind, salt, hash] = field.split('|');
  if (kind !== '1' || salt === undefined || hash === undefined) return false;
  return hashName(name, Buffer.from(salt, 'base64')) === field;
}

/** The hashed form of a name: HMAC-SHA1 keyed with the salt, as ssh-keygen -H writes it. */
export function hashName(name: string, salt: Buffer): string {
  const hash = createHmac('sha1', salt).update(name).digest('base64');
  return `|1|${salt.toString('base64')}|${hash}`;
}
