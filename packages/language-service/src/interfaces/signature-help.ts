import { decode, headerWords, optionFacts } from '@vipbook/interfaces';
import type { SignatureHelp } from 'vscode-languageserver-types';
import type { InterfacesAnalysis } from './analysis.ts';
import { keywordMeanings } from './meanings.ts';
import { stanzaAt } from './place-at.ts';

/** Words that follow the first one of a line. */
const statements: Readonly<Record<string, readonly string[]>> = {
  iface: ['NAME', 'FAMILY', 'METHOD'],
  auto: ['NAME…'],
  'allow-hotplug': ['NAME…'],
  'no-auto-down': ['NAME…'],
  'no-scripts': ['NAME…'],
  mapping: ['PATTERN…'],
  rename: ['OLD=NEW…'],
  source: ['PATTERN'],
  'source-directory': ['PATTERN'],
  script: ['PATH'],
  map: ['TEXT'],
};
const hook = /^(?:up|down|pre-up|post-up|pre-down|post-down)$/;

/** What the line of the cursor takes behind its first word. */
export function interfacesSignature(
  analysis: InterfacesAnalysis,
  offset: number,
): SignatureHelp | undefined {
  const { index } = analysis;
  const start = index.startOf(index.lineAt(offset));
  const before = index.text.slice(start, offset).trimStart();
  const words = before.split(/\s+/);
  const [keyword = ''] = words;
  if (words.length < 2 || keyword.startsWith('#')) return undefined;
  const parameters = Object.hasOwn(statements, keyword)
    ? statements[keyword]
    : optionParameters(analysis, start, keyword);
  if (parameters === undefined) return undefined;
  let at = keyword.length + 1;
  const ranges = parameters.map((parameter): { label: [number, number] } => {
    const from = at;
    at += parameter.length + 1;
    return { label: [from, from + parameter.length] };
  });
  const meaning = keywordMeanings[keyword];
  return {
    signatures: [
      {
        label: [keyword, ...parameters].join(' '),
        parameters: ranges,
        ...(meaning === undefined ? {} : { documentation: { kind: 'markdown', value: meaning } }),
      },
    ],
    activeSignature: 0,
    activeParameter: Math.min(words.length - 2, parameters.length - 1),
  };
}

function optionParameters(
  analysis: InterfacesAnalysis,
  offset: number,
  keyword: string,
): readonly string[] | undefined {
  const stanza = stanzaAt(analysis, analysis.bytes.toByte(offset));
  if (stanza?.kind !== 'iface') return undefined;
  if (hook.test(keyword)) return ['COMMAND'];
  const words = headerWords(stanza);
  const family = decode(words[1]?.text ?? '');
  const fact = optionFacts(family, decode(words[2]?.text ?? '')).find(
    ({ name }) => name === keyword,
  );
  if (fact === undefined) return undefined;
  if (keyword === 'address') return ['ADDRESS/LENGTH'];
  return [fact.argument === '' ? 'VALUE' : fact.argument.toUpperCase()];
}
