import type { Code } from '@vipbook/diagnostics';

/** What a job fails on, for whoever has to put it right. */
export interface Failure {
  readonly code: Code;
  /** What was seen, in one sentence without its full stop. */
  readonly message: string;
  readonly remedy: string;
  /** From the checkout; without it, the file that defines the job. */
  readonly file?: string;
}

/** What the user can put right: never a stack trace. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly failure: Failure;

  constructor(code: Code, message: string, remedy: string, file?: string) {
    super(message);
    this.failure = { code, message, remedy, ...(file === undefined ? {} : { file }) };
  }
}

/** The token may read, not write: as it is for pull requests from forks. */
export class MayNotWrite extends Error {
  override readonly name = 'MayNotWrite';
}
