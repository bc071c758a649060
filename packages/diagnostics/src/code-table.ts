import type { Severity } from './diagnostic.ts';

/** What one code means; its docs page and `vipbook explain CODE` are made from this. */
export interface CodeDescription {
  /** A few words, as a heading. */
  readonly title: string;
  readonly severity: Severity;
  /** What it means and why it matters: a short paragraph. */
  readonly explanation: string;
  /** What to do, when one sentence fits every occurrence. */
  readonly remedy?: string;
}

export type CodeTable = Readonly<Record<string, CodeDescription>>;
