/** What a run did, as it told it. */
export interface PrintedOutcome {
  readonly exitCode: number;
  readonly recap: Readonly<Record<string, string>>;
  readonly lines: readonly string[];
  readonly messages: readonly string[];
}

export function parseOutput(text: string, exitCode: number): PrintedOutcome;
