import type { Diagnostic as Finding } from '@vipbook/diagnostics';
import { lintSteps, type FactsOf } from '@vipbook/playbook';
import type { FactsSnapshot, SourceDocument, Workspace } from '../api.ts';
import type { Analyses } from '../document/analysis.ts';
import { inSlices } from '../document/slices.ts';

/** All that `vipbook lint` finds in this document; what it imports has its findings where it is. */
export async function playbookFindings(
  analyses: Analyses,
  workspace: Workspace,
  document: SourceDocument,
  stopped: () => boolean,
): Promise<readonly Finding[]> {
  const analysis = await analyses.of(document);
  if (analysis.kind === 'variables') return analysis.yaml.findings.list;
  const { loaded, inventory, snapshots } = await analyses.world(document);
  const factsOf = snapshots.length === 0 ? undefined : factsBy(snapshots);
  const found = await inSlices(
    // What the plays that read a file of tasks say is told where they are run.
    lintSteps(analysis.kind === 'playbook' ? loaded : analysis.own, {
      ...(inventory === undefined ? {} : { inventory }),
      ...(factsOf === undefined ? {} : { factsOf }),
    }),
    () => workspace.pause(),
    stopped,
  );
  return found.filter(({ where }) => where?.file === undefined || where.file === analysis.path);
}

function factsBy(snapshots: readonly FactsSnapshot[]): FactsOf {
  const byHost = new Map(snapshots.map((snapshot) => [snapshot.host, snapshot.facts]));
  return (host) => {
    const facts = byHost.get(host);
    if (facts === undefined) return undefined;
    const subnets = facts.addresses
      .filter(({ scope }) => scope !== 'host' && scope !== 'link')
      .map(({ address, prefix }) => `${address}/${String(prefix)}`);
    return { subnets, listening: facts.listening };
  };
}
