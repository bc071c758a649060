import { shownAs } from './markdown.ts';
import type { YamlEntry, YamlMap, YamlNode } from '@vipbook/playbook';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { symbolKind } from '../lsp.ts';
import { moduleAmong } from './home.ts';

const lists = ['pre_tasks', 'tasks', 'post_tasks', 'handlers', 'block', 'rescue', 'always'];
const longest = 100;

/** Plays, tasks, blocks, handlers and variables. */
export function playbookSymbols(analysis: Analysis): DocumentSymbol[] {
  const { root } = analysis.yaml;
  const outline = new Outline(analysis);
  if (root?.kind === 'list') {
    const isPlays = analysis.kind === 'playbook';
    return root.items.flatMap((item) => (isPlays ? outline.play(item) : outline.task(item)));
  }
  return root?.kind === 'map' && analysis.kind === 'variables' ? outline.variables(root) : [];
}

class Outline {
  readonly #analysis: Analysis;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  play(node: YamlNode): DocumentSymbol[] {
    if (node.kind !== 'map') return [];
    const hosts = text(node, 'hosts');
    const imported = [...node.entries].find(([key]) => key.endsWith('import_playbook'))?.[1];
    if (imported !== undefined) {
      const name = scalar(imported.value);
      return [
        this.#symbol(`import_playbook: ${name}`, '', symbolKind.namespace, node, [], imported),
      ];
    }
    const children = [...node.entries.values()].flatMap((entry) => this.#listOf(entry));
    const named = node.entries.get('name') ?? node.entries.get('hosts');
    const name = text(node, 'name') ?? hosts ?? 'play';
    return [this.#symbol(name, hosts ?? '', symbolKind.namespace, node, children, named)];
  }

  task(node: YamlNode, kind: DocumentSymbol['kind'] = symbolKind.function): DocumentSymbol[] {
    if (node.kind !== 'map') return [];
    const children = [...node.entries.values()].flatMap((entry) => this.#listOf(entry));
    const module = moduleAmong([...node.entries.keys()]);
    const isBlock = node.entries.has('block');
    const [first] = node.entries.values();
    const what = isBlock ? 'block' : (module ?? first?.key ?? '');
    const name = text(node, 'name');
    const range = node.entries.get('name') ?? first;
    const detail = name === undefined ? '' : what;
    return [
      this.#symbol(name ?? what, detail, isBlock ? symbolKind.struct : kind, node, children, range),
    ];
  }

  variables(map: YamlMap): DocumentSymbol[] {
    return [...map.entries.values()].map((entry) => {
      const value = entry.value.kind === 'scalar' ? scalar(entry.value) : '';
      return this.#entry(entry, value, symbolKind.variable, []);
    });
  }

  #listOf(entry: YamlEntry): DocumentSymbol[] {
    if (entry.key === 'vars' && entry.value.kind === 'map') {
      return [this.#entry(entry, '', symbolKind.object, this.variables(entry.value))];
    }
    if (!lists.includes(entry.key) || entry.value.kind !== 'list') return [];
    const kind = entry.key === 'handlers' ? symbolKind.event : symbolKind.function;
    const children = entry.value.items.flatMap((item) => this.task(item, kind));
    return [this.#entry(entry, '', symbolKind.array, children)];
  }

  #entry(
    entry: YamlEntry,
    detail: string,
    kind: DocumentSymbol['kind'],
    children: DocumentSymbol[],
  ): DocumentSymbol {
    const end = Math.max(entry.keyEnd, entry.value.end);
    const node = { start: entry.keyStart, end };
    return this.#symbol(entry.key, detail, kind, node, children, entry);
  }

  #symbol(
    name: string,
    detail: string,
    kind: DocumentSymbol['kind'],
    { start, end }: { readonly start: number; readonly end: number },
    children: DocumentSymbol[],
    selected: YamlEntry | undefined,
  ): DocumentSymbol {
    const { index } = this.#analysis;
    const inside = selected !== undefined && selected.keyStart >= start && selected.keyEnd <= end;
    const range = index.range(start, end);
    return {
      name: name.trim() === '' ? '?' : name.slice(0, longest),
      ...(detail === '' ? {} : { detail: shownAs(name, detail).slice(0, longest) }),
      kind,
      range,
      selectionRange: inside ? index.range(selected.keyStart, selected.keyEnd) : range,
      ...(children.length === 0 ? {} : { children }),
    };
  }
}

function scalar(node: YamlNode): string {
  return node.kind === 'scalar' ? String(node.value ?? '') : '';
}

function text(map: YamlMap, key: string): string | undefined {
  const value = map.entries.get(key)?.value;
  if (value?.kind === 'list') return value.items.map(scalar).join(',');
  const found = value === undefined ? '' : scalar(value);
  return found === '' ? undefined : found;
}
