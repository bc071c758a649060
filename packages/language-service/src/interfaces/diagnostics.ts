import type { Diagnostic as Finding } from '@vipbook/diagnostics';
import type { InterfacesAnalysis } from './analysis.ts';

/** Findings that depend on files that could not be looked at. */
const needsAll: ReadonlySet<string> = new Set(['IFC026', 'IFC027', 'IFC028', 'IFC029', 'IFC036']);

/** What is wrong in this file, read with those that it belongs with. */
export function interfacesFindings(analysis: InterfacesAnalysis): readonly Finding[] {
  const { configuration, tree, incomplete } = analysis;
  const { refused } = configuration;
  const all = configuration.findings();
  const known = refused === undefined || all.includes(refused) ? all : [refused, ...all];
  return known.filter(
    ({ code, where }) =>
      (where?.file === undefined || where.file === tree.path) &&
      !(incomplete && needsAll.has(code)),
  );
}
