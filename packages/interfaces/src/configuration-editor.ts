import { readAutoWord } from './auto.ts';
import { stanzasOf, rootPath, type Configuration } from './configuration.ts';
import { fileEdit, type Edit, type FileEdit } from './edit.ts';
import { cannot } from './failures.ts';
import { FileEditor } from './file-editor.ts';
import type { ConfigurationFile, InterfaceStanza, NameUse } from './model.ts';
import { placeIn } from './place.ts';
import { headerWords } from './tree.ts';

/** Collects changes to the files of a configuration. */
export class ConfigurationEditor {
  readonly configuration: Configuration;
  readonly #files = new Map<string, FileEditor>();
  readonly #new = new Map<string, string>();
  readonly #removed = new Set<InterfaceStanza>();

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
    const same = stanzasOf(this.configuration, stanza.name);
    if (same.every((each) => this.#removed.has(each) || each.stanza === stanza.stanza)) {
      this.removeNames((use) => use.kind === 'allow' && logicalOf(use.word) === stanza.name);
    }
  }

  /** Remove names from the lines that hold them; a line without names goes as a whole. */
  removeNames(which: (use: NameUse) => boolean): void {
    const byLine = new Map<NameUse['line'], NameUse[]>();
    const seen = new Set<string>();
    for (const use of this.configuration.model.uses) {
      if (!which(use)) continue;
      // A file that is read under two spellings has each use twice.
      const key = `${use.file.canonical} ${String(use.line.start)} ${String(use.place?.start ?? -1)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const list = byLine.get(use.line);
      if (list === undefined) byLine.set(use.line, [use]);
      else list.push(use);
    }
    for (const uses of byLine.values()) {
      const use = uses[0];
      if (use === undefined) continue;
      const editor = this.file(use.file);
      if (use.place === undefined) {
        const index = use.stanza.body.find((each) => each.line === use.line)?.index;
        if (index !== undefined) editor.drop(index, false);
        continue;
      }
      const words = headerWords(use.stanza);
      if (words.length === uses.length) {
        editor.dropRange(use.stanza.first, use.stanza.last);
        continue;
      }
      for (const { place } of uses) {
        if (place === undefined) continue;
        const at = words.findIndex((word) => word.start === place.start);
        const from = at > 0 ? (words[at - 1]?.end ?? 0) : headerEnd(use);
        editor.cutAfter(use.line, from, place.end);
      }
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

function headerEnd(use: NameUse): number {
  const { text } = use.line;
  let end = 0;
  while (end < text.length && !/\s/.test(text.charAt(end))) end += 1;
  return end;
}

/** The stanza name that a word of an auto line stands for; undefined for a pattern without one. */
export function logicalOf(word: string): string | undefined {
  const { physical, logical } = readAutoWord(word);
  return logical ?? physical;
}
