import { loadInventory } from '@vipbook/inventory';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import { findingsOf, load, refuses } from './helpers.ts';
import { memoryIo } from './memory-io.ts';

/** What takes longer than this takes too long: bombs go on for minutes or for ever. */
const boundMs = 5000;

async function quickly(work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  assert.ok(performance.now() - start < boundMs, `${String(performance.now() - start)} ms`);
}

describe('inventory: hostile input', function () {
  this.timeout(30_000);

  it('refuses alias bombs in values, groups and merge keys', async () => {
    const levels = Array.from({ length: 30 }, (_, n) => n);
    const list = (n: number): string =>
      n === 0
        ? '[x, x]'
        : `[${Array(9)
            .fill(`*a${String(n - 1)}`)
            .join(', ')}]`;
    const values = `all:\n  vars:\n${levels.map((n) => `    v${String(n)}: &a${String(n)} ${list(n)}\n`).join('')}`;
    await quickly(() => refuses('INV031', /Aliases/, () => load(values, 'x.yml')));
    const children = (n: number): string =>
      n === 0
        ? '{hosts: {h: }}'
        : `{children: {${Array.from({ length: 9 }, (_, k) => `g${String(n)}_${String(k)}: *a${String(n - 1)}`).join(', ')}}}`;
    const groups = levels.map((n) => `top${String(n)}: &a${String(n)} ${children(n)}\n`).join('');
    await quickly(() => refuses('INV031', /Aliases|nested/, () => load(groups, 'x.yml')));
    const merge = (n: number): string =>
      n === 0
        ? '{k: 1}'
        : `{<<: [${Array(9)
            .fill(`*a${String(n - 1)}`)
            .join(', ')}]}`;
    const merges = `all:\n  vars:\n${levels.map((n) => `    v${String(n)}: &a${String(n)} ${merge(n)}\n`).join('')}`;
    await quickly(() => refuses('INV031', /Aliases/, () => load(merges, 'x.yml')));
  });

  it('refuses deep nesting of every kind', async () => {
    const deep = 200_000;
    for (const text of [
      '['.repeat(deep),
      `all: ${'{a: '.repeat(deep)}`,
      '- '.repeat(deep),
      '? '.repeat(deep),
      Array.from({ length: 2000 }, (_, n) => `${' '.repeat(n)}a:\n`).join(''),
      `all: {vars: {a: ${'['.repeat(150)}${']'.repeat(150)}}}`,
    ]) {
      await quickly(async () => {
        const [finding] = await findingsOf(() => load(text, 'x.yml'));
        assert.match(finding?.code ?? '', /^INV0(31|04|05)$/);
      });
    }
    await quickly(async () => {
      const inventory = await load(`h x=${'['.repeat(deep)}\n`);
      assert.equal(typeof inventory.variables('h').get('x')?.value, 'string');
    });
  });

  it('bounds ranges', async () => {
    await quickly(() =>
      refuses('INV011', /more than 100000 hosts/, () => load('h[1:100000000]\n')),
    );
    await quickly(() =>
      refuses('INV011', /more than/, () => load('h[1:1000]-[1:1000]-[1:1000]\n')),
    );
    await quickly(() => refuses('INV009', /./, () => load(`h[1:${'9'.repeat(400)}]\n`)));
    await quickly(() =>
      refuses('INV011', /more than 200000 hosts/, () =>
        load(Array.from({ length: 3 }, (_, n) => `h${String(n)}-[1:99999]\n`).join('')),
      ),
    );
  });

  it('takes large files in a time that grows with them', async () => {
    const names = Array.from({ length: 50_000 }, (_, n) => `    h${String(n)}:\n`).join('');
    await quickly(async () => {
      assert.equal((await load(`all:\n  hosts:\n${names}`, 'x.yml')).hosts.size, 50_000);
    });
    const chain = Array.from(
      { length: 3000 },
      (_, n) => `[g${String(n)}:children]\ng${String(n + 1)}\n`,
    ).join('');
    await quickly(async () => {
      const inventory = await load(`${chain}[g3000]\nh\n`);
      assert.equal(inventory.groups.get('g3000')?.depth, 3001);
      assert.deepEqual(inventory.select('g0'), ['h']);
      assert.equal(inventory.hosts.get('h')?.groups.length, 3001);
    });
  });

  it('refuses files that are too large, and too many that are large', async () => {
    const filler = (bytes: number): string => `# ${'x'.repeat(bytes - 3)}\n`;
    const exactly = `a: 1\n${filler(4 * 2 ** 20 - 5)}`;
    await quickly(async () => {
      const inventory = await loadInventory(
        ['hosts'],
        memoryIo({ hosts: 'h\n', 'group_vars/all.yml': exactly }),
      );
      assert.equal(inventory.variables('h').get('a')?.value, 1);
    });
    await quickly(() =>
      refuses('INV039', /all\.yml is larger than 4 MiB/, () =>
        loadInventory(['hosts'], memoryIo({ hosts: 'h\n', 'group_vars/all.yml': `${exactly}#` })),
      ),
    );
    await quickly(() => refuses('INV039', /hosts is larger/, () => load(filler(5e6), 'hosts')));
    const many = Object.fromEntries(
      Array.from({ length: 17 }, (_, at) => [`group_vars/all/${String(at)}.yml`, filler(4e6)]),
    );
    await quickly(() =>
      refuses('INV039', /the inventory and its variables are larger than 64 MiB/, () =>
        loadInventory(['hosts'], memoryIo({ hosts: 'h\n', ...many })),
      ),
    );
  });

  it('answers any bytes with an inventory or a VipbookError', async () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      ':',
      '\n',
      ' ',
      '&a',
      '*a',
      '<<: ',
      '- ',
      '{',
      '}',
      'all:',
      '  hosts:',
      'h',
      '=',
      '"',
      "'",
      '#',
      '!vault ',
      '|',
      '0',
      '[1:3]',
      '\t',
      '\u0000',
      '%',
      '---',
      '? ',
      ',',
    );
    const texts = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('x', 'x.yml', 'x.json'), async (text, name) => {
        try {
          const inventory = await loadInventory(
            [name],
            memoryIo({ [name]: text, 'group_vars/all.yml': text }),
          );
          inventory.select('all');
          for (const host of inventory.hosts.keys()) inventory.variables(host);
        } catch (error) {
          if (!(error instanceof VipbookError)) throw error;
        }
      }),
      { numRuns: Number(process.env['VIPBOOK_RUNS'] ?? 500) },
    );
  });

  it('answers any pattern with hosts or a VipbookError', async () => {
    const inventory = await load('[web]\nweb[1:9]\n[db]\ndb1\n');
    const texts = fc.array(
      fc.constantFrom(
        'web',
        'db',
        '[',
        ']',
        ':',
        '-',
        '1',
        '!',
        '&',
        ',',
        '*',
        '~',
        '(',
        ')',
        '?',
        '@',
        ' ',
        '\\',
        '.',
        '+',
        '(?P<',
        '(?i)',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, texts, (pattern, limit) => {
        try {
          inventory.select(pattern.join(''), limit.join(''));
        } catch (error) {
          if (!(error instanceof VipbookError)) throw error;
        }
      }),
      { numRuns: Number(process.env['VIPBOOK_RUNS'] ?? 2000) },
    );
  });
});
