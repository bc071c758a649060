import type { Line } from './lines.ts';
import type { ConfigurationFile, NameUse } from './model.ts';
import type { Stanza } from './tree.ts';
import type { Word } from './words.ts';

/** A name where it was used; its line is made only when somebody asks for it. */
export class UsedName implements NameUse {
  readonly kind: NameUse['kind'];
  readonly allowClass: string;
  readonly word: string;
  readonly file: ConfigurationFile;
  readonly stanza: Stanza;
  readonly place: Word | undefined;
  readonly index: number;

  constructor(
    kind: NameUse['kind'],
    allowClass: string,
    word: string,
    file: ConfigurationFile,
    stanza: Stanza,
    place: Word | undefined,
    index = stanza.first,
  ) {
    this.kind = kind;
    this.allowClass = allowClass;
    this.word = word;
    this.file = file;
    this.stanza = stanza;
    this.place = place;
    this.index = index;
  }

  get line(): Line {
    if (this.index === this.stanza.first) return this.stanza.header;
    const line = this.file.tree.line(this.index);
    if (line === undefined) throw new RangeError(`no line ${String(this.index)}`);
    return line;
  }
}
