import { diagnostic, VipbookError, type Code } from '@vipbook/diagnostics';

/** An error about one host. */
export function hostError(
  host: string,
  code: Code,
  message: string,
  more: { readonly remedy?: string; readonly file?: string; readonly line?: number } = {},
): VipbookError {
  const start = { line: more.line ?? 1, column: 1 };
  return new VipbookError(
    diagnostic(code, {
      message,
      where: {
        host,
        ...(more.file === undefined ? {} : { file: more.file }),
        ...(more.line === undefined ? {} : { range: { start, end: start } }),
      },
      remedy: more.remedy,
    }),
  );
}

/** What to do about a login that was refused while an agent stood by. */
export function idleAgentRemedy({ idleAgent }: { readonly idleAgent?: string }): {
  readonly remedy?: string;
} {
  return idleAgent === undefined
    ? {}
    : {
        remedy: `There is an ssh-agent (${idleAgent}) that was not asked: --agent, "agent: true" in vipbook.yml, or IdentityAgent in ssh_config does. Otherwise check the user and the key on the host.`,
      };
}

const unknownOutcome = new Set<string>(['SSH040', 'SSH041', 'SSH042', 'SSH044']);

/** True when a script may or may not have done its work: look at the host again. */
export function isOutcomeUnknown(error: unknown): boolean {
  return (
    error instanceof VipbookError &&
    error.diagnostics.some((finding) => unknownOutcome.has(finding.code))
  );
}

export function hasCode(error: unknown, ...codes: readonly Code[]): boolean {
  return (
    error instanceof VipbookError &&
    error.diagnostics.some((finding) => codes.includes(finding.code))
  );
}

/** What a program on the host said, fit for one line of a message. */
export function excerpt(bytes: Buffer | string, limit = 300): string {
  const text = (typeof bytes === 'string' ? bytes : bytes.toString('utf8'))
    .replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}
