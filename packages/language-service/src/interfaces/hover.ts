import { scrubText } from '@vipbook/diagnostics';
import { isIP } from 'node:net';
import { commandsFor, decode } from '@vipbook/interfaces';
import type { Hover } from 'vscode-languageserver-types';
import type { FactsSnapshot } from '../api.ts';
import { addressesIn, addressMarkdown } from '../playbook/addresses.ts';
import { code, escapeMarkdown, fenced } from '../playbook/markdown.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { lineRange } from './convert.ts';
import { familyMeanings, keywordMeanings, methodMeanings } from './meanings.ts';
import { optionDocumentation } from './options.ts';
import { placeAt, type PlaceInFile } from './place-at.ts';

export function hoverInterfaces(
  analysis: InterfacesAnalysis,
  offset: number,
  snapshots: readonly FactsSnapshot[],
  now: number,
): Hover | undefined {
  const place = placeAt(analysis, offset);
  if (place === undefined) return undefined;
  const { line, from, to } = place;
  const address = place.what === 'value' ? addressAt(place) : undefined;
  if (address !== undefined) {
    const value = addressMarkdown(address, snapshots, now);
    const range = lineRange(analysis, line, from + address.start, from + address.end);
    return { contents: { kind: 'markdown', value }, range };
  }
  const value = markdownFor(analysis, place);
  if (value === undefined) return undefined;
  return { contents: { kind: 'markdown', value }, range: lineRange(analysis, line, from, to) };
}

function addressAt(place: PlaceInFile) {
  const text = place.line.text.slice(place.from, place.to);
  const at = place.at - place.from;
  return addressesIn(text).find(
    ({ start, end, address }) => start <= at && at <= end && isIP(address) !== 0,
  );
}

function markdownFor(analysis: InterfacesAnalysis, place: PlaceInFile): string | undefined {
  const { what, word, family, method } = place;
  switch (what) {
    case 'keyword':
      return keywordMarkdown(word);
    case 'family':
      return meaning(word, 'address family', familyMeanings[word]);
    case 'method':
      return meaning(word, `method of ${family}`, methodMeanings[word]);
    case 'option':
      return optionDocumentation(family, method, word);
    case 'name':
      return nameMarkdown(analysis, word);
    case 'value':
      return prefixMarkdown(place);
    case 'inherits':
    case 'path':
      return undefined;
  }
}

function keywordMarkdown(word: string): string | undefined {
  const key = word.startsWith('allow-')
    ? 'allow-'
    : word.startsWith('source-dir')
      ? 'source-directory'
      : word;
  return meaning(word, 'ifupdown', keywordMeanings[key]);
}

function meaning(word: string, what: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : `**${escapeMarkdown(word)}** · ${what}\n\n${text}`;
}

/** `netmask 24`. */
function prefixMarkdown({ option, word }: PlaceInFile): string | undefined {
  if (option?.name !== 'netmask' || !/^\d{1,3}$/.test(word)) return undefined;
  return `A length: ${code(`/${word}`)}`;
}

const mostCommands = 12;

/** What `ifup NAME` runs. */
function nameMarkdown(analysis: InterfacesAnalysis, name: string): string | undefined {
  const commands = commandsFor(analysis.configuration, name, 'up');
  if (commands.length === 0) return undefined;
  const shown = commands.slice(0, mostCommands).map(decode);
  const more = commands.length > mostCommands ? ['…'] : [];
  return `${code(`ifup ${name}`)} runs:\n\n${fenced(scrubText([...shown, ...more].join('\n')).text, 'sh')}`;
}
