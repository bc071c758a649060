import {
  diagnostic,
  Secret,
  VipbookError,
  type Diagnostic,
  type Place,
} from '@vipbook/diagnostics';
import type { InventoryValue, Variable } from './api.ts';
import { shorten } from './problems.ts';

/** How an inventory says to reach a host, typed. Absent: the inventory says nothing. */
export interface ConnectionVariables {
  /** Address or name to connect to; the inventory's name when nothing else is said. */
  readonly host: string;
  readonly user?: string;
  /** 1 to 65535. */
  readonly port?: number;
  readonly password?: Secret;
  readonly connection?: 'ssh' | 'openssh' | 'local';
  readonly privateKeyFile?: string;
  readonly privateKeyPassphrase?: Secret;
  /** Options of the ssh command, one text as written. */
  readonly commonArgs?: string;
  readonly extraArgs?: string;
  readonly sshExecutable?: string;
  /** Host key checking on or off. */
  readonly hostKeyChecking?: boolean;
  readonly pipelining?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly pythonInterpreter?: string;
  readonly shellType?: string;
  readonly becomeEnabled?: boolean;
  readonly becomeUser?: string;
  readonly becomeMethod?: 'sudo' | 'su' | 'doas';
  readonly becomePassword?: Secret;
  readonly becomeExecutable?: string;
  readonly becomeFlags?: string;
  readonly knownHostsFile?: string;
  /** What is wrong or odd; a value with an error is left out above. */
  readonly findings: readonly Diagnostic[];
}

/** Renders templates in a value; the place is that of the variable. */
export type RenderValue = (value: InventoryValue, place: Place) => InventoryValue;

/** New names first: the first that is set wins. (Ansible's documentation of the ssh connection plugin.) */
const names = {
  host: ['ansible_host', 'ansible_ssh_host'],
  user: ['ansible_user', 'ansible_ssh_user'],
  port: ['ansible_port', 'ansible_ssh_port'],
  password: ['ansible_password', 'ansible_ssh_pass', 'ansible_ssh_password'],
  connection: ['ansible_connection'],
  privateKeyFile: ['ansible_private_key_file', 'ansible_ssh_private_key_file'],
  privateKeyPassphrase: ['ansible_private_key_passphrase', 'ansible_ssh_private_key_passphrase'],
  commonArgs: ['ansible_ssh_common_args'],
  extraArgs: ['ansible_ssh_extra_args'],
  sshExecutable: ['ansible_ssh_executable'],
  hostKeyChecking: ['ansible_host_key_checking', 'ansible_ssh_host_key_checking'],
  pipelining: ['ansible_pipelining', 'ansible_ssh_pipelining'],
  timeout: ['ansible_timeout', 'ansible_ssh_timeout'],
  pythonInterpreter: ['ansible_python_interpreter'],
  shellType: ['ansible_shell_type'],
  becomeEnabled: ['ansible_become'],
  becomeUser: ['ansible_become_user', 'ansible_sudo_user', 'ansible_su_user'],
  becomeMethod: ['ansible_become_method'],
  becomePassword: [
    'ansible_become_password',
    'ansible_become_pass',
    'ansible_sudo_pass',
    'ansible_su_pass',
  ],
  becomeExecutable: ['ansible_become_exe', 'ansible_sudo_exe', 'ansible_su_exe'],
  becomeFlags: ['ansible_become_flags', 'ansible_sudo_flags', 'ansible_su_flags'],
  knownHostsFile: ['vipbook_known_hosts_file'],
} as const;

/** Every variable that says how to reach a host, for completion and lint. */
export const connectionVariableNames: readonly string[] = Object.values(names).flat();

/**
 * The connection variables of a host. Values that hold a template go through `render`; without it they are
 * left out. Values with the wrong type are findings (INV025), and left out.
 */
export function connectionVariables(
  variables: ReadonlyMap<string, Variable>,
  host: string,
  render?: RenderValue,
): ConnectionVariables {
  const reader = new Reader(variables, render);
  const connection = reader.word('connection', connections);
  const read = {
    host: reader.text('host') ?? host,
    user: reader.text('user'),
    port: reader.number('port', 1, 65_535),
    password: reader.secret('password'),
    connection,
    privateKeyFile: reader.text('privateKeyFile'),
    privateKeyPassphrase: reader.secret('privateKeyPassphrase'),
    commonArgs: reader.text('commonArgs'),
    extraArgs: reader.text('extraArgs'),
    sshExecutable: reader.text('sshExecutable'),
    hostKeyChecking: reader.boolean('hostKeyChecking'),
    pipelining: reader.boolean('pipelining'),
    timeout: reader.number('timeout', 1, 86_400),
    pythonInterpreter: reader.text('pythonInterpreter'),
    shellType: reader.text('shellType'),
    becomeEnabled: reader.boolean('becomeEnabled'),
    becomeUser: reader.text('becomeUser'),
    becomeMethod: reader.word('becomeMethod', becomeMethods),
    becomePassword: reader.secret('becomePassword'),
    becomeExecutable: reader.text('becomeExecutable'),
    becomeFlags: reader.text('becomeFlags'),
    knownHostsFile: reader.text('knownHostsFile'),
  };
  return {
    ...(withoutUndefined(read) as Omit<ConnectionVariables, 'findings'>),
    findings: reader.findings,
  };
}

