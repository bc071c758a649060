import { Secret } from '@vipbook/diagnostics';
import { filters, tests, type CatalogueEntry, type Span } from '@vipbook/expressions';
import type { Place } from '@vipbook/diagnostics';
import { factVariables } from '@vipbook/modules';
import { isTemplate, type YamlValue } from '@vipbook/playbook';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis, World } from '../document/analysis.ts';
import { uriOf } from '../document/paths.ts';
import { globalFunctions, magicVariables } from './magic.ts';
import { code, escapeMarkdown, fenced, shownAs } from './markdown.ts';
import { KnownScope } from './resolve.ts';
import { spotAt } from './spot.ts';
import { textAt, type EmbeddedText } from './texts.ts';
import {
  definitionsAt,
  hostsOf,
  inventoryDefinitions,
  playAt,
  type Definition,
  type VariableValue,
} from './variables.ts';

/** What a template or condition says under the cursor: a variable, a filter, a test, a function. */
export function hoverExpression(
  analysis: Analysis,
  world: World,
  offset: number,
): Hover | undefined {
  const text = textAt(analysis, offset);
  if (text === undefined) return undefined;
  for (const node of text.around(offset)) {
    switch (node.kind) {
      case 'filter': {
        const found = covers(text, node.nameSpan, offset);
        if (found === undefined) continue;
        return hover(analysis, found, catalogueMarkdown(filters, node.name, 'filter'));
      }
      case 'test': {
        const found = covers(text, node.nameSpan, offset);
        if (found === undefined) continue;
        return hover(analysis, found, catalogueMarkdown(tests, node.name, 'test'));
      }
      case 'name': {
        const place = text.place(node.span);
        if (place === undefined) return undefined;
        return hover(analysis, place, variableMarkdown(analysis, world, node.name, offset));
      }
      default:
    }
  }
  return undefined;
}

/** A variable where it is defined: below vars, as register, in set_fact. */
export function hoverDefinition(
  analysis: Analysis,
  world: World,
  name: string,
  offset: number,
  place: { readonly start: number; readonly end: number },
): Hover | undefined {
  return hover(analysis, place, variableMarkdown(analysis, world, name, offset));
}

function covers(
  text: EmbeddedText,
  span: Span,
  offset: number,
): { readonly start: number; readonly end: number } | undefined {
  const place = text.place(span);
  return place !== undefined && place.start <= offset && offset <= place.end ? place : undefined;
}

function hover(
  analysis: Analysis,
  { start, end }: { readonly start: number; readonly end: number },
  value: string | undefined,
): Hover | undefined {
  if (value === undefined) return undefined;
  return { contents: { kind: 'markdown', value }, range: analysis.index.range(start, end) };
}

export function catalogueMarkdown(
  catalogue: ReadonlyMap<string, CatalogueEntry>,
  written: string,
  what: 'filter' | 'test',
): string | undefined {
  const entry = findEntry(catalogue, written);
  if (entry === undefined) return undefined;
  const { name, signature, summary, aliases } = entry;
  const call = what === 'filter' ? `value | ${name}` : `value is ${name}`;
  return [
    fenced(`${call}${signature === '' ? '' : `(${signature})`}`, 'jinja'),
    summary,
    ...(aliases.length === 0 ? [] : [`Also ${aliases.map(code).join(', ')}`]),
  ].join('\n\n');
}

/** By its first name, another one, or its full name. */
export function findEntry(
  catalogue: ReadonlyMap<string, CatalogueEntry>,
  written: string,
): CatalogueEntry | undefined {
  const name = written.slice(written.lastIndexOf('.') + 1);
  const direct = catalogue.get(name);
  if (direct !== undefined) return direct;
  for (const entry of catalogue.values()) if (entry.aliases.includes(name)) return entry;
  return undefined;
}

const mostHosts = 12;

