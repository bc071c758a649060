import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlaybook } from '@vipbook/playbook';

const codes = (text: string) =>
  parsePlaybook('hostile.yml', text).findings.map((each) => each.code);

describe('hostile playbooks', () => {
  const deep = {
    'lists in one line': '['.repeat(100_000),
    'mappings in one line': '{a: '.repeat(100_000),
    dashes: '- '.repeat(500_000),
    'indented mappings': Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  };
  for (const [name, text] of Object.entries(deep)) {
    it(`nested without end (${name}) are refused by name`, () => {
      assert.deepEqual(codes(text), ['PBK009']);
    });
  }

  it('aliases that multiply are refused before they are expanded', () => {
    const lines = Array.from({ length: 30 }, (_, at) => {
      const one = at === 0 ? 'x' : `*a${String(at - 1)}`;
      return `    a${String(at)}: &a${String(at)} [${Array.from({ length: 9 }, () => one).join(', ')}]`;
    });
    assert.ok(codes(`- hosts: all\n  vars:\n${lines.join('\n')}`).includes('PBK008'));
  });

  it('merge keys that multiply are refused too', () => {
    const lines = Array.from(
      { length: 2000 },
      (_, at) =>
        `    a${String(at)}: &a${String(at)} {k${String(at)}: 1${at === 0 ? '' : `, <<: *a${String(at - 1)}`}}`,
    );
    assert.ok(codes(`- hosts: all\n  vars:\n${lines.join('\n')}`).includes('PBK008'));
  });

  it('50 MB are refused unread', () => {
    assert.deepEqual(codes('x'.repeat(50 * 1024 * 1024)), ['PBK003']);
  });

  it('a flood of errors is cut', () => {
    const text = `- hosts: all\n  tasks:\n${'    - nothing: here\n'.repeat(5000)}`;
    assert.equal(codes(text).length, 500);
  });

  it('keys such as __proto__ are keys like any other', () => {
    const text =
      '- hosts: all\n  tasks:\n    - debug: {msg: {__proto__: {polluted: 1}}}\n      __proto__: 1\n';
    assert.deepEqual(codes(text), ['PBK025']);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it('conflict markers of git are named', () => {
    const text = '- hosts: all\n<<<<<<< HEAD\n  tasks: []\n=======\n>>>>>>> other\n';
    assert.deepEqual(codes(text), ['PBK005']);
  });

  it('a fault of YAML is told once, without what the parser makes of the rest', () => {
    const rest = '  tasks:\n    - name: one\n      ping:\n    - name: two\n      ping:\n';
    for (const first of ['hosts: all', '"- hosts: all', '- hosts: all\n vars:', '- hosts: al\nl'])
      assert.deepEqual(codes(`${first}\n${rest}`), ['PBK005'], first);
    assert.deepEqual(codes('- hosts: a: b\n  name: @c\n'), ['PBK005', 'PBK005']);
  });

  it('a byte order mark and CRLF change nothing', () => {
    assert.deepEqual(codes('\ufeff- hosts: all\r\n  tasks:\r\n    - ping:\r\n'), []);
  });
});

describe('every prefix of every example', () => {
  const folders = ['fixtures/valid', 'fixtures/invalid', '../../../playbooks'];
  for (const folder of folders.map((each) => join(import.meta.dirname, each))) {
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.yml'))) {
      it(name, () => {
        const text = readFileSync(join(folder, name), 'utf8');
        const step = text.length > 1500 && process.env['VIPBOOK_RUNS'] === undefined ? 11 : 1;
        for (let length = 0; length < text.length; length += step) {
          const { findings } = parsePlaybook(name, text.slice(0, length));
          for (const { where } of findings) {
            const end = where?.range?.end.offset ?? 0;
            assert.ok(end <= length + 1, `a finding past the end, at ${String(length)}`);
          }
        }
      });
    }
  }
});
