import {
  diagnostic,
  mapTexts,
  redact,
  VipbookError,
  type Diagnostic,
  type Secret,
} from '@vipbook/diagnostics';
import { validators } from './generated/by-kind.ts';
import type { EntryKind, JournalEntry } from './generated/entries.ts';

/** The format that is written. A reader takes any minor number of the major that it knows. */
export const format = '1.0';
const knownMajor = 1;

/** One entry as its line. Whatever is secret is starred, wherever it stands. */
export function encodeEntry(entry: JournalEntry, secrets: Iterable<Secret> = []): string {
  const hide = [...secrets];
  const shown = hide.length === 0 ? entry : mapTexts(entry, (text) => redact(text, hide));
  return `${JSON.stringify(shown)}\n`;
}

export interface Decoded {
  readonly entries: readonly JournalEntry[];
  /** The last line is not whole: the writer died in it, so what it announces never began. */
  readonly torn: boolean;
  /** Lines that are no entries although they are whole. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Read a journal's bytes. `name` is for findings. Bad lines are findings, never failures: a journal is read
 * when things have gone wrong already. @throws VipbookError JNL003 for a format of an unknown major number.
 */
export function decodeJournal(bytes: Uint8Array, name: string): Decoded {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const entries: JournalEntry[] = [];
  const bad: number[] = [];
  lines.forEach((line, index) => {
    if (line === '') return;
    const value = parse(line);
    if (isRecord(value) && value['entry'] === 'run-start') checkFormat(value['format'], name);
    const kind = isRecord(value) ? value['entry'] : undefined;
    if (typeof kind !== 'string') bad.push(index + 1);
    // A kind that is not known came with a later minor number.
    else if (isKind(kind)) {
      if (validators[kind](value)) entries.push(value as JournalEntry);
      else bad.push(index + 1);
    }
  });
  const findings = bad.map((line) => {
    const at = { line, column: 1 };
    return diagnostic('JNL004', {
      message: `line ${String(line)} of ${name} is no entry of a journal`,
      where: { file: name, range: { start: at, end: at } },
    });
  });
  return { entries, torn: rest !== '', findings };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isKind(kind: string): kind is EntryKind {
  return Object.hasOwn(validators, kind);
}

function checkFormat(given: unknown, name: string): void {
  const major = typeof given === 'string' ? /^(\d+)\.\d+$/.exec(given)?.[1] : undefined;
  // Not a format at all: the line is bad, which is said elsewhere.
  if (major === undefined || Number(major) === knownMajor) return;
  throw new VipbookError(
    diagnostic('JNL003', {
      message: `${name} has the format ${String(given)}; this vipbook reads ${String(knownMajor)}.x`,
      where: { file: name },
    }),
  );
}
