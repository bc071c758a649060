import type { SynchronizeArguments } from '@vipbook/playbook';

/** One side of a copy: here for whoever runs rsync, or on the other host. */
export interface Far {
  readonly address: string;
  readonly user: string | undefined;
  readonly ssh: readonly string[];
  /** How rsync is started there. */
  readonly rsync: string | undefined;
}

/** Begins each line of what rsync changes, so that nothing else is taken for one. */
export const mark = '<<CHANGED>>';

/** The whole command; the last two words are where from and where to. */
export function rsyncWords(
  args: SynchronizeArguments,
  from: string,
  to: string,
  far: Far | undefined,
  dryRun: boolean,
): readonly string[] {
  const rsync = args.rsync_path ?? far?.rsync;
  return [
    'rsync',
    ...(dryRun ? ['--dry-run'] : []),
    ...((args.delay_updates ?? true) ? ['--delay-updates'] : []),
    '-F',
    ...((args.compress ?? true) && far !== undefined ? ['--compress'] : []),
    ...parts(args),
    ...(args.delete === true ? ['--delete-after'] : []),
    ...(args.existing_only === true ? ['--existing'] : []),
    ...(args.checksum === true ? ['--checksum'] : []),
    ...(args.copy_links === true ? ['--copy-links'] : []),
    ...(args.dirs === true ? ['--dirs'] : []),
    // The other side's shell shall not read the paths.
    ...(far === undefined ? [] : ['--protect-args', `--rsh=${far.ssh.map(rshWord).join(' ')}`]),
    ...(far === undefined || rsync === undefined ? [] : [`--rsync-path=${rsync}`]),
    ...(args.rsync_opts ?? []),
    `--out-format=${mark}%i %n%L`,
    '--',
    from,
    to,
  ];
}

/** `archive` and what is said beside it. */
function parts(args: SynchronizeArguments): readonly string[] {
  const names = ['recursive', 'links', 'perms', 'times', 'owner', 'group'] as const;
  const archive = args.archive ?? true;
  return [
    ...(archive ? ['--archive'] : []),
    ...names.flatMap((name) => {
      const wanted = args[name];
      if (wanted === undefined || wanted === archive) return [];
      return [wanted ? `--${name}` : `--no-${name}`];
    }),
  ];
}

/** rsync splits its `--rsh` itself: quotes hold a word together, a doubled one within is the sign. */
function rshWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}

/** ssh that asks nobody anything, checks the host's key, and hands neither an agent nor a display on. */
export function sshWords(init: {
  readonly port: string;
  readonly key: string;
  readonly knownHosts: string;
  readonly more: readonly string[];
}): readonly string[] {
  return [
    'ssh',
    '-a',
    '-x',
    '-T',
    '-oBatchMode=yes',
    '-oStrictHostKeyChecking=yes',
    '-oClearAllForwardings=yes',
    '-oControlPath=none',
    ...(init.port === '' ? [] : [`-oPort=${init.port}`]),
    ...(init.key === '' ? [] : [`-oIdentityFile=${init.key}`, '-oIdentitiesOnly=yes']),
    ...(init.knownHosts === '' ? [] : [`-oUserKnownHostsFile=${init.knownHosts}`]),
    ...init.more,
  ];
}

/** `user@host:path`, as rsync takes it. */
export function farPath({ address, user }: Far, path: string): string {
  const host = address.includes(':') ? `[${address}]` : address;
  return `${user === undefined ? '' : `${user}@`}${host}:${path}`;
}

/** The lines that tell of a change, without the mark. */
export function changesIn(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length));
}
