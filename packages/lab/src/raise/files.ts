import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { agentText } from '../agents/agent-text.ts';
import { chat } from '../agents/chat.ts';
import { probe } from '../agents/probe.ts';
import { relay } from '../agents/relay.ts';
import { chatPort, hostsFile, type HostPlan } from '../plan.ts';
import type { LabKeys } from '../keys.ts';
import { chatService } from './scripts.ts';
import { systemdFiles } from './systemd.ts';

/** User and group of `ops`. The lab's passwd has nobody else of 1000 and up. */
const opsId = 1000;

interface FileOptions {
  readonly mode?: number;
  readonly owner?: number;
}

/** Writes files below one root, with parents of mode 0755 and modes that no umask changes. */
class Layer {
  readonly root: string;
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.root = root;
  }

  folder(path: string, { mode = 0o755, owner = 0 }: FileOptions = {}): void {
    const parent = dirname(path);
    if (parent !== '.' && !this.#made.has(parent)) this.folder(parent);
    const full = join(this.root, path);
    mkdirSync(full, { recursive: true });
    chmodSync(full, mode);
    if (owner !== 0) chownSync(full, owner, owner);
    this.#made.add(path);
  }

  file(
    path: string,
    content: string | Uint8Array,
    { mode = 0o644, owner = 0 }: FileOptions = {},
  ): void {
    const parent = dirname(path);
    if (!this.#made.has(parent)) this.folder(parent);
    const full = join(this.root, path);
    writeFileSync(full, content, { mode });
    chmodSync(full, mode);
    if (owner !== 0) chownSync(full, owner, owner);
  }

  link(path: string, target: string): void {
    const parent = dirname(path);
    if (!this.#made.has(parent)) this.folder(parent);
    symlinkSync(target, join(this.root, path));
  }
}

export interface HostFiles {
  /** The lab's folder as its anchor sees it, with the disks: `/proc/PID/root/run/vipbook-lab/NAME`. */
  readonly inside: string;
  readonly hosts: readonly HostPlan[];
  readonly keys: LabKeys;
  readonly knownHosts: string;
}

export interface BaseFiles extends HostFiles {
  readonly opsPassword: string;
  /** Lines that go before the lab's own in sshd_config; sshd takes the first value of a setting. */
  readonly sshdConfig: string;
}

/** Accounts of the system's own programs are kept (sshd needs its own); people's are not. */
function systemAccounts(text: string, idField: number): string[] {
  return text.split('\n').filter((line) => {
    const [name, ...fields] = line.split(':');
    const id = Number(fields[idField - 1]);
    return name !== '' && name !== 'root' && name !== 'ops' && (id < 1000 || id >= 65534);
  });
}

/** sha512-crypt through the C library; the password goes by standard input. */
function cryptPassword(password: string): string {
  const program = 'my $p = <STDIN>; print crypt($p, $ARGV[0])';
  const salt = `$6$${randomBytes(8).toString('hex')}$`;
  const { stdout } = spawnSync('perl', ['-e', program, '--', salt], {
    input: password,
    encoding: 'utf8',
  });
  return stdout;
}

function accounts(layer: Layer, opsPassword: string): void {
  const passwd = systemAccounts(readFileSync('/etc/passwd', 'utf8'), 2);
  const group = systemAccounts(readFileSync('/etc/group', 'utf8'), 2);
  const names = passwd.map((line) => line.slice(0, line.indexOf(':')));
  const shell = existsSync('/bin/bash') ? '/bin/bash' : '/bin/sh';
  const id = String(opsId);
  const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  layer.file(
    'etc/passwd',
    text([
      `root:x:0:0:root:/root:${shell}`,
      ...passwd,
      `ops:x:${id}:${id}:operator of the lab:/home/ops:${shell}`,
    ]),
  );
  layer.file('etc/group', text(['root:x:0:', ...group, `ops:x:${id}:`]));
  layer.file(
    'etc/shadow',
    text([
      'root:*:20000:0:99999:7:::',
      ...names.map((name) => `${name}:*:20000:0:99999:7:::`),
      `ops:${cryptPassword(opsPassword)}:20000:0:99999:7:::`,
    ]),
    { mode: 0o640 },
  );
}

const sshdConfig = `HostKey /etc/ssh/ssh_host_ed25519_key
PidFile /run/sshd.pid
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PrintMotd no
AcceptEnv LANG LC_*
Subsystem sftp internal-sftp
`;

/** Where the prober's agent is in every host. */
export const probeProgram = '/usr/local/lib/vipbook-lab/probe.cjs';
/** Where the relay of bad cables is; the switch runs it from the base layer. */
export const relayProgram = '/usr/local/lib/vipbook-lab/relay.cjs';
const chatProgram = '/usr/local/lib/vipbook-lab/chat.cjs';

/** What all hosts have in common. */
export function writeBase(files: BaseFiles): void {
  const layer = new Layer(join(files.inside, 'disks/base'));
  accounts(layer, files.opsPassword);
  layer.file('etc/hosts', hostsFile(files.hosts));
  layer.file(
    'etc/sudoers',
    [
      'Defaults env_reset',
      'Defaults secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"',
      'root ALL=(ALL:ALL) ALL',
      '@includedir /etc/sudoers.d',
      '',
    ].join('\n'),
    { mode: 0o440 },
  );
  layer.file('etc/sudoers.d/ops', 'ops ALL=(ALL:ALL) ALL\n', { mode: 0o440 });
  layer.file('etc/ssh/sshd_config', `${files.sshdConfig}${sshdConfig}`);
  for (const phase of ['if-pre-up', 'if-up', 'if-down', 'if-post-down']) {
    layer.folder(`etc/network/${phase}.d`);
  }
  layer.folder('etc/network/interfaces.d');
  layer.folder('root', { mode: 0o700 });
  layer.folder('root/.ssh', { mode: 0o700 });
  layer.file('root/.ssh/authorized_keys', `${files.keys.root.publicKey} root@lab\n`, {
    mode: 0o600,
  });
  layer.folder('home/ops', { owner: opsId });
  layer.folder('home/ops/.ssh', { mode: 0o700, owner: opsId });
  layer.file('home/ops/.ssh/authorized_keys', `${files.keys.ops.publicKey} ops@lab\n`, {
    mode: 0o600,
    owner: opsId,
  });
  layer.file(chatProgram.slice(1), agentText(chat, chatPort));
  layer.file(probeProgram.slice(1), agentText(probe));
  layer.file(relayProgram.slice(1), agentText(relay));
  layer.file('etc/init.d/chat', chatService(process.execPath, chatProgram), { mode: 0o755 });
}

/** The disk of one host in its first state. @param generation - its `upper` is new and empty. */
export function writeHost(files: HostFiles, host: HostPlan, generation: number): void {
  const disk = join(files.inside, 'disks', host.name);
  mkdirSync(join(disk, 'root'), { recursive: true });
  mkdirSync(join(disk, String(generation), 'work'), { recursive: true });
  const layer = new Layer(join(disk, String(generation), 'upper'));
  mkdirSync(layer.root);
  chmodSync(layer.root, 0o755);
  layer.file('etc/hostname', `${host.name}\n`);
  layer.file('etc/network/interfaces', host.interfaces);
  const key = files.keys.hosts.get(host.name);
  if (key !== undefined) {
    layer.file('etc/ssh/ssh_host_ed25519_key', key.privateKey, { mode: 0o600 });
    layer.file('etc/ssh/ssh_host_ed25519_key.pub', `${key.publicKey} root@${host.name}\n`);
  }
  if (host.manager === 'systemd') {
    const machineId = createHash('sha256').update(host.mac).digest('hex').slice(0, 32);
    const { files: texts, links } = systemdFiles(machineId);
    for (const [path, content] of texts) layer.file(path, content);
    for (const [path, target] of links) layer.link(path, target);
  }
  // Where update-rc.d puts what starts in runlevels 2 to 5; systemd looks into the last.
  const runlevels = host.manager === 'systemd' ? ['2', '3', '4', '5'] : ['2'];
  if (host.chat)
    for (const level of runlevels) layer.link(`etc/rc${level}.d/S01chat`, '../init.d/chat');
  if (host.name === 'controller') {
    layer.folder('root', { mode: 0o700 });
    layer.folder('root/.ssh', { mode: 0o700 });
    layer.file('root/.ssh/known_hosts', files.knownHosts, { mode: 0o600 });
    layer.file('root/.ssh/id_ed25519', files.keys.root.privateKey, { mode: 0o600 });
  }
}