function variableMarkdown(
  analysis: Analysis,
  world: World,
  name: string,
  offset: number,
): string | undefined {
  const play = playAt(world, analysis, offset);
  const definitions = definitionsAt(world, analysis, spotAt(analysis.yaml.root, offset), play);
  const hosts = play === undefined ? [] : hostsOf(world, play.hosts.value);
  const own = definitions.get(name) ?? [];
  const perHost = hosts.slice(0, 200).map((host) => ({
    host,
    scope: new KnownScope(world, definitions, host),
    inventory: inventoryDefinitions(world, host).get(name),
    fact: factOf(world, host, name),
  }));
  const parts = [`**${escapeMarkdown(name)}**`];
  const described = magicVariables[name] ?? globalFunctions[name];
  if (described !== undefined) parts[0] = `**${escapeMarkdown(name)}** · ${described}`;
  const winners = perHost.map(({ host, scope, fact }) => ({
    host,
    scope,
    fact,
    winner: scope.winner(name),
  }));
  const distinct = new Set(winners.map(({ winner }) => winner?.where ?? winner));
  const [first] = winners;
  if (hosts.length === 0) {
    if (own.length === 0 && described === undefined) return undefined;
    for (const each of own) parts.push(`- ${definitionLine(name, each)}`);
  } else if (first?.winner !== undefined && distinct.size === 1) {
    parts.push(definitionLine(name, first.winner, first.scope));
    const range =
      hosts.length === 1
        ? escapeMarkdown(first.host)
        : `all ${String(hosts.length)} hosts of the play`;
    parts.push(`The same for ${range}.`);
  } else if (winners.some(({ winner, fact }) => winner !== undefined || fact !== undefined)) {
    parts.push(
      winners
        .slice(0, mostHosts)
        .map(({ host, winner, scope, fact }) => {
          const what =
            winner !== undefined
              ? definitionLine(name, winner, scope)
              : fact !== undefined
                ? `${code(shownAs(name, fact))}, by its facts`
                : 'not defined';
          return `- **${escapeMarkdown(host)}**: ${what}`;
        })
        .join('\n'),
    );
    if (hosts.length > mostHosts)
      parts.push(`… and ${String(hosts.length - mostHosts)} more hosts`);
  } else if (described === undefined) {
    return name.startsWith('ansible_')
      ? `**${escapeMarkdown(name)}** · a fact or connection variable: the run tells its value`
      : undefined;
  }
  const losers = [...own, ...perHost.flatMap(({ inventory }) => inventory ?? [])].filter(
    (each) => !winners.some(({ winner }) => winner !== undefined && same(winner, each)),
  );
  const told = new Set(losers.map((each) => definitionLine(name, each)));
  if (hosts.length > 0 && told.size > 0) {
    parts.push(
      `Wins over:\n${[...told]
        .slice(0, 8)
        .map((line) => `- ${line}`)
        .join('\n')}`,
    );
  }
  return parts.join('\n\n');
}

function same(a: Definition, b: Definition): boolean {
  return a === b || (a.rank === b.rank && a.where === b.where);
}

/** "`192.168.1.60` from vars of the play ([site.yml:5](…))". */
function definitionLine(name: string, definition: Definition, scope?: KnownScope): string {
  const { value, level, where } = definition;
  const link = where === undefined ? '' : ` (${placeLink(where)})`;
  if (value === undefined) return `known in the run: ${escapeMarkdown(level)}${link}`;
  const rendered =
    scope !== undefined && typeof value === 'string' && isTemplate(value)
      ? scope.render(value)
      : undefined;
  const result =
    rendered === undefined || rendered instanceof Secret || typeof rendered === 'bigint'
      ? ''
      : ` → ${code(shownAs(name, rendered as YamlValue))}`;
  return `${valueText(name, value)}${result} from ${escapeMarkdown(level)}${link}`;
}

function valueText(name: string, value: VariableValue): string {
  const vault =
    value instanceof Secret ||
    (typeof value === 'object' && value !== null && '__ansible_vault' in value);
  return vault ? 'a value of the vault' : code(shownAs(name, value as YamlValue));
}

function placeLink({ file = '', range }: Place): string {
  const name = file.split('/').slice(-2).join('/');
  const line = range === undefined ? '' : `:${String(range.start.line)}`;
  const anchor = range === undefined ? '' : `#L${String(range.start.line)}`;
  return `[${escapeMarkdown(name + line)}](${uriOf(file)}${anchor})`;
}

function factOf(world: World, host: string, name: string): YamlValue | undefined {
  if (!name.startsWith('ansible_')) return undefined;
  const found = world.snapshots.find((snapshot) => snapshot.host === host);
  const value =
    found === undefined ? undefined : factVariables(found.facts)[name.slice('ansible_'.length)];
  return value;
}
