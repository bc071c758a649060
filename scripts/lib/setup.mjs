// What a fresh machine needs before anything can run: Node packages and, for the lab, Debian packages.
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hasProgram, repository, run } from './process.mjs';

/** Debian packages of the lab: the real programs that tests and demo run in network namespaces; and
 *  Ansible, beside which inventories, expressions and playbooks are run. */
export const debianPackages = [
  'openssh-server',
  'openssh-client',
  'ifupdown',
  'iputils-arping',
  'iputils-ping',
  'nftables',
  'iproute2',
  'sudo',
  'procps',
  'systemd',
  'busybox',
  'curl',
  'rsync',
  'strace',
  // What the arping of Thomas Habets needs; itself it conflicts with iputils-arping, so tests unpack it.
  'libnet1',
  'libpcap0.8',
  'ansible-core',
  'python3-jinja2',
  'python3-netaddr',
];

const policyFile = '/usr/sbin/policy-rc.d';
const interfacesFile = '/etc/network/interfaces';

export const isRoot = () => process.getuid?.() === 0;

/** Do the installed Node packages match the lock file? Versions are compared, because checkouts and
 *  copies do not keep times. */
function modulesAreCurrent() {
  const installedLock = path.join(repository, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const wanted = read(path.join(repository, 'package-lock.json'));
  const installed = read(installedLock);
  return Object.entries(wanted).every(
    ([name, entry]) =>
      !name.startsWith('node_modules/') ||
      entry.optional === true ||
      installed[name]?.version === entry.version,
  );
}

/** `npm ci` when needed. Returns an error text, or undefined. */
export async function ensureNodeModules(say = console.log) {
  if (modulesAreCurrent()) return undefined;
  say('installing Node packages: npm ci');
  const result = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  return result.status === 0 ? undefined : `npm ci failed:\n${result.output}`;
}

export async function missingDebianPackages(wanted = debianPackages) {
  if (!(await hasProgram('dpkg-query'))) return undefined;
  const missing = [];
  for (const name of wanted) {
    const result = await run('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]);
    if (result.status !== 0 || result.stdout !== 'installed') missing.push(name);
  }
  return missing;
}

/**
 * Install what the lab needs, when root on Debian or Ubuntu. No service is started, and an existing
 * /etc/network/interfaces stays as it is to the byte. Returns a sentence when something stays missing.
 */
export async function ensureDebianPackages(say = console.log, wanted = debianPackages) {
  const missing = await missingDebianPackages(wanted);
  if (missing === undefined) return 'not a Debian system: lab tests need its packages';
  if (missing.length === 0) return undefined;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!isRoot()) return `missing Debian packages; as root: ${line}`;
  say(`installing Debian packages: ${missing.join(' ')}`);

  const before = existsSync(interfacesFile) ? readFileSync(interfacesFile) : undefined;
  const ownPolicy = !existsSync(policyFile);
  if (ownPolicy) {
    // 101: "action forbidden by policy" (invoke-rc.d(8)); sshd must not start on somebody's machine.
    writeFileSync(policyFile, '#!/bin/sh\nexit 101\n');
    chmodSync(policyFile, 0o755);
  }
  try {
    const env = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'l' };
    const args = [
      'install',
      '-y',
      '--no-install-recommends',
      '-o',
      'Dpkg::Options::=--force-confold',
      '-o',
      'DPkg::Lock::Timeout=300',
      ...missing,
    ];
    let result = await run('apt-get', args, { env });
    if (result.status !== 0) {
      await run('apt-get', ['update'], { env });
      result = await run('apt-get', args, { env });
    }
    if (result.status !== 0) return `apt-get failed:\n${result.output}`;
  } finally {
    if (ownPolicy) rmSync(policyFile, { force: true });
    if (
      before !== undefined &&
      !(existsSync(interfacesFile) && readFileSync(interfacesFile).equals(before))
    )
      writeFileSync(interfacesFile, before);
  }
  return undefined;
}
