import {
  diagnostic,
  type Code,
  type Diagnostic,
  type DiagnosticInit,
  type Place,
} from '@vipbook/diagnostics';

/** Enough for anybody; hostile files must not fill the memory with findings. */
const limit = 500;

/** Collects findings in the order in which they are met. */
export class Findings {
  readonly list: Diagnostic[] = [];

  add(
    code: Code,
    where: Place | undefined,
    message: string,
    more: Partial<DiagnosticInit> = {},
  ): void {
    if (this.list.length < limit) this.list.push(diagnostic(code, { ...more, message, where }));
  }

  addAll(findings: Iterable<Diagnostic>): void {
    for (const finding of findings) if (this.list.length < limit) this.list.push(finding);
  }
}

/** By place, errors first where two stand at one place; those of other files keep their order. */
export function sortFindings(findings: readonly Diagnostic[]): Diagnostic[] {
  const offset = (finding: Diagnostic) => finding.where?.range?.start.offset ?? -1;
  return [...findings].sort((a, b) =>
    a.where?.file === b.where?.file ? offset(a) - offset(b) : 0,
  );
}
