import { diagnostic, didYouMean, VipbookError, type Place } from '@vipbook/diagnostics';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ansibleSettings } from './ansible-cfg.ts';
import { readPolicies, type Policies } from './policies.ts';

/** Defaults of a project; every flag wins over them. */
export interface Settings {
  readonly inventory?: readonly string[];
  readonly user?: string;
  readonly privateKey?: string;
  readonly forks?: number;
  readonly become?: boolean;
  readonly becomeUser?: string;
  readonly becomeMethod?: string;
  readonly vaultPasswordFile?: string;
  readonly timeout?: number;
  /** Whether an ssh-agent that is there is asked. */
  readonly agent?: boolean;
  /** Folders and files with playbooks. */
  readonly playbooks?: readonly string[];
  /** Folder of fact snapshots. */
  readonly facts?: string;
  /** Folder of saved plans. */
  readonly plans?: string;
  /** What plans may do. */
  readonly policies?: Policies;
  /** Where `host_key_checking = False` stands, when it does. */
  readonly hostKeyCheckingOff?: Place;
}

type Kind = 'text' | 'texts' | 'number' | 'boolean' | 'policies';

/** Keys of vipbook.yml: what they set, and of which kind they are. Paths count from the file's folder. */
const keys = {
  inventory: { to: 'inventory', kind: 'texts', path: true },
  remote_user: { to: 'user', kind: 'text', path: false },
  private_key_file: { to: 'privateKey', kind: 'text', path: true },
  forks: { to: 'forks', kind: 'number', path: false },
  timeout: { to: 'timeout', kind: 'number', path: false },
  agent: { to: 'agent', kind: 'boolean', path: false },
  become: { to: 'become', kind: 'boolean', path: false },
  become_user: { to: 'becomeUser', kind: 'text', path: false },
  become_method: { to: 'becomeMethod', kind: 'text', path: false },
  playbooks: { to: 'playbooks', kind: 'texts', path: true },
  facts: { to: 'facts', kind: 'text', path: true },
  plans: { to: 'plans', kind: 'text', path: true },
  policies: { to: 'policies', kind: 'policies', path: false },
  vault_password_file: { to: 'vaultPasswordFile', kind: 'text', path: true },
} as const satisfies Record<string, { to: keyof Settings; kind: Kind; path: boolean }>;

/** vipbook.yml of the working directory over the ansible.cfg that Ansible would read there. */
export async function readSettings(
  directory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Settings> {
  const ansible = ansibleSettings(directory, environment);
  const file = path.join(directory, 'vipbook.yml');
  const text = readIfThere(file);
  return text === undefined ? ansible : { ...ansible, ...(await ours(file, text)) };
}

/** Bytes of a file of settings or a policy; people write them by hand. */
const maxBytes = 2 ** 20;

/** undefined when there is none; any other trouble is said. */
export function readIfThere(file: string): string | undefined {
  try {
    if (statSync(file).size > maxBytes)
      throw new VipbookError(
        diagnostic('CLI003', { message: `${file} is larger than 1 MiB`, where: { file } }),
      );
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof VipbookError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new VipbookError(
      diagnostic('CLI003', { message: `${file} cannot be read: ${code}`, where: { file } }),
    );
  }
}

async function ours(file: string, text: string): Promise<Settings> {
  // Only projects that have the file pay for a YAML reader here.
  const { parseDocument, LineCounter, isMap, isScalar } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, range: { start: { line, column: col }, end: { line, column: col } } };
  };
  const refuse = (message: string, where: Place): never => {
    throw new VipbookError(diagnostic('CLI005', { message, where }));
  };
  const [problem] = document.errors;
  if (problem !== undefined)
    refuse(problem.message.split('\n', 1)[0] ?? problem.message, at(problem.pos[0]));
  if (document.contents === null) return {};
  if (!isMap(document.contents)) return refuse('a mapping of settings is wanted', at(0));
  const values = document.toJS() as Readonly<Record<string, unknown>>;
  const settings: Record<string, unknown> = {};
  for (const item of document.contents.items) {
    const name = isScalar(item.key) ? String(item.key.value) : '';
    const where = at((item.key as { range?: readonly [number, ...number[]] } | null)?.range?.[0]);
    if (!Object.hasOwn(keys, name))
      refuse(`unknown setting "${name}".${didYouMean(name, Object.keys(keys))}`, where);
    const key = keys[name as keyof typeof keys];
    if (key.kind === 'policies') {
      settings[key.to] = readPolicies(values[name], (message, inside) => {
        const node = document.getIn([name, ...inside], true) as { range?: [number] } | undefined;
        return refuse(message, node?.range === undefined ? where : at(node.range[0]));
      });
      continue;
    }
    const read = convert(values[name], key.kind);
    if (read === undefined) refuse(`"${name}" must be ${kindWords[key.kind]}`, where);
    settings[key.to] = key.path ? below(path.dirname(file), read) : read;
  }
  return settings;
}

const kindWords: Readonly<Record<Exclude<Kind, 'policies'>, string>> = {
  text: 'a text',
  texts: 'a text or a list of texts',
  number: 'a whole number of 1 or more',
  boolean: 'true or false',
};

function convert(value: unknown, kind: Exclude<Kind, 'policies'>): unknown {
  const isText = (part: unknown): part is string => typeof part === 'string' && part !== '';
  switch (kind) {
    case 'text':
      return isText(value) ? value : undefined;
    case 'texts':
      if (isText(value)) return [value];
      return Array.isArray(value) && value.every(isText) ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
  }
}

function below(directory: string, value: unknown): unknown {
  const one = (name: string): string => resolvePath(directory, name);
  return Array.isArray(value) ? (value as string[]).map(one) : one(value as string);
}

/** A path of a settings file: from its folder, `~` is the home; "h1,h2," is a list of hosts, no path. */
export function resolvePath(directory: string, name: string): string {
  if (name.includes(',')) return name;
  if (name === '~' || name.startsWith('~/'))
    return path.join(process.env['HOME'] ?? '/', name.slice(1));
  return path.relative(process.cwd(), path.resolve(directory, name)) || '.';
}
