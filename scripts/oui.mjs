// Makes packages/vip/src/neighbours/oui.ts: which MAC prefixes are a router maker's, from the registry of the IEEE
// as Debian's package ieee-data has it. Run by hand when that is newer: node scripts/oui.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';

const source = process.argv[2] ?? '/usr/share/ieee-data/oui.csv';
const makers = {
  // Not the brands that sell to homes under other systems.
  cisco: /^"?Cisco Systems/i,
  juniper: /^"?Juniper Networks/i,
};

const lines = readFileSync(source, 'utf8').split(/\r?\n/).slice(1);
const prefixesOf = (pattern) =>
  lines
    .flatMap((line) => {
      const match = /^MA-L,([0-9A-F]{6}),(.*)$/.exec(line);
      return match !== null && pattern.test(match[2]) ? [match[1].toLowerCase()] : [];
    })
    .sort();
const chunks = (prefixes) => {
  const rows = [];
  for (let at = 0; at < prefixes.length; at += 12) rows.push(prefixes.slice(at, at + 12).join(' '));
  return rows.map((row) => `'${row}'`).join(" + ' ' +\n    ");
};
const text = `// Made by scripts/oui.mjs; not to be edited.

/** First three bytes of the MAC addresses of a maker, as the IEEE has assigned them. */
export const prefixes = {
${Object.entries(makers)
  .map(([maker, pattern]) => `  ${maker}: ${chunks(prefixesOf(pattern))},`)
  .join('\n')}
} as const;
`;
const file = new URL('../packages/vip/src/neighbours/oui.ts', import.meta.url);
const options = await prettier.resolveConfig(file.pathname);
writeFileSync(file, await prettier.format(text, { ...options, parser: 'typescript' }));
