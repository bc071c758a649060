import assert from 'node:assert/strict';
import { catalogue } from '@vipbook/diagnostics';
import { commandTable } from '../src/command-table.ts';
import { vipbookIn, type Said } from './support/command.ts';

const vipbook = (...argv: readonly string[]): Promise<Said> => vipbookIn('/', argv, {});

describe('the command line', () => {
  it('says its version', async () => {
    const { code, out } = await vipbook('--version');
    assert.equal(code, 0);
    assert.match(out, /^\d+\.\d+\.\d+\n$/);
  });

  it('exits with 5 for wrong use, says what is meant, and prints no stack', async () => {
    const wrong: [string[], RegExp][] = [
      [['rnu'], /unknown command "rnu"\. Did you mean "run"\?/],
      [['explain', '--outptu', 'json'], /unknown option '--outptu'. Did you mean "--output"\?/],
      [['explain', '--output', 'xml'], /'xml' is invalid/],
      [['run'], /missing required argument.*\n help: See: vipbook run --help/],
      [['run', 'x.yml', '-f', 'many'], /A whole number of 1 or more/],
      [['completion', 'tcsh'], /bash, zsh or fish/],
    ];
    for (const [argv, expected] of wrong) {
      const { code, out, error } = await vipbook(...argv);
      assert.equal(code, 5, argv.join(' '));
      assert.match(error, /^error\[CLI002\]: /);
      assert.match(error, expected);
      assert.doesNotMatch(error, /\n\s+at /);
      assert.equal(out, '');
    }
  });

  it('prints its help without a command, as wrong use', async () => {
    const { code, error } = await vipbook();
    assert.equal(code, 5);
    for (const { name, summary } of commandTable)
      assert.ok(error.replace(/\s+/g, ' ').includes(summary), name);
  });

  it('has help with examples and exit codes for every command', async () => {
    for (const { name } of commandTable) {
      const { code, out } = await vipbook(name, '--help');
      assert.equal(code, 0, name);
      assert.match(out, new RegExp(`Usage: vipbook ${name}`), name);
      assert.match(out, /Examples:/, name);
      // A group's commands each say their own.
      assert.match(out, /Exit codes:|Commands:/, name);
      assert.equal((await vipbook('help', name)).out, out);
    }
  });

  it('explains every code, and suggests for unknown ones', async () => {
    const { out } = await vipbook('explain');
    assert.equal(out.trimEnd().split('\n').length, Object.keys(catalogue).length);
    assert.match((await vipbook('explain', 'cli006')).out, /^CLI006: Host key checking/);
    const { code, error } = await vipbook('explain', 'CLI06');
    assert.equal(code, 1);
    assert.match(error, /Did you mean "CLI006"/);
    const json = JSON.parse((await vipbook('explain', 'CLI001', '--output', 'json')).out);
    assert.equal(json[0].code, 'CLI001');
  });

  it('needs an inventory, and a matching host', async () => {
    const none = await vipbook('addresses');
    assert.equal(none.code, 1);
    assert.match(none.error, /CLI011/);
  });

  it('documents every module', async () => {
    const list = (await vipbook('doc')).out.trimEnd().split('\n');
    assert.ok(list.some((line) => line.startsWith('vip ')));
    for (const line of list) {
      const [name = ''] = line.split(' ');
      const { code, out } = await vipbook('doc', name);
      assert.equal(code, 0, name);
      assert.ok(out.startsWith(name));
    }
    assert.match((await vipbook('doc', 'vpi')).error, /CLI009.*Did you mean "vip"/);
  });

  it('completes commands and options in three shells', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { code, out } = await vipbook('completion', shell);
      assert.equal(code, 0);
      for (const { name } of commandTable) assert.ok(out.includes(name), `${shell} ${name}`);
      assert.match(out, /become-user/);
    }
  });
});
