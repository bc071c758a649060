import type { Fix } from '@vipbook/diagnostics';
import {
  addressOf,
  decode,
  deviceOf,
  headerWords,
  type InterfaceStanza,
  type Line,
} from '@vipbook/interfaces';
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { prefixOf } from '../playbook/addresses.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { byteRange, lineRange, locationIn } from './convert.ts';
import { stanzaAt } from './place-at.ts';

export interface InterfacesAction {
  readonly title: string;
  readonly edit: WorkspaceEdit;
}

/** A finding's fix as LSP has it; undefined when a file of it cannot be reached. */
export function toWorkspaceEdit(analysis: InterfacesAnalysis, fix: Fix): WorkspaceEdit | undefined {
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, range, newText } of fix.edits) {
    const location = locationIn(analysis, { file, range });
    if (location === undefined) return undefined;
    (changes[location.uri] ??= []).push({ range: location.range, newText: decode(newText) });
  }
  return { changes };
}

/** What can be done with the stanza around an offset, wrong or not. */
export function stanzaActions(analysis: InterfacesAnalysis, offset: number): InterfacesAction[] {
  const stanza = stanzaAt(analysis, analysis.bytes.toByte(offset));
  const found = analysis.configuration.model.interfaces.find(
    (each) => each.file.tree === analysis.tree && each.stanza === stanza,
  );
  if (found === undefined) return autoActions(analysis, offset);
  return [
    ...aliasToStanza(analysis, found),
    ...netmaskToLength(analysis, found),
    ...autoActions(analysis, offset),
  ];
}

const action = (
  analysis: InterfacesAnalysis,
  title: string,
  edits: TextEdit[],
): InterfacesAction => ({
  title,
  edit: { changes: { [analysis.uri]: edits } },
});

/** `iface eth0:1 inet static` as a second stanza of eth0: the label goes, ifupdown brings both up together. */
function aliasToStanza(analysis: InterfacesAnalysis, stanza: InterfaceStanza): InterfacesAction[] {
  const [name] = headerWords(stanza.stanza);
  const { model } = analysis.configuration;
  const device = deviceOf(model, stanza.name);
  const isOnly = model.interfaces.filter((each) => each.name === stanza.name).length === 1;
  const parent = model.interfaces.some((each) => each.name === device);
  if (
    name === undefined ||
    !stanza.name.includes(':') ||
    !isOnly ||
    !parent ||
    stanza.method !== 'static'
  )
    return [];
  const uses = model.uses.filter((use) => use.word === stanza.name);
  // Lines of other files are for those to change.
  if (uses.some(({ file, place }) => file.tree !== analysis.tree || place === undefined)) return [];
  const edits: TextEdit[] = [
    {
      range: lineRange(analysis, stanza.stanza.header, name.start, name.end),
      newText: decode(device),
    },
  ];
  for (const { stanza: line, place } of uses) {
    if (place === undefined) continue;
    edits.push(withoutWord(analysis, line.header, headerWords(line).length, place));
  }
  return [action(analysis, `Make it a stanza of ${decode(device)} (without a label)`, edits)];
}

function withoutWord(
  analysis: InterfacesAnalysis,
  line: Line,
  words: number,
  place: { readonly start: number; readonly end: number },
): TextEdit {
  if (words === 1) return { range: byteRange(analysis, line.start, line.end), newText: '' };
  const blanks = /\s*$/.exec(line.text.slice(0, place.start))?.[0].length ?? 0;
  return { range: lineRange(analysis, line, place.start - blanks, place.end), newText: '' };
}

/** `address A` and `netmask M` as `address A/len`. */
function netmaskToLength(
  analysis: InterfacesAnalysis,
  stanza: InterfaceStanza,
): InterfacesAction[] {
  const lines = [...stanza.ownLines()];
  const address = lines.filter(({ name }) => name === 'address');
  const netmask = lines.filter(({ name }) => name === 'netmask');
  const [a, m] = [address[0], netmask[0]];
  const known = addressOf(stanza);
  if (
    a === undefined ||
    m === undefined ||
    known === undefined ||
    address.length > 1 ||
    netmask.length > 1
  )
    return [];
  const written = a.line.text.slice(a.valueStart);
  const mask = m.line.text.slice(m.valueStart);
  const length = prefixOf(mask) ?? (/^\d+$/.test(mask) ? Number(mask) : undefined);
  if (length !== known.prefix) return [];
  const bare = written.split('/')[0] ?? written;
  return [
    action(analysis, `Write address ${decode(bare)}/${String(length)}`, [
      {
        range: lineRange(analysis, a.line, a.valueStart),
        newText: `${decode(bare)}/${String(length)}`,
      },
      { range: byteRange(analysis, m.line.start, m.line.end), newText: '' },
    ]),
  ];
}

/** On an auto line: an alias that stands before its interface changes places with it. */
function autoActions(analysis: InterfacesAnalysis, offset: number): InterfacesAction[] {
  const stanza = stanzaAt(analysis, analysis.bytes.toByte(offset));
  if (stanza?.kind !== 'allow') return [];
  const words = headerWords(stanza);
  const texts = words.map(({ text }) => text);
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  const parentOf = (name: string): string => name.split(':')[0] ?? name;
  const late = texts.filter((name, at) => name.includes(':') && texts.indexOf(parentOf(name)) > at);
  if (late.length === 0) return [];
  const kept = texts.filter((name) => !late.includes(name));
  const ordered = kept.flatMap((name) => [
    name,
    ...late.filter((alias) => parentOf(alias) === name),
  ]);
  const range: Range = lineRange(analysis, stanza.header, first.start, last.end);
  return [
    action(analysis, 'Name each interface before its aliases', [
      { range, newText: ordered.map(decode).join(' ') },
    ]),
  ];
}
