import type { Findings } from '../findings.ts';
import type { SourceText } from '../yaml/source-text.ts';

/** What every reader of a file needs: its text, for places, and where findings go. */
export interface Context {
  readonly source: SourceText;
  readonly findings: Findings;
}
