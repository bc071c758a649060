import type { Document, YAMLError } from 'yaml';
import type { Findings } from '../findings.ts';
import type { SourceText } from './source-text.ts';

const maxErrors = 3;

/** What spoils no more than its own place; after any other error, what the parser makes of the rest follows from it. */
const confined: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'DUPLICATE_KEY',
  'TAB_AS_INDENT',
  'TAG_RESOLVE_FAILED',
]);

/** The parser's errors in our words, with the remedies for what people most often stumble over. */
export function reportSyntax(
  source: SourceText,
  document: Document.Parsed,
  findings: Findings,
): void {
  for (const warning of document.warnings) {
    if (warning.code === 'TAG_RESOLVE_FAILED') reportTag(source, warning, findings);
  }
  if (document.errors.length > 0 && reportConflict(source, findings)) return;
  const errors = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const lines = new Set<number>();
  for (const error of errors) {
    const { line } = source.position(error.pos[0]);
    if (lines.size >= maxErrors) break;
    if (lines.size > 0 && !confined.has(error.code)) break;
    if (error.code === 'TAG_RESOLVE_FAILED') reportTag(source, error, findings);
    else if (!lines.has(line)) {
      lines.add(line);
      reportError(source, error, findings);
      if (!confined.has(error.code)) break;
    }
  }
}

/** What git leaves in a file that it could not merge; the errors that follow from it are noise. */
function reportConflict(source: SourceText, findings: Findings): boolean {
  const marker = /^(?:<{7} .*|>{7} .*)$/m.exec(source.text);
  if (marker === null) return false;
  const where = source.place(marker.index, marker.index + marker[0].length);
  findings.add('PBK005', where, 'A conflict marker of git stands here', {
    remedy:
      'Resolve the conflict, and remove the lines that start with <<<<<<<, ======= and >>>>>>>.',
  });
  return true;
}

function reportTag(source: SourceText, error: YAMLError, findings: Findings): void {
  const tag = source.text.slice(error.pos[0], error.pos[1]);
  findings.add('PBK011', place(source, error), `Unknown YAML tag ${JSON.stringify(tag)}`, {
    remedy: 'Leave it out, or put a text that starts with "!" in quotes.',
  });
}

function reportError(source: SourceText, error: YAMLError, findings: Findings): void {
  const line = lineAt(source.text, error.pos[0]);
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) {
    const start = source.text.lastIndexOf('\n', Math.max(0, error.pos[0] - 1)) + 1;
    const tab = source.text.indexOf('\t', Math.min(start, error.pos[0]));
    const at = tab === -1 ? error.pos[0] : tab;
    findings.add('PBK006', source.place(at, at + 1), 'A tab stands where YAML wants blanks');
    return;
  }
  findings.add('PBK005', place(source, error), firstSentence(error.message), {
    remedy: remedyFor(line, error),
  });
}

function remedyFor(line: string, error: YAMLError): string {
  if (/[:-]\s+\{\{/.test(line)) return 'Put a value that starts with {{ in double quotes.';
  if (/^\s*(- )?[\w.]+:\s+[^"'|>#]*: /.test(line)) {
    return 'Put the value in quotes: it holds a colon followed by a blank.';
  }
  if (/^\s*(- )?[\w.]+:\s+[%@`]/.test(line)) return 'Put the value in quotes.';
  if (error.code === 'MISSING_CHAR' && /quote/.test(error.message)) {
    return 'Close the quotes; inside single quotes a quote is written twice.';
  }
  if (error.code === 'BAD_INDENT' || error.code === 'MULTILINE_IMPLICIT_KEY') {
    return 'Give entries of one mapping or list the same indentation, with a blank after each colon and dash.';
  }
  return 'Check indentation, colons, dashes and quotes here and in the line above.';
}

function firstSentence(message: string): string {
  const [first = message] = message.split('\n');
  return first.replace(/ at line \d+, column \d+:?$/, '');
}

function place(source: SourceText, error: YAMLError) {
  const length = source.text.length;
  const [start, end] = error.pos;
  return source.place(Math.min(start, length), Math.min(Math.max(start, end), length));
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? undefined : end);
}
