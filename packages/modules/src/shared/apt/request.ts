/** What is asked of the package manager. */
export interface AptRequest {
  readonly names: readonly string[];
  readonly state: 'present' | 'absent' | 'latest';
  readonly update: boolean;
  /** Seconds; 0: lists are never new enough. */
  readonly validSeconds: number;
  readonly recommends: boolean | undefined;
  readonly purge: boolean;
  readonly autoremove: boolean;
}

/** One package as dpkg knows it. */
export interface Installed {
  /** Two letters of dpkg -l: `ii`, `hi`, `rc`, … */
  readonly status: string;
  readonly version: string;
}

/** Debian policy 5.6.1 and 5.6.12; a trailing `-` would tell apt-get to remove. */
const nameForm = /^[a-z0-9][a-z0-9+.-]*(?<!-)(?::[a-z0-9-]+)?(?:=[0-9][A-Za-z0-9.+:~-]*)?$/;

export function isPackageName(name: string): boolean {
  return nameForm.test(name);
}

export function splitName(name: string): { readonly package: string; readonly version?: string } {
  const at = name.indexOf('=');
  return at < 0 ? { package: name } : { package: name.slice(0, at), version: name.slice(at + 1) };
}

/** The packages for which apt-get has to be asked; the others are as they shall be. */
export function unsettled(
  { names, state, purge }: AptRequest,
  installed: ReadonlyMap<string, Installed>,
): readonly string[] {
  return names.filter((name) => {
    const { package: wanted, version } = splitName(name);
    const found = installed.get(wanted);
    const there = found !== undefined && found.status.charAt(1) === 'i';
    if (state === 'absent') return there || (purge && found !== undefined && found.status !== 'un');
    if (!there) return true;
    if (version !== undefined) return found.version !== version;
    return state === 'latest';
  });
}

/** Words for apt-get, without those that make it only pretend. */
export function aptWords(request: AptRequest, names: readonly string[]): readonly string[] {
  const { state, recommends, purge, autoremove } = request;
  const verb = names.length === 0 ? 'autoremove' : state === 'absent' ? 'remove' : 'install';
  return [
    'apt-get',
    '-y',
    '-o',
    'Dpkg::Options::=--force-confdef',
    '-o',
    'Dpkg::Options::=--force-confold',
    '-o',
    'DPkg::Lock::Timeout=60',
    ...(recommends === undefined || state === 'absent'
      ? []
      : ['-o', `APT::Install-Recommends=${recommends ? 'yes' : 'no'}`]),
    ...(purge ? ['--purge'] : []),
    ...(autoremove && names.length > 0 ? ['--auto-remove'] : []),
    verb,
    ...(names.length === 0 ? [] : ['--', ...names]),
  ];
}

/** Did, or would, apt-get do anything? Its summary says so; where there is none, the lines of `-s`. */
export function changesIn(output: string): boolean {
  const summary =
    /(\d+) upgraded, (\d+) newly installed, (?:(\d+) downgraded, )?(?:(\d+) reinstalled, )?(\d+) to remove/.exec(
      output,
    );
  if (summary !== null) return summary.slice(1).some((count) => Number(count) > 0);
  return /^(?:Inst|Remv|Purg) /m.test(output);
}
