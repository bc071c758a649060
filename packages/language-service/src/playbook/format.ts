import type { TextEdit } from 'vscode-languageserver-types';
import type { SourceDocument } from '../api.ts';
import type { Analyses } from '../document/analysis.ts';
import { formatYaml, lineEdits, sameValue } from '../document/format-yaml.ts';

/** Edits that set the layout right; none where the text is broken, or where they would change its meaning. */
export async function formatPlaybook(
  analyses: Analyses,
  document: SourceDocument,
): Promise<TextEdit[]> {
  const { yaml, index, path } = await analyses.of(document);
  if (yaml.findings.list.some(({ severity }) => severity === 'error')) return [];
  const lines = formatYaml(index, yaml.root);
  const after = await analyses.read(path, `${lines.join('\n')}\n`);
  const wrong = after.findings.list.some(({ severity }) => severity === 'error');
  return wrong || !sameValue(yaml.root, after.root) ? [] : lineEdits(index, lines);
}
