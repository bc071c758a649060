import { parse } from '@vipbook/interfaces';
import type { FormattingOptions, TextEdit } from 'vscode-languageserver-types';
import { lineEdits } from '../document/format-yaml.ts';
import type { InterfacesAnalysis } from './analysis.ts';

/** Options one step in, all else at the margin, no blanks at line ends; never if it changed what is read. */
export function formatInterfaces(
  analysis: InterfacesAnalysis,
  { tabSize, insertSpaces }: FormattingOptions,
): TextEdit[] {
  const { tree, index, bytes } = analysis;
  const indent = insertSpaces ? ' '.repeat(tabSize) : '\t';
  const body = new Set(tree.stanzas.flatMap((stanza) => stanza.body.map((each) => each.line)));
  const lines: string[] = [];
  let inStanza = false;
  for (const line of tree.lines) {
    const first = index.lineAt(bytes.toUnit(line.start));
    if (line.kind === 'blank') {
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
      continue;
    }
    if (line.kind === 'statement') inStanza = body.has(line);
    const written = index.lineText(first);
    const wasIndented = /^\s/.test(written);
    const deep = line.kind === 'statement' ? inStanza : wasIndented && inStanza;
    const text = written.trimStart();
    const last = first + (line.lastLine - line.firstLine);
    // Continued lines keep their line ends: a blank behind a backslash would end them.
    lines.push((deep ? indent : '') + (last > first ? text : text.trimEnd()));
    for (let more = first + 1; more <= last; more += 1) lines.push(index.lineText(more));
  }
  while (lines.at(-1) === '') lines.pop();
  const after = parse(new TextEncoder().encode(`${lines.join('\n')}\n`));
  const said = ({ stanzas }: typeof after): string =>
    JSON.stringify(
      stanzas.map(({ header, body: options }) => [
        header.text,
        options.map((each) => each.line.text),
      ]),
    );
  return said(after) === said(tree) ? lineEdits(index, lines) : [];
}
