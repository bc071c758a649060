import { hasErrors } from '@vipbook/diagnostics';
import { hostJson, yaml11Difference } from '@vipbook/inventory';
import assert from 'node:assert/strict';
import { findingsOf, load, refuses, summary, values } from './helpers.ts';

const yaml = (text: string) => load(text, 'hosts.yml');

describe('inventory: YAML', () => {
  it('knows where each variable stands', async () => {
    const inventory = await yaml(
      'all:\n  hosts:\n    h1:\n      a: 1\n      b:\n        c: [1,\n          2]\n',
    );
    const variables = inventory.variables('h1');
    assert.deepEqual(variables.get('a')?.source.range?.start, { line: 4, column: 7, offset: 28 });
    assert.deepEqual(variables.get('b')?.source.range?.end, { line: 7, column: 13, offset: 69 });
    assert.deepEqual(inventory.hosts.get('h1')?.where.range?.start.line, 3);
  });

  it('reads YAML 1.2, and warns where Ansible reads something else', async () => {
    const inventory = await yaml(
      'all:\n  vars: {a: 0644, b: 52:54:00:12:34:56, c: on, d: 12:30, e: 0o17, f: 1_000, g: "yes", h: 1e3, on: 1}\n  hosts: h1\n',
    );
    assert.deepEqual(values(inventory, 'h1'), {
      a: 644,
      b: '52:54:00:12:34:56',
      c: 'on',
      d: '12:30',
      e: 15,
      f: '1_000',
      g: 'yes',
      h: 1000,
      on: 1,
    });
    assert.equal(inventory.findings.length, 8);
    assert.ok(inventory.findings.every(({ code }) => code === 'INV022'));
    assert.match(inventory.findings[2]?.message ?? '', /41135085296/);
    assert.deepEqual(summary(inventory.findings).slice(1, 3), ['INV022 2:13', 'INV022 2:22']);
  });

  it('heeds # vipbook: ignore=CODE reason, for the line and for the one below', async () => {
    const inventory = await yaml(
      [
        'all:',
        '  hosts: {h1: }',
        '  vars:',
        '    a: 0644 # vipbook: ignore=INV022 the number is meant',
        '    # vipbook: ignore=INV030,INV022 both are meant',
        '    # as everybody knows',
        '    b: on',
        '    c: 12:30 # vipbook: ignore=INV022',
        '    d: off # vipbook: ignore=INV030 another code',
        '',
      ].join('\n'),
    );
    assert.deepEqual(summary(inventory.findings), ['INV022 8:8', 'INV022 9:8']);
  });

  it('says how YAML 1.1 reads a scalar only where the two differ', () => {
    for (const same of [
      '1',
      '-5',
      '1.5',
      'true',
      'null',
      '~',
      'text',
      '0',
      '10.0.0.1',
      '1.5e+3',
      '',
      '.inf',
      '0x1F',
      '00',
      'hello world',
      '-',
      '+',
      '12345678901234567890',
    ]) {
      assert.equal(yaml11Difference(same), undefined, same);
    }
    assert.equal(yaml11Difference('012'), 'the number 10');
    assert.equal(yaml11Difference('08'), 'the text "08"');
    assert.equal(yaml11Difference('0b11'), 'the number 3');
    assert.equal(yaml11Difference('No'), 'false');
    assert.equal(yaml11Difference('2026-11-23'), 'a date');
    assert.equal(yaml11Difference('1e5'), 'the text "1e5"');
    assert.equal(yaml11Difference('190:20:30'), 'the number 685230');
  });

  it('resolves merge keys and shares aliases', async () => {
    const inventory = await yaml(
      'all:\n  vars:\n    base: &b {x: 1, y: 2}\n  hosts:\n    h1: {<<: *{x}, y: 3}\n'.replace(
        '*{x}',
        '[{x: 9, z: 8}, {x: 7}]',
      ) + '    h2:\n      m: {<<: *b, y: 5}\n      n: *b\n',
    );
    assert.deepEqual(values(inventory, 'h1'), { base: { x: 1, y: 2 }, x: 9, z: 8, y: 3 });
    assert.deepEqual(values(inventory, 'h2')['m'], { x: 1, y: 5 });
    assert.deepEqual(values(inventory, 'h2')['n'], { x: 1, y: 2 });
  });

  it('refuses a key written twice, naming both lines', async () => {
    const inventory = await yaml('all:\n  hosts:\n    a:\n  vars: {}\n  hosts:\n    b:\n');
    assert.ok(hasErrors(inventory.findings));
    assert.deepEqual(summary(inventory.findings), ['INV006 5:3']);
    assert.match(inventory.findings[0]?.message ?? '', /first in line 2/);
  });

  it('says what a section should be', async () => {
    await refuses('INV005', /"hosts" of group "all" is a list/, () =>
      yaml('all:\n  hosts:\n    - h1\n'),
    );
    await refuses('INV005', /not a list/, () => yaml('- hosts: all\n'));
    await refuses('INV005', /Host 7/, () => yaml('all:\n  hosts:\n    7:\n'));
    await refuses('INV005', /are a single value/, () => yaml('all:\n  hosts:\n    h: 7\n'));
    await refuses('INV027', /amazon.aws.aws_ec2/, () => yaml('plugin: amazon.aws.aws_ec2\n'));
    await refuses('INV004', /Not valid YAML/, () => yaml('all: {hosts: [\n'));
    await refuses('INV004', /more than one YAML document/, () => yaml('all:\n---\nall:\n'));
  });

  it('passes over what Ansible passes over, and says so', async () => {
    const inventory = await yaml(
      'all:\n  host:\n    a:\n  children: {g: 5}\n  hosts: h\nother: text\n',
    );
    assert.deepEqual(summary(inventory.findings), ['INV030 2:3', 'INV030 4:14', 'INV030 6:1']);
    assert.deepEqual(inventory.select('all'), ['h']);
  });

  it('tells once of a file that is no inventory, such as facts in a folder of inventories', async () => {
    const facts = Array.from({ length: 20 }, (_, n) => `fact${String(n)}: text\n`).join('');
    for (const text of [facts, `${facts}g: {hosts: {h: }}\n`, 'host: web1\nrun: r1\n']) {
      const { findings } = await yaml(text);
      assert.deepEqual(summary(findings), ['INV030 1:1']);
      assert.match(findings[0]?.remedy ?? '', /out of the folder/);
    }
  });

  it('keeps !unsafe text from being a template', async () => {
    const inventory = await yaml(
      "all:\n  hosts:\n    h: {a: !unsafe 'x{{ y }}', b: !unsafe plain, c: [!unsafe '{% endraw %}']}\n",
    );
    assert.deepEqual(values(inventory, 'h'), {
      a: '{% raw %}x{{ y }}{% endraw %}',
      b: 'plain',
      c: ["{{ '{% endraw %}' }}"],
    });
    assert.match(hostJson(inventory, 'h'), /"__ansible_unsafe": "x\{\{ y \}\}"/);
  });

  it('keeps names such as __proto__ as data', async () => {
    const inventory = await yaml('all:\n  hosts:\n    h: {__proto__: 1, d: {__proto__: {x: 1}}}\n');
    assert.equal(inventory.variables('h').get('__proto__')?.value, 1);
    const nested = inventory.variables('h').get('d')?.value as object;
    assert.ok(Object.hasOwn(nested, '__proto__'));
    assert.equal(Object.getPrototypeOf(nested), Object.prototype);
  });

  it('points into the text when an alias has no anchor', async () => {
    assert.equal(
      (await findingsOf(() => yaml('all:\n  vars:\n    a: *nope\n')))[0]?.code,
      'INV004',
    );
    await refuses('INV004', /Alias \*a/, () => yaml('all:\n  vars:\n    a: &a [*a]\n'));
  });
});
