import { build } from 'esbuild';
import { join } from 'node:path';

/** One page a code, and their list. */
export async function codePages(root) {
  const catalogue = await loadCatalogue(root);
  const codes = Object.keys(catalogue).sort();
  const pages = codes.map((code) => [`docs/codes/${code}.md`, page(code, catalogue[code])]);
  return [...pages, ['docs/codes/README.md', index(codes, catalogue)]];
}

const note =
  '<!-- Generated from packages/diagnostics/src/codes by `npm run generate`. Do not edit. -->\n';

/** The catalogue is TypeScript; bundling it needs no build of the packages beforehand. */
async function loadCatalogue(root) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/diagnostics/src/catalogue.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  const source = Buffer.from(outputFiles[0].contents).toString('base64');
  return (await import(`data:text/javascript;base64,${source}`)).catalogue;
}

function page(code, { title, severity, explanation, remedy }) {
  const parts = [`${note}\n# ${code}: ${title}`, `Severity: ${severity}`, explanation];
  if (remedy !== undefined) parts.push(`**What to do.** ${remedy}`);
  return `${parts.join('\n\n')}\n`;
}

const areas = {
  CLI: 'The command line',
  ENG: 'The run',
  EXP: 'Expressions and templates',
  HST: 'Operations on hosts',
  IFC: 'Interfaces files',
  INV: 'Inventories',
  LAB: 'The lab',
  MOD: 'Modules',
  PBK: 'Playbooks',
  PLN: 'Plans and snapshots',
  SSH: 'Connections',
  VIP: 'Moving an address',
};

function index(codes, catalogue) {
  const parts = [
    `${note}\n# Codes`,
    'Each finding of vipbook has a code that keeps its meaning. `vipbook explain CODE` shows the same page.',
  ];
  for (const prefix of [...new Set(codes.map((code) => code.slice(0, 3)))]) {
    const heading = areas[prefix] ?? prefix;
    const own = codes.filter((code) => code.startsWith(prefix));
    parts.push(`## ${heading}`);
    parts.push(own.map((code) => `- [${code}](${code}.md): ${catalogue[code].title}`).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}
