import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { ModuleContext } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { findSource } from '../shared/files/controller.ts';
import { fail } from '../shared/files/failure.ts';
import { remotePath } from '../shared/files/remote-path.ts';
import { splitWords } from '../shared/split-words.ts';
import { sshWords, type Far } from './words.ts';

const userForm = /^[\w.][\w.@-]*$/;

/** A variable of the task's host as text; '' when there is none. */
export function textOf(name: string, context: ModuleContext): string {
  const value = context.evaluate?.(`${name} | default('')`);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** Whose task it is; `host` is who does it (`delegate_to`). */
export function taskHost(host: string, context: ModuleContext): string {
  const name = textOf('inventory_hostname', context);
  return name === '' ? host : name;
}

export function isThisMachine(target: string, context: ModuleContext): boolean {
  return target === 'localhost' || textOf('ansible_connection', context) === 'local';
}

/** How to log in to the task's host: with the inventory's variables, everything else is ssh_config's. */
export async function farSide(
  target: string,
  { delegated }: { readonly delegated: boolean },
  context: ModuleContext,
): Promise<Far> {
  const first = (...names: readonly string[]): string =>
    names.map((name) => textOf(name, context)).find((value) => value !== '') ?? '';
  const address = first('ansible_host', 'ansible_ssh_host') || target;
  const user = first('ansible_user', 'ansible_ssh_user');
  const port = first('ansible_port', 'ansible_ssh_port');
  if (!/^[\w:][\w.:%-]*$/.test(address))
    fail('MOD091', `${address} is not an address that ssh can be given`, context, target);
  if (user !== '' && !userForm.test(user))
    fail('MOD091', `${user} is not a user that ssh can be given`, context, target);
  if (!/^\d{0,5}$/.test(port)) fail('MOD091', `${port} is not a port`, context, target);
  const more = ['ansible_ssh_common_args', 'ansible_ssh_extra_args'].flatMap((name) => {
    const words = splitWords(textOf(name, context));
    return words ?? fail('MOD091', `${name} has a quote that is not closed`, context, target);
  });
  // Keys, and files that name them, are of this machine: another one has its own.
  const own = delegated
    ? { key: '', knownHosts: '', more: [] }
    : {
        key: home(first('ansible_ssh_private_key_file', 'ansible_private_key_file')),
        knownHosts: home(first('vipbook_known_hosts_file')),
        more,
      };
  const there = await loginOf(target, context);
  return {
    address,
    user: user === '' ? there.login : user,
    ssh: sshWords({ port, ...own }),
    rsync: there.rsync,
  };
}

function home(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

/**
 * Who logs in, and how rsync is started when the task's own shell then became somebody else. Both show in
 * what sudo and doas leave in the environment; there is nobody who could type a password for them.
 */
async function loginOf(
  target: string,
  context: ModuleContext,
): Promise<{ readonly login: string | undefined; readonly rsync: string | undefined }> {
  const script =
    'echo "${SUDO_USER:+sudo}${DOAS_USER:+doas}-" "${SUDO_USER:-${DOAS_USER:-$(id -un)}}" "$(id -un)"';
  const { stdout } = await ask(
    await context.host(target),
    { do: 'command.run', command: { argv: ['sh', '-c', script] } },
    context.signal,
  );
  const words = Buffer.from(stdout).toString('utf8').trim().split(' ');
  const [program = '-', login = '', user = ''] = words;
  if (words.length !== 3 || !userForm.test(login) || !userForm.test(user))
    return { login: undefined, rsync: undefined };
  return {
    login,
    rsync: /^(?:sudo|doas)-$/.test(program)
      ? `${program.slice(0, -1)} -n -u ${user} rsync`
      : undefined,
  };
}

/** A path of a host. A slash at its end means what is in the folder, and stays. */
export async function pathOn(
  written: string,
  host: string,
  context: ModuleContext,
): Promise<string> {
  const path = await remotePath(written, host, context);
  return withSlash(path, written);
}

/** A path of this machine: a source is looked for as copy does it, a destination is beside the playbook. */
export async function pathHere(
  written: string,
  kind: 'src' | 'dest',
  context: ModuleContext,
  host: string,
): Promise<string> {
  if (kind === 'src') return withSlash(await findSource(written, 'files', context, host), written);
  const path = home(written);
  const folder = context.folders?.at(-1) ?? '.';
  return withSlash(isAbsolute(path) ? path : resolve(folder, path), written);
}

function withSlash(path: string, written: string): string {
  return written.endsWith('/') && !path.endsWith('/') ? `${path}/` : path;
}
