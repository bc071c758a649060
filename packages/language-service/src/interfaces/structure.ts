import { decode, families, headerWords, isHook, offsetIn } from '@vipbook/interfaces';
import type {
  FoldingRange,
  Range,
  SelectionRange,
  SemanticTokens,
} from 'vscode-languageserver-types';
import { foldComments } from '../document/folding.ts';
import { selectionFrom, wordAt } from '../document/selection.ts';
import { TokenBuilder } from '../document/token-builder.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { stanzaAt } from './place-at.ts';
import { endOf } from './symbols.ts';

/** A fold for each stanza, and for each run of comments. */
export function foldInterfaces({ tree, index, bytes }: InterfacesAnalysis): FoldingRange[] {
  const stanzas = tree.stanzas.flatMap(({ header, last }) => {
    const startLine = index.lineAt(bytes.toUnit(header.textStart));
    const end = tree.lines[last] ?? header;
    const endLine = index.lineAt(Math.max(0, bytes.toUnit(Math.max(end.start, end.end - 1))));
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
  return [...stanzas, ...foldComments(index)].sort((a, b) => a.startLine - b.startLine);
}

/** Word, value, line, stanza, file. */
export function selectInterfaces(analysis: InterfacesAnalysis, offset: number): SelectionRange {
  const { bytes, tree, index } = analysis;
  const spans = [wordAt(index, offset)];
  const byte = bytes.toByte(offset);
  const stanza = stanzaAt(analysis, byte);
  if (stanza !== undefined) {
    const last = tree.lines[stanza.last] ?? stanza.header;
    const line = [stanza.header, ...stanza.body.map((each) => each.line)].find(
      ({ start, end }) => start <= byte && byte <= end,
    );
    const option = stanza.body.find((each) => each.line === line);
    const add = (from: number, to: number): void => {
      spans.push({ start: bytes.toUnit(from), end: bytes.toUnit(to) });
    };
    add(stanza.header.textStart, endOf(last.start, last.end, analysis));
    if (line !== undefined) add(line.textStart, endOf(line.start, line.end, analysis));
    if (option !== undefined && option.valueStart < option.line.text.length) {
      const { line: at, valueStart } = option;
      add(offsetIn(at, valueStart), offsetIn(at, at.text.length - 1) + 1);
    }
  }
  return selectionFrom(index, offset, spans);
}

export function interfacesTokens(analysis: InterfacesAnalysis, range?: Range): SemanticTokens {
  const { tree, bytes, index } = analysis;
  const tokens = new TokenBuilder(index, range);
  for (const line of tree.lines) {
    if (line.kind !== 'comment') continue;
    tokens.add(
      bytes.toUnit(line.textStart),
      bytes.toUnit(endOf(line.start, line.end, analysis)),
      'comment',
    );
  }
  for (const stanza of tree.stanzas) {
    const { header, body, kind, keyword } = stanza;
    const at = (line: typeof header, from: number, to: number): [number, number] => [
      bytes.toUnit(offsetIn(line, from)),
      bytes.toUnit(to > from ? offsetIn(line, to - 1) + 1 : offsetIn(line, from)),
    ];
    if (kind !== 'misplaced') tokens.add(...at(header, 0, keyword.length), 'keyword');
    headerWords(stanza).forEach(({ start, end, text }, position) => {
      const span = at(header, start, end);
      if (kind === 'source' || kind === 'source-directory') tokens.add(...span, 'string');
      else if (kind !== 'iface' || position === 0)
        tokens.add(...span, 'class', ...(kind === 'iface' ? (['declaration'] as const) : []));
      else if (position === 1 && Object.hasOwn(families, decode(text))) tokens.add(...span, 'type');
      else if (position === 2) tokens.add(...span, 'method');
      else if (text === 'inherits') tokens.add(...span, 'keyword');
      else tokens.add(...span, 'class');
    });
    for (const { line, name, nameEnd, valueStart, bare } of body) {
      if (bare) tokens.add(...at(line, 0, nameEnd), 'keyword');
      else tokens.add(...at(line, 0, nameEnd), isHook(stored(name)) ? 'function' : 'property');
      const value = line.text.slice(valueStart);
      if (/^[\d.:a-fA-F/]+$/.test(value))
        tokens.add(...at(line, valueStart, line.text.length), 'number');
      else if (value !== '' && !isHook(stored(name)))
        tokens.add(...at(line, valueStart, line.text.length), 'string');
    }
  }
  return tokens.build();
}

function stored(name: string): string {
  return name === 'post-up' ? 'up' : name === 'pre-down' ? 'down' : name;
}
