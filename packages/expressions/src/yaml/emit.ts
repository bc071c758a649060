import type { Budget } from '../python/budget.ts';
import { fault } from '../python/fault.ts';
import { analyze, isPrintable } from './analyze.ts';
import { isPlainText } from './resolve.ts';

/** What is to be written: scalars with their text, and whether it must read back as a string. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly text: string; readonly isText: boolean }
  | { readonly kind: 'sequence'; readonly items: readonly YamlNode[] }
  | {
      readonly kind: 'mapping';
      readonly pairs: readonly { readonly key: YamlNode; readonly value: YamlNode }[];
    };

export interface YamlStyle {
  /** Blanks a level. */
  readonly indent: number;
  /** Columns after which texts are folded. */
  readonly width: number;
  /** Collections on one line: all, none, or (undefined) those that hold only scalars. */
  readonly flow: boolean | undefined;
}

const maxDepth = 300;

/** YAML in the layout of libyaml's emitter, which is what Ansible's to_yaml prints. */
export function emitYaml(node: YamlNode, style: YamlStyle, budget: Budget): string {
  const emitter = new Emitter(style, budget);
  emitter.node(node, { root: true, mapping: false, simpleKey: false });
  emitter.writeIndent();
  return emitter.text();
}

interface Position {
  readonly root: boolean;
  readonly mapping: boolean;
  readonly simpleKey: boolean;
}

class Emitter {
  readonly #style: YamlStyle;
  readonly #budget: Budget;
  readonly #out: string[] = [];
  #size = 0;
  #column = 0;
  #indent = -1;
  #flowLevel = 0;
  #depth = 0;
  /** The last thing written was white space; only indentation and indicators are on the line so far. */
  #whitespace = true;
  #indention = true;

  constructor(style: YamlStyle, budget: Budget) {
    this.#style = style;
    this.#budget = budget;
  }

  text(): string {
    return this.#out.join('');
  }

  #put(text: string): void {
    this.#size += text.length;
    this.#budget.step();
    if (this.#size > this.#budget.maxSize) this.#budget.allocate(this.#size);
    this.#out.push(text);
    this.#column += text.length;
  }

