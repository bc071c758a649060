import { diagnostic, VipbookError, type Code, type Diagnostic } from '@vipbook/diagnostics';
import type { Origin } from './source-text.ts';

/** Findings of one load. Warnings of a source that failed go with it. */
export class Problems {
  readonly list: Diagnostic[] = [];
  #errors = 0;

  add(code: Code, message: string, origin?: Origin, remedy?: string): void {
    const finding = diagnostic(code, { message, where: origin?.place, remedy });
    this.list.push(finding);
    if (finding.severity === 'error') this.#errors += 1;
  }

  take(findings: readonly Diagnostic[]): void {
    this.list.push(...findings);
    this.#errors += findings.filter((finding) => finding.severity === 'error').length;
  }

  /** What is left of the warnings. */
  keep(findings: readonly Diagnostic[]): void {
    this.list.splice(0, this.list.length, ...findings);
  }

  get errors(): number {
    return this.#errors;
  }
}

export function failure(
  code: Code,
  message: string,
  origin?: Origin,
  remedy?: string,
): VipbookError {
  return new VipbookError(diagnostic(code, { message, where: origin?.place, remedy }));
}

/** Text for a message: one line, at most `length` characters, no control characters. */
export function shorten(text: string, length = 60): string {
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`;
}
