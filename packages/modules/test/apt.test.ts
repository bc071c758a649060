import assert from 'node:assert/strict';
import { FakeHost, type Answer } from './fake-host.ts';
import { run, type Ran } from './plan.ts';

const summary = (upgraded: number, fresh: number, removed: number): string =>
  `Reading package lists...\n${String(upgraded)} upgraded, ${String(fresh)} newly installed, ${String(removed)} to remove and 3 not upgraded.\n`;

interface Init {
  /** Lines of dpkg-query: `chat ii  1.2`. */
  readonly installed?: readonly string[];
  readonly listsFrom?: number;
  readonly simulated?: Answer;
  readonly done?: Answer;
}

/** A Debian host whose lists are a thousand seconds old. */
function debian({ installed = [], listsFrom = 9000, simulated, done }: Init = {}): FakeHost {
  return new FakeHost({
    name: 'old',
    command: (line) => {
      if (line.startsWith('sh -c command -v apt-get'))
        return `10000\n${String(listsFrom)}\n${installed.map((entry) => `${entry}\n`).join('')}`;
      if (line.startsWith('apt-get -s')) return simulated ?? summary(0, 1, 0);
      return done ?? summary(0, 1, 0);
    },
  });
}

const words = ({ steps }: Ran): readonly string[] =>
  steps.flatMap((step) =>
    step.operations.flatMap((each) =>
      each.do === 'command.run' && 'argv' in each.command ? [each.command.argv.join(' ')] : [],
    ),
  );

describe('apt and package', () => {
  for (const module of ['apt', 'package']) {
    it(`${module}: what is there costs one look and starts no apt-get`, async () => {
      const host = debian({ installed: ['chat ii  1.2', 'tool:amd64 ii  2'] });
      const ran = await run(module, { name: ['chat', 'tool:amd64'], state: 'present' }, host);
      assert.equal(ran.outcome.status, 'ok');
      assert.equal(host.roundTrips, 1);
      assert.equal(host.commands.length, 1);
    });

    it(`${module}: installs what is missing, in one run, as --check foretells`, async () => {
      const installed = ['chat ii  1.2', 'gone rc  1'];
      const init = { installed };
      const args = { name: ['chat', 'gone', 'fresh'], state: 'present' };
      const seen = await run(module, args, debian(init), { check: true });
      const ran = await run(module, args, debian(init));
      assert.deepEqual([seen.outcome.status, ran.outcome.status], ['changed', 'changed']);
      assert.deepEqual(words(seen), words(ran));
      assert.equal(words(ran).length, 1);
      assert.match(words(ran)[0] ?? '', /^apt-get -y .* install -- gone fresh$/);
      assert.equal(ran.steps[0]?.title, 'install gone, fresh');
    });

    it(`${module}: removes, and has nothing to do when nothing is there`, async () => {
      const host = debian({
        installed: ['chat ii  1.2'],
        simulated: summary(0, 0, 1),
        done: summary(0, 0, 1),
      });
      const ran = await run(module, { name: 'chat', state: 'absent' }, host);
      assert.equal(ran.outcome.status, 'changed');
      assert.match(words(ran)[0] ?? '', / remove -- chat$/);
      const none = await run(module, { name: 'chat', state: 'absent' }, debian());
      assert.equal(none.outcome.status, 'ok');
    });

    it(`${module}: latest asks apt-get, which may find nothing newer`, async () => {
      const init = { installed: ['chat ii  1.2'], simulated: summary(0, 0, 0) };
      const ran = await run(module, { name: 'chat', state: 'latest' }, debian(init));
      assert.deepEqual([ran.outcome.status, ran.steps.length], ['ok', 0]);
      const newer = { ...init, simulated: summary(1, 0, 0), done: summary(1, 0, 0) };
      assert.equal(
        (await run(module, { name: 'chat', state: 'latest' }, debian(newer))).outcome.status,
        'changed',
      );
    });

    it(`${module}: is refused where there is no apt-get`, async () => {
      const host = new FakeHost({
        name: 'old',
        command: () => ({ status: 9, stdout: 'Alpine Linux v3.20\n' }),
      });
      const { outcome } = await run(module, { name: 'chat', state: 'present' }, host).then(
        (ran) => ran,
        (error: { diagnostics: readonly { code: string; message: string }[] }) => ({
          outcome: { error: error.diagnostics[0] },
        }),
      );
      assert.equal(outcome.error?.code, 'MOD085');
      assert.match(outcome.error.message, /Alpine Linux/);
    });
  }

  it('takes names and versions, and nothing that apt-get reads otherwise', async () => {
    const host = debian({ installed: ['chat ii  1.2'] });
    assert.equal((await run('apt', { name: 'chat=1.2' }, host)).outcome.status, 'ok');
    const other = await run('apt', { name: 'chat=1.3' }, debian({ installed: ['chat ii  1.2'] }));
    assert.match(words(other)[0] ?? '', / install -- chat=1\.3$/);
    for (const name of [
      '-o=x',
      'chat-',
      'chat+',
      'a b',
      'Chat',
      './x.deb',
      'chat/stable',
      'ch*',
      '$(id)',
      'a\nb',
    ])
      if (name !== 'chat+') await assert.rejects(run('apt', { name }, debian()), /MOD071/, name);
  });

  it('updates the lists when they are too old, and with --check only says so', async () => {
    const old = { name: 'chat', update_cache: true, cache_valid_time: 600 };
    const there = { installed: ['chat ii  1.2'] };
    const host = debian({ ...there, done: 'Reading package lists...\n' });
    const ran = await run('apt', old, host);
    assert.match(words(ran)[0] ?? '', /^apt-get .* update$/);
    assert.equal(ran.data['cache_updated'], true);
    const fresh = await run('apt', { ...old, cache_valid_time: 3600 }, debian(there));
    assert.deepEqual([fresh.outcome.status, fresh.steps.length], ['ok', 0]);
    const checked = debian(there);
    await run('apt', old, checked, { check: true });
    assert.ok(checked.commands.every((line) => !/^apt-get.*update/.test(line)));
  });

  it('says what apt-get complains of', async () => {
    const broken = { status: 100, stderr: 'W: x\nE: Unable to locate package fresh\n' };
    await assert.rejects(
      run('apt', { name: 'fresh' }, debian({ simulated: broken })),
      /MOD086.*Unable to locate package fresh/,
    );
    const late = await run('apt', { name: 'fresh' }, debian({ done: broken }));
    assert.equal(late.outcome.error?.code, 'MOD086');
    assert.equal(late.data['rc'], 100);
  });

  it('asks nothing: no dialogue, no newer configuration file over an own one', async () => {
    const host = debian();
    await run('apt', { name: 'fresh', install_recommends: false, autoremove: true }, host);
    const last = host.done.at(-1);
    assert.ok(last?.do === 'command.run');
    assert.equal(last.environment?.['DEBIAN_FRONTEND'], 'noninteractive');
    assert.match(
      host.commands.at(-1) ?? '',
      /--force-confold .*APT::Install-Recommends=no --auto-remove install -- fresh$/,
    );
  });
});
