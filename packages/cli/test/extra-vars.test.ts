import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import { keyValues, readExtraVars } from '../src/options/extra-vars.ts';

const codeOf = (code: string) => (error: unknown) =>
  error instanceof VipbookError && error.diagnostics.some((finding) => finding.code === code);

describe('extra variables', () => {
  it('splits key=value like a shell, values staying texts', () => {
    assert.deepEqual(keyValues(`a=1 b="two words" c='x\\y' d=e=f g=`), {
      a: '1',
      b: 'two words',
      c: 'x\\y',
      d: 'e=f',
      g: '',
    });
  });

  it('keeps the types of JSON and YAML, later ones winning', async () => {
    assert.deepEqual(await readExtraVars(['{"a": 1, "b": [true]}', 'a=2', '{c: null}']), {
      a: '2',
      b: [true],
      c: null,
    });
  });

  it('refuses what is none of these', async () => {
    for (const text of ['novalue', '1a=x', 'a="open', '[1]', '{a: [}'])
      await assert.rejects(readExtraVars([text]), codeOf('CLI010'), text);
    await assert.rejects(readExtraVars(['@/nonexistent/vars.yml']), codeOf('CLI003'));
  });
});
