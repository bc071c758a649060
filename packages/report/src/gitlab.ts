import type { Diagnostic } from '@vipbook/diagnostics';
import { sha256, type Plan } from '@vipbook/plan';

export interface GitlabTerraform {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

/** GitLab's `artifacts:reports:terraform`: three numbers. Commands that run count as updates. */
export function gitlabTerraform({ summary }: Plan): GitlabTerraform {
  return {
    create: summary.add,
    update: summary.change + summary.run,
    delete: summary.destroy,
  };
}

const severities = { error: 'critical', warning: 'minor', information: 'info' } as const;

export interface CodeQualityFinding {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: (typeof severities)[keyof typeof severities];
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/**
 * GitLab's `artifacts:reports:codequality`. What has no line of the repository stands at the playbook's first.
 * A fingerprint leaves the line out: text above a finding does not make it a new one.
 */
export function gitlabCodeQuality(
  findings: readonly Diagnostic[],
  playbook: string,
): readonly CodeQualityFinding[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, severity, message, remedy, where }) => {
    const file = where?.host === undefined ? where?.file : undefined;
    const path = (file ?? playbook).replace(/^\.\//, '');
    const same = JSON.stringify([code, path, message]);
    const before = seen.get(same) ?? 0;
    seen.set(same, before + 1);
    return {
      description: remedy === undefined ? message : `${message} ${remedy}`,
      check_name: code,
      fingerprint: sha256(`${same}${String(before)}`),
      severity: severities[severity],
      location: {
        path,
        lines: { begin: file === undefined ? 1 : (where?.range?.start.line ?? 1) },
      },
    };
  });
}
