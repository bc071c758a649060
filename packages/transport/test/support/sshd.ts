import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
  chmodSync,
  chownSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '@vipbook/diagnostics';
import type { Target } from '../../src/index.ts';

/** Users of the private namespace; every one logs in with the client key or with this password. */
export const password = "pa ss'wörd$";
export const users = {
  /** sudo with the password. */
  alice: 4001,
  /** Not in sudoers. */
  bob: 4002,
  /** sudo without a password. */
  carol: 4003,
  /** sudo refuses without a terminal, asks no password. */
  dora: 4004,
  /** sudo refuses without a terminal and asks for the password. */
  emil: 4007,
  /** A .bashrc that talks, on both streams. */
  noisy: 4005,
  /** No login shell. */
  nobodyhome: 4006,
} as const;

export interface TestSshd {
  readonly port: number;
  readonly directory: string;
  readonly clientKey: string;
  readonly knownHosts: string;
  readonly hostKeys: Readonly<Record<'ed25519' | 'ecdsa' | 'rsa', string>>;
  /** Pid of the daemon: /proc/PID/root sees what it sees. */
  readonly pid: number;
  target(more?: Partial<Target>): Target;
  stop(): Promise<void>;
}

/** Skip with the reason where the real thing cannot run. */
export function needSshd(context: Mocha.Context): void {
  const reason = missing();
  if (reason === undefined) return;
  console.log(`      ${reason}`);
  context.skip();
}

export interface SshdOptions {
  /** More lines of sshd_config, before the usual ones (the first one of a kind wins). */
  readonly config?: readonly string[];
  readonly hostKeyTypes?: readonly ('ed25519' | 'ecdsa' | 'rsa')[];
}

