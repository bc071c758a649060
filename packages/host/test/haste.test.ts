import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { openHost, type Host } from '@vipbook/host';
import { renderBatch } from '../src/real/batch.ts';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const address = '192.168.1.60';

describe('what an outage waits for', function () {
  this.timeout(30_000);
  let lan: Segment;
  let host: Host;
  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ new: 51 });
    host = openHost('new', lan.connection('new'));
  });
  after(async () => {
    await (host as Host | undefined)?.close();
    (lan as Segment | undefined)?.down();
  });

  it('runs before everything else, with what it has staged, until it is told otherwise', async () => {
    const policy = (pid: string) =>
      ({ do: 'command.run', command: { shell: `chrt -p ${pid} | head -n 1` } }) as const;
    const waiting = `$(pgrep -f '^ip -batch .*claim-${address}')`;
    const results = await host.run([
      policy('$$'),
      { do: 'shell.hasten', hasten: true },
      { do: 'address.stage', device: 'eth0', address, prefix: 24, seconds: 20 },
      policy('$$'),
      { do: 'command.run', command: { shell: 'sleep 0.3' } },
      policy(waiting),
      // Whose child the shell is matters to others: only an sshd or sudo of ours is taken along.
      policy(String(process.pid)),
      { do: 'shell.hasten', hasten: false },
      policy('$$'),
      { do: 'address.unstage', address },
    ]);
    const said = results.map((result) =>
      result.status === 'done' && 'stdout' in result.out
        ? /SCHED_\w+/.exec(result.out.stdout.toString())?.[0]
        : result.status,
    );
    assert.deepEqual(said, [
      ...['SCHED_OTHER', 'done', 'done', 'SCHED_FIFO', undefined, 'SCHED_FIFO', 'SCHED_OTHER'],
      ...['done', 'SCHED_OTHER', 'done'],
    ]);
  });

  it('is no failure where it is not allowed', () => {
    const operations = [{ do: 'shell.hasten', hasten: true }] as const;
    const script = renderBatch(operations, 'MARK', { arping: 'none' });
    // The shell's parent is this test, and setpriv(1) execs: nothing else could be meant.
    const { stdout, stderr } = spawnSync('setpriv', [
      ...['--bounding-set=-sys_nice', '--inh-caps=-sys_nice'],
      ...['sh', '-c', script.toString('latin1')],
    ]);
    assert.equal(`${stdout.toString()}${stderr.toString()}`.trim(), 'MARK 0 0\n\nMARK 0 0');
  });
});
