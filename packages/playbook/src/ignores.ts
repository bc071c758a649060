import { isCode, type Diagnostic } from '@vipbook/diagnostics';
import type { IgnoreComment } from './ast.ts';
import type { Findings } from './findings.ts';
import type { SourceText } from './yaml/source-text.ts';

const comment = /#[ \t]*vipbook:[ \t]*ignore[ \t]*=[ \t]*([A-Za-z0-9_,]*)(.*)$/;

/** `# vipbook: ignore=CODE reason`, on the line of a finding or on a line of its own before it. */
export function readIgnores(source: SourceText): readonly IgnoreComment[] {
  if (!source.text.includes('vipbook:')) return [];
  const result: IgnoreComment[] = [];
  const lines = source.text.split('\n');
  let offset = 0;
  lines.forEach((line, at) => {
    const match = comment.exec(line);
    if (match !== null) {
      const alone = line.slice(0, match.index).trim() === '';
      const next = alone
        ? lines.findIndex((each, below) => below > at && !/^\s*(#|$)/.test(each))
        : at;
      result.push({
        line: (next === -1 ? at : next) + 1,
        codes: (match[1] ?? '').split(',').filter((code) => code !== ''),
        reason: (match[2] ?? '').trim(),
        where: source.place(offset + match.index, offset + line.trimEnd().length),
      });
    }
    offset += line.length + 1;
  });
  return result;
}

/** What is left when the comments have been heeded, and what is wrong with the comments themselves. Errors
 *  of `firm` (those that stop a run in any case) stay. */
export function applyIgnores(
  ignores: readonly IgnoreComment[],
  findings: readonly Diagnostic[],
  firm: ReadonlySet<Diagnostic>,
  wrong: Findings,
): readonly Diagnostic[] {
  const used = new Set<string>();
  const left = findings.filter((finding) => {
    const start = finding.where?.range?.start;
    if (start === undefined || (firm.has(finding) && finding.severity === 'error')) return true;
    const ignore = ignores.find(
      ({ where, line, codes, reason }) =>
        where.file === finding.where?.file &&
        line === start.line &&
        reason !== '' &&
        codes.includes(finding.code),
    );
    if (ignore === undefined) return true;
    used.add(key(ignore, finding.code));
    return false;
  });
  for (const ignore of ignores) reportIgnore(ignore, used, wrong);
  return left;
}

function reportIgnore(ignore: IgnoreComment, used: ReadonlySet<string>, wrong: Findings): void {
  const { codes, reason, where } = ignore;
  if (codes.length === 0 || reason === '') {
    const missing = codes.length === 0 ? 'names no code' : 'gives no reason';
    wrong.add('PBK077', where, `The comment ${missing}, so that it ignores nothing`, {
      remedy: 'Write "# vipbook: ignore=CODE reason".',
    });
    return;
  }
  for (const code of codes) {
    if (!isCode(code)) wrong.add('PBK077', where, `There is no code "${code}"`);
    else if (!used.has(key(ignore, code)) && !/^PBK07|^EXP/.test(code)) {
      // Whether PBK07x and EXP are found depends on the inventory that is given.
      wrong.add('PBK077', where, `Nothing here has the code ${code}`, {
        remedy: 'Remove the comment.',
      });
    }
  }
}

function key(ignore: IgnoreComment, code: string): string {
  return `${ignore.where.file ?? ''}:${String(ignore.where.range?.start.offset)}:${code}`;
}
