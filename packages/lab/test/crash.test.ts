import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createLab, destroyLab, listLabs, openLab } from '../src/index.ts';
import { eventually, skipWithoutLab } from './support.ts';

const stateOf = (name: string): string => `/run/vipbook-lab/${name}`;

/** Processes with the lab's folder in their arguments, or in one of these network namespaces. */
function leftovers(name: string, namespaces: readonly string[] = []): string[] {
  const found: string[] = [];
  for (const pid of readdirSync('/proc').filter((entry) => /^[0-9]+$/.test(entry))) {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const inside = namespaces.includes(readlinkSync(`/proc/${pid}/ns/net`));
      if (inside || line.includes(`${stateOf(name)}/`)) found.push(`${pid} ${line}`);
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

function assertGone(name: string, namespaces: readonly string[] = []): void {
  assert.deepEqual(leftovers(name, namespaces), []);
  assert.ok(!existsSync(stateOf(name)));
  assert.doesNotMatch(readFileSync('/proc/self/mountinfo', 'utf8'), /vipbook-lab/);
  assert.ok(!listLabs().some((lab) => lab.name === name));
}

/** Raise a lab in a process of its own, which prints each step. */
function raiseElsewhere(name: string, kept: boolean): ChildProcess {
  const index = new URL('../src/index.ts', import.meta.url).href;
  const program = `import { createLab } from ${JSON.stringify(index)};
await createLab({ name: ${JSON.stringify(name)}, kept: ${String(kept)}, onProgress: (p) => console.log(p.step) });
setInterval(() => undefined, 1000);`;
  const options = ['--conditions=source', '--import', 'tsx'];
  return spawn(process.execPath, [...options, '--input-type=module', '-e', program], {
    cwd: new URL('..', import.meta.url).pathname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function until(child: ChildProcess, step: string): Promise<void> {
  assert.ok(child.stdout !== null);
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === step) return;
  }
  assert.fail(`ended before the step ${step}`);
}

describe('a lab that goes', function () {
  this.timeout(60_000);
  let name: string;
  before(function () {
    skipWithoutLab(this);
  });
  beforeEach(() => {
    name = `crash-${randomBytes(4).toString('hex')}`;
  });

  it('leaves nothing after down', async () => {
    const lab = await createLab({ name });
    const namespaces = lab.hosts.map((host) => readlinkSync(`/proc/${String(host.pid)}/ns/net`));
    lab.spawn('old', ['sh', '-c', 'setsid sleep 1000 & exec sleep 1000'], { stdio: 'ignore' });
    const prober = lab.probe({ from: 'client', address: '192.168.1.60' });
    await prober.ready;
    assert.ok(leftovers(name, namespaces).length > 10);
    await lab.down();
    assertGone(name, namespaces);
    await assert.rejects(prober.stop());
    await lab.down();
  });

  it('goes, and its hosts lose their power, also when a program in it was stopped', async () => {
    const lab = await createLab({ name });
    const namespaces = lab.hosts.map((host) => readlinkSync(`/proc/${String(host.pid)}/ns/net`));
    // What nsenter starts keeps its first process from ending until nsenter, outside and stopped with it, reaps it.
    const stop = async (host: string): Promise<ChildProcess> => {
      const child = lab.spawn(host, ['sh', '-c', 'kill -STOP $$; sleep 1000'], { stdio: 'ignore' });
      await eventually(() => {
        const stat = readFileSync(`/proc/${String(child.pid)}/stat`, 'latin1');
        assert.match(stat, /\(nsenter\) T /);
      });
      return child;
    };
    const [first, second] = [await stop('new'), await stop('old')];
    const begin = Date.now();
    await lab.powerOff('new');
    await eventually(() => assert.ok(first.exitCode !== null || first.signalCode !== null));
    assert.equal(second.exitCode, null, 'the other host goes on');
    assert.match(readFileSync(`/proc/${String(second.pid)}/stat`, 'latin1'), /\(nsenter\) T /);
    await lab.powerOn('new');
    await lab.down();
    assert.ok(Date.now() - begin < 15_000, `it took ${String(Date.now() - begin)} ms`);
    assertGone(name, namespaces);
  });

  it('goes with its process, at whatever step that is killed, also when it would have been kept', async () => {
    const cases = ['namespaces', 'disks', 'host', 'up'].flatMap((step) =>
      [false, true].map((kept) => ({ step, kept, own: `${name}-${step}-${String(kept)}` })),
    );
    await Promise.all(
      cases.map(async ({ step, kept, own }) => {
        const child = raiseElsewhere(own, kept);
        await until(child, step);
        child.kill('SIGKILL');
        // Until the kernel has ended it, its name is taken.
        await eventually(() => assert.notEqual(child.signalCode, null));
        if (step === 'up' && kept) {
          assert.equal((await openLab(own).exec('old', 'hostname')).stdout, 'old\n');
          await destroyLab(own);
        }
        await eventually(() => assert.deepEqual(leftovers(own), []));
        if (step === 'namespaces' && existsSync(stateOf(own))) {
          // Nobody was there yet to remove the folder; the next of the name does.
          await (await createLab({ name: own })).down();
        }
        await eventually(() => {
          assertGone(own);
        });
      }),
    );
  });

  it('is dead without its first process, and can be raised again', async () => {
    const lab = await createLab({ name, kept: true });
    const state = JSON.parse(readFileSync(`${stateOf(name)}/state.json`, 'utf8')) as {
      anchor: { pid: number };
    };
    process.kill(state.anchor.pid, 'SIGKILL');
    await eventually(() =>
      assert.equal(listLabs().find((one) => one.name === name)?.status, 'dead'),
    );
    await assert.rejects(lab.exec('old', 'true'), /LAB008/);
    const again = await createLab({ name });
    assert.equal((await again.exec('old', 'hostname')).stdout, 'old\n');
    await again.down();
    assertGone(name);
  });

  it('survives the death of a host', async () => {
    const lab = await createLab({ name });
    process.kill(lab.host('new').pid ?? 0, 'SIGKILL');
    await eventually(() =>
      assert.equal(
        listLabs()
          .find((one) => one.name === name)
          ?.hosts.find((host) => host.name === 'new')?.up,
        false,
      ),
    );
    assert.equal((await lab.exec('old', 'hostname')).stdout, 'old\n');
    await lab.powerOn('new');
    assert.equal((await lab.exec('new', 'hostname')).stdout, 'new\n');
    await lab.down();
    assertGone(name);
  });

  it('leaves no named network namespace', () => {
    const { stdout } = spawnSync('ip', ['netns'], { encoding: 'utf8' });
    assert.doesNotMatch(stdout, /vipbook-lab|crash-/);
  });
});
