import { describe, type Code } from './catalogue.ts';

/** A point in a text. Lines and columns count from 1; `offset` counts from 0. Columns and offsets
 *  are UTF-16 units in YAML and templates, bytes in interfaces(5) files (which have no encoding). */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset?: number;
}

/** Half-open: `end` is the first position that no longer belongs. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where something is wrong: a file, a place in it, or a host (for a file on a host: both). */
export interface Place {
  readonly file?: string;
  readonly range?: Range;
  readonly host?: string;
}

export type Severity = 'error' | 'warning' | 'information';

export interface Related {
  readonly message: string;
  readonly where: Place;
}

export interface TextEdit {
  readonly file: string;
  readonly range: Range;
  readonly newText: string;
}

/** A remedy that a program can carry out. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** One finding: what, where, and what to do about it. Plain data, safe to print: no secrets. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** One sentence, no final newline, naming what was seen. */
  readonly message: string;
  readonly where?: Place;
  /** What the reader can do, in one sentence or one command. */
  readonly remedy?: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

export interface DiagnosticInit {
  readonly message: string;
  readonly where?: Place | undefined;
  readonly remedy?: string | undefined;
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** Build a finding; severity and remedy fall back to the catalogue's. */
export function diagnostic(code: Code, init: DiagnosticInit): Diagnostic {
  const described = describe(code);
  const remedy = init.remedy ?? described.remedy;
  return {
    code,
    severity: init.severity ?? described.severity,
    message: init.message,
    ...(init.where === undefined ? {} : { where: init.where }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(init.related === undefined ? {} : { related: init.related }),
    ...(init.fixes === undefined ? {} : { fixes: init.fixes }),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((finding) => finding.severity === 'error');
}

/** `host:file:line:column`, each part only where known: what editors and terminals make clickable. */
export function formatPlace(place: Place): string {
  const start = place.range?.start;
  const position = start === undefined ? '' : `:${String(start.line)}:${String(start.column)}`;
  const file = place.file === undefined ? '' : `${place.file}${position}`;
  return [place.host, file].filter((part) => part !== undefined && part !== '').join(':');
}
