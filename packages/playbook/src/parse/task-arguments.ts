import type { Place } from '@vipbook/diagnostics';
import { define } from '../arguments/coerce.ts';
import { isTemplate } from '../arguments/template.ts';
import type { YamlValue } from '../ast.ts';
import type { ModuleSchema } from '../modules/schema.ts';
import {
  kindOf,
  placeOfKey,
  placeOfNode,
  placeOfPath,
  toValue,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../yaml/tree.ts';
import type { Context } from './context.ts';
import { parseFreeForm, type FreeFormValue, type Word } from './free-form.ts';

interface Argument {
  readonly key: Place;
  readonly place: Place;
  /** Absent for key=value in a line, which has no parts. */
  readonly node?: YamlNode;
}

/** Collects a task's arguments from where they may stand: below the module, in its line, under args. */
export class TaskArguments {
  readonly values: Record<string, YamlValue> = {};
  readonly #context: Context;
  readonly #whole: Place;
  readonly #places = new Map<string, Argument>();
  /** Set when something was reported already, so that what seems missing need not be. */
  broken = false;

  constructor(context: Context, whole: Place) {
    this.#context = context;
    this.#whole = whole;
  }

  place(path: readonly (string | number)[], part: 'key' | 'value' = 'value'): Place {
    const [first, ...rest] = path;
    const argument = first === undefined ? undefined : this.#places.get(String(first));
    if (argument === undefined) return this.#whole;
    if (rest.length === 0) return part === 'key' ? argument.key : argument.place;
    if (argument.node === undefined) return argument.place;
    return placeOfPath(this.#context.source, argument.node, rest, part);
  }

  /** What stands behind the module's name. */
  addModuleValue(schema: ModuleSchema, entry: YamlEntry): void {
    const { value: node } = entry;
    if (node.kind === 'map') this.addMap(node);
    else if (node.kind === 'scalar' && typeof node.value === 'string') {
      if (node.value.trim() !== '') this.#addLine(schema, node, node.value);
    } else if (node.kind === 'scalar' && node.value === null) return;
    else if (node.kind === 'scalar' && schema['x-vipbook'].freeForm === 'raw') {
      const text = this.#context.source.text.slice(node.contentStart, node.contentEnd);
      this.#addLine(schema, node, text);
    } else {
      this.#report('PBK042', placeOfNode(this.#context.source, node), {
        message: `${schema.title} takes a mapping of arguments, not ${kindOf(node)}`,
      });
    }
  }

  addMap(map: YamlMap): void {
    for (const entry of map.entries.values()) {
      const key = placeOfKey(this.#context.source, entry);
      const place = placeOfNode(this.#context.source, entry.value);
      this.#add(entry.key, toValue(entry.value), { key, place, node: entry.value });
    }
  }

  /** `args:` beside the module. */
  addArgs(entry: YamlEntry): void {
    if (entry.value.kind === 'map') {
      this.addMap(entry.value);
      return;
    }
    const place = placeOfNode(this.#context.source, entry.value);
    this.#report('PBK027', place, {
      message: `"args" takes a mapping of arguments, not ${kindOf(entry.value)}`,
    });
  }

  #addLine(schema: ModuleSchema, node: YamlScalar, text: string): void {
    const { freeForm } = schema['x-vipbook'];
    const place = placeOfNode(this.#context.source, node);
    if (freeForm === 'none') {
      const message = `${schema.title} takes its arguments as a mapping, not in its line`;
      this.#report('PBK046', place, { message });
      return;
    }
    if (freeForm === 'keys' && isTemplate(text) && /^\s*\{\{[^]*\}\}\s*$/.test(text)) {
      const message = `${schema.title}: the arguments as a whole cannot be a template`;
      const remedy = 'Give each argument its own line; their values may be templates.';
      this.#report('PBK046', place, { message, remedy });
      return;
    }
    const { raw, values, problem } = parseFreeForm(text, freeForm === 'raw');
    const placeOf = this.#placeInside(node, text, place);
    for (const value of values) this.#addWord(value, placeOf);
    if (raw !== undefined) {
      const where = placeOf(raw);
      this.#add('_raw', raw.text, { key: where, place: where });
    }
    if (problem !== undefined) {
      const message = `${schema.title}: ${problem.message}`;
      this.#report('PBK046', placeOf(problem.word), { message });
    }
  }

  #addWord({ key, value }: FreeFormValue, placeOf: (word: Word) => Place): void {
    this.#add(key.text, value.text, { key: placeOf(key), place: placeOf(value) });
  }

  /** Exact where the text stands in the file as it is; the whole scalar where YAML has changed it. */
  #placeInside(node: YamlScalar, text: string, whole: Place): (word: Word) => Place {
    const { source } = this.#context;
    if (source.text.slice(node.contentStart, node.contentEnd) !== text) return () => whole;
    return (word) => source.place(node.contentStart + word.start, node.contentStart + word.end);
  }

  #add(name: string, value: YamlValue, argument: Argument): void {
    const before = this.#places.get(name);
    if (before !== undefined) {
      const message = `The argument "${name}" is given twice`;
      const related = [{ message: 'first here', where: before.key }];
      this.#context.findings.add('PBK047', argument.key, message, { related });
      return;
    }
    this.#places.set(name, argument);
    define(this.values, name, value);
  }

  #report(
    code: 'PBK027' | 'PBK042' | 'PBK046',
    place: Place,
    { message, remedy }: { readonly message: string; readonly remedy?: string },
  ): void {
    this.broken = true;
    this.#context.findings.add(code, place, message, { remedy });
  }
}
