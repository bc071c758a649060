import { decode, families, headerWords, optionFacts, type Stanza } from '@vipbook/interfaces';
import type { CompletionItem, Position, Range } from 'vscode-languageserver-types';
import type { FactsSnapshot, FileProvider } from '../api.ts';
import { completionItem, type ItemInit } from '../complete/items.ts';
import { age } from '../playbook/addresses.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { familyMeanings, keywordMeanings, methodMeanings } from './meanings.ts';
import { foreignNames, hooks } from './options.ts';
import { stanzaAt } from './place-at.ts';

export interface InterfacesCompletion {
  readonly snapshots: readonly FactsSnapshot[];
  readonly files: FileProvider;
  readonly now: number;
}

/** What could be written at a position: keywords and options, names, families, methods, values. */
export async function completeInterfaces(
  analysis: InterfacesAnalysis,
  position: Position,
  context: InterfacesCompletion,
): Promise<CompletionItem[]> {
  const { index } = analysis;
  const offset = index.offset(position);
  const start = index.startOf(index.lineAt(offset));
  const before = index.text.slice(start, offset);
  if (/^\s*#/.test(before)) return [];
  const word = /\S*$/.exec(before)?.[0] ?? '';
  const after = /^[^\s]*/.exec(index.text.slice(offset, offset + 200))?.[0].length ?? 0;
  const range = index.range(offset - word.length, offset + after);
  const words = before.trimStart().split(/\s+/);
  const stanza = openStanza(analysis, start);
  if (words.length <= 1) return firstWords(stanza, before, range);
  const [keyword = ''] = words;
  if (keyword === 'source' || keyword.startsWith('source-dir'))
    return paths(
      analysis,
      word,
      context,
      index.range(offset - (word.length - word.lastIndexOf('/') - 1), offset + after),
    );
  const items = laterWords(analysis, stanza, keyword, words.slice(1), context);
  return items.map((init) => completionItem(range, init));
}

/** The iface stanza that a line at this offset would belong to. */
function openStanza(analysis: InterfacesAnalysis, offset: number): Stanza | undefined {
  const byte = analysis.bytes.toByte(offset);
  const found = stanzaAt(analysis, Math.max(0, byte - 1));
  return found?.kind === 'iface' || found?.kind === 'mapping' ? found : undefined;
}

function familyOf(stanza: Stanza | undefined): {
  readonly family: string;
  readonly method: string;
} {
  if (stanza?.kind !== 'iface') return { family: '', method: '' };
  const words = headerWords(stanza);
  return { family: decode(words[1]?.text ?? ''), method: decode(words[2]?.text ?? '') };
}

function firstWords(stanza: Stanza | undefined, before: string, range: Range): CompletionItem[] {
  const indented = /^\s/.test(before);
  const options = stanza === undefined ? [] : optionItems(stanza);
  const keywords = Object.entries(keywordMeanings).map(([name, detail]): ItemInit => {
    const label = name === 'allow-' ? 'allow-hotplug' : name;
    return { label, text: `${label} `, kind: 'keyword', detail, order: indented ? 8 : 1 };
  });
  // An indented line inside of a stanza is an option's; at the margin both are likely.
  const all = indented && stanza !== undefined ? options : [...keywords, ...options];
  return all.map((init) => completionItem(range, init));
}

function optionItems(stanza: Stanza): ItemInit[] {
  if (stanza.kind === 'mapping') {
    return ['script', 'map'].map((label) => ({ label, text: `${label} `, kind: 'property' }));
  }
  const { family, method } = familyOf(stanza);
  const taken = new Set(stanza.body.map(({ name }) => decode(name)));
  const own = optionFacts(family, method)
    .filter(({ name }) => !taken.has(name))
    .map((fact): ItemInit => ({
      label: fact.name,
      text: `${fact.name} `,
      kind: 'property',
      detail:
        `${fact.required ? 'required' : fact.deprecated ? 'deprecated' : ''} ${fact.argument}`.trim(),
      data: { kind: 'option', family, method, name: fact.name },
      order: fact.required ? 1 : fact.deprecated ? 7 : 3,
    }));
  const hookItems = hooks.map((name): ItemInit => ({
    label: name,
    text: `${name} `,
    kind: 'event',
    detail: 'command',
    data: { kind: 'option', family, method, name },
    order: 4,
  }));
  const others = foreignNames
    .filter(([name]) => !taken.has(name))
    .map(([label, detail]): ItemInit => ({
      label,
      text: `${label} `,
      kind: 'property',
      detail: `hook of ${detail}`,
      data: { kind: 'option', family, method, name: label },
      order: 6,
    }));
  return [...own, ...hookItems, ...others];
}

function laterWords(
  analysis: InterfacesAnalysis,
  stanza: Stanza | undefined,
  keyword: string,
  words: readonly string[],
  context: InterfacesCompletion,
): readonly ItemInit[] {
  if (keyword === 'iface') return ifaceWords(analysis, words, context);
  if (keyword === 'auto' || keyword.startsWith('allow-') || keyword.startsWith('no-')) {
    const taken = new Set(words.slice(0, -1));
    return names(analysis, context).filter(({ label }) => !taken.has(label));
  }
  if (stanza === undefined || words.length > 1) return [];
  switch (keyword) {
    case 'address':
      return addresses(context, familyOf(stanza).family);
    case 'gateway':
      return gateways(context, familyOf(stanza).family);
    case 'netmask':
      return ['255.255.255.0', '255.255.0.0', '255.0.0.0', '255.255.255.255'].map((label) => ({
        label,
        kind: 'value',
      }));
    case 'vlan-raw-device':
    case 'vlan_raw_device':
    case 'bridge_ports':
    case 'bridge-ports':
    case 'bond-slaves':
    case 'bond-primary':
      return names(analysis, context);
    case 'bond-mode':
      return [
        'active-backup',
        '802.3ad',
        'balance-rr',
        'balance-xor',
        'broadcast',
        'balance-tlb',
        'balance-alb',
      ].map((label) => ({ label, kind: 'enumMember' }));
    case 'bridge_stp':
      return ['on', 'off'].map((label) => ({ label, kind: 'enumMember' }));
    case 'scope':
      return ['global', 'link', 'host', 'site'].map((label) => ({ label, kind: 'enumMember' }));
    default:
      return [];
  }
}

function ifaceWords(
  analysis: InterfacesAnalysis,
  words: readonly string[],
  context: InterfacesCompletion,
): readonly ItemInit[] {
  const [, family = ''] = words;
  switch (words.length) {
    case 1:
      return names(analysis, context);
    case 2:
      return Object.keys(families)
        .filter((name) => name !== 'meta')
        .map((label) => ({
          label,
          kind: 'enum',
          detail: familyMeanings[label] ?? '',
          text: `${label} `,
        }));
    case 3:
      return [
        ...Object.keys(families[family] ?? {}).map((label): ItemInit => ({
          label,
          kind: 'method',
          detail: methodMeanings[label] ?? '',
          order: label === 'static' ? 1 : 3,
        })),
        { label: 'inherits', text: 'inherits ', kind: 'keyword', order: 8 },
      ];
    default:
      return words.at(-2) === 'inherits' ? names(analysis, context) : [];
  }
}

/** Interfaces that the files name, then those of the hosts whose facts are at hand. */
function names(analysis: InterfacesAnalysis, { snapshots }: InterfacesCompletion): ItemInit[] {
  const { model } = analysis.configuration;
  const found = new Map<string, ItemInit>();
  const add = (name: string, detail: string, order: number): void => {
    const label = decode(name);
    if (label !== '' && !/[/=*?[]/.test(label) && !found.has(label))
      found.set(label, { label, kind: 'reference', detail, order });
  };
  for (const { name, family, method } of model.interfaces)
    add(name, `iface, ${family} ${method}`, 1);
  for (const { word } of model.uses) add(word, 'named here', 2);
  for (const { host, facts } of snapshots) {
    for (const { name, mac } of facts.links) add(name, `link of ${host}, ${mac}`, 3);
  }
  add('lo', 'loopback', 5);
  return [...found.values()];
}

function addresses({ snapshots, now }: InterfacesCompletion, family: string): ItemInit[] {
  const found = new Map<string, ItemInit>();
  for (const { host, facts, gatheredAt } of snapshots) {
    for (const held of facts.addresses) {
      if (
        held.scope === 'host' ||
        held.scope === 'link' ||
        (held.family === 6) !== (family === 'inet6')
      )
        continue;
      const label = `${held.address}/${String(held.prefix)}`;
      const detail = `${host} ${held.label ?? held.device}, facts of ${age(now - gatheredAt)} ago`;
      if (!found.has(label)) found.set(label, { label, kind: 'constant', detail });
    }
  }
  return [...found.values()];
}

function gateways({ snapshots }: InterfacesCompletion, family: string): ItemInit[] {
  const found = new Map<string, ItemInit>();
  for (const { host, facts } of snapshots) {
    for (const { destination, gateway, family: number } of facts.routes) {
      if (
        destination !== 'default' ||
        gateway === undefined ||
        (number === 6) !== (family === 'inet6')
      )
        continue;
      found.set(gateway, { label: gateway, kind: 'constant', detail: `gateway of ${host}` });
    }
  }
  return [...found.values()];
}

async function paths(
  analysis: InterfacesAnalysis,
  typed: string,
  { files }: InterfacesCompletion,
  range: Range,
): Promise<CompletionItem[]> {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const base = folder.startsWith('/')
    ? folder
    : `${analysis.hostPath.slice(0, analysis.hostPath.lastIndexOf('/') + 1)}${folder}`;
  const at = analysis.locate(base.replace(/\/$/, '') || '/');
  const entries = at === undefined ? undefined : await files.readFolder(at).catch(() => undefined);
  return (entries ?? [])
    .filter(({ name }) => !name.startsWith('.'))
    .map(({ name, kind }) =>
      completionItem(
        range,
        kind === 'folder' ? { label: `${name}/`, kind: 'folder' } : { label: name, kind: 'file' },
      ),
    );
}
