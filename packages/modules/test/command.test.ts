import assert from 'node:assert/strict';
import { FakeHost } from './fake-host.ts';
import { run } from './plan.ts';

const hello = (): FakeHost =>
  new FakeHost({
    name: 'old',
    files: { '/there': '' },
    command: (line) => (line === 'sh-it' ? 'a\r\nb\n\n' : undefined),
  });

describe('command', () => {
  it('splits its text as a shell would, and expands nothing', async () => {
    const host = new FakeHost({ name: 'old', command: () => '' });
    await run('command', { _raw: `echo "a b" 'c "d' e\\ f $HOME *.txt ""` }, host);
    const [done] = host.done;
    assert.ok(done?.do === 'command.run' && 'argv' in done.command);
    assert.deepEqual(done.command.argv, ['echo', 'a b', 'c "d', 'e f', '$HOME', '*.txt', '']);
  });

  it('refuses a quote that is not closed, without asking the host', async () => {
    const host = hello();
    const { outcome } = await run('command', { _raw: 'echo "a' }, host);
    assert.equal(outcome.error?.code, 'MOD002');
    assert.equal(host.roundTrips, 0);
  });

  it('gives Ansible’s results, line ends at the end removed', async () => {
    const { outcome, data } = await run('command', { argv: ['echo', 'a\nb\n'] }, hello());
    assert.equal(outcome.status, 'changed');
    assert.deepEqual(
      [data['rc'], data['stdout'], data['stdout_lines'], data['stderr_lines'], data['cmd']],
      [0, 'a\nb', ['a', 'b'], [], ['echo', 'a\nb\n']],
    );
    assert.match(data['delta'] as string, /^0:00:00\.\d{6}$/);
  });

  it('fails on any other status, with the last line of the error in the finding', async () => {
    const host = new FakeHost({
      name: 'old',
      command: () => ({ status: 3, stderr: 'one\ntwo\n' }),
    });
    const { outcome, data } = await run('command', { cmd: 'x' }, host);
    assert.equal(outcome.status, 'failed');
    assert.equal(outcome.message, 'non-zero return code');
    assert.equal(outcome.error?.message, 'x exited with 3: two');
    assert.equal(data['rc'], 3);
  });

  for (const check of [false, true]) {
    it(`creates and removes decide${check ? ' in check mode, too' : ''}`, async () => {
      const status = async (args: Record<string, string>): Promise<unknown> =>
        (await run('command', { cmd: 'true', ...args }, hello(), { check })).outcome.status;
      assert.equal(await status({ creates: '/there' }), 'ok');
      assert.equal(await status({ creates: '/nowhere' }), 'changed');
      assert.equal(await status({ removes: '/there' }), 'changed');
      assert.equal(await status({ removes: '/nowhere' }), 'ok');
      assert.equal(await status({}), check ? 'skipped' : 'changed');
    });
  }

  it('that only reads runs in check mode and never counts as changed', async () => {
    const host = hello();
    const { outcome, data } = await run('command', { cmd: 'echo x', changes: false }, host, {
      check: true,
    });
    assert.equal(outcome.status, 'ok');
    assert.equal(data['stdout'], 'x');
    assert.deepEqual(host.commands, ['echo x']);
  });

  it('passes directory, environment and input on', async () => {
    const host = hello();
    await run('command', { cmd: 'true', chdir: '/tmp', stdin: 'in' }, host, {
      environment: { A: '1' },
    });
    const [done] = host.done;
    assert.ok(done?.do === 'command.run');
    assert.equal(done.directory, '/tmp');
    assert.deepEqual(done.environment, { A: '1' });
    assert.equal(Buffer.from(done.input!).toString(), 'in\n');
  });
});

describe('shell', () => {
  it('hands its text over unsplit, to the shell that is asked for', async () => {
    const host = new FakeHost({ name: 'old', command: () => 'x' });
    const { data } = await run('shell', { _raw: 'a | b > "c"' }, host);
    await run('shell', { _raw: 'a | b', executable: '/bin/bash' }, host);
    assert.equal(data['cmd'], 'a | b > "c"');
    assert.deepEqual(
      host.done.map((each) => each.do === 'command.run' && each.command),
      [{ shell: 'a | b > "c"' }, { argv: ['/bin/bash', '-c', 'a | b'] }],
    );
  });
});
