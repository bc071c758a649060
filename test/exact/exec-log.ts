/** One thing that happened on a host, in words that both a log and a plan can be put into. */
export type Effect = string;

export interface Seen {
  /** What changed something, in order; the same thing twice in a row is one. */
  readonly effects: readonly Effect[];
  /** What sshd was asked to run. */
  readonly channels: readonly string[];
}

/** Programs that are means to an end: what they do to a host is seen in their system calls. */
const means = new Set(
  `sshd bash sh dash env sudo ip nft ss ping ping6 arping ifquery grep sed awk cut tr sort uniq head tail wc cat stat ls find readlink
  realpath mktemp mkdir mkfifo rm rmdir mv cp ln chmod chown chgrp touch sync flock sleep timeout setsid kill pgrep
  sha1sum sha256sum sha512sum md5sum printf echo test expr id getent uname hostname date systemctl dd tee file lsattr
  locale command which nohup sysctl fuser base64 od true nc basename dirname run-parts ifup ifdown umask xargs comm`.split(
    /\s+/,
  ),
);

interface Call {
  readonly pid: number;
  /** Working folder of the process. */
  readonly folder: string;
  readonly name: string;
  /** Arguments and result, as strace writes them. */
  readonly text: string;
}

/** Octal and hexadecimal escapes of strace. */
function unescape(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|([0-7]{1,3})|(.))/g,
    (_, hex?: string, octal?: string, letter?: string) =>
      hex !== undefined
        ? String.fromCharCode(Number.parseInt(hex, 16))
        : octal !== undefined
          ? String.fromCharCode(Number.parseInt(octal, 8))
          : ({ n: '\n', t: '\t', r: '\r', v: '\v', f: '\f' }[letter ?? ''] ?? letter ?? ''),
  );
}

const literal = /"((?:[^"\\]|\\.)*)"/g;

function strings(text: string): readonly string[] {
  return [...text.matchAll(literal)].map((match) => unescape(match[1] ?? ''));
}

