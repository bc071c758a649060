import { addressOf, decode, type Stanza } from '@vipbook/interfaces';
import { scrubText } from '@vipbook/diagnostics';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { symbolKind } from '../lsp.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { byteRange, lineRange } from './convert.ts';

/** A symbol for each stanza, with its options below. */
export function interfacesSymbols(analysis: InterfacesAnalysis): DocumentSymbol[] {
  const addresses = new Map<Stanza, string>();
  for (const each of analysis.configuration.model.interfaces) {
    if (each.file.tree !== analysis.tree) continue;
    const found = addressOf(each);
    if (found !== undefined) addresses.set(each.stanza, `${found.address}/${String(found.prefix)}`);
  }
  return analysis.tree.stanzas.map((stanza) => {
    const { header, body, rest } = stanza;
    const last = analysis.tree.lines[stanza.last] ?? header;
    const range = byteRange(analysis, header.textStart, endOf(last.start, last.end, analysis));
    const words = decode(header.text.slice(rest));
    const children = body.map((option): DocumentSymbol => {
      const { line, name, valueStart } = option;
      const optionRange = byteRange(
        analysis,
        line.textStart,
        endOf(line.start, line.end, analysis),
      );
      return {
        name: decode(name) || '?',
        detail: shownValue(decode(name), decode(line.text.slice(valueStart))).slice(0, 100),
        kind: symbolKind.property,
        range: optionRange,
        selectionRange: lineRange(analysis, line, 0, option.nameEnd),
      };
    });
    const address = addresses.get(stanza);
    return {
      name: `${decode(stanza.keyword)} ${words}`.trim().slice(0, 100),
      ...(address === undefined ? {} : { detail: address }),
      kind: stanza.kind === 'iface' ? symbolKind.interface : symbolKind.key,
      range,
      selectionRange: lineRange(analysis, header),
      ...(children.length === 0 ? {} : { children }),
    };
  });
}

/** Where a line's text ends, its line end left out. */
export function endOf(start: number, end: number, { tree }: InterfacesAnalysis): number {
  let at = end;
  while (at > start && /[\r\n]/.test(tree.text.charAt(at - 1))) at -= 1;
  return at;
}

/** An outline is left open beside the file: a key of a wireless network is not in it. */
function shownValue(name: string, value: string): string {
  return scrubText(`${name} ${value}`).text.slice(name.length + 1);
}
