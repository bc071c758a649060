import { readAutoWord } from './auto.ts';
import { stanzasOf, rootPath, type Configuration } from './configuration.ts';
import { fileEdit, type Edit, type FileEdit } from './edit.ts';
import { cannot } from './failures.ts';
import { FileEditor } from './file-editor.ts';
import type { ConfigurationFile, InterfaceStanza, NameUse } from './model.ts';
import { placeIn } from './place.ts';
import { headerWords } from './tree.ts';
import { endOfWord } from './words.ts';

/** Collects changes to the files of a configuration. */
export class ConfigurationEditor {
  readonly configuration: Configuration;
  readonly #files = new Map<string, FileEditor>();
  readonly #new = new Map<string, string>();
  readonly #removed = new Set<InterfaceStanza>();
  readonly #removedByName = new Map<string, number>();
  readonly #namesToRemove = new Set<string>();

  constructor(configuration: Configuration) {
    if (configuration.refused !== undefined) {
      throw cannot(
        'IFC060',
        `ifupdown refuses ${configuration.root}: ${configuration.refused.message}`,
        configuration.refused.where,
      );
    }
    this.configuration = configuration;
  }

  file(file: ConfigurationFile): FileEditor {
    let editor = this.#files.get(file.canonical);
    if (editor === undefined) {
      this.#files.set(file.canonical, (editor = new FileEditor(file.tree)));
    }
    return editor;
  }

  create(path: string, text: string): void {
    this.#new.set(path, text);
  }

  /** Remove a stanza, and its name from auto and allow- lines unless another stanza has it too. */
  removeStanza(stanza: InterfaceStanza): void {
    if (this.#removed.has(stanza)) return;
    this.#removed.add(stanza);
    const editor = this.file(stanza.file);
    editor.dropRange(stanza.stanza.first, stanza.stanza.last);
    const removed = (this.#removedByName.get(stanza.name) ?? 0) + 1;
    this.#removedByName.set(stanza.name, removed);
    if (removed === stanzasOf(this.configuration, stanza.name).length) {
      this.#namesToRemove.add(stanza.name);
    }
  }

  /** Remove names from the lines that hold them; a line without names goes as a whole. */
  removeNames(which: (use: NameUse) => boolean): void {
    const byLine = new Map<string, NameUse[]>();
    for (const use of this.configuration.model.uses) {
      if (!which(use)) continue;
      // A file that is read under two spellings has each use twice: lines are told apart by their place.
      const key = `${String(use.line.start)} ${use.file.canonical}`;
      const list = byLine.get(key);
      if (list === undefined) byLine.set(key, [use]);
      else if (list[0]?.file === use.file) list.push(use);
    }
    for (const uses of byLine.values()) this.#removeFromLine(uses);
  }

  #removeFromLine(uses: readonly NameUse[]): void {
    const use = uses[0];
    if (use === undefined) return;
    const editor = this.file(use.file);
    if (use.place === undefined) {
      editor.drop(use.index, false);
      return;
    }
    const words = headerWords(use.stanza);
    if (words.length === uses.length) {
      editor.dropRange(use.stanza.first, use.stanza.last);
      return;
    }
    const gone = new Set(uses.map(({ place }) => place?.start));
    let from = endOfWord(use.line.text, 0);
    for (const word of words) {
      if (gone.has(word.start)) editor.cutAfter(use.line, from, word.end);
      from = word.end;
    }
  }

  setMethod(stanza: InterfaceStanza, method: string): void {
    const words = headerWords(stanza.stanza);
    const word = words[2];
    if (word === undefined || word.text !== stanza.method) {
      throw cannot(
        'IFC066',
        `the method of ${stanza.name} is inherited and cannot be changed here`,
        placeIn(stanza.file.tree, stanza.stanza.header),
      );
    }
    this.file(stanza.file).replaceText(stanza.stanza.header, word.start, word.end, method);
  }

  finish(): Edit {
    if (this.#namesToRemove.size > 0) {
      this.removeNames((use) => {
        const name = use.kind === 'allow' ? logicalOf(use.word) : undefined;
        return name !== undefined && this.#namesToRemove.has(name);
      });
    }
    const root = rootPath(this.configuration);
    const files: FileEdit[] = [];
    for (const [path, editor] of this.#files) {
      const edit = editor.finish(path !== root);
      if (edit !== undefined) files.push(edit);
    }
    for (const [path, text] of this.#new) {
      const edit = fileEdit(path, null, '', [{ start: 0, end: 0, insert: text }]);
      if (edit !== undefined) files.push(edit);
    }
    return { files };
  }
}

/** The stanza name that a word of an auto line stands for; undefined for a pattern without one. */
export function logicalOf(word: string): string | undefined {
  const { physical, logical } = readAutoWord(word);
  return logical ?? physical;
}
