import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { diagnostic, didYouMean, VipbookError } from '@vipbook/diagnostics';
import { removeLab } from './destroy.ts';
import { readThroughRoot, writeThroughRoot } from './host-files.ts';
import { readKeys } from './keys.ts';
import { endNamespaces } from './end-namespaces.ts';
import { checkNetem, startRelay, straightLines, type Netem } from './netem.ts';
import { knownHostsText } from './plan.ts';
import { Prober, type ProbeOptions } from './probe.ts';
import { isAlive, killNow } from './processes.ts';
import { writeHost } from './raise/files.ts';
import { anchorOf, consoleOf, insideOf, raiseHosts } from './raise/raise.ts';
import { fstabText } from './raise/scripts.ts';
import {
  collect,
  enter,
  spawnIn,
  type ExecBytes,
  type ExecOptions,
  type ExecResult,
} from './run-in.ts';
import { directoryOf, readState, writeState, type HostState, type LabState } from './state.ts';

/** One host of a lab that is up. */
export interface LabHost {
  readonly name: string;
  /** IPv4 address of eth0. */
  readonly address: string;
  readonly prefix: number;
  readonly mac: string;
  /** Its first process, as this machine numbers it; undefined while the host is off. */
  readonly pid: number | undefined;
}

/** How a host came up: `ifup -a` may fail and leave a host that is up without its addresses. */
export interface BootResult {
  /** Exit status of `ifup -a`. */
  readonly ifup: number;
  /** The last lines of what the boot printed. */
  readonly console: string;
}

/** A lab that is up. Made by `createLab` and `openLab`. */
export class Lab {
  readonly name: string;
  /** state.json, inventory.yml, inventory-ops.yml, known_hosts, keys/root, keys/ops, ops-password. */
  readonly directory: string;
  /** TCP and UDP port of the chat server on `old` and `new`. */
  readonly chatPort: number;
  /** What sudo asks the user `ops` for. */
  readonly opsPassword: string;
  #state: LabState;

  constructor(state: LabState) {
    this.name = state.name;
    this.directory = directoryOf(state.name);
    this.chatPort = state.chatPort;
    this.opsPassword = state.opsPassword;
    this.#state = state;
  }

  /** Inventory for both Ansible and vipbook, logging in as root. */
  get inventory(): string {
    return join(this.directory, 'inventory.yml');
  }

  /** The same, logging in as `ops`, who needs sudo with a password. */
  get opsInventory(): string {
    return join(this.directory, 'inventory-ops.yml');
  }

  get knownHosts(): string {
    return join(this.directory, 'known_hosts');
  }

