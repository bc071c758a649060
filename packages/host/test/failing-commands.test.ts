import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { openHost, type Operation } from '@vipbook/host';
import type { Completed, Connection, Target } from '@vipbook/transport';

/** This machine, by a shell that the test decides about. */
function connection(run: (script: string) => Completed): Connection {
  return {
    target: { name: 'liar' } as Target,
    shell: () =>
      Promise.resolve({
        run: (script) => Promise.resolve(run(Buffer.from(script).toString('latin1'))),
        close: () => Promise.resolve(),
      }),
    reach: () => Promise.resolve('forbidden'),
    closed: new Promise(() => undefined),
    close: () => Promise.resolve(),
  };
}

function runLocally(script: string): Completed {
  const { status, stdout, stderr } = spawnSync('sh', [], { input: Buffer.from(script, 'latin1') });
  return { status: status ?? 255, stdout, stderr };
}

describe('what a command that fails on a host is called', () => {
  /** An operation, carried out here: `ip` is a function that does this, so that no real one is ever started. */
  async function fails(ip: string, operation: Operation): Promise<string> {
    const host = openHost(
      'liar',
      connection((script) => runLocally(`ip() { ${ip}; }\n${script}`)),
    );
    const [result] = await host.run([operation]);
    assert.equal(result?.status, 'failed');
    const { code, message, where, remedy } = result.error;
    assert.equal(where?.host, 'liar');
    assert.ok(remedy !== undefined, code);
    return `${code} ${message}`;
  }
  const add: Operation = {
    do: 'address.add',
    device: 'nothing0',
    address: '192.0.2.60',
    prefix: 24,
  };

  it('HST001: it is not permitted', async () => {
    for (const said of ['RTNETLINK answers: Operation not permitted', 'sh: x: Permission denied'])
      assert.match(
        await fails(`echo '${said}' >&2; return 2`, add),
        /^HST001 liar does not permit `ip addr add .*60\/24/,
      );
  });

  it('HST007: a program is missing', async () => {
    assert.match(
      await fails("echo 'sh: 1: ip: not found' >&2; return 127", add),
      /^HST007 liar has no `ip`, which address\.add needs/,
    );
  });

  it('is the reason, and not what bash says of a locale that the host lacks', async () => {
    const host = openHost(
      'liar',
      connection((script) => {
        const { status, stdout, stderr } = spawnSync('bash', ['--posix'], {
          input: Buffer.from(
            `ip() { echo 'RTNETLINK answers: because' >&2; return 2; }\n${script}`,
            'latin1',
          ),
          env: { PATH: process.env['PATH'], LC_ALL: 'xx_XX.UTF-8' },
        });
        return { status: status ?? 255, stdout, stderr };
      }),
    );
    const [result] = await host.run([{ do: 'address.query', address: '192.0.2.1' }]);
    assert.equal(result?.status, 'failed');
    assert.match(result.error.message, /because/);
  });
});