/** Ansible's names of connections, and ours for each. */
const connections = {
  ssh: 'ssh',
  'ansible.builtin.ssh': 'ssh',
  smart: 'ssh',
  paramiko: 'ssh',
  paramiko_ssh: 'ssh',
  'ansible.builtin.paramiko_ssh': 'ssh',
  openssh: 'openssh',
  local: 'local',
  'ansible.builtin.local': 'local',
} as const;

const becomeMethods = {
  sudo: 'sudo',
  'ansible.builtin.sudo': 'sudo',
  su: 'su',
  'ansible.builtin.su': 'su',
  doas: 'doas',
  'community.general.doas': 'doas',
} as const;

/** Ansible's words for switches. */
const switches: ReadonlyMap<string, boolean> = new Map<string, boolean>([
  ...['y', 'yes', 'on', '1', 'true', 't', '1.0'].map((word) => [word, true] as const),
  ...['n', 'no', 'off', '0', 'false', 'f', '0.0'].map((word) => [word, false] as const),
]);

interface Found {
  readonly name: string;
  readonly value: InventoryValue;
  readonly place: Place;
}

class Reader {
  readonly findings: Diagnostic[] = [];
  readonly #variables: ReadonlyMap<string, Variable>;
  readonly #render: RenderValue | undefined;

  constructor(variables: ReadonlyMap<string, Variable>, render: RenderValue | undefined) {
    this.#variables = variables;
    this.#render = render;
  }

  text(key: keyof typeof names): string | undefined {
    const found = this.#find(key);
    if (found === undefined) return undefined;
    const { value } = found;
    if (typeof value === 'string') return value === '' ? undefined : value;
    if (typeof value === 'number') return String(value);
    if (value instanceof Secret) return value.reveal();
    this.#wrong(found, 'a text');
    return undefined;
  }

  secret(key: keyof typeof names): Secret | undefined {
    const found = this.#find(key);
    if (found === undefined) return undefined;
    const { value } = found;
    if (value instanceof Secret) return value;
    if (typeof value === 'string') return new Secret(value);
    if (typeof value === 'number') return new Secret(String(value));
    this.#wrong(found, 'a text');
    return undefined;
  }

  number(key: keyof typeof names, low: number, high: number): number | undefined {
    const found = this.#find(key);
    if (found === undefined) return undefined;
    const text = found.value instanceof Secret ? found.value.reveal() : found.value;
    const digits = typeof text === 'string' && /^\s*\d{1,9}\s*$/.test(text);
    const number = typeof text === 'number' ? text : digits ? Number(text) : Number.NaN;
    if (Number.isInteger(number) && number >= low && number <= high) return number;
    this.#wrong(found, `a whole number from ${String(low)} to ${String(high)}`);
    return undefined;
  }

  boolean(key: keyof typeof names): boolean | undefined {
    const found = this.#find(key);
    if (found === undefined) return undefined;
    const { value } = found;
    if (typeof value === 'boolean') return value;
    const text = value instanceof Secret ? value.reveal() : value;
    const known =
      typeof text === 'string' || typeof text === 'number'
        ? switches.get(String(text).trim().toLowerCase())
        : undefined;
    if (known === undefined) this.#wrong(found, 'true or false');
    return known;
  }

  word<T extends string>(
    key: keyof typeof names,
    words: Readonly<Record<string, T>>,
  ): T | undefined {
    const found = this.#find(key);
    if (found === undefined) return undefined;
    const text = found.value;
    if (typeof text === 'string' && Object.hasOwn(words, text)) return words[text];
    this.#wrong(found, `one of ${[...new Set(Object.values(words))].join(', ')}`);
    return undefined;
  }

  #find(key: keyof typeof names): Found | undefined {
    const set = names[key].flatMap((name) => this.#variables.get(name) ?? []);
    const [first, ...others] = set;
    if (first === undefined) return undefined;
    const value = this.#rendered(first);
    for (const other of others) {
      if (same(this.#rendered(other), value)) continue;
      this.findings.push(
        diagnostic('INV026', {
          message: `${first.name} and ${other.name} are both set and differ; ${first.name} is used`,
          where: first.source,
          related: [{ message: `${other.name} is set here`, where: other.source }],
        }),
      );
    }
    if (value === undefined || value === null) return undefined;
    return { name: first.name, value, place: first.source };
  }

  #rendered(variable: Variable): InventoryValue | undefined {
    const { value } = variable;
    if (this.#render !== undefined) return this.#render(value, variable.source);
    return typeof value === 'string' && /\{[{%#]/.test(value) ? undefined : value;
  }

  #wrong(found: Found, expected: string): void {
    const { value } = found;
    // What might be a password must not be shown.
    const plain =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const shown = plain && !/pass/.test(found.name) ? `, not "${shorten(String(value))}"` : '';
    this.findings.push(
      diagnostic('INV025', {
        message: `${found.name} must be ${expected}${shown}`,
        where: found.place,
      }),
    );
  }
}

function same(a: InventoryValue | undefined, b: InventoryValue | undefined): boolean {
  const plain = (value: InventoryValue | undefined): unknown =>
    value instanceof Secret ? value.reveal() : value;
  return String(plain(a)) === String(plain(b));
}

function withoutUndefined(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** For callers that want the findings as an error. */
export function throwIfWrong(connection: ConnectionVariables): void {
  const errors = connection.findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new VipbookError(errors);
}
