import assert from 'node:assert/strict';
import type { Value } from '@vipbook/modules';
import { FakeHost, type Answer } from './fake-host.ts';
import { run, type Ran } from './plan.ts';

/** `old` does the work for `new`, whose variables these are. */
async function across(
  args: Readonly<Record<string, unknown>>,
  variables: Readonly<Record<string, Value>> = {},
  init: { readonly rsync?: Answer; readonly login?: string; readonly check?: boolean } = {},
): Promise<Ran & { readonly argv: readonly string[] }> {
  const { rsync = '<<CHANGED>><f+++++++++ one\n', login = '- root root' } = init;
  const old = new FakeHost({
    name: 'old',
    command: (line) => (line.startsWith('rsync ') ? rsync : undefined),
  });
  const other = new FakeHost({ name: 'new', command: () => `${login}\n` });
  const all: Readonly<Record<string, Value>> = { inventory_hostname: 'new', ...variables };
  const ran = await run('synchronize', { src: '/a/', dest: '/b', ...args }, old, {
    others: [other],
    delegated: true,
    check: init.check ?? false,
    evaluate: (expression) => all[expression.split(' ')[0] ?? ''] ?? '',
  });
  const last = old.done.at(-1);
  assert.ok(last?.do === 'command.run' && 'argv' in last.command);
  return { ...ran, argv: last.command.argv };
}

describe('synchronize', () => {
  it('of one host to another is a step of that host, foretold by a dry run', async () => {
    const ran = await across(
      { delete: true },
      { ansible_host: '192.168.1.51', ansible_port: 2222 },
    );
    assert.equal(ran.outcome.status, 'changed');
    assert.deepEqual(
      ran.steps.map(({ host }) => host),
      ['old'],
    );
    assert.ok(!ran.argv.includes('--dry-run'));
    assert.ok(ran.argv.includes('--delete-after'));
    assert.deepEqual(ran.argv.slice(-3), ['--', '/a/', 'root@192.168.1.51:/b']);
    const rsh = ran.argv.find((word) => word.startsWith('--rsh=')) ?? '';
    assert.match(rsh, /^--rsh=ssh -a .*-oBatchMode=yes -oStrictHostKeyChecking=yes .*-oPort=2222$/);
    const seen = await across({}, {}, { check: true });
    assert.ok(seen.argv.includes('--dry-run'));
    assert.equal(seen.outcome.status, 'changed');
    assert.equal(Buffer.from(seen.diffs[0]?.after ?? '').toString(), '<f+++++++++ one\n');
    assert.equal((await across({}, {}, { rsync: '' })).outcome.status, 'ok');
  });

  it('gives the other host neither keys nor options that are of this machine', async () => {
    const { argv } = await across(
      {},
      {
        ansible_ssh_private_key_file: '/root/.ssh/secret',
        ansible_ssh_common_args: '-o ForwardAgent=yes',
        vipbook_known_hosts_file: '/root/known',
      },
    );
    assert.doesNotMatch(argv.join(' '), /secret|ForwardAgent|known/);
  });

  it('goes the other way with pull, and to an address of IPv6', async () => {
    const { argv } = await across(
      { mode: 'pull' },
      { ansible_host: 'fd00::51', ansible_user: 'ops' },
    );
    assert.deepEqual(argv.slice(-2), ['ops@[fd00::51]:/a/', '/b']);
  });

  it('says what archive leaves to be said', async () => {
    const words = async (args: Readonly<Record<string, unknown>>): Promise<readonly string[]> =>
      (await across(args)).argv.filter((word) =>
        /^--(?:no-|archive|recursive|times|owner)/.test(word),
      );
    assert.deepEqual(await words({ owner: false, times: true }), ['--archive', '--no-owner']);
    assert.deepEqual(await words({ archive: false, recursive: true }), ['--recursive']);
  });

  it('becomes on the far side whom the task became there', async () => {
    const { argv } = await across({}, {}, { login: 'sudo- ops root' });
    assert.ok(argv.includes('--rsync-path=sudo -n -u root rsync'), argv.join(' '));
    assert.equal(argv.at(-1), 'ops@new:/b');
    for (const login of ['sudo- ops root;id', '$(id)- a b', 'x'])
      assert.doesNotMatch((await across({}, {}, { login })).argv.join(' '), /rsync-path|id/);
  });

  it('is given no address, user or port that ssh would read as something else', async () => {
    for (const variables of [
      { ansible_host: '-oProxyCommand=id' },
      { ansible_host: 'a b' },
      { ansible_user: '-l' },
      { ansible_user: 'a@b c' },
      { ansible_port: '22 -oProxyCommand=id' },
    ])
      await assert.rejects(across({}, variables), /MOD091/, JSON.stringify(variables));
  });

  it('tells why it could not', async () => {
    const code = async (answer: Answer): Promise<string | undefined> =>
      (await across({}, {}, { rsync: answer })).outcome.error?.code;
    assert.equal(await code({ status: 127, stderr: 'sh: 1: rsync: not found\n' }), 'MOD090');
    const far = 'bash: rsync: command not found\nrsync: connection unexpectedly closed (0 bytes)\n';
    assert.equal(await code({ status: 127, stderr: far }), 'MOD090');
    assert.equal(
      await code({ status: 255, stderr: 'root@new: Permission denied (publickey).\n' }),
      'MOD091',
    );
    assert.equal(await code({ status: 12, stderr: 'sudo: a password is required\n' }), 'MOD091');
    assert.equal(await code({ status: 23, stderr: 'rsync: link_stat "/a" failed\n' }), 'MOD092');
  });
});