function argvOf(call: Call): readonly string[] {
  const list = /^[^[]*\[((?:"(?:[^"\\]|\\.)*"(?:\.\.\.)?(?:, )?)*)/.exec(call.text)?.[1] ?? '';
  return strings(list);
}

/** Paths of a call, relative ones below the folder that -y names, or else the process' own. */
function pathsOf(call: Call): readonly string[] {
  const at = [
    ...call.text.matchAll(/(?:(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>, )?"((?:[^"\\]|\\.)*)"/g),
  ];
  return at.map(([, folder, name]) => {
    const path = unescape(name ?? '');
    return path.startsWith('/')
      ? path
      : `${folder === undefined ? call.folder : unescape(folder)}/${path}`;
  });
}

/** Of a call on a descriptor: what it is of. */
function ofDescriptor(call: Call): readonly string[] {
  const path = /^\d+<((?:[^>\\]|\\.)*)>/.exec(call.text)?.[1];
  return path === undefined ? [] : [unescape(path).replace(/ \(deleted\)$/, '')];
}

function changedPaths(call: Call): readonly string[] {
  switch (call.name) {
    case 'open':
    case 'openat':
    case 'openat2': {
      if (!/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(call.text)) return [];
      // -y names what was opened, links followed.
      const real = /= \d+<((?:[^>\\]|\\.)*)>/.exec(call.text)?.[1];
      return real === undefined ? pathsOf(call) : [unescape(real)];
    }
    case 'ftruncate':
    case 'fchmod':
    case 'fchown':
      return ofDescriptor(call);
    case 'utimensat':
      return / NULL, /.test(call.text.slice(0, 200)) && !call.text.includes('"')
        ? ofDescriptor(call)
        : pathsOf(call);
    case 'symlink':
    case 'symlinkat':
      return pathsOf(call).slice(-1);
    case 'link':
    case 'linkat':
      return pathsOf(call).slice(-1);
    case 'setxattr':
    case 'removexattr':
    case 'mount':
    case 'umount2':
      return pathsOf(call).slice(0, 1);
    default:
      return /^(?:creat|truncate|rename|unlink|mkdir|rmdir|mknod|chmod|fchmodat|chown|lchown|fchownat|utime)/.test(
        call.name,
      )
        ? pathsOf(call)
        : [];
  }
}

/** A folder for a moment beside what is written, or in /tmp; and what a login leaves behind. */
const passing =
  /^\/dev\/|^\/proc\/(?:self|\d+)\/|^\/tmp\/tmp\.[A-Za-z0-9]+|\/\.vipbook\.[A-Za-z0-9]+(?:\.tmp)?(?:\/|$)|^\/run\/vipbook(?:\/(?:mutex|locks|guards|confirmed|bridges))?$|^\/run$|^(?:\/run\/sudo|\/var\/lib\/sudo|\/var\/log\/(?:wtmp|lastlog|btmp)|\/run\/utmp)|^(?:pipe|socket|anon_inode):/;

function pathEffect(path: string): Effect | undefined {
  const clean = path.replaceAll(/\/{2,}/g, '/');
  if (passing.test(clean)) return undefined;
  const ours = /^\/run\/vipbook\/(?:(locks|confirmed|guards|bridges)\/)?([^/]+)/.exec(clean);
  if (ours !== null) {
    const [, kind, name = ''] = ours;
    const address = name
      .replace(/^announce-(.*)\.\d+$/, '$1')
      .replace(/^claim-/, '')
      .replace(/\.(?:new|word|at)$/, '');
    if (kind === 'guards') return `guard ${address}`;
    if (kind === 'bridges') return `bridge ${name}`;
    return kind === undefined && name.startsWith('claim-')
      ? `stage ${address}`
      : kind === undefined && name.startsWith('announce-')
        ? `announce ${address}`
        : `lock ${address}`;
  }
  const hook = /^\/etc\/network\/if-up\.d\/vipbook-(.+)$/.exec(clean)?.[1];
  if (hook !== undefined) return `hook ${hook}`;
  const setting = /^\/proc\/sys\/(.+)$/.exec(clean)?.[1];
  if (setting !== undefined) return `sysctl ${setting}`;
  return `file ${clean.replace(/\.\d+\.\d{4}-\d\d-\d\d@[\d:]+~$/, '.BACKUP~')}`;
}

function netlinkEffects(text: string): readonly Effect[] {
  const effects: Effect[] = [];
  for (const part of text.split('nlmsg_len=').slice(1)) {
    const type = /nlmsg_type=([^,]*)/.exec(part)?.[1] ?? '';
    if (/RTM_(?:NEW|DEL|SET)/.test(type)) {
      const address = /inet_(?:addr|pton)\((?:AF_INET6, )?"([^"]+)"/.exec(part)?.[1] ?? '?';
      if (type === 'RTM_NEWADDR' || type === 'RTM_DELADDR') {
        const prefix = /ifa_prefixlen=(\d+)/.exec(part)?.[1] ?? '?';
        const sign = type === 'RTM_DELADDR' ? '-' : /NLM_F_CREATE/.test(part) ? '+' : '~';
        effects.push(`address ${sign}${address}/${prefix}`);
        // What is dropped from the cache of who is where comes back with the next packet.
      } else if (type === 'RTM_DELNEIGH') continue;
      else effects.push(`${type} ${address}`);
    } else if (/NFT_MSG_(?:NEW|DEL|DESTROY)/.test(type) && !/GENMSG|NEWGEN/.test(type)) {
      const [table = '?'] = strings(part).map((each) => each.split('\0')[0] ?? '');
      effects.push(`nft ${table}`);
    }
  }
  return effects;
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** In whose favour: one process, by its number. */
function hasteEffect(argv: readonly string[]): Effect {
  const words = argv.slice(0, -1).join(' ');
  if (words === 'chrt -f -p 1' || words === 'renice -20 -p') return 'hasten';
  return words === 'chrt -o -p 0' || words === 'renice 0 -p' ? 'hasten no more' : words;
}

/** Of the programs that speak to the segment. */
function packetEffect(argv: readonly string[]): Effect | undefined {
  const [program = ''] = argv;
  const after = (flag: string): string | undefined =>
    argv.includes(flag) ? argv[argv.indexOf(flag) + 1] : undefined;
  if (basename(program) === 'arping') {
    const source = after('-s');
    if (argv.includes('-U') || argv.includes('-A')) return `announce ${argv.at(-1) ?? ''}`;
    return source === undefined || source === '0.0.0.0' ? undefined : `announce ${source}`;
  }
  const from = /^ping6?$/.test(basename(program)) ? after('-I') : undefined;
  return from !== undefined && /[.:]/.test(from) ? `announce ${from}` : undefined;
}

/**
 * What a log of strace says that a host did. A program of the playbook (`programs`: their words), and what
 * ifup, ifdown and services do, is one effect with all that happens within it.
 */
export function readLog(log: string, programs: readonly (readonly string[])[]): Seen {
  const calls: Omit<Call, 'folder'>[] = [];
  const parents = new Map<number, number>();
  for (const line of log.split('\n')) {
    const match = /^(\d+) +([a-z0-9_]+)\((.*)$/s.exec(line);
    if (match === null) continue;
    const [, pid = '', name = '', text = ''] = match;
    calls.push({ pid: Number(pid), name, text });
    const child = /^(?:clone3?|v?fork)$/.test(name) ? / = (\d+)\b/.exec(text)?.[1] : undefined;
    if (child !== undefined) parents.set(Number(child), Number(pid));
  }
  const wanted = new Set(programs.map((argv) => JSON.stringify(argv)));
  /** Processes with all that is below them that are one effect, or none. */
  const whole = new Set<number>();
  const within = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at))
      if (whole.has(at)) return true;
    return false;
  };
  const programOf = new Map<number, string>();
  const probed = new Set<string>();
  const effects: Effect[] = [];
  const channels: string[] = [];
  const say = (effect: Effect | undefined): void => {
    if (effect !== undefined && effects.at(-1) !== effect) effects.push(effect);
  };
  const folders = new Map<number, string>();
  const folderOf = (pid: number | undefined): string =>
    pid === undefined ? '/' : (folders.get(pid) ?? folderOf(parents.get(pid)));
  for (const { pid, name, text } of calls) {
    if (!folders.has(pid)) folders.set(pid, folderOf(pid));
    const call: Call = { pid, name, text, folder: folderOf(pid) };
    if (name === 'chdir') folders.set(pid, pathsOf(call)[0] ?? '/');
    if (name === 'fchdir') folders.set(pid, ofDescriptor(call)[0] ?? '/');
    if (within(call.pid)) continue;
    if (call.name.startsWith('execve')) {
      const argv = argvOf(call);
      const program = basename(argv[0] ?? '');
      const before = programOf.get(call.pid) ?? programOf.get(parents.get(call.pid) ?? -1);
      programOf.set(call.pid, program);
      const one = (effect: Effect | undefined): void => {
        whole.add(call.pid);
        // Never folded: a program that runs twice has run twice.
        if (effect !== undefined) effects.push(effect);
      };
      if (before === 'sshd' && program !== 'sshd') channels.push(argv.slice(1).join(' '));
      const service = /^\/etc\/init\.d\/([^/]+)$/.exec(argv[0] ?? '')?.[1];
      if (wanted.has(JSON.stringify(argv))) one(`run ${argv.join(' ')}`);
      else if (service !== undefined)
        one(argv[1] === 'status' ? undefined : `service ${service} ${argv[1] ?? ''}`);
      else if (program === 'chrt' || program === 'renice') say(hasteEffect(argv));
      else if (program === 'ifup' || program === 'ifdown') {
        const names = argv.slice(1).filter((word) => !word.startsWith('-'));
        const book = argv.some((word) => word.startsWith('--no-act-'));
        if (argv.some((word) => /^(?:--version|--no-act|-n)$/.test(word))) one(undefined);
        else for (const name of names) one(`${book ? 'ifstate' : program} ${name}`);
      } else if (!means.has(program)) say(`exec ${argv.join(' ')}`);
      else say(packetEffect(argv));
      continue;
    }
    if (call.name.startsWith('send')) {
      for (const effect of netlinkEffects(call.text)) say(effect);
      continue;
    }
    for (const path of changedPaths(call)) {
      const beside = /^(.*)\/\.vipbook\.[A-Za-z0-9]+$/.exec(path)?.[1];
      if (beside !== undefined && call.name.startsWith('rmdir')) probed.add(beside);
      // A folder in which room was tried gets its time back: that is no change of it.
      if (call.name === 'utimensat' && probed.has(path)) continue;
      say(pathEffect(path));
    }
  }
  return { effects, channels };
}
