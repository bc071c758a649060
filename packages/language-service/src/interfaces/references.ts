import {
  decode,
  headerWords,
  offsetIn,
  readAutoWord,
  wordsFrom,
  type Line,
  type SyntaxTree,
} from '@vipbook/interfaces';
import type { Location, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { uriOf } from '../document/paths.ts';
import { TextIndex } from '../document/text-index.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { byteMap } from './byte-map.ts';

import { placeAt } from './place-at.ts';

interface NamePlace {
  readonly name: string;
  readonly role: 'definition' | 'reference';
  readonly location: Location;
}

/** Every place of every file of the configuration that names an interface. */
function namePlaces(analysis: InterfacesAnalysis): readonly NamePlace[] {
  const found: NamePlace[] = [];
  for (const file of analysis.configuration.files.values()) {
    found.push(...placesIn(analysis, file.tree));
  }
  return found;
}

function placesIn(analysis: InterfacesAnalysis, tree: SyntaxTree): readonly NamePlace[] {
  const own = tree === analysis.tree;
  const path = own ? analysis.path : analysis.locate(tree.path);
  if (path === undefined) return [];
  const text = own ? analysis.index.text : new TextDecoder().decode(tree.bytes);
  const index = own ? analysis.index : new TextIndex(text);
  const bytes = own ? analysis.bytes : byteMap(text);
  const uri = own ? analysis.uri : uriOf(decode(path));
  const found: NamePlace[] = [];
  const add = (line: Line, from: number, to: number, role: NamePlace['role']): void => {
    if (to <= from) return;
    const start = bytes.toUnit(offsetIn(line, from));
    const end = bytes.toUnit(offsetIn(line, to - 1) + 1);
    const name = decode(line.text.slice(from, to));
    found.push({ name, role, location: { uri, range: index.range(start, end) } });
  };
  for (const stanza of tree.stanzas) {
    const { header, kind, body } = stanza;
    const words = headerWords(stanza);
    if (kind === 'iface') {
      const [name] = words;
      if (name !== undefined) add(header, name.start, name.end, 'definition');
      words.forEach((word, at) => {
        const base = words[at + 1];
        if (word.text === 'inherits' && base !== undefined)
          add(header, base.start, base.end, 'reference');
      });
    } else if (kind === 'allow' || kind === 'no-auto-down' || kind === 'no-scripts') {
      for (const word of words) {
        const { physical, logical } = readAutoWord(word.text);
        if (physical !== undefined)
          add(header, word.start, word.start + physical.length, 'reference');
        if (logical !== undefined) add(header, word.end - logical.length, word.end, 'reference');
      }
    }
    for (const option of body) {
      const { line, name, valueStart } = option;
      // `up ifup eth0:1` names an interface, too.
      const hook = /^(?:pre-|post-)?(?:up|down)$/.test(name);
      const vlan =
        /^(?:vlan[-_]raw[-_]device|bridge[-_]ports|bond-(?:slaves|primary|master)|slaves)$/.test(
          name,
        );
      if (!hook && !vlan) continue;
      const parts = wordsFrom(line.text, valueStart);
      parts.forEach((word, at) => {
        const command = parts[at - 1]?.text.replace(/^.*\//, '');
        if (vlan || command === 'ifup' || command === 'ifdown' || command === 'dev') {
          add(line, word.start, word.end, 'reference');
        }
      });
    }
  }
  return found;
}

function nameAt(analysis: InterfacesAnalysis, offset: number): NamePlace | undefined {
  return placesIn(analysis, analysis.tree).find(({ location }) => {
    const { start, end } = location.range;
    return analysis.index.offset(start) <= offset && offset <= analysis.index.offset(end);
  });
}

/** `auto X` leads to `iface X`, and `iface X` to what brings it up. */
export function interfacesDefinition(analysis: InterfacesAnalysis, offset: number): Location[] {
  const source = sourcedFiles(analysis, offset);
  if (source.length > 0) return source;
  const found = nameAt(analysis, offset);
  if (found === undefined) return [];
  const wanted = found.role === 'definition' ? 'reference' : 'definition';
  const same = namePlaces(analysis).filter(({ name }) => name === found.name);
  const others = same.filter(({ role }) => role === wanted);
  return (others.length > 0 ? others : same).map(({ location }) => location);
}

function sourcedFiles(analysis: InterfacesAnalysis, offset: number): Location[] {
  const place = placeAt(analysis, offset);
  if (place?.what !== 'path') return [];
  const start = { line: 0, character: 0 };
  return analysis.configuration.reading.sources
    .filter(({ stanza }) => stanza === place.stanza)
    .flatMap(({ read, seenBefore }) => [...read, ...seenBefore])
    .flatMap((path) => {
      const at = analysis.locate(path);
      return at === undefined ? [] : [{ uri: uriOf(decode(at)), range: { start, end: start } }];
    });
}

export function interfacesReferences(
  analysis: InterfacesAnalysis,
  offset: number,
  includeDeclaration: boolean,
): Location[] {
  const found = nameAt(analysis, offset);
  if (found === undefined) return [];
  return namePlaces(analysis)
    .filter(({ name, role }) => name === found.name && (includeDeclaration || role === 'reference'))
    .map(({ location }) => location);
}

export function prepareInterfacesRename(
  analysis: InterfacesAnalysis,
  offset: number,
): { range: Range; placeholder: string } | undefined {
  const found = nameAt(analysis, offset);
  if (found === undefined || found.name === 'lo') return undefined;
  return { range: found.location.range, placeholder: found.name };
}

/** IFNAMSIZ - 1. */
const longestName = 15;

/** The interface and its aliases and VLANs: `eth0:1` and `eth0.5` are named after `eth0`. */
export function renameInterface(
  analysis: InterfacesAnalysis,
  offset: number,
  newName: string,
): WorkspaceEdit | string {
  const found = nameAt(analysis, offset);
  if (found === undefined) return 'Nothing here can be renamed';
  if (found.name === 'lo') return 'The loopback interface is always lo';
  if (!/^[^\s/#\\]+$/.test(newName)) return `"${newName}" cannot be the name of an interface`;
  if (new TextEncoder().encode(newName).length > longestName)
    return `"${newName}" is longer than the kernel's ${String(longestName)} bytes`;
  const all = namePlaces(analysis);
  if (newName !== found.name && all.some(({ name }) => name === newName))
    return `There is an interface "${newName}" already`;
  const changes: Record<string, TextEdit[]> = {};
  for (const { name, location } of all) {
    const rest = name.slice(found.name.length);
    const isBelow = /^[.:]/.test(rest) && !/[.:]/.test(found.name);
    if (!name.startsWith(found.name) || (rest !== '' && !isBelow)) continue;
    (changes[location.uri] ??= []).push({ range: location.range, newText: newName + rest });
  }
  return { changes };
}
