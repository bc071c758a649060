import { addressOf, offsetIn } from '@vipbook/interfaces';
import type { InlayHint, Range } from 'vscode-languageserver-types';
import { inlayKind } from '../lsp.ts';
import { prefixOf } from '../playbook/addresses.ts';
import type { InterfacesAnalysis } from './analysis.ts';

/** The length that an address gets from elsewhere, and the length of a netmask. */
export function interfacesHints(analysis: InterfacesAnalysis, range: Range): InlayHint[] {
  const { index, bytes, configuration, tree } = analysis;
  const hints: InlayHint[] = [];
  for (const each of configuration.model.interfaces) {
    if (each.file.tree !== tree) continue;
    for (const { line, name, valueStart } of each.ownLines()) {
      const value = line.text.slice(valueStart);
      const length =
        name === 'netmask'
          ? prefixOf(value)
          : name === 'address' && !value.includes('/')
            ? addressOf(each)?.prefix
            : undefined;
      if (length === undefined) continue;
      const end = Math.max(0, line.text.length - 1);
      const position = index.position(bytes.toUnit(offsetIn(line, end) + 1));
      if (position.line < range.start.line || position.line > range.end.line) continue;
      hints.push({
        position,
        label: `/${String(length)}`,
        kind: inlayKind.type,
        paddingLeft: name === 'netmask',
      });
    }
  }
  return hints;
}
