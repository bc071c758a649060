import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vipbookIn, type Said } from './support/command.ts';

describe('vipbook lint', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vblint-'));
    mkdirSync(at('group_vars'));
    writeFileSync(at('hosts.ini'), 'old\nnew\n[chat]\nold\nnew\n[chat:vars]\nwhere=new\n');
    writeFileSync(at('group_vars/chat.yml'), 'beside: 1\nmac: 52:54:00:12:34:56\n');
    writeFileSync(
      at('fine.yml'),
      '- hosts: chat\n  tasks:\n    - debug: {msg: "{{ where }}{{ beside }}"}\n      tags: here\n',
    );
    writeFileSync(
      at('bad.yml'),
      [
        '- hosts: chat',
        '  tasks:',
        '    - vip: {address: 10.0.0.60, from: old, to: nwe}',
        '    - debug: {msg: "{{ wehre }}"}',
        '    - debug:',
        '      when: 1 > 2 # vipbook: ignore=PBK073 shows how to ignore',
        '',
      ].join('\n'),
    );
    writeFileSync(
      at('facts.json'),
      JSON.stringify({
        hosts: {
          old: {
            host: 'old',
            addresses: [{ address: '10.0.0.60', prefix: 24 }],
            listening: [{ address: '10.0.0.60', port: 5222, process: 'ejabberd' }],
          },
          new: { host: 'new', addresses: [{ address: '10.1.0.2', prefix: 24 }], listening: [] },
        },
      }),
    );
    writeFileSync(
      at('move.yml'),
      '- hosts: chat\n  tasks:\n    - vip: {address: 10.0.0.60, from: old, to: new}\n',
    );
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const vipbook = (...argv: readonly string[]): Promise<Said> => vipbookIn(folder, argv);

  const lintJson = async (...argv: readonly string[]) => {
    const { code, out } = await vipbook('lint', ...argv, '--output', 'json');
    const { findings } = JSON.parse(out) as {
      findings: { code: string; where: { range?: { start: { line: number; column: number } } } }[];
    };
    const places = findings.map(({ code: each, where }) => {
      const { line = 0, column = 0 } = where.range?.start ?? {};
      return `${each} ${String(line)}:${String(column)}`;
    });
    return { code, places };
  };

  it('knows the inventory, with the files beside it', async () => {
    const { code, places } = await lintJson(at('fine.yml'), '-i', at('hosts.ini'));
    assert.deepEqual([code, places], [0, ['INV022 2:6']]);
    assert.equal(
      (await vipbook('lint', at('fine.yml'), '-i', at('hosts.ini'), '--strict')).code,
      1,
    );
  });

  it('says what it could not look at without one', async () => {
    const { code, out } = await vipbook('lint', at('bad.yml'));
    assert.equal(code, 0);
    assert.match(out, /^1 file: 0 errors, 0 warnings; hosts and variables were not looked at/);
  });

  it('finds hosts, variables and tags that are not there, exactly where they stand', async () => {
    const bad = await lintJson(at('bad.yml'), '-i', at('hosts.ini'), '-t', 'there');
    assert.equal(bad.code, 4);
    assert.deepEqual(bad.places, ['PBK071 3:48', 'PBK070 4:24', 'INV022 2:6', 'PBK076 0:0']);
    const given = await lintJson(at('bad.yml'), '-i', at('hosts.ini'), '-e', 'wehre=1');
    assert.deepEqual(given.places, ['PBK071 3:48', 'INV022 2:6']);
  });

  it('tells by facts what is outside of its subnet and bound where it will not be', async () => {
    const args = [at('move.yml'), '-i', at('hosts.ini'), '--facts'];
    const { places } = await lintJson(...args, at('facts.json'));
    assert.deepEqual(places, ['PBK079 3:22', 'PBK081 3:22', 'INV022 2:6']);
    const none = await vipbook('lint', ...args, at('nothing.json'));
    assert.deepEqual([none.code, /CLI003.*nothing\.json/.test(none.error)], [1, true]);
    assert.match((await vipbook('lint', ...args, at('hosts.ini'))).error, /it is not JSON/);
  });

  it('writes for people, for GitHub and as SARIF', async () => {
    const args = ['lint', at('bad.yml'), '-i', at('hosts.ini')];
    const human = (await vipbook(...args)).out;
    assert.match(human, /error\[PBK071\]: .*Did you mean "new"\?\n --> .*bad\.yml:3:48\n/);
    assert.match(human, /\n1 file: 2 errors, 1 warning\n$/);
    const github = (await vipbook(...args, '--output', 'github')).out;
    assert.match(
      github,
      /^::error file=.*bad\.yml,line=3,col=48,endLine=3,endColumn=50,title=PBK071::/,
    );
    const sarif = JSON.parse((await vipbook(...args, '--output', 'sarif')).out);
    assert.equal(sarif.version, '2.1.0');
    const [result] = sarif.runs[0].results;
    assert.equal(result.ruleId, 'PBK071');
    const { startLine, startColumn, endColumn } = result.locations[0].physicalLocation.region;
    assert.deepEqual([startLine, startColumn, endColumn], [3, 48, 51]);
  });

  it('is what --syntax-check and run look at before anything runs', async () => {
    const check = await vipbook('run', at('bad.yml'), '-i', at('hosts.ini'), '--syntax-check');
    assert.equal(check.code, 4);
    assert.match(check.error, /PBK071[^]*PBK070/);
    const run = await vipbook('run', at('bad.yml'), '-i', at('hosts.ini'));
    assert.equal(run.code, 4);
    assert.match(run.out + run.error, /PBK071[^]*PBK070/);
    assert.doesNotMatch(run.out + run.error, /TASK|JNL/);
    const tag = await vipbook('run', at('fine.yml'), '-i', at('hosts.ini'), '-t', 'there');
    assert.equal(tag.code, 4);
    assert.match(tag.error, /PBK076.*"there".*Did you mean "here"/);
    const fine = await vipbook('run', at('fine.yml'), '-i', at('hosts.ini'), '--syntax-check');
    assert.deepEqual([fine.code, fine.out], [0, `\nplaybook: ${at('fine.yml')}\n`]);
  });
});
