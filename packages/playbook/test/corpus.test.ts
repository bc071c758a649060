import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlaybook } from '@vipbook/playbook';

const fixtures = join(import.meta.dirname, 'fixtures');
const examples = join(import.meta.dirname, '../../../playbooks');

function files(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

function found(name: string, text: string): string[] {
  return parsePlaybook(name, text).findings.map((finding) => {
    const start = finding.where?.range?.start;
    return `${finding.code} ${String(start?.line)}:${String(start?.column)}`;
  });
}

describe('playbooks that are right', () => {
  for (const [name, text] of [...files(join(fixtures, 'valid')), ...files(examples)]) {
    it(name, () => {
      const { findings } = parsePlaybook(name, text);
      assert.deepEqual(findings, []);
    });
  }
});

describe('playbooks that are wrong', () => {
  for (const [name, text] of files(join(fixtures, 'invalid'))) {
    it(`${name}: the findings that its first lines name`, () => {
      const expected = [...text.matchAll(/^# (PBK\d+ \d+:\d+)$/gm)].map((match) => match[1]);
      assert.notEqual(expected.length, 0);
      assert.deepEqual(found(name, text).sort(), expected.sort());
    });
  }
});
