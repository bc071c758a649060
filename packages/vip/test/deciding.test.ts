import assert from 'node:assert/strict';
import { adviceText, planMove, whileDeciding } from '@vipbook/vip';
import { bothFacts, execute, recorderOf, request, vip, world } from './chat-world.ts';

describe('what to do while hosts decide by themselves', () => {
  it('is said by the run that gives up as it is by whoever is asked about it later', async () => {
    const at = world();
    const [old, next] = await bothFacts(at);
    const run = { id: 'run-1', owner: 'alice@desk', reason: 'chat moves' };
    const plan = planMove({ ...request, run }, old, next, undefined);
    // Somebody takes its lock away in the middle, so that both guards wake.
    const broken = recorderOf(async ({ phase }) => {
      if (phase !== 'cut-over') return;
      for (const name of ['old', 'new'])
        await at.host(name).run([{ do: 'lock.break', address: vip, by: 'bob@desk' }]);
      await at.clock.sleep(100);
    });
    const { end, errors } = await at.clock.run(execute(at, plan, { record: broken }));
    assert.equal(end, 'uncertain');
    const advice = adviceText(whileDeciding(['old', 'new'], 'run-1'));
    assert.equal(advice, 'wait until old and new have decided; then vipbook status run-1');
    const told = errors.filter(({ code }) => code === 'VIP020');
    assert.ok(told.some(({ message }) => message.startsWith('the hosts decide by themselves')));
    for (const { remedy } of told) assert.equal(remedy, advice);
  });

  it('names who decides, once, and can do without', () => {
    assert.equal(
      adviceText(whileDeciding(['old', 'old'], undefined)),
      'wait until old has decided; then vipbook status',
    );
  });
});
