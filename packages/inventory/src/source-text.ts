import type { Place } from '@vipbook/diagnostics';

/** The text of one source, able to say the line and column of any offset. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The place of the half-open stretch `start`..`end` (UTF-16 offsets). */
  place(start: number, end: number): Place {
    return { file: this.file, range: { start: this.#position(start), end: this.#position(end) } };
  }

  #position(offset: number): { line: number; column: number; offset: number } {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where something was written, kept small: the place is worked out when somebody asks. */
export class Origin {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;

  constructor(source: SourceText, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  get place(): Place {
    return this.source.place(this.start, this.end);
  }
}

/** For things that stand in no text: a script's output, a list on the command line. */
export function wholeFile(file: string): Origin {
  return new NamedOrigin(file);
}

class NamedOrigin extends Origin {
  constructor(file: string) {
    super(new SourceText(file, ''), 0, 0);
  }

  override get place(): Place {
    return { file: this.source.file };
  }
}
