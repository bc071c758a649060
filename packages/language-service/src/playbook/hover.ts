import { canonicalName, moduleSchema, type Schema, type YamlValue } from '@vipbook/playbook';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis, World } from '../document/analysis.ts';
import { addressesIn, addressMarkdown } from './addresses.ts';
import { keywordsOf, type Home } from './home.ts';
import { hoverDefinition, hoverExpression } from './hover-expression.ts';
import { code, moduleMarkdown, schemaMarkdown, shown } from './markdown.ts';
import { homeOf, spotAt, type Spot } from './spot.ts';
import { hostsOf } from './variables.ts';

/** What is to be known of what the cursor stands on. */
export function hoverPlaybook(
  analysis: Analysis,
  world: World,
  offset: number,
  now: number,
): Hover | undefined {
  const spot = spotAt(analysis.yaml.root, offset);
  if (spot?.part === 'key') {
    return hoverKey(analysis, offset) ?? hoverName(analysis, world, spot, offset);
  }
  return (
    hoverExpression(analysis, world, offset) ??
    hoverAddress(analysis, world, offset, now) ??
    hoverValue(analysis, world, spot, offset)
  );
}

/** A variable at its definition below vars or set_fact. */
function hoverName(
  analysis: Analysis,
  world: World,
  spot: Spot,
  offset: number,
): Hover | undefined {
  if (spot.entry === undefined || homeOf(analysis, spot.path.slice(0, -1)).kind !== 'variables') {
    return undefined;
  }
  const { key, keyStart, keyEnd } = spot.entry;
  return hoverDefinition(analysis, world, key, offset, { start: keyStart, end: keyEnd });
}

function hoverAddress(
  analysis: Analysis,
  world: World,
  offset: number,
  now: number,
): Hover | undefined {
  const { index } = analysis;
  const line = index.lineAt(offset);
  const start = index.startOf(line);
  if (index.endOf(line) - start > 2000) return undefined;
  const found = addressesIn(index.lineText(line)).find(
    (each) => start + each.start <= offset && offset <= start + each.end,
  );
  if (found === undefined) return undefined;
  const value = addressMarkdown(found, world.snapshots, now);
  const range = index.range(start + found.start, start + found.end);
  return { contents: { kind: 'markdown', value }, range };
}

/** The name of a registered result; the value of a key with choices; the hosts of a pattern. */
function hoverValue(
  analysis: Analysis,
  world: World,
  spot: Spot | undefined,
  offset: number,
): Hover | undefined {
  if (spot?.node.kind !== 'scalar' || spot.entry === undefined) return undefined;
  const { contentStart, contentEnd, value } = spot.node;
  const home = homeOf(analysis, spot.path);
  const place = { start: contentStart, end: contentEnd };
  if (home.kind === 'keyword' && home.keyword === 'register') {
    return hoverDefinition(analysis, world, String(value), offset, place);
  }
  const markdown =
    home.kind === 'keyword' && home.keyword === 'hosts'
      ? hostsMarkdown(world, String(value))
      : home.kind === 'arguments'
        ? choiceMarkdown(home.schema, value)
        : undefined;
  if (markdown === undefined) return undefined;
  const range = analysis.index.range(contentStart, contentEnd);
  return { contents: { kind: 'markdown', value: markdown }, range };
}

function choiceMarkdown(schema: Schema, value: YamlValue): string | undefined {
  const at = schema.enum?.indexOf(value) ?? -1;
  const meaning = schema.enumDescriptions?.[at];
  return meaning === undefined ? undefined : `${code(shown(value))}: ${meaning}`;
}

const mostHosts = 20;

function hostsMarkdown(world: World, pattern: string): string | undefined {
  const hosts = hostsOf(world, pattern);
  if (hosts.length === 0) return undefined;
  const names = hosts.slice(0, mostHosts).map(code).join(', ');
  const more = hosts.length > mostHosts ? `, … (${String(hosts.length)} hosts)` : '';
  return `${names}${more}`;
}

/** Documentation of the key under the cursor. */
export function hoverKey(analysis: Analysis, offset: number): Hover | undefined {
  const spot = spotAt(analysis.yaml.root, offset);
  if (spot?.part !== 'key' || spot.entry === undefined) return undefined;
  const value = keyMarkdown(homeOf(analysis, spot.path.slice(0, -1)), spot, spot.entry.key);
  if (value === undefined) return undefined;
  const range = analysis.index.range(spot.entry.keyStart, spot.entry.keyEnd);
  return { contents: { kind: 'markdown', value }, range };
}

function keyMarkdown(home: Home, spot: Spot, key: string): string | undefined {
  switch (home.kind) {
    case 'play':
    case 'import':
    case 'block':
    case 'role':
    case 'loop_control':
    case 'prompt':
    case 'task':
    case 'handler': {
      const schema = keywordsOf(home.kind)[key];
      if (schema !== undefined) {
        return schemaMarkdown(key, schema, `keyword of a ${home.kind.replace('_', ' ')}`);
      }
      const module = canonicalName(key);
      return module === undefined ? undefined : moduleMarkdown(module);
    }
    case 'arguments': {
      const schema = home.schema.properties?.[key];
      if (schema === undefined) return undefined;
      const target = schema['x-alias-of'];
      const property =
        target === undefined ? schema : { ...home.schema.properties?.[target], ...schema };
      const required = home.schema.required?.includes(target ?? key) === true;
      return schemaMarkdown(key, property, `argument of ${home.module}`, required);
    }
    case 'variables':
      return spot.path.at(-2) === 'set_fact' && key === 'cacheable'
        ? schemaMarkdown(
            key,
            moduleSchema('set_fact')?.properties?.[key] ?? {},
            'argument of set_fact',
          )
        : undefined;
    default:
      return undefined;
  }
}