/** doas, where there is one; VIPBOOK_DOAS may name an unpacked one. */
export const doas = [process.env.VIPBOOK_DOAS, '/usr/bin/doas'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Why these tests cannot run here, or undefined. */
export function missing(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root (a private mount namespace with its own users)';
  for (const program of [
    '/usr/sbin/sshd',
    '/usr/bin/sudo',
    '/usr/bin/ssh-keygen',
    '/usr/bin/unshare',
  ]) {
    if (!existsSync(program))
      return `needs ${program} (apt install openssh-server sudo util-linux)`;
  }
  return undefined;
}

export function keygen(
  file: string,
  type: string,
  passphrase = '',
  format: readonly string[] = [],
): void {
  const bits = type === 'rsa' ? ['-b', '2048'] : [];
  // One round of the passphrase's hash: ssh2 computes it in JavaScript.
  execFileSync('ssh-keygen', [
    '-a',
    '1',
    '-q',
    '-t',
    type,
    ...bits,
    '-N',
    passphrase,
    '-C',
    'test',
    '-f',
    file,
    ...format,
  ]);
}

const spareKeys: string[] = [];

/** Host keys that differ between daemons that run at once, made once a process: RSA takes its time. */
function hostKeySet(): string {
  const free = spareKeys.pop();
  if (free !== undefined) return free;
  const directory = mkdtempSync(join(tmpdir(), 'vbkeys-'));
  process.once('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
  for (const type of ['ed25519', 'ecdsa', 'rsa']) keygen(join(directory, type), type);
  return directory;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

/**
 * A real sshd on 127.0.0.1 in a mount namespace of its own, where /etc/passwd, /etc/shadow, sudoers and
 * /run are private copies: the machine's stay untouched, and everything ends with the daemon.
 */
export async function startSshd(options: SshdOptions = {}): Promise<TestSshd> {
  const directory = mkdtempSync(join(tmpdir(), 'vbssh-'));
  const ownKeys = hostKeySet();
  chmodSync(directory, 0o755);
  const at = (name: string): string => join(directory, name);
  for (const type of ['ed25519', 'ecdsa', 'rsa'] as const) {
    copyFileSync(join(ownKeys, type), at(`host_${type}`));
    copyFileSync(join(ownKeys, `${type}.pub`), at(`host_${type}.pub`));
  }
  keygen(at('client'), 'ed25519');
  writeUsers(directory);
  const port = await freePort();
  const types = options.hostKeyTypes ?? ['ed25519', 'ecdsa', 'rsa'];
  writeFileSync(
    at('sshd_config'),
    [
      ...(options.config ?? []),
      `Port ${String(port)}`,
      'ListenAddress 127.0.0.1',
      ...types.map((type) => `HostKey ${at(`host_${type}`)}`),
      `PidFile ${at('sshd.pid')}`,
      `AuthorizedKeysFile ${at('client.pub')}`,
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin yes',
      'PasswordAuthentication yes',
      'KbdInteractiveAuthentication no',
      // Of this one the last wins.
      ...((options.config ?? []).some((line) => line.startsWith('MaxStartups'))
        ? []
        : ['MaxStartups 200']),
      'UseDNS no',
      'PrintMotd no',
    ].join('\n') + '\n',
  );
  const script = `
set -e
mount --make-rprivate /
for f in passwd shadow group; do mount --bind "$1/$f" /etc/$f; done
mount --bind "$1/sudoers" /etc/sudoers
mount --bind "$1/common-auth" /etc/pam.d/common-auth
mount -t tmpfs tmpfs /run
mkdir -m 755 /run/sshd /run/sudo
if [ -n "$2" ]; then
  mkdir /run/upper /run/work
  mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/upper,workdir=/run/work /etc
  cp "$1/doas.conf" /etc/doas.conf
  chmod 400 /etc/doas.conf
  # The overlay shows the machine's files, not what was mounted over them.
  for f in passwd shadow group; do mount --bind "$1/$f" /etc/$f; done
  mount --bind "$1/sudoers" /etc/sudoers
  mount --bind "$1/common-auth" /etc/pam.d/common-auth
  mount -t tmpfs tmpfs /usr/local/bin
  cp "$2" /usr/local/bin/doas
  chmod 4755 /usr/local/bin/doas
fi
exec /usr/sbin/sshd -D -e -f "$1/sshd_config"
`;
  // It ends with this process, however that ends.
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'TERM', 'unshare', '--mount', 'sh', '-c', script, 'sh', directory, doas ?? ''],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-20_000);
  });
  await listening(child, () => log);
  const knownHosts = at('known_hosts');
  writeFileSync(
    knownHosts,
    types.map((type) => `[127.0.0.1]:${String(port)} ${publicKey(at(`host_${type}`))}\n`).join(''),
  );
  return {
    port,
    directory,
    clientKey: at('client'),
    knownHosts,
    hostKeys: { ed25519: at('host_ed25519'), ecdsa: at('host_ecdsa'), rsa: at('host_rsa') },
    pid: child.pid ?? 0,
    target: (more = {}) => ({
      name: 'box',
      connection: 'ssh',
      address: '127.0.0.1',
      port,
      user: 'root',
      identityFiles: [at('client')],
      knownHostsFiles: [knownHosts],
      hostKeys: 'strict',
      connectTimeoutMs: 10_000,
      keepaliveMs: 0,
      ...more,
    }),
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
      spareKeys.push(ownKeys);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** `TYPE BASE64` of a key pair. */
export function publicKey(file: string): string {
  return readFileSync(`${file}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
}

export const secret = new Secret(password);

function writeUsers(directory: string): void {
  const at = (name: string): string => join(directory, name);
  const hash = execFileSync('openssl', ['passwd', '-6', '-stdin'], { input: `${password}\n` })
    .toString()
    .trim();
  let passwd = 'root:x:0:0:root:/root:/bin/sh\nsshd:x:105:65534::/run/sshd:/usr/sbin/nologin\n';
  let shadow = `root:${hash}:19000:0:99999:7:::\nsshd:!:19000::::::\n`;
  let group = 'root:x:0:\nnogroup:x:65534:\nshadow:x:42:\ntty:x:5:\n';
  for (const [name, uid] of Object.entries(users)) {
    const home = at(`home-${name}`);
    mkdirSync(home);
    chownSync(home, uid, uid);
    const shell = name === 'nobodyhome' ? '/usr/sbin/nologin' : '/bin/bash';
    passwd += `${name}:x:${String(uid)}:${String(uid)}::${home}:${shell}\n`;
    shadow += `${name}:${hash}:19000:0:99999:7:::\n`;
    group += `${name}:x:${String(uid)}:\n`;
  }
  writeFileSync(
    at('home-noisy/.bashrc'),
    'printf "Welcome! Your password: "\nprintf "password: " >&2\n',
  );
  // The machine's own, without its pause after a wrong password.
  writeFileSync(
    at('common-auth'),
    [
      'auth [success=1 default=ignore] pam_unix.so nullok nodelay',
      'auth requisite pam_deny.so',
      'auth required pam_permit.so',
      '',
    ].join('\n'),
  );
  writeFileSync(at('doas.conf'), 'permit alice\npermit nopass carol as root\n');
  writeFileSync(at('passwd'), passwd);
  writeFileSync(at('shadow'), shadow, { mode: 0o600 });
  writeFileSync(at('group'), group);
  writeFileSync(
    at('sudoers'),
    [
      'Defaults env_reset',
      'Defaults use_pty',
      'Defaults passwd_tries=3',
      'Defaults:dora,emil requiretty',
      'root ALL=(ALL:ALL) ALL',
      'alice ALL=(ALL:ALL) ALL',
      'carol ALL=(ALL:ALL) NOPASSWD: ALL',
      'dora ALL=(ALL:ALL) NOPASSWD: ALL',
      'emil ALL=(ALL:ALL) ALL',
      '',
    ].join('\n'),
    { mode: 0o440 },
  );
}

function listening(child: ChildProcess, log: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => {
      reject(new Error(`sshd ended with ${String(status)}: ${log()}`));
    });
    child.stderr?.on('data', () => {
      if (log().includes('Server listening on')) resolve();
    });
  });
}
