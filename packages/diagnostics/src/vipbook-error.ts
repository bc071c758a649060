import type { Diagnostic } from './diagnostic.ts';

/** Carries findings up to whoever can show them. Anything else that is thrown is a defect of ours. */
export class VipbookError extends Error {
  override readonly name = 'VipbookError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: Diagnostic | readonly Diagnostic[]) {
    const list: readonly Diagnostic[] = 'code' in diagnostics ? [diagnostics] : diagnostics;
    super(list.map((finding) => `${finding.code}: ${finding.message}`).join('\n'));
    this.diagnostics = list;
  }
}
