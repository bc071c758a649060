import { decode, families, optionFacts, type OptionFact } from '@vipbook/interfaces';
import type { Hover } from 'vscode-languageserver-types';
import { code, escapeMarkdown } from '../playbook/markdown.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { lineRange } from './convert.ts';
import { placeAt, type PlaceInFile } from './place-at.ts';

export function hoverInterfaces(analysis: InterfacesAnalysis, offset: number): Hover | undefined {
  const place = placeAt(analysis, offset);
  if (place === undefined) return undefined;
  const value = markdownFor(place);
  if (value === undefined) return undefined;
  const { line, from, to } = place;
  return { contents: { kind: 'markdown', value }, range: lineRange(analysis, line, from, to) };
}

function markdownFor(place: PlaceInFile): string | undefined {
  if (place.what === 'option') {
    const fact = optionFacts(place.family, place.method).find(({ name }) => name === place.word);
    return fact === undefined ? undefined : optionMarkdown(fact, place.family, place.method);
  }
  return undefined;
}

function optionMarkdown(fact: OptionFact, family: string, method: string): string {
  return [
    `**${escapeMarkdown(fact.name)}** ${code(fact.argument)} · option of ${family} ${method}`,
    fact.required ? 'Required.' : 'Optional.',
  ].join('\n\n');
}

export function knownMethods(family: string): readonly string[] {
  return Object.keys(families[decode(family)] ?? {});
}