  #break(): void {
    this.#put('\n');
    this.#column = 0;
  }

  writeIndent(): void {
    const indent = Math.max(0, this.#indent);
    if (
      !this.#indention ||
      this.#column > indent ||
      (this.#column === indent && !this.#whitespace)
    ) {
      this.#break();
    }
    if (this.#column < indent) this.#put(' '.repeat(indent - this.#column));
    this.#whitespace = true;
    this.#indention = true;
  }

  #indicator(text: string, needSpace: boolean, isSpace: boolean, isIndention: boolean): void {
    if (needSpace && !this.#whitespace) this.#put(' ');
    this.#put(text);
    this.#whitespace = isSpace;
    this.#indention = this.#indention && isIndention;
  }

  #nested(flow: boolean, indentless: boolean, write: () => void): void {
    this.#depth += 1;
    if (this.#depth > maxDepth)
      fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
    const outer = this.#indent;
    if (outer < 0) this.#indent = flow ? this.#style.indent : 0;
    else if (!indentless) this.#indent = outer + this.#style.indent;
    write();
    this.#indent = outer;
    this.#depth -= 1;
  }

  node(node: YamlNode, position: Position): void {
    if (node.kind === 'scalar') {
      this.#scalar(node, position.simpleKey);
      return;
    }
    const parts =
      node.kind === 'sequence' ? node.items : node.pairs.flatMap((p) => [p.key, p.value]);
    const flow = this.#style.flow ?? parts.every((part) => part.kind === 'scalar');
    if (this.#flowLevel > 0 || flow || parts.length === 0) {
      if (node.kind === 'sequence') this.#flowSequence(node.items);
      else this.#flowMapping(node.pairs);
    } else if (node.kind === 'sequence') {
      this.#blockSequence(node.items, position.mapping && !this.#indention);
    } else this.#blockMapping(node.pairs);
  }

  #blockSequence(items: readonly YamlNode[], indentless: boolean): void {
    this.#nested(false, indentless, () => {
      for (const item of items) {
        this.writeIndent();
        this.#indicator('-', true, false, true);
        this.node(item, { root: false, mapping: false, simpleKey: false });
      }
    });
  }

  #blockMapping(pairs: Extract<YamlNode, { kind: 'mapping' }>['pairs']): void {
    this.#nested(false, false, () => {
      for (const { key, value } of pairs) {
        this.writeIndent();
        if (isSimpleKey(key)) {
          this.node(key, { root: false, mapping: true, simpleKey: true });
          this.#indicator(':', false, false, false);
        } else {
          this.#indicator('?', true, false, true);
          this.node(key, { root: false, mapping: true, simpleKey: false });
          this.writeIndent();
          this.#indicator(':', true, false, true);
        }
        this.node(value, { root: false, mapping: true, simpleKey: false });
      }
    });
  }

  #flow(open: string, close: string, count: number, write: (index: number) => void): void {
    this.#indicator(open, true, true, false);
    this.#nested(true, false, () => {
      this.#flowLevel += 1;
      for (let index = 0; index < count; index += 1) {
        if (index > 0) this.#indicator(',', false, false, false);
        if (this.#column > this.#style.width) this.writeIndent();
        write(index);
      }
      this.#flowLevel -= 1;
    });
    this.#indicator(close, false, false, false);
  }

  #flowSequence(items: readonly YamlNode[]): void {
    this.#flow('[', ']', items.length, (index) => {
      const item = items[index];
      if (item !== undefined) this.node(item, { root: false, mapping: false, simpleKey: false });
    });
  }

  #flowMapping(pairs: Extract<YamlNode, { kind: 'mapping' }>['pairs']): void {
    this.#flow('{', '}', pairs.length, (index) => {
      const pair = pairs[index];
      if (pair === undefined) return;
      if (isSimpleKey(pair.key)) {
        this.node(pair.key, { root: false, mapping: true, simpleKey: true });
        this.#indicator(':', false, false, false);
      } else {
        this.#indicator('?', true, false, false);
        this.node(pair.key, { root: false, mapping: true, simpleKey: false });
        if (this.#column > this.#style.width) this.writeIndent();
        this.#indicator(':', true, false, false);
      }
      this.node(pair.value, { root: false, mapping: true, simpleKey: false });
    });
  }

  #scalar({ text, isText }: Extract<YamlNode, { kind: 'scalar' }>, simpleKey: boolean): void {
    const analysis = analyze(text);
    const allowed = this.#flowLevel > 0 ? analysis.flowPlain : analysis.blockPlain;
    const plain =
      allowed &&
      !(simpleKey && analysis.multiline) &&
      !(text === '' && (this.#flowLevel > 0 || simpleKey)) &&
      !(isText && !isPlainText(text));
    // A scalar of libyaml goes one level in for its continuation lines.
    const outer = this.#indent;
    if (outer < 0) this.#indent = this.#style.indent;
    else this.#indent = outer + this.#style.indent;
    if (plain) this.#plain(text, !simpleKey);
    else if (analysis.singleQuoted && !(simpleKey && analysis.multiline))
      this.#single(text, !simpleKey);
    else this.#double(text, !simpleKey);
    this.#indent = outer;
  }

  #plain(text: string, fold: boolean): void {
    if (!this.#whitespace && (text !== '' || this.#flowLevel > 0)) this.#put(' ');
    const units = Array.from(text);
    let spaces = false;
    units.forEach((unit, index) => {
      if (unit === ' ') {
        if (fold && !spaces && this.#column > this.#style.width && units[index + 1] !== ' ') {
          this.writeIndent();
        } else this.#put(unit);
        spaces = true;
        return;
      }
      this.#put(unit);
      this.#indention = false;
      spaces = false;
    });
    this.#whitespace = false;
    this.#indention = false;
  }

  #single(text: string, fold: boolean): void {
    this.#indicator("'", true, false, false);
    const units = Array.from(text);
    let spaces = false;
    let breaks = false;
    for (const [index, unit] of units.entries()) {
      if (unit === ' ') {
        const inside = index > 0 && index < units.length - 1;
        if (
          fold &&
          !spaces &&
          inside &&
          this.#column > this.#style.width &&
          units[index + 1] !== ' '
        ) {
          this.writeIndent();
        } else this.#put(unit);
        spaces = true;
      } else if (unit === '\n') {
        if (!breaks) this.#break();
        this.#break();
        this.#indention = true;
        breaks = true;
      } else {
        if (breaks) this.writeIndent();
        this.#put(unit === "'" ? "''" : unit);
        this.#indention = false;
        spaces = false;
        breaks = false;
      }
    }
    if (breaks) this.writeIndent();
    this.#indicator("'", false, false, false);
    this.#whitespace = false;
    this.#indention = false;
  }

  #double(text: string, fold: boolean): void {
    this.#indicator('"', true, false, false);
    const units = Array.from(text);
    let spaces = false;
    units.forEach((unit, index) => {
      const escape = escapeOf(unit);
      if (escape !== undefined) {
        this.#put(escape);
        spaces = false;
      } else if (unit === ' ') {
        const inside = index > 0 && index < units.length - 1;
        if (fold && !spaces && inside && this.#column > this.#style.width) {
          this.writeIndent();
          if (units[index + 1] === ' ') this.#put('\\');
        } else this.#put(unit);
        spaces = true;
      } else {
        this.#put(unit);
        spaces = false;
      }
    });
    this.#indicator('"', false, false, false);
    this.#whitespace = false;
    this.#indention = false;
  }
}

function isSimpleKey(node: YamlNode): boolean {
  if (node.kind === 'sequence') return node.items.length === 0;
  if (node.kind === 'mapping') return node.pairs.length === 0;
  return Buffer.byteLength(node.text) <= 128 && !analyze(node.text).multiline;
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapeOf(unit: string): string | undefined {
  const known = escapes[unit];
  if (known !== undefined) return known;
  if (isPrintable(unit)) return undefined;
  const code = unit.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
