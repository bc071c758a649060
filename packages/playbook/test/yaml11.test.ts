import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { readByYaml11 } from '../src/yaml/yaml11.ts';

const runs = Number(process.env['VIPBOOK_RUNS'] ?? 3000);

/** One JSON line for each text: its kind and value as PyYAML, and so Ansible, reads it. */
const oracle = `
import datetime, json, sys, yaml
for line in sys.stdin:
    try:
        value = yaml.safe_load('- ' + json.loads(line))[0]
    except Exception:
        print('["error"]'); continue
    kind = 'null' if value is None else type(value).__name__
    print(json.dumps([kind, value if kind in ('bool', 'str', 'int') and abs(value if kind == 'int' else 0) < 2**53 else repr(value)]))
`;

const pieces = [
  ...'0 1 2 5 8 9 12 59 60 00 : . - + _ e E x b o f n y yes No on OFF true ~ null 2026 -11 -23 T = =b'.split(
    ' ',
  ),
];

/** Deterministic, so that a failure can be looked at again. */
function* scalars(count: number): Generator<string> {
  let state = 42;
  const random = (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  for (let made = 0; made < count; made += 1) {
    yield Array.from({ length: 1 + random(7) }, () => pieces[random(pieces.length)]).join('');
  }
}

function core(text: string): unknown {
  try {
    const list = parse(`- ${text}`) as unknown;
    return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
  } catch {
    return undefined;
  }
}

function alike(ours: unknown, [kind, value]: readonly [string, unknown]): boolean {
  if (kind === 'str' || kind === 'bool') return ours === value;
  if (kind === 'null') return ours === null;
  if (kind !== 'int' && kind !== 'float') return false;
  const number = Number(String(value).replace('inf', 'Infinity'));
  return typeof ours === 'number' && Object.is(ours + 0, number + 0);
}

describe('scalars that YAML 1.1 reads differently', () => {
  it('are exactly those that PyYAML reads differently', function () {
    if (spawnSync('python3', ['-c', 'import yaml']).status !== 0) {
      console.log('      skipped: python3-yaml is not installed');
      this.skip();
    }
    const texts = [...new Set(scalars(runs))].filter((text) => {
      const value = core(text);
      return value !== undefined && (value === null || typeof value !== 'object');
    });
    const input = texts.map((text) => JSON.stringify(text)).join('\n');
    const { stdout } = spawnSync('python3', ['-c', oracle], { input, encoding: 'utf8' });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as [string, unknown]);
    assert.equal(answers.length, texts.length);
    const wrong = texts.filter((text, at) => {
      const same = alike(core(text), answers[at] ?? ['error', null]);
      return same === (readByYaml11(text) !== undefined);
    });
    assert.deepEqual(wrong, []);
  });

  const cases: readonly (readonly [string, string])[] = [
    ['52:54:00:12:34:56', 'the number 41135085296'],
    ['12:30', 'the number 750'],
    ['0644', 'the number 420'],
    ['on', 'true'],
    ['No', 'false'],
    ['2026-11-23', 'a date'],
  ];
  for (const [text, old] of cases) {
    it(`${text} is ${old}`, () => {
      assert.equal(readByYaml11(text)?.old, old);
    });
  }

  for (const text of [
    'true',
    'y',
    'n',
    '10',
    '1.5',
    '192.168.1.60',
    '0',
    'x:y',
    '52:54:00:ab:34:56',
  ]) {
    it(`${text} is the same`, () => {
      assert.equal(readByYaml11(text), undefined);
    });
  }
});