  get hosts(): readonly LabHost[] {
    return this.#state.hosts.map(({ name, address, prefix, mac, init }) => ({
      name,
      address,
      prefix,
      mac,
      pid: init?.pid,
    }));
  }

  /** @throws VipbookError LAB006 */
  host(name: string): LabHost {
    this.#find(name);
    const host = this.hosts.find((candidate) => candidate.name === name);
    if (host === undefined) throw new Error(`host ${name} vanished`);
    return host;
  }

  /**
   * Run a program in a host, as root, and wait for it. A text is a script for `sh -c`.
   * @throws VipbookError LAB006, LAB008 or LAB011; never for a status other than 0.
   */
  async exec(
    host: string,
    command: string | readonly string[],
    options: ExecOptions = {},
  ): Promise<ExecResult> {
    const { status, stdout, stderr } = await this.execBytes(host, command, options);
    return { status, stdout: stdout.toString(), stderr: stderr.toString() };
  }

  /** As `exec`, with output as bytes. */
  async execBytes(
    host: string,
    command: string | readonly string[],
    options: ExecOptions = {},
  ): Promise<ExecBytes> {
    const argv = typeof command === 'string' ? ['sh', '-c', command] : command;
    const child = this.spawn(host, argv, {
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.env === undefined ? {} : { env: options.env }),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    return collect(child, `${argv[0] ?? ''} on ${host}`, options);
  }

  /**
   * Start a program in a host. `cwd` is a folder in the host, `env` is added to a small clean one; `kill`
   * signals the program's whole process group. For a terminal: `{ stdio: 'inherit', detached: false }`.
   */
  spawn(host: string, argv: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const { cwd, ...rest } = options;
    const folder = typeof cwd === 'string' ? cwd : '/root';
    return spawnIn(enter(this.#initOf(host)), argv, { ...rest, inHost: folder });
  }

  /** @throws VipbookError LAB012 when it cannot be read. */
  async readFile(host: string, path: string): Promise<Buffer> {
    const read = await readThroughRoot(this.#initOf(host), path);
    if (read !== undefined) return read;
    const { status, stdout, stderr } = await this.execBytes(host, ['cat', '--', path]);
    if (status === 0) return stdout;
    throw fileFailure(host, path, stderr);
  }

  /** Write a file of a host, making its folder; mode as the umask has it. @throws VipbookError LAB012 */
  async writeFile(host: string, path: string, content: string | Uint8Array): Promise<void> {
    if (await writeThroughRoot(this.#initOf(host), path, content)) return;
    const script = 'mkdir -p -- "$(dirname -- "$0")" && cat >"$0"';
    const { status, stderr } = await this.execBytes(host, ['sh', '-c', script, path], {
      input: content,
    });
    if (status !== 0) throw fileFailure(host, path, stderr);
  }

  /** Replace /etc/network/interfaces and boot with it, as `reboot(host, 'soft')` does. */
  async setInterfaces(host: string, text: string): Promise<BootResult> {
    await this.writeFile(host, '/etc/network/interfaces', text);
    return this.reboot(host);
  }

  /**
   * `soft`: `ifdown -a`, every address flushed, `ifup -a`; processes live on. `hard`: a power cut: everything
   * that runs in the host is killed and its memory (/run, kernel state) is lost; then it boots from its disk.
   */
  async reboot(host: string, how: 'soft' | 'hard' = 'soft'): Promise<BootResult> {
    if (how === 'hard') {
      await this.powerOff(host);
      return this.powerOn(host);
    }
    const script =
      'ifdown -a --force; ip addr flush dev eth0; ip addr flush dev lo; rm -f /run/network/ifstate*; ifup -a';
    const { status, stdout, stderr } = await this.exec(host, script);
    return { ifup: status, console: `${stdout}${stderr}`.trim() };
  }

  /** Kill everything that runs in a host, at once and without warning. Its disk stays. */
  async powerOff(host: string): Promise<void> {
    this.#refresh();
    await this.#powerOffAll([this.#find(host)]);
  }

  /** Boot a host that is off. One that is on stays as it is. @throws VipbookError LAB007 */
  async powerOn(host: string): Promise<BootResult> {
    this.#refresh();
    const found = this.#find(host);
    if (found.init !== undefined && isAlive(found.init)) return { ifup: 0, console: '' };
    const results = await this.#boot([found]);
    return { ifup: results.get(host) ?? 0, console: consoleOf(this.#state, host) };
  }

  /** Every host as it was when the lab came up: disk, addresses, caches, rules, processes. */
  async reset(): Promise<void> {
    this.#refresh();
    this.#requireAnchor();
    const hosts = this.#state.hosts;
    await this.#powerOffAll(hosts);
    await this.#straighten(hosts.filter((host) => host.cable !== undefined));
    const inside = insideOf(this.#state);
    const keys = readKeys(this.directory);
    const publicKeys = new Map([...keys.hosts].map(([name, key]) => [name, key.publicKey]));
    const files = { inside, hosts, keys, knownHosts: knownHostsText(hosts, publicKeys) };
    for (const host of hosts) {
      const generation = host.generation + 1;
      writeHost(files, host, generation);
      const disk = join(inside, 'disks', host.name);
      rmSync(join(disk, String(host.generation)), { recursive: true, force: true });
      writeFileSync(
        join(disk, 'fstab'),
        fstabText(this.directory, host, generation, this.#state.share),
      );
    }
    this.#change((host) => ({ ...host, generation: host.generation + 1 }));
    await this.#boot(this.#state.hosts);
  }

  /**
   * Make a host's cable slow or lossy, in both directions, or good again (without values). Stays so when the
   * host is rebooted; `reset` makes it good.
   * @throws VipbookError LAB003 when the kernel has no VXLAN, LAB009
   */
  async netem(host: string, netem: Netem = {}): Promise<void> {
    const wanted = checkNetem(netem);
    this.#refresh();
    this.#initOf(host);
    await this.#straighten([this.#find(host)]);
    if (wanted.delayMs > 0 || wanted.lossPercent > 0) await this.#bend(host, wanted);
  }

  /** Unplug a host's cable, or plug it in again. */
  async link(host: string, state: 'up' | 'down'): Promise<void> {
    this.#initOf(host);
    const result = await this.inSwitch(['ip', 'link', 'set', host, state]);
    if (result.status !== 0) {
      throw new VipbookError(
        diagnostic('LAB008', { message: `the link of ${host}: ${result.stderr.trim()}` }),
      );
    }
  }

  /** Run a program in the switch's network namespace, where each host's port has the host's name. */
  async inSwitch(argv: readonly string[], options: ExecOptions = {}): Promise<ExecResult> {
    const child = spawnIn(this.#switch(), argv, {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { status, stdout, stderr } = await collect(child, argv[0] ?? '', options);
    return { status, stdout: stdout.toString(), stderr: stderr.toString() };
  }

  /** Echoes of probes that bad cables lost since the lab came up, a line each: `MARK SEQUENCE`. */
  lostInCables(): string {
    const file = join(this.directory, lostEchoes);
    return existsSync(file) ? readFileSync(file, 'latin1') : '';
  }

  /** Send requests to an address from a host until stopped. @throws VipbookError LAB006 or LAB009 */
  probe(options: ProbeOptions): Prober {
    return new Prober(this, options);
  }

  /** Take the lab down. Nothing of it stays; a second call does nothing. */
  async down(): Promise<void> {
    await removeLab(this.name);
  }

  /** So that `await using` takes it down. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.down();
  }

  #find(name: string): HostState {
    const host = this.#state.hosts.find((candidate) => candidate.name === name);
    if (host !== undefined) return host;
    const names = this.#state.hosts.map((candidate) => candidate.name);
    throw new VipbookError(
      diagnostic('LAB006', {
        message: `the lab "${this.name}" has no host "${name}".${didYouMean(name, names)}`,
      }),
    );
  }

  #switch(): readonly string[] {
    return ['--target', String(this.#requireAnchor()), '--mount', '--net', '--pid'];
  }

  #requireAnchor(): number {
    const anchor = anchorOf(this.#state);
    if (isAlive(anchor)) return anchor.pid;
    throw new VipbookError(
      diagnostic('LAB008', {
        message: `the lab "${this.name}" is not up any more`,
        remedy: `Raise it again with: vipbook lab up --name ${this.name}`,
      }),
    );
  }

  /** Looks again into the state file: another process may have rebooted the host. */
  #initOf(name: string): number {
    const current = this.#find(name).init;
    if (current !== undefined && isAlive(current)) return current.pid;
    this.#refresh();
    const init = this.#find(name).init;
    if (init !== undefined && isAlive(init)) return init.pid;
    this.#requireAnchor();
    throw new VipbookError(
      diagnostic('LAB008', {
        message: `the host ${name} of the lab "${this.name}" is off`,
        where: { host: name },
        remedy: `Boot it with: vipbook lab reboot ${name} --hard --name ${this.name}`,
      }),
    );
  }

  /** Another process may have rebooted a host since. */
  #refresh(): void {
    this.#state = readState(this.name) ?? this.#state;
  }

  #change(change: (host: HostState) => HostState): void {
    this.#refresh();
    this.#state = { ...this.#state, hosts: this.#state.hosts.map(change) };
    writeState(this.#state);
  }

  async #powerOffAll(hosts: readonly HostState[]): Promise<void> {
    this.#requireAnchor();
    const inits = hosts.flatMap((host) => (host.init === undefined ? [] : [host.init]));
    // The cable first. A host that loses its power says no farewell: the kernel of one that still has it closes the
    // connections of processes that end, and answers for some milliseconds longer than they live.
    const lines = hosts.map(({ name }) => `link del ${name}\n`);
    await this.inSwitch(['ip', '-force', '-batch', '-'], { input: lines.join('') });
    for (const init of inits) killNow(init);
    const left = await endNamespaces(inits, 10_000);
    if (left.length > 0) {
      const pids = left.map(({ pid }) => String(pid)).join(', ');
      throw new VipbookError(
        diagnostic('LAB008', { message: `first processes of hosts do not end: ${pids}` }),
      );
    }
  }

  #indexOf(name: string): number {
    return this.#state.hosts.findIndex((host) => host.name === name);
  }

  async #bend(name: string, netem: Required<Netem>): Promise<void> {
    const base = join(this.directory, 'disks/base');
    const index = this.#indexOf(name);
    const lost = join(this.directory, lostEchoes);
    const relay = await startRelay(this.#switch(), base, name, index, netem, lost);
    this.#change((host) => (host.name === name ? { ...host, cable: { netem, relay } } : host));
  }

  async #straighten(hosts: readonly HostState[]): Promise<void> {
    const bent = hosts.filter((host) => host.cable !== undefined);
    if (bent.length === 0) return;
    for (const { cable } of bent) if (cable !== undefined) killNow(cable.relay);
    const lines = bent.flatMap(({ name }) => straightLines(name, this.#indexOf(name)));
    await this.inSwitch(['ip', '-force', '-batch', '-'], { input: `${lines.join('\n')}\n` });
    const straight = new Set(bent.map(({ name }) => name));
    this.#change((host) => (straight.has(host.name) ? { ...host, cable: undefined } : host));
  }

  async #boot(hosts: readonly HostState[]): Promise<ReadonlyMap<string, number>> {
    const raised = await raiseHosts(this.#state, hosts);
    const inits = new Map([...raised].map(([name, { init }]) => [name, init]));
    this.#change((host) => ({ ...host, init: inits.get(host.name) ?? host.init }));
    for (const { name, cable } of this.#state.hosts) {
      if (cable === undefined || !inits.has(name)) continue;
      // The port is a new one, on the bridge again; the relay goes back in between.
      await this.#straighten([this.#find(name)]);
      await this.#bend(name, checkNetem(cable.netem));
    }
    return new Map([...raised].map(([name, { ifup }]) => [name, ifup]));
  }
}

/** In the lab's folder: written by the relays of bad cables. */
const lostEchoes = 'lost-echoes';

function fileFailure(host: string, path: string, stderr: Buffer): VipbookError {
  const message = stderr.toString().trim() || `${path} could not be read or written`;
  return new VipbookError(diagnostic('LAB012', { message, where: { host, file: path } }));
}
