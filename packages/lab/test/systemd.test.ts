import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createLab, type Lab } from '../src/index.ts';
import { eventually, skipWithoutLab } from './support.ts';

/** What systemd raises when it may, of the kernel that this machine and its labs share. */
const kernel = (): readonly string[] =>
  ['fs/file-max', 'fs/nr_open', 'kernel/pid_max', 'kernel/printk', 'net/unix/max_dgram_qlen'].map(
    (name) => readFileSync(`/proc/sys/${name}`, 'utf8'),
  );

/** Control groups of a lab, wherever this machine has them mounted. */
function groups(name: string): string {
  const script = `mount -t cgroup2 none /mnt && cd /mnt/vipbook-lab/${name} 2>/dev/null && ls -d */; true`;
  return spawnSync('unshare', ['--mount', 'sh', '-c', script], { encoding: 'utf8' }).stdout;
}

describe('a lab whose hosts boot with systemd', function () {
  this.timeout(60_000);
  let lab: Lab;
  const untouched = kernel();

  before(async function () {
    skipWithoutLab(this, { systemd: true });
    lab = await createLab({ systemd: ['old', 'client'] });
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  const shell = async (host: string, script: string): Promise<string> => {
    const { status, stdout, stderr } = await lab.exec(host, script);
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  const isUp = async (host: string): Promise<void> => {
    assert.equal(
      await shell(host, 'cat /proc/1/comm; systemctl is-system-running'),
      'systemd\nrunning',
    );
  };

  it('is up with it, and with the addresses of its file', async () => {
    await isUp('old');
    await isUp('client');
    assert.equal(await shell('new', 'cat /proc/1/comm'), 'sh');
    assert.match(
      await shell('old', 'ip -4 -br addr show eth0'),
      /192\.168\.1\.50\/24 192\.168\.1\.60\/24/,
    );
    assert.equal(
      await shell('old', 'systemctl is-active networking ssh chat'),
      'active\nactive\nactive',
    );
    assert.match(await shell('old', 'systemctl is-enabled chat 2>/dev/null'), /enabled/);
    assert.equal(await shell('controller', 'ssh -o BatchMode=yes root@old hostname'), 'old');
  });

  it('starts nothing that the machine has for itself', async () => {
    const services = await shell(
      'old',
      'systemctl list-units --type=service --state=active --plain --no-legend | cut -d" " -f1',
    );
    assert.deepEqual(services.split('\n'), [
      'chat.service',
      'networking.service',
      'ssh.service',
      'systemd-journald.service',
      'systemd-tmpfiles-setup.service',
    ]);
  });

  it('leaves the kernel as it was', async () => {
    assert.deepEqual(kernel(), untouched);
    assert.notEqual((await lab.exec('old', 'echo 1 >/proc/sys/vm/swappiness')).status, 0);
    // What is the host's own can be set.
    await shell('old', 'echo 2 >/proc/sys/net/ipv4/conf/eth0/arp_announce');
  });

  it('has it again after a power cut and after a reset', async () => {
    await shell('old', 'systemctl enable systemd-tmpfiles-clean.timer; touch /run/lost');
    assert.equal((await lab.reboot('old', 'hard')).ifup, 0);
    await isUp('old');
    assert.equal(await shell('old', 'ls /run/lost 2>&1 | grep -c "No such"'), '1');
    await lab.writeFile(
      'old',
      '/etc/systemd/system/mine.service',
      '[Service]\nExecStart=/bin/true\n',
    );
    await lab.reset();
    await isUp('old');
    assert.equal(
      await shell('old', 'ls /etc/systemd/system/mine.service 2>&1 | grep -c "No such"'),
      '1',
    );
  });

  it('tells what failed at boot', async () => {
    await lab.writeFile(
      'client',
      '/etc/network/interfaces',
      'auto eth0\niface eth0 inet nonsense\n',
    );
    const boot = await lab.reboot('client', 'hard');
    assert.notEqual(boot.ifup, 0);
    assert.match(boot.console, /networking\.service/);
  });

  it('leaves no control group behind', async () => {
    assert.equal(groups(lab.name), 'client/\nold/\n');
    await lab.down();
    assert.equal(groups(lab.name), '');
  });

  it('leaves none when whoever raised it is killed', async () => {
    const name = `killed-${String(process.pid)}`;
    const index = new URL('../src/index.ts', import.meta.url).href;
    const program = `import { createLab } from ${JSON.stringify(index)};
await createLab({ name: ${JSON.stringify(name)}, systemd: ['old'] });
console.log('up');
setInterval(() => undefined, 1000);`;
    const options = [
      '--conditions=source',
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      program,
    ];
    const child = spawn(process.execPath, options, {
      cwd: new URL('..', import.meta.url).pathname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    assert.equal(groups(name), 'old/\n');
    child.kill('SIGKILL');
    await eventually(() => {
      assert.equal(groups(name), '');
      assert.ok(!existsSync(`/run/vipbook-lab/${name}`));
    });
  });
});
