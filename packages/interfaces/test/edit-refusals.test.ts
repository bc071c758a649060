import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import { setOption } from '../src/index.ts';
import { host } from './support.ts';

const text =
  'iface a inet static\n address 10.0.0.5/24\n mtu 1400\niface b inet static inherits a\n';

/** Edits of an option that are refused, and where. */
const refused: readonly {
  readonly code: string;
  readonly iface: string;
  readonly option: string;
  readonly value: string;
  readonly says: RegExp;
  /** Of the place, where one line is to blame. */
  readonly line?: number;
}[] = [
  { code: 'IFC066', iface: 'a', option: 'mtu', value: '1\n2', says: /no line can hold the value/ },
  { code: 'IFC066', iface: 'a', option: 'mtu', value: '9 \\', says: /no line can hold the value/ },
  { code: 'IFC066', iface: 'a', option: 'a b', value: '9', says: /"a b" cannot be an option/ },
  { code: 'IFC066', iface: 'a', option: 'auto', value: 'a', says: /"auto" cannot be an option/ },
  {
    code: 'IFC070',
    iface: 'b',
    option: 'mtu',
    value: '9000',
    says: /b inherits mtu from a/,
    line: 4,
  },
];

describe('an option that cannot be set', () => {
  for (const { code, iface, option, value, says, line } of refused) {
    it(`${code}: ${JSON.stringify(`${option} ${value}`)} of ${iface}`, () => {
      assert.throws(
        () => setOption(host(text), { iface, option, value }),
        (error) => {
          assert.ok(error instanceof VipbookError);
          const [finding] = error.diagnostics;
          assert.equal(finding?.code, code);
          assert.match(finding.message, says);
          assert.equal(finding.where?.range?.start.line, line);
          return true;
        },
      );
    });
  }
});
