import assert from 'node:assert/strict';
import { FakeHost } from './fake-host.ts';
import { run } from './plan.ts';

const host = (active: boolean, enabled: boolean): FakeHost =>
  new FakeHost({ name: 'old', services: { chat: { active, enabled } } });

const actions = (fake: FakeHost): readonly string[] =>
  fake.done.flatMap((each) => (each.do === 'service.set' ? [each.action] : []));

describe('service', () => {
  const table: readonly [Record<string, unknown>, boolean, boolean, readonly string[]][] = [
    [{ state: 'started' }, false, false, ['start']],
    [{ state: 'started' }, true, false, []],
    [{ state: 'stopped' }, true, true, ['stop']],
    [{ state: 'stopped' }, false, true, []],
    [{ state: 'restarted' }, true, true, ['restart']],
    [{ state: 'reloaded' }, true, true, ['reload']],
    [{ state: 'reloaded' }, false, true, ['start']],
    [{ enabled: true }, true, false, ['enable']],
    [{ enabled: false }, true, true, ['disable']],
    [{ state: 'started', enabled: true }, false, false, ['enable', 'start']],
    [{ state: 'started', enabled: true }, true, true, []],
  ];
  for (const [args, active, enabled, expected] of table) {
    const now = `${active ? 'active' : 'inactive'}, ${enabled ? 'enabled' : 'disabled'}`;
    it(`${JSON.stringify(args)} on one that is ${now}: ${expected.join(', ') || 'nothing'}`, async () => {
      const fake = host(active, enabled);
      const { outcome } = await run('service', { name: 'chat', ...args }, fake);
      assert.deepEqual(actions(fake), expected);
      assert.equal(outcome.status, expected.length > 0 ? 'changed' : 'ok');
      const checked = host(active, enabled);
      const foreseen = await run('systemd', { name: 'chat', ...args }, checked, { check: true });
      assert.equal(foreseen.outcome.status, outcome.status);
      assert.deepEqual(actions(checked), []);
    });
  }

  it('masks, unmasks, and does not start what is masked', async () => {
    const masked = (): FakeHost =>
      new FakeHost({
        name: 'old',
        services: { chat: { active: false, enabled: false, masked: true } },
      });
    const plain = host(true, true);
    await run('systemd', { name: 'chat', masked: true, state: 'stopped' }, plain);
    assert.deepEqual(actions(plain), ['mask', 'stop']);
    const again = masked();
    const { outcome } = await run('systemd', { name: 'chat', masked: true }, again);
    assert.equal(outcome.status, 'ok');
    const back = masked();
    const args = { name: 'chat', masked: false, state: 'started', enabled: true };
    await run('systemd', args, back);
    assert.deepEqual(actions(back), ['unmask', 'enable', 'start']);
    const refused = await run('systemd', { name: 'chat', state: 'started' }, masked(), {
      check: true,
    });
    assert.equal(refused.outcome.error?.code, 'MOD011');
    assert.match(refused.outcome.message!, /chat is masked/);
  });

  it('has unit files read again first, which is no change', async () => {
    const quiet = (): FakeHost =>
      new FakeHost({ name: 'old', services: { chat: { active: true } }, command: () => '' });
    const fake = quiet();
    const args = { name: 'chat', state: 'restarted', daemon_reload: true };
    await run('systemd', args, fake);
    assert.deepEqual(
      fake.done.map((each) => each.do).filter((name) => name !== 'service.query'),
      ['command.run', 'service.set'],
    );
    const alone = quiet();
    const { outcome } = await run('systemd', { daemon_reload: true }, alone);
    assert.equal(outcome.status, 'ok');
    const other = new FakeHost({
      name: 'old',
      services: { 'basic.target': { manager: 'sysvinit' } },
    });
    const refused = await run('systemd', { daemon_reload: true }, other);
    assert.equal(refused.outcome.error?.code, 'MOD010');
  });

  it('waits for what is on its way down', async () => {
    const fake = new FakeHost({
      name: 'old',
      services: { chat: { active: false, enabled: true, stopping: true } },
    });
    await run('service', { name: 'chat', state: 'stopped' }, fake);
    assert.deepEqual(actions(fake), ['stop']);
  });

  it('an unknown service, a host without a service manager', async () => {
    const { outcome } = await run('service', { name: 'nope', state: 'started' }, host(true, true));
    assert.equal(outcome.error?.code, 'MOD010');
    const none = new FakeHost({ name: 'old', services: { chat: { manager: 'none' } } });
    const { outcome: other } = await run('service', { name: 'chat', state: 'started' }, none);
    assert.match(other.message!, /no service manager/);
  });

  it('what the service manager says when it cannot', async () => {
    const fake = new FakeHost({
      name: 'old',
      services: { chat: { active: false } },
      command: () => ({ status: 1, stderr: 'Job for chat.service failed.\n' }),
    });
    const { outcome } = await run('service', { name: 'chat', state: 'started' }, fake);
    assert.equal(outcome.error?.code, 'MOD011');
    assert.match(outcome.message!, /start chat exited with 1: Job for chat.service failed\./);
  });
});
