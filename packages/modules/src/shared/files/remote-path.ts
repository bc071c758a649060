import type { ModuleContext } from '../../module.ts';
import { ask } from '../ask.ts';

/**
 * A path on the host as Ansible reads it: `~` and `$NAME` stand for what they are there, repeated and last
 * slashes go. Asks the host only when there is something to expand.
 */
export async function remotePath(
  written: string,
  host: string,
  context: ModuleContext,
): Promise<string> {
  const user = /^~([^/]*)/.exec(written)?.[1];
  const names = [...written.matchAll(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g)].map(
    ([, bare, braced]) => bare ?? braced ?? '',
  );
  if (user === undefined && names.length === 0) return tidy(written);
  const script = [
    'if [ -n "$1" ]; then awk -F: -v u="$1" \'$1==u{print $6; f=1} END{if(!f)print ""}\' /etc/passwd; else printf "%s\\n" "$HOME"; fi',
    'shift; for n; do printenv "$n" || echo; done',
  ].join('\n');
  const output = await ask(
    await context.host(host),
    { do: 'command.run', command: { argv: ['sh', '-c', script, 'sh', user ?? '', ...names] } },
    context.signal,
  );
  const [home = '', ...values] = Buffer.from(output.stdout).toString('utf8').split('\n');
  let next = 0;
  const expanded = written
    // Both stay as they are when the host does not know them.
    .replace(/^~[^/]*/, (whole) => (home === '' ? whole : home))
    .replaceAll(/\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*\})/g, (whole) => {
      const value = values[next] ?? '';
      next += 1;
      return value === '' ? whole : value;
    });
  return tidy(expanded);
}

/** No word of a command may look like an option. */
function tidy(path: string): string {
  const plain = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
  return plain.startsWith('/') ? plain : `./${plain.replace(/^(\.\/)+/, '')}`;
}

export function parentOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
