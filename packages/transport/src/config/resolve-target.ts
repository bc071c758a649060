import { closest, diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';

import { matchesPatternList } from '../known-hosts/known-hosts-file.ts';
import { usualKnownHostsFiles } from '../known-hosts/store.ts';
import type { Become, Target } from '../transport.ts';
import type { ConnectionVariables, Resolved, ResolveOptions } from './connection-variables.ts';
import type { ResolveEnvironment } from './environment.ts';
import { refusedUnless, understood, withoutEffect } from './keywords.ts';
import { jumpOfProxyCommand, splitJumps, type JumpSpec } from './jumps.ts';
import { parseSshArguments, type SshArguments } from './ssh-arguments.ts';
import { Collector, SshConfigFiles, type SshConfigSource } from './ssh-config-file.ts';
import { expandPath, expandTokens, type TokenValues } from './tokens.ts';
import { asSecret, invalid, milliseconds, portOf, word } from './values.ts';
import { splitWords } from './words.ts';

/** How long connecting may take when nobody says: Ansible's 10 s. */
const usualConnectTimeoutMs = 10_000;
/** A dead connection is noticed after three times this. OpenSSH's default is never. */
const usualKeepaliveMs = 15_000;
/** Longer chains of jump hosts are a loop in ssh_config. */
const longestChain = 10;

/** Resolves targets; reads and parses ssh_config once. */
export function targetResolver(
  options: ResolveOptions,
): (name: string, variables: ConnectionVariables) => Resolved {
  const { environment } = options;
  let usual: SshConfigFiles | undefined;
  const others = new Map<string, SshConfigFiles>();

  function files(configFile: string | undefined): SshConfigFiles {
    if (configFile === undefined) {
      usual ??= new SshConfigFiles(options.sshConfig ?? usualSources(environment), environment);
      return usual;
    }
    let found = others.get(configFile);
    if (found === undefined) {
      found = new SshConfigFiles(namedSource(configFile, environment), environment);
      others.set(configFile, found);
    }
    return found;
  }

  return (name, variables) => {
    try {
      return resolve(name, variables, options, files);
    } catch (error) {
      // The parsers know no host; the reader needs its name.
      if (!(error instanceof VipbookError)) throw error;
      throw new VipbookError(
        error.diagnostics.map((finding) => ({
          ...finding,
          where: { host: name, ...finding.where },
        })),
      );
    }
  };
}

/** For one host; many hosts are better served by `targetResolver`. */
export function resolveTarget(
  name: string,
  variables: ConnectionVariables,
  options: ResolveOptions,
): Resolved {
  return targetResolver(options)(name, variables);
}

type Files = (configFile: string | undefined) => SshConfigFiles;

function resolve(
  name: string,
  variables: ConnectionVariables,
  options: ResolveOptions,
  files: Files,
): Resolved {
  const warnings: Diagnostic[] = [];
  const connection = connectionKind(variables.connection);
  const given = word('ansible_host', variables.host ?? name);
  const become = becomeOf(variables);
  const withBecome = become === undefined ? {} : { become };
  const { environment } = options;

  if (connection === 'local') {
    const target: Target = {
      name,
      connection,
      address: 'localhost',
      port: 0,
      user: environment.user,
      hostKeys: 'strict',
      connectTimeoutMs: usualConnectTimeoutMs,
      keepaliveMs: 0,
    };
    return { target, warnings, ...withBecome };
  }

  const secrets = {
    ...(variables.password === undefined ? {} : { password: asSecret(variables.password) }),
    ...(variables.passphrase === undefined ? {} : { passphrase: asSecret(variables.passphrase) }),
  };
  const texts = [
    ['ansible_ssh_args', variables.sshArgs],
    ['ansible_ssh_common_args', variables.commonArgs],
    ['ansible_ssh_extra_args', variables.extraArgs],
  ] as const;

  if (connection === 'openssh') {
    const target = opensshTarget(name, given, variables, options, texts);
    return { target: { ...target, ...secrets }, warnings, ...withBecome };
  }

  const [first, ...others] = texts.map(([origin, text]) =>
    text === undefined ? undefined : parseSshArguments(text, origin),
  );
  for (const one of [first, ...others]) if (one !== undefined) refuseRest(one);

  // Precedence as in the command line that Ansible builds: its first value wins.
  const settings = new Collector();
  const take = (one: SshArguments | undefined): void => {
    for (const { keyword, words } of one?.directives ?? []) settings.add(keyword, words);
  };
  take(first);
  if (variables.hostKeyChecking === false) settings.add('stricthostkeychecking', ['no']);
  if (variables.port !== undefined) settings.add('port', [String(variables.port)]);
  if (variables.privateKeyFile !== undefined) {
    settings.add('identityfile', [variables.privateKeyFile]);
  }
  if (variables.user !== undefined) settings.add('user', [variables.user]);
  if (variables.timeout !== undefined) settings.add('connecttimeout', [String(variables.timeout)]);
  for (const one of others) take(one);
  const named = settings.identityFiles.length;

  const configFile = [first, ...others].find((one) => one?.configFile !== undefined)?.configFile;
  const read = files(configFile);
  const target = finish({ name, given, settings, named, options, read, warnings, depth: 0 });
  return { target: { ...target, ...secrets }, warnings, ...withBecome };
}

interface Finish {
  readonly name: string;
  /** What would be given to `ssh`. */
  readonly given: string;
  readonly settings: Collector;
  /** So many identity files were asked for explicitly: they must exist. */
  readonly named: number;
  readonly options: ResolveOptions;
  readonly read: SshConfigFiles;
  readonly warnings: Diagnostic[];
  readonly depth: number;
}

/** Add what ssh_config says, and turn the settings into a target. */
function finish(input: Finish): Target {
  const { name, given, settings, options, read, warnings } = input;
  const { environment } = options;
  read.settingsFor(given, settings);
  refuseUnknown(settings);

  const early: TokenValues = { given, address: given, port: 22, user: environment.user };
  const hostName = settings.first('hostname');
  const address = hostName === undefined ? given : expandTokens(hostName, early, environment, 'hn');
  const port = portOf(settings.first('port'));
  const user = word('ansible_user', settings.first('user') ?? environment.user);
  const hostKeyAlias = settings.first('hostkeyalias');
  const values: TokenValues = {
    given,
    address: word('HostName', address),
    port,
    user,
    hostKeyAlias,
  };
  const path = (text: string): string => expandPath(text, values, environment);

  const identityFiles = settings.identityFiles
    .filter((file) => file.toLowerCase() !== 'none')
    .map((file, index) => ({ file: path(file), explicit: index < input.named }))
    // As with ssh: a file that only ssh_config names may be missing.
    .filter(({ file, explicit }) => explicit || environment.exists(file))
    .map(({ file }) => file);

  const jumps = jumpsOf(input, values);
  const family = settings.first('addressfamily');
  return {
    name,
    connection: 'ssh',
    address,
    port,
    user,
    ...(identityFiles.length === 0 ? {} : { identityFiles: [...new Set(identityFiles)] }),
    knownHostsFiles: knownHostsFilesOf(settings, environment, path),
    hostKeys: hostKeysOf(settings, options, warnings, name),
    ...(hostKeyAlias === undefined ? {} : { hostKeyAlias }),
    ...agentsOf(settings, options, path),
    ...(family === 'inet'
      ? { family: 4 as const }
      : family === 'inet6'
        ? { family: 6 as const }
        : {}),
    ...(jumps.length === 0 ? {} : { jumps }),
    connectTimeoutMs: milliseconds(settings.first('connecttimeout'), usualConnectTimeoutMs),
    keepaliveMs: milliseconds(settings.first('serveraliveinterval'), usualKeepaliveMs),
  };
}

function jumpsOf(input: Finish, values: TokenValues): readonly Target[] {
  const { settings, options, depth } = input;
  // ssh takes whichever of the two comes first; a Map keeps the order in which they came.
  const key = [...settings.values.keys()].find(
    (one) => one === 'proxyjump' || one === 'proxycommand',
  );
  const text = key === undefined ? 'none' : (settings.values.get(key) ?? []).join(' ');
  if (key === undefined || text.toLowerCase() === 'none') return [];
  if (depth >= longestChain) {
    throw new VipbookError(
      diagnostic('SSH061', {
        message: `ProxyJump goes round in a circle at "${values.given}".`,
        remedy: 'Leave the jump host out of its own block: Host * !JUMPHOST.',
      }),
    );
  }
  const specs =
    key === 'proxyjump'
      ? splitJumps(expandTokens(text, values, options.environment, 'hnpr'))
      : [jumpOfProxyCommand(expandTokens(text, values, options.environment, 'hnpr'), values)];
  const targets = specs.map((spec) => jumpTarget(spec, input));
  // The first hop may need jump hosts of its own; those of the later ones are what the chain is for.
  return targets.flatMap((target, index) => {
    const { jumps = [], ...plain } = target;
    return index === 0 ? [...jumps, plain] : [plain];
  });
}

function jumpTarget(spec: JumpSpec, input: Finish): Target {
  const settings = new Collector();
  for (const { keyword, words } of spec.directives) settings.add(keyword, words);
  if (spec.user !== undefined) settings.add('user', [spec.user]);
  if (spec.port !== undefined) settings.add('port', [spec.port]);
  return finish({
    ...input,
    name: input.name,
    given: word('jump host', spec.host),
    settings,
    named: settings.identityFiles.length,
    depth: input.depth + 1,
  });
}

function knownHostsFilesOf(
  settings: Collector,
  environment: ResolveEnvironment,
  path: (text: string) => string,
): readonly string[] {
  const usual = usualKnownHostsFiles(environment.home);
  const named = (keyword: string, fallback: readonly string[]): readonly string[] =>
    settings.values
      .get(keyword)
      ?.filter((file) => file.toLowerCase() !== 'none')
      .map(path) ?? fallback;
  return [
    ...named('userknownhostsfile', usual.slice(0, 2)),
    ...named('globalknownhostsfile', usual.slice(2)),
  ];
}

function hostKeysOf(
  settings: Collector,
  options: ResolveOptions,
  warnings: Diagnostic[],
  host: string,
): Target['hostKeys'] {
  const value = (settings.first('stricthostkeychecking') ?? 'ask').toLowerCase();
  if (value === 'no' || value === 'off' || value === 'false') {
    warnings.push(
      diagnostic('SSH064', {
        message:
          'Host key checking is switched off; vipbook stores new keys then, and still refuses changed ones.',
        where: { host },
        remedy: 'Use StrictHostKeyChecking=accept-new, which says just that.',
      }),
    );
    return 'accept-new';
  }
  if (value === 'accept-new' || options.acceptNew === true) return 'accept-new';
  if (['yes', 'true', 'ask'].includes(value)) return 'strict';
  throw invalid(`StrictHostKeyChecking is "${value}"`);
}

type Agents = Pick<Target, 'agent' | 'idleAgent' | 'forwardAgent'>;

/** Asking an agent, and letting the host ask it, are two things, and neither is done unless asked for. */
function agentsOf(
  settings: Collector,
  options: ResolveOptions,
  path: (text: string) => string,
): Agents {
  const { variables } = options.environment;
  const socket = variables.SSH_AUTH_SOCK;
  const present = socket === undefined || socket === '' ? undefined : socket;
  const place = (text: string): string | undefined => {
    if (text.toLowerCase() === 'none') return undefined;
    if (text === 'SSH_AUTH_SOCK') return present;
    return text.startsWith('$') ? variables[text.replace(/^\$\{?|\}$/g, '')] : path(text);
  };
  const named = settings.first('identityagent');
  const off = named?.toLowerCase() === 'none';
  const agent =
    named === undefined ? (options.useAgent === true ? present : undefined) : place(named);
  const wanted = settings.first('forwardagent') ?? 'no';
  const forward = /^(yes|true)$/i.test(wanted)
    ? // ForwardAgent for all hosts is in many ssh_configs: it does not ask for the agent by itself.
      agent
    : /^(no|false)$/i.test(wanted)
      ? undefined
      : place(wanted);
  return {
    ...(agent === undefined ? {} : { agent }),
    ...(agent === undefined && present !== undefined && !off ? { idleAgent: present } : {}),
    ...(forward === undefined ? {} : { forwardAgent: forward }),
  };
}

function opensshTarget(
  name: string,
  given: string,
  variables: ConnectionVariables,
  options: ResolveOptions,
  texts: readonly (readonly [string, string | undefined])[],
): Target {
  const words = texts.map(([origin, text]) => parseWords(origin, text));
  return {
    name,
    connection: 'openssh',
    address: given,
    port: variables.port === undefined ? 0 : portOf(String(variables.port)),
    user: variables.user === undefined ? '' : word('ansible_user', variables.user),
    ...(variables.privateKeyFile === undefined
      ? {}
      : { identityFiles: [expandHome(variables.privateKeyFile, options.environment)] }),
    hostKeys:
      options.acceptNew === true || variables.hostKeyChecking === false ? 'accept-new' : 'strict',
    ...(words.flat().length === 0 ? {} : { opensshArguments: words.flat() }),
    ...(variables.sshExecutable === undefined ? {} : { opensshProgram: variables.sshExecutable }),
    connectTimeoutMs: milliseconds(
      variables.timeout === undefined ? undefined : String(variables.timeout),
      usualConnectTimeoutMs,
    ),
    keepaliveMs: usualKeepaliveMs,
    ...opensshAgents(words.flat(), options),
  };
}

/** ssh asks every agent that it sees; it sees one only when somebody asks for that. */
function opensshAgents(words: readonly string[], options: ResolveOptions): Agents {
  const socket = options.environment.variables.SSH_AUTH_SOCK;
  if (socket === undefined || socket === '') return {};
  const asked = words.some((word) => /^-[a-zA-Z]*A|identityagent/i.test(word));
  return options.useAgent === true || asked ? { agent: socket } : { idleAgent: socket };
}

function parseWords(origin: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const words = splitWords(text);
  if (words === undefined) throw invalid(`${origin}: a quote is not closed`);
  return words;
}

function connectionKind(text: string | undefined): Target['connection'] {
  const kind = (text ?? 'ssh').replace(/^(ansible\.(builtin|legacy|netcommon)\.)/, '');
  switch (kind) {
    case 'ssh':
    case 'smart':
    case 'paramiko':
    case 'paramiko_ssh':
      return 'ssh';
    case 'openssh':
    case 'local':
      return kind;
    default:
      throw new VipbookError(
        diagnostic('SSH062', {
          message: `ansible_connection is "${kind}"; vipbook has ssh, openssh and local.`,
        }),
      );
  }
}

function becomeOf(variables: ConnectionVariables): Become | undefined {
  if (variables.become !== true) return undefined;
  const method = (variables.becomeMethod ?? 'sudo').replace(
    /^(ansible\.builtin|community\.general)\./,
    '',
  );
  if (method !== 'sudo' && method !== 'su' && method !== 'doas') {
    throw new VipbookError(
      diagnostic('SSH062', {
        message: `ansible_become_method is "${method}"; vipbook has sudo, su and doas.`,
      }),
    );
  }
  return {
    method,
    user: word('ansible_become_user', variables.becomeUser ?? 'root'),
    ...(variables.becomePassword === undefined
      ? {}
      : { password: asSecret(variables.becomePassword) }),
  };
}

function refuseUnknown(settings: Collector): void {
  const ignored = settings.values.get('ignoreunknown') ?? [];
  for (const [keyword, words] of settings.values) {
    if (understood.has(keyword) || withoutEffect.has(keyword)) continue;
    const off = refusedUnless[keyword];
    if (off?.includes((words[0] ?? '').toLowerCase()) === true) continue;
    if (off === undefined && matchesPatternList(ignored.join(',').split(','), keyword)) continue;
    const near =
      off === undefined ? closest(keyword, [...understood, ...withoutEffect]) : undefined;
    throw new VipbookError(
      diagnostic('SSH060', {
        message: `The ssh option "${keyword}" is not supported.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
      }),
    );
  }
}

function refuseRest(parsed: SshArguments): void {
  const [first] = parsed.rest;
  if (first !== undefined) throw invalid(`the ssh arguments hold "${first}", which is no option`);
  if (parsed.directives.some(({ keyword }) => keyword === 'stdioforward')) {
    throw new VipbookError(
      diagnostic('SSH060', { message: 'The ssh flag -W is not supported outside ProxyCommand.' }),
    );
  }
}

function usualSources(environment: ResolveEnvironment): readonly SshConfigSource[] {
  return [`${environment.home}/.ssh/config`, '/etc/ssh/ssh_config'].flatMap((path) => {
    const text = readOr(path, environment);
    return text === undefined ? [] : [{ path, text }];
  });
}

function namedSource(file: string, environment: ResolveEnvironment): readonly SshConfigSource[] {
  if (file.toLowerCase() === 'none') return [];
  const path = expandHome(file, environment);
  const text = readOr(path, environment);
  if (text !== undefined) return [{ path, text }];
  throw new VipbookError(
    diagnostic('SSH061', { message: `-F ${path}: there is no such file.`, where: { file: path } }),
  );
}

function readOr(path: string, environment: ResolveEnvironment): string | undefined {
  try {
    return environment.read(path);
  } catch (error) {
    throw new VipbookError(
      diagnostic('SSH061', {
        message: `${path} cannot be read: ${(error as Error).message}.`,
        where: { file: path },
      }),
    );
  }
}

function expandHome(path: string, environment: ResolveEnvironment): string {
  return path.startsWith('~/') ? `${environment.home}${path.slice(1)}` : path;
}
