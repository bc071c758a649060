/**
 * Which texts Ansible takes for one host, with or without a port. It decides whether a colon parts host
 * and port, and whether a pattern such as `a:b` is one host or two. (Facts from ansible-core 2.14.)
 */
export interface HostAddress {
  readonly host: string;
  readonly port?: number;
}

const hexRange = String.raw`\[[0-9a-f]+:[0-9a-f]+(?::[0-9]+)?\]`;
const nameRange = String.raw`\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\]`;
const hex = `(?:[0-9a-f]{1,4}|${hexRange})`;
const word = String.raw`[\p{L}\p{N}_]`;
const label = String.raw`(?:${word}|${nameRange})(?:[\p{L}\p{N}_\-]|${nameRange})*(?<![_\-])`;

const bracketed = /^\[(.+)\]:([0-9]+)$/;
const withPort = /^((?:[^:[\]]|\[[^\]]*\])*):([0-9]+)$/;
// Only the beginning has to look like an IPv6 address: Ansible's own expression is anchored so.
const ipv6 = new RegExp(
  `^(?:(?:${hex}:){7}${hex}|(?:${hex}:){1,6}:|(?:${hex})?::|(?:0:){6}(?:${hex}\\.){3}${hex})`,
  'iu',
);
const hostname = new RegExp(`^${label}(?:\\.${label})*$`, 'iu');

/** Host and port of a text, ranges allowed; undefined when it is no host at all. */
export function parseAddress(text: string): HostAddress | undefined {
  let host = text;
  let port: number | undefined;
  for (const form of [bracketed, withPort]) {
    const match = form.exec(host);
    if (match?.[1] !== undefined) {
      host = match[1];
      port = Number(match[2]);
    }
  }
  if (host === '' || !(ipv6.test(host) || hostname.test(host))) return undefined;
  return port === undefined ? { host } : { host, port };
}

/** The host's name up to the first dot; addresses stay whole. */
export function shortName(name: string): string {
  const address = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || ipv6.test(name);
  return address ? name : (name.split('.')[0] ?? name);
}
