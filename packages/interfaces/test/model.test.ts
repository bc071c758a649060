import assert from 'node:assert/strict';
import { oracleView } from '../src/index.ts';
import { host } from './support.ts';

function view(main: string, more: Readonly<Record<string, string>> = {}) {
  const result = oracleView(host(main, more));
  assert.ok(result.ok, result.stderr.join('\n'));
  return result;
}

function refusal(main: string): readonly string[] {
  const result = oracleView(host(main));
  assert.equal(result.ok, false);
  return result.stderr;
}

describe('what ifupdown keeps', () => {
  it('joins repeated options and appends to inherited ones', () => {
    const { ifaces } = view(
      'iface t inet static\n mtu 1\n up a\niface x inherits t\n mtu 2\n mtu 3\n post-up b\n',
    );
    assert.deepEqual(ifaces[1]?.options, [
      ['mtu', '1\n2\n3'],
      ['up', 'a'],
      ['up', 'b'],
    ]);
    assert.equal(ifaces[1]?.method, 'static');
  });

  it('sets `name?` only when it is not there', () => {
    const { ifaces } = view('iface x inet manual\n mtu 1\n mtu? 2\n metric? 3\n');
    assert.deepEqual(ifaces[0]?.options, [
      ['mtu', '1'],
      ['metric', '3'],
    ]);
  });

  it('drops repeats within a class, not among no-auto-down', () => {
    const result = view('auto a b a\nallow-auto b c\nallow-x\nno-auto-down a a\n');
    assert.deepEqual(result.allow, { auto: ['a', 'b', 'c'], x: [] });
    assert.deepEqual(result.no_auto_down, ['a', 'a']);
  });

  it('reports the last physical line of a continued one', () => {
    assert.deepEqual(refusal('\n\\\n\\\nmtu 5\n'), ['/etc/network/interfaces:4: misplaced option']);
  });

  it('keeps what a sourced file said before its error', () => {
    const result = view('source a\niface c inet manual\n', {
      a: 'iface b inet manual\nmapping x\nfoo\niface d inet manual\n',
    });
    assert.deepEqual(
      result.ifaces.map(({ name }) => name),
      ['b', 'c'],
    );
    assert.deepEqual(result.stderr, ['/etc/network/a:3: misplaced option']);
  });

  it('adds no loopback where a file has one', () => {
    assert.equal(host('iface lo inet loopback\n').model.implicitLoopback, false);
    assert.equal(host('iface lo inet manual\n').model.implicitLoopback, true);
  });
});

describe('source lines', () => {
  const stanza = 'iface a inet manual\n';
  const files = {
    'd/vip': stanza,
    'd/vip.bak': stanza,
    'd/vip~': stanza,
    'd/.hidden': stanza,
    'd/vip.4242.2024-01-01~': stanza,
  };
  const cases: [string, number][] = [
    ['source d/*\n', 4],
    ['source-directory d\n', 1],
    ['source-dir d\n', 1],
    ['source-dirXYZ d\n', 1],
    ['source d/vip\nsource ./d/vip\nsource d/vip\n', 2],
    ['source "d/vip"\n', 1],
    ['source \'d\'/v"i"p\n', 1],
    ['source d/vip.bak d/vip\n', 1],
    ['source /etc/network/d/vip.bak /etc/network/d/vip\n', 2],
    ['source $(ls)\n', 0],
    ['source `ls`\n', 0],
    ['source d/{vip,vip.bak}\n', 0],
    ['source d/vip;d/vip\n', 0],
    ['source d/vip # comment\n', 1],
    ['source-directory d/vip\n', 0],
    ['source d\n', 0],
    ['source d/[uv]ip\n', 1],
    ['source d/[!u]ip?*\n', 3],
    ['source ${EMPTY}d/vip\n', 1],
    ['source ${EMPTY:-d}/vip\n', 1],
    ['source d/v\\ip\n', 1],
    ['source */vip\n', 1],
    ['source d/nothing\n', 0],
    ['source "d/vip\n', 0],
  ];
  for (const [main, count] of cases) {
    it(`${JSON.stringify(main)} reads ${String(count)}`, () => {
      assert.equal(view(main, files).ifaces.length, count);
    });
  }

  it('expand ~ and the environment that is handed in', () => {
    const found = view('source x ~/vip\n', { '/root/vip': stanza });
    assert.equal(found.ifaces.length, 1);
  });

  it('are read once a path, so that files that include each other end', () => {
    const result = view('source a\n', { a: 'source b\nauto a\n', b: 'source a\nauto b\n' });
    assert.deepEqual(result.allow, { auto: ['b', 'a'] });
  });

  it('that grow their own path end, with a finding', () => {
    const configuration = host(`${'# filler\n'.repeat(500)}source ./interfaces\n`);
    assert.ok(configuration.findings().some(({ code }) => code === 'IFC044'));
  });
});
