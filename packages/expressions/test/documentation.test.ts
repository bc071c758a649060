import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { filters, tests, type CatalogueEntry } from '@vipbook/expressions';

const page = new URL('../../../docs/expressions.md', import.meta.url);

function table(entries: ReadonlyMap<string, CatalogueEntry>): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*');
  const rows = [...entries.values()].map(({ name, aliases, signature, summary }) => {
    const call = `\`${name}${signature === '' ? '' : `(${signature.replaceAll('|', '\\|')})`}\``;
    const also = aliases.map((alias) => `\`${alias}\``).join(', ');
    return `| ${call}${also === '' ? '' : `, ${also}`} | ${cell(summary)} |`;
  });
  return ['| name | what it gives |', '| --- | --- |', ...rows].join('\n');
}

/** The page with its generated parts made anew, formatted as all pages are. */
async function generated(text: string): Promise<string> {
  const made = [
    ['filters', table(filters)],
    ['tests', table(tests)],
  ].reduce((page, [name = '', rows = '']) => {
    const begin = `<!-- generated: ${name} -->`;
    const end = `<!-- end of ${name} -->`;
    const [before, rest] = page.split(begin);
    const after = rest?.split(end)[1];
    assert.ok(before !== undefined && after !== undefined, `${begin} … ${end} is missing`);
    return `${before}${begin}\n\n${rows}\n\n${end}${after}`;
  }, text);
  const options = await resolveConfig(fileURLToPath(page));
  return format(made, { ...options, parser: 'markdown' });
}

describe('docs/expressions.md', () => {
  it('lists the filters and tests that there are (VIPBOOK_UPDATE=1 writes it)', async () => {
    const text = readFileSync(page, 'utf8');
    if (process.env['VIPBOOK_UPDATE'] === '1') writeFileSync(page, await generated(text));
    const now = readFileSync(page, 'utf8');
    assert.equal(now, await generated(now));
  });

  it('has a sentence for each', () => {
    for (const entry of [...filters.values(), ...tests.values()]) {
      assert.match(entry.summary, /^\S.*[.…]$/, entry.name);
    }
    assert.ok(filters.size > 120 && tests.size > 40);
  });
});
