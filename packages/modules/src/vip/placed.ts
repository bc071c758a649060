import type { Diagnostic } from '@vipbook/diagnostics';
import type { ModuleContext } from '../module.ts';

const hosts = new WeakMap<Diagnostic, string>();

/**
 * Where the reader should look: a finding about a file of a host stays there, any other points at the task
 * (its message names the host; `host:playbook.yml` would be no place at all).
 */
export function placed(finding: Diagnostic, context: ModuleContext): Diagnostic {
  const result: Diagnostic =
    finding.where?.file === undefined ? { ...finding, where: context.where } : { ...finding };
  if (finding.where?.host !== undefined) hosts.set(result, finding.where.host);
  return result;
}

/** The host that a placed finding is about. */
export function hostOf(finding: Diagnostic): string | undefined {
  return hosts.get(finding) ?? finding.where?.host;
}
