import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import { paintFor, renderFindings, wantsColour } from '@vipbook/report';
import { readFileSync } from 'node:fs';
import { exitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** What Ansible would exit with for findings that stopped a command before or outside of any play. */
export function exitCodeFor(findings: readonly Diagnostic[]): number {
  const errors = findings.filter((finding) => finding.severity === 'error');
  const has = (pattern: RegExp): boolean => errors.some(({ code }) => pattern.test(code));
  if (has(/^CLI001$/)) return exitCode.unexpected;
  if (has(/^(CLI002|ENG016)$/)) return exitCode.badOption;
  if (has(/^CLI007$/)) return exitCode.interrupted;
  // A playbook that is not there is Ansible's plain error; one that cannot be read as YAML, its parse error.
  if (has(/^PBK001$/)) return exitCode.failed;
  if (has(/^(PBK|SSH)/)) return exitCode.unreachableOrParseError;
  return exitCode.failed;
}

export interface FailureOptions {
  /** Number of -v; the stack of a defect is shown from 3 on. */
  readonly verbosity?: number;
  readonly colour?: boolean | undefined;
}

/** What an error has found; of a defect, that it is one. */
export function findingsOf(error: unknown): readonly Diagnostic[] {
  return error instanceof VipbookError ? error.diagnostics : [unexpected(error)];
}

/** Print whatever was thrown as findings, and return the exit code. A stack trace never comes by itself. */
export function reportFailure(
  thrown: unknown,
  terminal: Terminal,
  options: FailureOptions = {},
): number {
  const known = thrown instanceof VipbookError;
  const findings = findingsOf(thrown);
  terminal.error(
    renderFindings(findings, {
      paint: paintFor(wantsColour(terminal.errorIsTerminal, terminal.environment, options.colour)),
      readSource,
    }),
  );
  if (!known && (options.verbosity ?? 0) >= 3 && thrown instanceof Error)
    terminal.error(`${thrown.stack ?? ''}\n`);
  return exitCodeFor(findings);
}

function unexpected(thrown: unknown): Diagnostic {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return diagnostic('CLI001', { message: text.split('\n', 1)[0] ?? text });
}

const maxSourceBytes = 1_000_000;

/** A file on this machine, for excerpts. */
export function readSource(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.length > maxSourceBytes ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}
