import { walk } from '@vipbook/expressions';
import { canonicalName, type YamlEntry } from '@vipbook/playbook';
import type { Range, SemanticTokens } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { TokenBuilder } from '../document/token-builder.ts';
import { keywordsOf, type Home } from './home.ts';
import { magicVariables } from './magic.ts';
import { textsOf, type EmbeddedText } from './texts.ts';
import { visitEntries } from './visit.ts';

/** What the keys and the expressions of a playbook are. */
export function playbookTokens(analysis: Analysis, range?: Range): SemanticTokens {
  const tokens = new TokenBuilder(analysis.index, range);
  visitEntries(analysis, (entry, home) => {
    if (tokens.wants(entry.keyStart, entry.keyEnd)) keyToken(tokens, entry, home);
    if (tokens.wants(entry.value.start, entry.value.end)) valueToken(tokens, entry, home);
  });
  for (const text of textsOf(analysis)) {
    if (tokens.wants(text.node.start, text.node.end)) expressionTokens(tokens, text);
  }
  return tokens.build();
}

function keyToken(tokens: TokenBuilder, { key, keyStart, keyEnd }: YamlEntry, home: Home): void {
  switch (home.kind) {
    case 'variables':
      tokens.add(keyStart, keyEnd, 'variable', 'declaration');
      return;
    case 'arguments':
      if (home.schema.properties?.[key] !== undefined) tokens.add(keyStart, keyEnd, 'parameter');
      return;
    case 'play':
    case 'import':
    case 'block':
    case 'task':
    case 'handler':
    case 'role':
    case 'loop_control':
    case 'prompt':
      if (Object.hasOwn(keywordsOf(home.kind), key)) tokens.add(keyStart, keyEnd, 'keyword');
      else if (canonicalName(key) !== undefined) tokens.add(keyStart, keyEnd, 'function');
      return;
    default:
  }
}

function valueToken(tokens: TokenBuilder, { key, value }: YamlEntry, home: Home): void {
  if (value.kind !== 'scalar') return;
  const { contentStart, contentEnd } = value;
  if (home.kind === 'play' && key === 'hosts') tokens.add(contentStart, contentEnd, 'class');
  else if (key === 'register' && (home.kind === 'task' || home.kind === 'handler')) {
    tokens.add(contentStart, contentEnd, 'variable', 'declaration');
  } else if (home.kind === 'arguments') {
    const property = home.schema.properties?.[key];
    if (property?.enum !== undefined) tokens.add(contentStart, contentEnd, 'enumMember');
    else if (
      property?.format === 'host-name' &&
      typeof value.value === 'string' &&
      !value.value.includes('{{')
    ) {
      tokens.add(contentStart, contentEnd, 'class');
    }
  }
}

function expressionTokens(tokens: TokenBuilder, text: EmbeddedText): void {
  for (const { node } of walk(text.tree)) {
    const add = (
      span: { start: number; end: number },
      ...rest: [Parameters<TokenBuilder['add']>[2], ...('defaultLibrary' | 'declaration')[]]
    ): void => {
      const place = text.place(span);
      if (place !== undefined) tokens.add(place.start, place.end, ...rest);
    };
    switch (node.kind) {
      case 'name':
        if (Object.hasOwn(magicVariables, node.name)) add(node.span, 'variable', 'defaultLibrary');
        else add(node.span, 'variable');
        break;
      case 'attribute':
        add(node.nameSpan, 'property');
        break;
      case 'filter':
      case 'test':
        add(node.nameSpan, 'function', 'defaultLibrary');
        for (const argument of node.arguments?.keyword ?? []) add(argument.nameSpan, 'parameter');
        break;
      case 'literal':
        if (typeof node.value === 'string') add(node.span, 'string');
        else if (typeof node.value === 'number' || typeof node.value === 'bigint')
          add(node.span, 'number');
        else add(node.span, 'keyword');
        break;
      default:
    }
  }
}
