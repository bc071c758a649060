import assert from 'node:assert/strict';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { moduleRegistry } from '@vipbook/modules';
import { moduleNames } from '@vipbook/playbook';
import { FakeHost } from './fake-host.ts';
import { run } from './plan.ts';

const host = new FakeHost({ name: 'old' });

describe('the small modules', () => {
  it('every module that has a schema can be run; meta is the engine’s own', () => {
    const missing = moduleNames().filter((name) => !moduleRegistry.has(name) && name !== 'meta');
    assert.deepEqual(missing, []);
    for (const [name, module] of moduleRegistry) assert.equal(module.name, name);
  });

  it('assert stops at the first condition that does not hold', async () => {
    const asked: string[] = [];
    const evaluate = (condition: string): boolean => {
      asked.push(condition);
      return condition !== 'b';
    };
    const { outcome, data } = await run(
      'assert',
      { that: [true, 'a', 'b', 'c'], fail_msg: ['x', 'y'] },
      host,
      { evaluate },
    );
    assert.deepEqual(asked, ['a', 'b']);
    assert.equal(outcome.message, 'x\ny');
    assert.equal(data['assertion'], 'b');
    const fine = await run('assert', { that: 'a' }, host, { evaluate });
    assert.deepEqual([fine.outcome.status, fine.outcome.message], ['ok', 'All assertions passed']);
  });

  it('debug shows a message, a value, or that there is none', async () => {
    assert.equal((await run('debug', {}, host)).data['msg'], 'Hello world!');
    assert.deepEqual(
      (await run('debug', { var: 'a.b' }, host, { evaluate: () => [1] })).data['a.b'],
      [1],
    );
    const refuse = (code: 'EXP010' | 'EXP011') => () => {
      throw new VipbookError(diagnostic(code, { message: 'no' }));
    };
    const none = await run('debug', { var: 'nope' }, host, { evaluate: refuse('EXP010') });
    assert.equal(none.data['nope'], 'VARIABLE IS NOT DEFINED!');
    await assert.rejects(
      run('debug', { var: 'a + {}' }, host, { evaluate: refuse('EXP011') }),
      VipbookError,
    );
    const quiet = await run('debug', { msg: 'x', verbosity: 2 }, host, { verbosity: 1 });
    assert.equal(quiet.outcome.status, 'skipped');
  });

  it('pause waits once for all, and never for nobody', async () => {
    assert.equal(moduleRegistry.get('pause')!.once, true);
    assert.equal((await run('pause', { minutes: 0.5 }, host)).slept, 30_000);
    assert.equal((await run('pause', { seconds: 5 }, host, { check: true })).slept, 0);
    const { outcome } = await run('pause', { prompt: 'now?' }, host);
    assert.equal(outcome.error?.code, 'MOD022');
    const asked = await run('pause', { prompt: 'now?', echo: false }, host, {
      ask: ({ prompt, hidden }) => Promise.resolve(`${prompt} ${hidden}`),
    });
    assert.equal(asked.data['user_input'], 'now? true');
  });

  it('fail, set_fact, ping', async () => {
    assert.equal((await run('fail', { msg: 'over' }, host)).outcome.message, 'over');
    assert.deepEqual((await run('set_fact', { a: 1, b: [true] }, host)).data['ansible_facts'], {
      a: 1,
      b: [true],
    });
    assert.equal((await run('ping', {}, host)).data['ping'], 'pong');
    assert.equal((await run('ping', { data: 'x' }, host)).data['ping'], 'x');
  });

  it('setup gathers anew, and filters by globs with and without the prefix', async () => {
    const fresh = new FakeHost({ name: 'old', addresses: [{}] });
    const facts = async (filter: readonly string[]): Promise<readonly string[]> =>
      Object.keys((await run('setup', { filter }, fresh)).data['ansible_facts'] as object);
    assert.deepEqual(await facts(['ansible_hostname', 'eth?']), ['hostname', 'eth0']);
    assert.ok((await facts([])).length > 10);
    assert.equal(fresh.roundTrips, 2);
  });
});
