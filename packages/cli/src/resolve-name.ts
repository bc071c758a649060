import { lookup, Resolver } from 'node:dns/promises';
import type { ResolvedName } from '@vipbook/vip';

/** Nobody's move waits longer for a name server. */
const options = { timeout: 500, tries: 2 };

/** There is such a name, or such a server, but no address of the family. */
const nothing: ReadonlySet<string> = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * What a name leads to from here: by the name servers, with how long caches may keep it; and by /etc/hosts, where
 * that says something else. Rejects when nobody could be asked.
 */
export async function resolveName(
  name: string,
  family: 4 | 6,
  /** As `dns.setServers` takes them, and then not /etc/hosts; default: those of /etc/resolv.conf. */
  servers?: readonly string[],
): Promise<readonly ResolvedName[]> {
  const resolver = new Resolver(options);
  if (servers !== undefined) resolver.setServers(servers);
  const [byDns, byHosts] = await Promise.allSettled([
    family === 4 ? resolver.resolve4(name, { ttl: true }) : resolver.resolve6(name, { ttl: true }),
    servers === undefined ? lookup(name, { all: true, family }) : Promise.resolve([]),
  ]);
  const answered = byDns.status === 'fulfilled' ? byDns.value : [];
  const known = new Set(answered.map(({ address }) => address));
  const local = byHosts.status === 'fulfilled' ? byHosts.value : [];
  const found: readonly ResolvedName[] = [
    ...answered.map(({ address, ttl }) => ({ address, ttlSeconds: ttl })),
    ...local.filter(({ address }) => !known.has(address)).map(({ address }) => ({ address })),
  ];
  if (found.length === 0 && byDns.status === 'rejected' && !nothing.has(codeOf(byDns.reason)))
    throw new Error(codeOf(byDns.reason));
  return found;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : String(error);
}
