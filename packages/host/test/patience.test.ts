import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import { patientHosts, type Host, type HostRunOptions, type Operation } from '@vipbook/host';

const query: Operation = { do: 'address.query', address: '192.168.1.60' };
const never = (): Promise<never> => new Promise(() => undefined);

/** A host that answers as it is told to, and notes what it was given. */
function hostThat(answer: () => Promise<unknown>): { host: Host; signals: AbortSignal[] } {
  const signals: AbortSignal[] = [];
  const asked = (options: HostRunOptions = {}): Promise<never> => {
    if (options.signal !== undefined) signals.push(options.signal);
    return answer() as Promise<never>;
  };
  const host: Host = {
    name: 'old',
    facts: (options) => asked(options),
    run: (_, options) => asked(options),
    prepare: (_, options) => Promise.resolve(() => asked(options)),
    close: () => Promise.resolve(),
  };
  return { host, signals };
}

async function code(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'answered';
  } catch (error) {
    assert.ok(error instanceof VipbookError, String(error));
    return error.diagnostics.map((each) => each.code).join(' ');
  }
}

describe('hosts that are waited for no longer than a claim lasts', () => {
  it('hand on what they answer, in time', async () => {
    const { host } = hostThat(() => Promise.resolve(['well']));
    const open = patientHosts(() => Promise.resolve(host), { firstMs: 5_000 });
    assert.deepEqual(await (await open('old')).run([query]), ['well']);
    const send = await (await open('old')).prepare?.([query]);
    assert.deepEqual(await send?.(), ['well']);
  });

  it('count as lost when they say nothing, and what is on its way to them is given up', async () => {
    const { host, signals } = hostThat(never);
    const patient = await patientHosts(() => Promise.resolve(host), { firstMs: 20 })('old');
    assert.equal(await code(patient.run([query])), 'SSH041');
    assert.equal(await code(patient.facts()), 'SSH041');
    const send = await patient.prepare?.([query]);
    assert.equal(await code(send?.() ?? Promise.resolve()), 'SSH041');
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true, true],
    );
  });

  it('have little time only once they were silent, until they answer; that they are connected is no answer', async () => {
    let answer: () => Promise<unknown> = never;
    const { host } = hostThat(() => answer());
    const open = patientHosts(() => Promise.resolve(host), { firstMs: 1_000, thenMs: 10 });
    const took = async (): Promise<number> => {
      const begin = performance.now();
      await code(open('old').then((one) => one.run([query])));
      return performance.now() - begin;
    };
    assert.ok((await took()) > 900, 'patient at first');
    const [second, third] = [await took(), await took()];
    assert.ok(Math.min(second, third) < 500, `${String(second)} and ${String(third)} ms`);
    answer = () => Promise.resolve([]);
    await took();
    answer = never;
    assert.ok((await took()) > 900, 'patient again');
  });

  it('count as lost when no connection comes about', async () => {
    assert.equal(await code(patientHosts(never, { firstMs: 20 })('old')), 'SSH041');
  });

  it('fail as they do', async () => {
    const failure = new RangeError('no such thing');
    const { host } = hostThat(() => Promise.reject(failure));
    const patient = await patientHosts(() => Promise.resolve(host), { firstMs: 5_000 })('old');
    await assert.rejects(patient.run([query]), failure);
  });

  it('fail at once where it is refused before it is sent, and nothing is left waiting', async () => {
    const refused = new RangeError('no such operation');
    const { host } = hostThat(never);
    const refusing: Host = {
      ...host,
      prepare: () => {
        throw refused;
      },
    };
    const patient = await patientHosts(() => Promise.resolve(refusing), { firstMs: 20 })('old');
    await assert.rejects(patient.prepare?.([query]) ?? Promise.resolve(), refused);
    // An unhandled rejection would fail this test.
    await new Promise((resolve) => setTimeout(resolve, 60));
  });

  it("end with the caller's own signal", async () => {
    const { host, signals } = hostThat(never);
    const patient = await patientHosts(() => Promise.resolve(host), { firstMs: 20 })('old');
    const mine = new AbortController();
    const asked = code(patient.run([query], { signal: mine.signal }));
    mine.abort();
    assert.equal(signals[0]?.aborted, true);
    assert.equal(await asked, 'SSH041');
  });
});
