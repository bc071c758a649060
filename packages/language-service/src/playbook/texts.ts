import {
  freeNames,
  parseExpression,
  parseTemplate,
  walk,
  type Expression,
  type FreeName,
  type Span,
  type Template,
  type TemplateNode,
} from '@vipbook/expressions';
import { isTemplate, type YamlNode, type YamlScalar } from '@vipbook/playbook';
import type { Analysis } from '../document/analysis.ts';
import { homeAt, type Home, type Path } from './home.ts';
import { nodeAt } from './spot.ts';
import { sourceMap, type SourceMap } from './source-map.ts';

/** A text that is evaluated, with where its parts stand. */
export class EmbeddedText {
  readonly node: YamlScalar;
  readonly text: string;
  readonly kind: 'template' | 'expression';
  readonly path: Path;
  readonly #analysis: Analysis;
  #map: SourceMap | undefined;
  #mapped = false;
  #tree: Expression | Template | undefined;
  #names: readonly FreeName[] | undefined;

  constructor(
    analysis: Analysis,
    node: YamlScalar,
    text: string,
    kind: 'template' | 'expression',
    path: Path,
  ) {
    this.#analysis = analysis;
    this.node = node;
    this.text = text;
    this.kind = kind;
    this.path = path;
  }

  get map(): SourceMap | undefined {
    if (!this.#mapped) {
      const { text } = this.#analysis.yaml.source;
      const { contentStart, contentEnd, start } = this.node;
      const quote = text[start];
      const style = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
      const quoted = contentStart > start ? style : 'plain';
      this.#map = sourceMap(text.slice(contentStart, contentEnd), this.text, contentStart, quoted);
      this.#mapped = true;
    }
    return this.#map;
  }

  get tree(): Expression | Template {
    this.#tree ??=
      this.kind === 'template' || isTemplate(this.text)
        ? parseTemplate(this.text).tree
        : parseExpression(this.text).tree;
    return this.#tree;
  }

  /** Names that it takes from its scope. */
  get names(): readonly FreeName[] {
    this.#names ??= freeNames(this.tree);
    return this.#names;
  }

  /** Offsets in the file of a part; undefined where YAML has changed the text beyond recognition. */
  place({ start, end }: Span): { readonly start: number; readonly end: number } | undefined {
    const { map } = this;
    if (map === undefined) return undefined;
    const from = map.toSource(start);
    return { start: from, end: end > start ? map.toSource(end - 1) + 1 : from };
  }

  /** The nodes around an offset of the file, innermost first. */
  around(offset: number): readonly (Expression | Template | TemplateNode)[] {
    const unit = this.map?.toUnit(offset);
    if (unit === undefined) return [];
    const found: (Expression | Template | TemplateNode)[] = [];
    for (const { node } of walk(this.tree)) {
      if (node.span.start <= unit && unit <= node.span.end) found.push(node);
    }
    return found.reverse();
  }
}

const kept = new WeakMap<Analysis, readonly EmbeddedText[]>();

/** Every template and expression of a document, in the order of the text. */
export function textsOf(analysis: Analysis): readonly EmbeddedText[] {
  let found = kept.get(analysis);
  if (found === undefined) {
    const list: EmbeddedText[] = [];
    visit(analysis, analysis.yaml.root, list);
    kept.set(analysis, (found = list));
  }
  return found;
}

/** The one around an offset. */
export function textAt(analysis: Analysis, offset: number): EmbeddedText | undefined {
  const texts = textsOf(analysis);
  let low = 0;
  let high = texts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const text = texts[middle];
    if (text === undefined) return undefined;
    if (offset < text.node.start) high = middle - 1;
    else if (offset > text.node.end) low = middle + 1;
    else return text;
  }
  return undefined;
}

function visit(analysis: Analysis, root: YamlNode | undefined, list: EmbeddedText[]): void {
  if (root === undefined) return;
  const seen = new Set<YamlNode>();
  const keysAt = (path: Path): readonly string[] => {
    const node = nodeAt(root, path);
    return node?.kind === 'map' ? [...node.entries.keys()] : [];
  };
  const homeOf = (path: Path): Home => homeAt(analysis.kind, path, keysAt);
  const stack: { node: YamlNode; path: Path }[] = [{ node: root, path: [] }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, path } = next;
    if (node.kind === 'scalar') {
      const text = embedded(analysis, node, path, homeOf);
      if (text !== undefined) list.push(text);
      continue;
    }
    // Aliases share nodes: each stands in the text once.
    if (seen.has(node)) continue;
    seen.add(node);
    const parts: { node: YamlNode; path: Path }[] =
      node.kind === 'list'
        ? node.items.map((item, at) => ({ node: item, path: [...path, at] }))
        : [...node.entries.values()].map(({ key, value }) => ({
            node: value,
            path: [...path, key],
          }));
    stack.push(...parts.reverse());
  }
  list.sort((a, b) => a.node.start - b.node.start);
}

const conditionKeywords = new Set(['when', 'changed_when', 'failed_when', 'until']);

function embedded(
  analysis: Analysis,
  node: YamlScalar,
  path: Path,
  homeOf: (path: Path) => Home,
): EmbeddedText | undefined {
  const { value } = node;
  if (typeof value !== 'string' || node.tag !== undefined || value === '') return undefined;
  if (isTemplate(value)) return new EmbeddedText(analysis, node, value, 'template', path);
  return isExpression(path, homeOf)
    ? new EmbeddedText(analysis, node, value, 'expression', path)
    : undefined;
}

/** Is the text at the path an expression without braces? */
export function isExpression(path: Path, homeOf: (path: Path) => Home): boolean {
  const at = path.findLastIndex((step) => typeof step === 'string');
  const named = String(path[at]);
  const mayBe = conditionKeywords.has(named) || named === 'var' || named === 'that';
  // Most texts are neither: only those that may be are looked at closely.
  if (!mayBe) return false;
  const home = homeOf(path.slice(0, at + 1));
  if (home.kind === 'keyword') return conditionKeywords.has(home.keyword);
  return home.kind === 'arguments' && home.schema['x-expression'] === true;
}
