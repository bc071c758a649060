import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { VipbookError } from '@vipbook/diagnostics';
import { createLab, openLab, type Lab } from '../src/index.ts';
import { skipWithoutLab } from './support.ts';

async function codeOf(action: Promise<unknown>): Promise<string | undefined> {
  try {
    await action;
  } catch (error) {
    return error instanceof VipbookError ? error.diagnostics[0]?.code : String(error);
  }
  return undefined;
}

describe('a lab that is up', function () {
  this.timeout(60_000);
  let lab: Lab;

  before(async function () {
    skipWithoutLab(this);
    lab = await createLab({ hosts: 3 });
  });
  after(async () => {
    if (lab !== undefined) await lab.down();
  });

  const shell = async (host: string, script: string): Promise<string> => {
    const { status, stdout, stderr } = await lab.exec(host, script);
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  const addressesOf = (host: string): Promise<string> =>
    shell(host, 'ip -4 -o addr show dev eth0 | awk \'{print $4, $NF == "eth0:1" || /eth0:1/}\'');

  it('has the addresses of the files, brought up by ifup', async () => {
    assert.equal(await addressesOf('old'), '192.168.1.50/24 0\n192.168.1.60/24 1');
    assert.equal(await addressesOf('h3'), '192.168.1.103/24 0');
    assert.equal(await shell('old', 'cat /run/network/ifstate'), 'lo=lo\neth0=eth0\neth0:1=eth0:1');
    assert.match(await shell('new', 'ip route'), /^default via 192\.168\.1\.1 dev eth0/);
  });

  it("leaves the machine's own network alone", () => {
    const links = spawnSync('ip', ['-o', 'link'], { encoding: 'utf8' }).stdout;
    assert.doesNotMatch(links, /\b(lan|old|new|gw|client|controller)(@|:)/);
    assert.doesNotMatch(readFileSync('/proc/self/mountinfo', 'utf8'), /vipbook-lab/);
    const own = readlinkSync('/proc/self/ns/net');
    for (const host of lab.hosts) {
      assert.notEqual(readlinkSync(`/proc/${String(host.pid)}/ns/net`), own);
    }
  });

  it('isolates hosts from each other and from the machine', async () => {
    await lab.writeFile('old', '/etc/network/only-old', 'x');
    await lab.writeFile('old', '/tmp/only-old', 'x');
    await lab.writeFile('old', '/root/only-old', 'x');
    await lab.writeFile('old', '/run/only-old', 'x');
    const script = 'ls /etc/network /tmp /root /run | grep -c only-old; true';
    assert.equal(await shell('old', script), '4');
    assert.equal(await shell('new', script), '0');
    assert.equal(spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.trim(), '0');
    assert.equal(await shell('old', 'hostname; cat /etc/hostname'), 'old\nold');
    // Its own processes only.
    assert.ok(Number(await shell('old', 'ls /proc | grep -c "^[0-9]"')) < 20);
  });

  it('lets the controller in over ssh, with strict host keys, as root and as ops', async () => {
    assert.equal(
      await shell('controller', 'ssh -o BatchMode=yes root@192.168.1.50 hostname'),
      'old',
    );
    const ops = `ssh -o BatchMode=yes -o UserKnownHostsFile=${lab.knownHosts} -i ${lab.directory}/keys/ops ops@new`;
    assert.equal(await shell('controller', `${ops} id -un`), 'ops');
    const refused = await lab.exec('controller', `${ops} sudo -n id -u`);
    assert.notEqual(refused.status, 0);
    const allowed = await lab.exec('controller', `${ops} sudo -S id -u`, {
      input: `${lab.opsPassword}\n`,
    });
    assert.equal(allowed.stdout.trim(), '0', allowed.stderr);
  });

  it('answers chat as a sysvinit service', async () => {
    const ask =
      "node -e \"require('net').connect(5222,'192.168.1.60').on('data',d=>{console.log(String(d).trim());process.exit()}).on('error',e=>{console.log(e.code);process.exit()})\"";
    assert.equal(await shell('client', ask), 'old');
    assert.equal((await lab.exec('old', 'service chat status')).status, 0);
    assert.equal((await lab.exec('old', 'service chat stop')).status, 0);
    assert.equal((await lab.exec('old', '/etc/init.d/chat status')).status, 3);
    assert.equal(await shell('client', ask), 'ECONNREFUSED');
    await shell('old', 'service chat start');
    await shell('old', 'service chat restart');
    assert.equal(await shell('client', ask), 'old');
  });

  it('sees this checkout, read-only', async () => {
    const file = new URL(import.meta.url).pathname;
    assert.deepEqual(await lab.readFile('controller', file), readFileSync(file));
    assert.equal(await codeOf(lab.writeFile('old', file, '')), 'LAB012');
  });

  it('runs programs: status, signals, input, environment, time', async () => {
    const echo = await lab.exec('gw', ['sh', '-c', 'cat; echo "$A" >&2; pwd; exit 7'], {
      input: 'in',
      env: { A: 'b c' },
      cwd: '/etc',
    });
    assert.deepEqual(echo, { status: 7, stdout: 'in/etc\n', stderr: 'b c\n' });
    assert.equal((await lab.exec('gw', 'kill -TERM $$')).status, 143);
    const started = Date.now();
    assert.equal(await codeOf(lab.exec('gw', 'sleep 60 & sleep 60', { timeoutMs: 100 })), 'LAB011');
    assert.ok(Date.now() - started < 5000);
    assert.equal(await shell('gw', "ps ax | grep -c '[s]leep 60'; true"), '0');
    assert.equal(await codeOf(lab.exec('nwe', 'true')), 'LAB006');
    assert.equal(await codeOf(lab.readFile('gw', '/no/such')), 'LAB012');
  });

  it('can be used from another process', async () => {
    const opened = openLab(lab.name);
    assert.deepEqual(opened.hosts, lab.hosts);
    assert.equal((await opened.exec('h1', 'hostname')).stdout, 'h1\n');
    assert.equal(await codeOf(createLab({ name: lab.name })), 'LAB004');
    assert.throws(() => openLab('no-such-lab'), /LAB005/);
    assert.equal((await lab.exec('h1', 'hostname')).stdout, 'h1\n');
  });

  it('has its own world beside another lab', async () => {
    const other = await createLab();
    try {
      await lab.exec('old', 'ip addr del 192.168.1.60/24 dev eth0');
      assert.match((await other.exec('old', 'ip -4 addr')).stdout, /192\.168\.1\.60/);
      assert.equal((await other.exec('client', 'ping -c1 -W5 192.168.1.60')).status, 0);
      assert.equal((await lab.exec('client', 'ping -c1 -W0.3 192.168.1.60')).status, 1);
    } finally {
      await other.down();
    }
  });

  it('reboots softly: the file becomes the truth, processes live on', async () => {
    await shell('old', 'ip addr add 192.168.1.99/24 dev eth0');
    const before = await shell('old', 'cat /run/sshd.pid');
    const boot = await lab.reboot('old');
    assert.equal(boot.ifup, 0, boot.console);
    assert.equal(await addressesOf('old'), '192.168.1.50/24 0\n192.168.1.60/24 1');
    assert.equal(await shell('old', 'cat /run/sshd.pid'), before);
  });

  it('reboots hard: the disk stays, memory goes', async () => {
    await lab.writeFile('new', '/etc/network/interfaces.d/x', '# kept\n');
    await lab.writeFile('new', '/run/x', 'lost');
    await shell('new', 'nft add table ip x; sysctl -qw net.ipv4.conf.all.arp_announce=2');
    const pid = lab.host('new').pid;
    const boot = await lab.reboot('new', 'hard');
    assert.equal(boot.ifup, 0, boot.console);
    assert.notEqual(lab.host('new').pid, pid);
    assert.equal(await shell('new', 'cat /etc/network/interfaces.d/x'), '# kept');
    assert.equal(await shell('new', 'ls /run/x 2>&1 | grep -c "No such"'), '1');
    assert.equal(await shell('new', 'nft list tables'), '');
    assert.equal(await shell('new', 'sysctl -n net.ipv4.conf.all.arp_announce'), '0');
    assert.equal((await lab.exec('client', 'ping -c1 -W5 192.168.1.51')).status, 0);
  });

  it('can be off', async () => {
    await lab.powerOff('h2');
    assert.equal(await codeOf(lab.exec('h2', 'true')), 'LAB008');
    assert.equal((await lab.exec('client', 'ping -c1 -W0.3 192.168.1.102')).status, 1);
    await lab.powerOn('h2');
    assert.equal((await lab.exec('client', 'ping -c1 -W5 192.168.1.102')).status, 0);
  });

  it('tells when ifup refuses a file', async () => {
    const boot = await lab.setInterfaces('h1', 'auto eth0\niface eth0 inet static\n  nonsense\n');
    assert.notEqual(boot.ifup, 0);
    assert.match(boot.console, /interfaces/);
  });

  it('can lose its cable, and frames', async () => {
    const ping = async (count: number): Promise<string> =>
      (await lab.exec('client', `ping -q -i 0.02 -c ${String(count)} -W1 192.168.1.51`)).stdout;
    await lab.link('new', 'down');
    assert.match(await ping(1), / 0 received/);
    await lab.link('new', 'up');
    assert.match(await ping(1), / 1 received/);
    await lab.netem('new', { delayMs: 40 });
    const [, least] = /= ([0-9.]+)\//.exec(await ping(5)) ?? [];
    assert.ok(Number(least) >= 79 && Number(least) < 200, `${String(least)} ms`);
    await lab.netem('new', { lossPercent: 100 });
    assert.match(await ping(2), / 0 received/);
    await lab.netem('new');
    assert.match(await ping(2), / 2 received/);
    assert.equal(await codeOf(lab.netem('new', { lossPercent: 101 })), 'LAB009');
  });

  it('goes back to its first state', async () => {
    await lab.setInterfaces('old', 'auto lo\niface lo inet loopback\n');
    await shell(
      'new',
      'rm -rf /etc/network; nft add table ip x; ip addr add 192.168.1.60/24 dev eth0',
    );
    await lab.netem('gw', { delayMs: 5 });
    await lab.reset();
    assert.equal(await addressesOf('old'), '192.168.1.50/24 0\n192.168.1.60/24 1');
    assert.equal(await addressesOf('new'), '192.168.1.51/24 0');
    assert.equal(await shell('new', 'nft list tables'), '');
    assert.equal(await shell('old', 'ls /etc/network/only-old 2>&1 | grep -c "No such"'), '1');
    assert.equal(await shell('client', 'ip neigh'), '');
    assert.equal(await shell('controller', 'ssh -o BatchMode=yes root@new hostname'), 'new');
  });
});
