import { decode, headerWords } from '@vipbook/interfaces';
import type { DocumentLink } from 'vscode-languageserver-types';
import type { FileProvider } from '../api.ts';
import { uriOf } from '../document/paths.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { lineRange } from './convert.ts';

/** What `source` lines lead to: one link each where they name one file; the first of several. */
export function sourceLinks(analysis: InterfacesAnalysis): DocumentLink[] {
  return analysis.configuration.reading.sources.flatMap((source) => {
    if (source.file.tree !== analysis.tree) return [];
    const [word] = headerWords(source.stanza);
    const targets = [...source.read, ...source.seenBefore];
    const [first] = targets;
    const path = first === undefined ? undefined : analysis.locate(first);
    if (word === undefined || path === undefined) return [];
    const range = lineRange(analysis, source.stanza.header, word.start, word.end);
    const names = targets.map(decode).slice(0, 20).join(', ');
    const tooltip = targets.length === 1 ? names : `${String(targets.length)} files: ${names}`;
    return [{ range, target: uriOf(decode(path)), tooltip }];
  });
}

const scriptPath = /(?<=^|[\s;&|(])(\/[\w.+/-]+)(?=$|[\s;&|)])/g;
const most = 100;

/** Scripts that hook lines and mappings run, where the workspace has them. */
export async function scriptLinks(
  analysis: InterfacesAnalysis,
  files: FileProvider,
): Promise<DocumentLink[]> {
  const found: { readonly range: DocumentLink['range']; readonly path: string }[] = [];
  for (const stanza of analysis.tree.stanzas) {
    for (const { line, valueStart } of stanza.body) {
      for (const match of line.text.slice(valueStart).matchAll(scriptPath)) {
        const path = analysis.locate(match[1] ?? '');
        if (path === undefined || found.length >= most) continue;
        const from = valueStart + match.index;
        found.push({ range: lineRange(analysis, line, from, from + match[0].length), path });
      }
    }
  }
  const links = await Promise.all(
    found.map(async ({ range, path }) => {
      const there = await files.readFile(path, 0).catch(() => undefined);
      return there === undefined ? [] : [{ range, target: uriOf(path) }];
    }),
  );
  return links.flat();
}
