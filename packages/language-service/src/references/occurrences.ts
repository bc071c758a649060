import { walk, type Expression, type Span } from '@vipbook/expressions';
import { isTemplate, type YamlEntry, type YamlNode, type YamlScalar } from '@vipbook/playbook';
import type { Analysis } from '../document/analysis.ts';
import type { Home } from '../playbook/home.ts';
import { textsOf, type EmbeddedText } from '../playbook/texts.ts';
import { visitEntries } from '../playbook/visit.ts';

export type SymbolKind = 'variable' | 'handler' | 'host' | 'tag';

/** A name in a document that stands for something elsewhere. Groups are hosts' names, too: only the inventory
 *  tells them apart. */
export interface Occurrence {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly role: 'definition' | 'reference';
  /** The whole scalar, where the name is all of it: renaming may have to quote it. */
  readonly scalar?: YamlScalar;
}

const kept = new WeakMap<Analysis, readonly Occurrence[]>();

/** Every name of a document, in the order of the text. */
export function occurrencesOf(analysis: Analysis): readonly Occurrence[] {
  const known = kept.get(analysis);
  if (known !== undefined) return known;
  const collector = new Collector(analysis);
  visitEntries(analysis, (entry, home) => {
    collector.entry(entry, home);
  });
  for (const text of textsOf(analysis)) collector.text(text);
  const found = collector.found.sort((a, b) => a.start - b.start);
  kept.set(analysis, found);
  return found;
}

export function occurrenceAt(analysis: Analysis, offset: number): Occurrence | undefined {
  return occurrencesOf(analysis).find(({ start, end }) => start <= offset && offset <= end);
}

class Collector {
  readonly found: Occurrence[] = [];
  readonly #analysis: Analysis;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  entry(entry: YamlEntry, home: Home): void {
    const { key, keyStart, keyEnd, value } = entry;
    switch (home.kind) {
      case 'variables':
        // Quotes around a key are no part of its name.
        if (keyEnd - keyStart === key.length && key !== 'cacheable') {
          this.found.push({
            kind: 'variable',
            name: key,
            start: keyStart,
            end: keyEnd,
            role: 'definition',
          });
        }
        return;
      case 'play':
        if (key === 'hosts') this.#pattern(value);
        else if (key === 'tags') this.#words('tag', value);
        return;
      case 'prompt':
        if (key === 'name') this.#scalar('variable', value, 'definition');
        return;
      case 'loop_control':
        if (key.endsWith('_var')) this.#scalar('variable', value, 'definition');
        return;
      case 'block':
      case 'import':
      case 'role':
      case 'task':
      case 'handler':
        this.#keyword(key, value, home.kind);
        return;
      case 'arguments':
        if (home.schema.properties?.[key]?.format === 'host-name')
          this.#scalar('host', value, 'reference');
        else if (
          home.schema.properties?.[key]?.items?.format === 'host-name' &&
          value.kind === 'list'
        ) {
          for (const item of value.items) this.#scalar('host', item, 'reference');
        }
        return;
      default:
    }
  }

  text(text: EmbeddedText): void {
    const add = (kind: SymbolKind, name: string, span: Span): void => {
      const place = text.place(span);
      if (place === undefined || place.end - place.start !== name.length) return;
      this.found.push({ kind, name, ...place, role: 'reference' });
    };
    for (const { name, span } of text.names) add('variable', name, span);
    for (const { node } of walk(text.tree)) {
      if (node.kind === 'attribute') {
        if (isHostvarsOf(node.object)) add('variable', node.name, node.nameSpan);
        else if (isNamed(node.object, 'groups', 'hostvars')) add('host', node.name, node.nameSpan);
      } else if (node.kind === 'subscript' && node.index.kind === 'literal') {
        const { value, span } = node.index;
        if (typeof value !== 'string') continue;
        const inside = { start: span.start + 1, end: span.end - 1 };
        if (isNamed(node.object, 'groups', 'hostvars')) add('host', value, inside);
        else if (isNamed(node.object, 'vars') || isHostvarsOf(node.object))
          add('variable', value, inside);
      } else if (node.kind === 'compare' && node.first.kind === 'literal') {
        const [rest] = node.rest;
        const { value, span } = node.first;
        if (rest === undefined || typeof value !== 'string' || !isNamed(rest.right, 'group_names'))
          continue;
        add('host', value, { start: span.start + 1, end: span.end - 1 });
      }
    }
  }

  #keyword(
    key: string,
    value: YamlNode,
    of: 'block' | 'import' | 'role' | 'task' | 'handler',
  ): void {
    switch (key) {
      case 'register':
        this.#scalar('variable', value, 'definition');
        return;
      case 'name':
        if (of === 'handler') this.#scalar('handler', value, 'definition');
        return;
      case 'notify':
      case 'listen': {
        const role = key === 'listen' ? 'definition' : 'reference';
        for (const item of value.kind === 'list' ? value.items : [value])
          this.#scalar('handler', item, role);
        return;
      }
      case 'tags':
        this.#words('tag', value);
        return;
      case 'delegate_to':
        this.#scalar('host', value, 'reference');
        return;
      default:
    }
  }

  #scalar(kind: SymbolKind, node: YamlNode, role: Occurrence['role']): void {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || isTemplate(node.value)) return;
    const { value: name, contentStart: start, contentEnd: end } = node;
    if (end - start !== name.length || name === '') return;
    this.found.push({ kind, name, start, end, role, scalar: node });
  }

  /** Each word of a text or list of texts, commas between them. */
  #words(kind: SymbolKind, value: YamlNode): void {
    for (const node of value.kind === 'list' ? value.items : [value]) {
      this.#parts(kind, node, /[^\s,][^,]*?(?=\s*(?:,|$))/g);
    }
  }

  #pattern(value: YamlNode): void {
    for (const node of value.kind === 'list' ? value.items : [value]) {
      this.#parts('host', node, /[\w.-]+/g);
    }
  }

  #parts(kind: SymbolKind, node: YamlNode, parts: RegExp): void {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || isTemplate(node.value)) return;
    const { value, contentStart, contentEnd } = node;
    if (this.#analysis.yaml.source.text.slice(contentStart, contentEnd) !== value) return;
    for (const match of value.matchAll(parts)) {
      const start = contentStart + match.index;
      const end = start + match[0].length;
      this.found.push({ kind, name: match[0], start, end, role: 'reference' });
    }
  }
}

function isNamed(node: Expression, ...names: readonly string[]): boolean {
  return node.kind === 'name' && names.includes(node.name);
}

/** `hostvars[…]` and `hostvars.name`. */
function isHostvarsOf(node: Expression): boolean {
  return (
    (node.kind === 'subscript' || node.kind === 'attribute') && isNamed(node.object, 'hostvars')
  );
}
