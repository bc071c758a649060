import type { Diagnostic as Finding } from '@vipbook/diagnostics';
import { lintSteps, type SubnetsOf } from '@vipbook/playbook';
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
  const subnetsOf = snapshots.length === 0 ? undefined : subnetsBy(snapshots);
  const found = await inSlices(
    lintSteps(loaded, {
      ...(inventory === undefined ? {} : { inventory }),
      ...(subnetsOf === undefined ? {} : { subnetsOf }),
    }),
    () => workspace.pause(),
    stopped,
  );
  return found.filter(({ where }) => where?.file === undefined || where.file === analysis.path);
}

function subnetsBy(snapshots: readonly FactsSnapshot[]): SubnetsOf {
  const byHost = new Map(snapshots.map((snapshot) => [snapshot.host, snapshot]));
  return (host) =>
    byHost
      .get(host)
      ?.facts.addresses.filter(({ scope }) => scope !== 'host' && scope !== 'link')
      .map(({ address, prefix }) => `${address}/${String(prefix)}`);
}
