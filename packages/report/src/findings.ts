import {
  cleanFinding,
  formatPlace,
  scrubText,
  type Diagnostic,
  type Place,
} from '@vipbook/diagnostics';
import { printable, printableLine } from './escape.ts';
import { noPaint, type Paint, type Style } from './paint.ts';

export interface FindingOptions {
  readonly paint?: Paint;
  /** Text of a file on the controller, for the excerpt; undefined when it cannot be read. */
  readonly readSource?: (file: string) => string | undefined;
}

const styleOf: Readonly<Record<Diagnostic['severity'], Style>> = {
  error: 'failed',
  warning: 'warning',
  information: 'information',
};

/** One finding for people: what, where with the line itself, and what to do. Ends with a newline. */
export function renderFinding(found: Diagnostic, options: FindingOptions = {}): string {
  const finding = cleanFinding(found);
  const paint = options.paint ?? noPaint;
  const head = paint(styleOf[finding.severity], `${finding.severity}[${finding.code}]`);
  const lines = [`${head}: ${printable(finding.message)}`];
  if (finding.where !== undefined) lines.push(...located(finding.where, options, paint));
  for (const related of finding.related ?? []) {
    lines.push(` note: ${printable(related.message)}`);
    lines.push(...located(related.where, options, paint));
  }
  if (finding.remedy !== undefined)
    lines.push(` ${paint('strong', 'help')}: ${printable(finding.remedy)}`);
  return `${lines.join('\n')}\n`;
}

export function renderFindings(
  findings: readonly Diagnostic[],
  options: FindingOptions = {},
): string {
  return findings.map((finding) => renderFinding(finding, options)).join('\n');
}

function located(place: Place, options: FindingOptions, paint: Paint): string[] {
  const text = formatPlace(place);
  if (text === '') return [];
  return [` ${paint('faint', '-->')} ${printableLine(text)}`, ...excerpt(place, options, paint)];
}

/** The line with a caret below what is meant; nothing for a file on a host or one that cannot be read. */
function excerpt(place: Place, options: FindingOptions, paint: Paint): string[] {
  const { file, range, host } = place;
  if (file === undefined || range === undefined || host !== undefined) return [];
  const line = options.readSource?.(file)?.split('\n')[range.start.line - 1];
  if (line === undefined || line.trim() === '' || line.length > 200) return [];
  const number = String(range.start.line);
  const gutter = ' '.repeat(number.length);
  const bar = paint('faint', '|');
  const from = Math.min(range.start.column, line.length + 1) - 1;
  const to = range.end.line === range.start.line ? range.end.column - 1 : line.length;
  const shown = scrubText(line.trimEnd()).text;
  if (shown !== line.trimEnd()) {
    // What stands where would say how long the secret is, so nothing is marked.
    return [
      `${gutter} ${bar}`,
      `${paint('faint', number)} ${bar} ${printableLine(shown)}`,
      `${gutter} ${bar}`,
    ];
  }
  const marked = printableLine(line.slice(from, Math.max(to, from)));
  // Tabs are escaped too, so columns on the screen are those counted here.
  const carets = '^'.repeat(Math.max(1, marked.trimEnd().length));
  const pad = ' '.repeat(printableLine(line.slice(0, from)).length);
  return [
    `${gutter} ${bar}`,
    `${paint('faint', number)} ${bar} ${printableLine(line.trimEnd())}`,
    `${gutter} ${bar} ${pad}${paint('failed', carets)}`,
  ];
}

/** GitHub's workflow commands (::error file=…), one a line. */
export function githubAnnotation(found: Diagnostic): string {
  const finding = cleanFinding(found);
  const command = { error: 'error', warning: 'warning', information: 'notice' }[finding.severity];
  const range = finding.where?.range;
  const properties = Object.entries({
    file: finding.where?.host === undefined ? finding.where?.file : undefined,
    line: range?.start.line,
    col: range?.start.column,
    endLine: range?.end.line,
    // GitHub's columns include the last character; a range's end does not.
    endColumn: range === undefined ? undefined : Math.max(range.start.column, range.end.column - 1),
    title: finding.code,
  })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  const remedy = finding.remedy === undefined ? '' : `\n${finding.remedy}`;
  return `::${command} ${properties.join(',')}::${data(finding.message + remedy)}`;
}

function data(text: string): string {
  return printable(text.replaceAll('%', '%25')).replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
