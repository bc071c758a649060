import type { Diagnostic } from '@vipbook/diagnostics';
import type { InventoryIo } from './api.ts';

const comment = /#[ \t]*vipbook:[ \t]*ignore[ \t]*=[ \t]*([A-Za-z0-9,]+)[ \t]+\S/;

/**
 * Warnings without those that a comment silences, as in playbooks: `# vipbook: ignore=CODE reason` on the
 * line of the finding, or on a line of its own above it. Files without findings are not read again.
 */
export async function withoutIgnored(
  findings: readonly Diagnostic[],
  io: Pick<InventoryIo, 'readFile'>,
): Promise<readonly Diagnostic[]> {
  const files = new Map<string, readonly string[]>();
  const linesOf = async (file: string): Promise<readonly string[]> => {
    let lines = files.get(file);
    if (lines === undefined) {
      const bytes = await io.readFile(file).catch(() => undefined);
      lines = bytes === undefined ? [] : new TextDecoder().decode(bytes).split('\n');
      files.set(file, lines);
    }
    return lines;
  };
  const left: Diagnostic[] = [];
  for (const finding of findings) {
    const { file, range } = finding.where ?? {};
    if (finding.severity === 'error' || file === undefined || range === undefined) {
      left.push(finding);
      continue;
    }
    const lines = await linesOf(file);
    if (!isIgnored(finding.code, range.start.line - 1, lines)) left.push(finding);
  }
  return left;
}

function isIgnored(code: string, at: number, lines: readonly string[]): boolean {
  if (names(lines[at], code)) return true;
  for (let above = at - 1; above >= 0 && /^\s*#/.test(lines[above] ?? ''); above -= 1)
    if (names(lines[above], code)) return true;
  return false;
}

function names(line: string | undefined, code: string): boolean {
  return (
    comment
      .exec(line ?? '')?.[1]
      ?.split(',')
      .includes(code) === true
  );
}
