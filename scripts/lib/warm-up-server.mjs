// A throw-away SSH server on loopback for the build's warm-up run: one key may log in, and what it asks for
// is run by this machine's own sh. Gone when the build is.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ssh2 from 'ssh2';

/** @returns {Promise<{ inventory: string, close(): void }>} */
export function startWarmUpServer() {
  const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-build-'));
  const host = ssh2.utils.generateKeyPairSync('ed25519');
  const login = ssh2.utils.generateKeyPairSync('ed25519');
  const allowed = ssh2.utils.parseKey(login.public);

  const server = new ssh2.Server({ hostKeys: [host.private] }, (client) => {
    client.on('error', () => {});
    client.on('authentication', (context) => {
      const known =
        context.method === 'publickey' &&
        context.key.data.equals(allowed.getPublicSSH()) &&
        (context.signature === undefined ||
          allowed.verify(context.blob, context.signature, context.hashAlgo) === true);
      if (known) context.accept();
      else context.reject(['publickey']);
    });
    client.on('session', (accept) => {
      accept().on('exec', (acceptExec, _reject, { command }) => {
        const channel = acceptExec();
        const shell = spawn('sh', ['-c', command]);
        channel.pipe(shell.stdin).on('error', () => {});
        shell.stdout.pipe(channel, { end: false });
        shell.stderr.pipe(channel.stderr, { end: false });
        shell.on('close', (status) => {
          channel.exit(status ?? 1);
          channel.end();
        });
      });
    });
  });

  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const file = (name, text) => {
        const full = path.join(folder, name);
        writeFileSync(full, text, { mode: 0o600 });
        return full;
      };
      const identity = file('key', login.private);
      const [type, key] = host.public.split(' ');
      const known = file('known_hosts', `[127.0.0.1]:${port} ${type} ${key}\n`);
      const inventory = file(
        'inventory.yml',
        JSON.stringify({
          all: {
            hosts: { warm: {} },
            vars: {
              ansible_host: '127.0.0.1',
              ansible_port: port,
              ansible_user: 'build',
              ansible_ssh_private_key_file: identity,
              ansible_ssh_common_args: `-F none -o UserKnownHostsFile=${known}`,
            },
          },
        }),
      );
      resolve({
        inventory,
        close() {
          server.close();
          rmSync(folder, { recursive: true, force: true });
        },
      });
    });
  });
}
