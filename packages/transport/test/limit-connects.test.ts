import assert from 'node:assert/strict';
import { limitConnects, sshTransport, type Connection, type Transport } from '../src/index.ts';
import { hostError } from '../src/failures.ts';
import { codeOf, outcome } from './support/codes.ts';
import { needSshd, startSshd, type TestSshd } from './support/sshd.ts';

describe('limitConnects', () => {
  let sshd: TestSshd;
  before(async function () {
    needSshd(this);
    // Turns away every login beyond three that are under way.
    sshd = await startSshd({ config: ['MaxStartups 3:100:3'] });
  });
  after(() => sshd?.stop());

  const openAll = async (transport: Transport, count: number): Promise<readonly string[]> => {
    const open: Connection[] = [];
    const results = await Promise.all(
      Array.from({ length: count }, () =>
        outcome(
          transport.connect(sshd.target()).then((one) => {
            open.push(one);
          }),
        ),
      ),
    );
    await Promise.all(open.map((one) => one.close()));
    return results;
  };

  it('opens many hosts where sshd would turn them away', async () => {
    const bare = await openAll(sshTransport(), 12);
    assert.ok(bare.includes('SSH005'), 'the limit of sshd does not bite: the test proves nothing');
    assert.deepEqual(
      new Set(await openAll(limitConnects(sshTransport(), { forks: 12, perServer: 2 }), 12)),
      new Set(['ok']),
    );
    const retrying = limitConnects(sshTransport(), {
      forks: 12,
      perServer: 5,
      retries: 8,
      backOffMs: 50,
    });
    assert.deepEqual(new Set(await openAll(retrying, 12)), new Set(['ok']));
  });

  it('keeps to its numbers, tries again after an early close only, and leaves the queue when told', async () => {
    let under = 0;
    let most = 0;
    let calls = 0;
    let failure = 'SSH005';
    const counting: Transport = {
      connect: async (target) => {
        calls += 1;
        under += 1;
        most = Math.max(most, under);
        await new Promise((resolve) => setTimeout(resolve, 5));
        under -= 1;
        throw hostError(target.name, failure as 'SSH005', 'no');
      },
    };
    const limited = limitConnects(counting, { forks: 4, perServer: 100, retries: 2, backOffMs: 1 });
    const targets = Array.from({ length: 10 }, (_, n) => sshd.target({ address: `h${String(n)}` }));
    await Promise.allSettled(targets.map((one) => limited.connect(one)));
    assert.equal(most, 4);
    assert.equal(calls, 30);
    calls = 0;
    most = 0;
    failure = 'SSH020';
    const jumps = [sshd.target({ address: 'bastion' })];
    const narrow = limitConnects(counting, { forks: 50, perServer: 3 });
    await Promise.allSettled(targets.map((one) => narrow.connect({ ...one, jumps })));
    assert.deepEqual([most, calls], [3, 10]);
    const controller = new AbortController();
    const single = limitConnects(counting, { forks: 1 });
    const first = outcome(single.connect(sshd.target()));
    const second = single.connect(sshd.target(), controller.signal);
    controller.abort();
    await assert.rejects(second, (error) => codeOf(error) === 'SSH009');
    assert.equal(await first, 'SSH020');
    assert.equal(await outcome(single.connect(sshd.target())), 'SSH020');
  });
});
