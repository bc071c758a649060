import type { Diagnostic as Finding } from '@vipbook/diagnostics';
import type { InterfacesAnalysis } from './analysis.ts';

/** Findings that depend on files that could not be looked at. */
const needsAll: ReadonlySet<string> = new Set(['IFC026', 'IFC027', 'IFC028', 'IFC029', 'IFC036']);

/** What is wrong in this file, read with those that it belongs with. */
export function interfacesFindings(analysis: InterfacesAnalysis): readonly Finding[] {
  const { configuration, tree, incomplete } = analysis;
  const { refused } = configuration;
  const all = configuration.findings();
  // Where ifupdown stops is among the findings of that file, made anew.
  const isKnown = all.some(
    ({ code, where }) =>
      code === refused?.code &&
      where?.file === refused.where?.file &&
      where?.range?.start.offset === refused.where?.range?.start.offset,
  );
  const known = refused === undefined || isKnown ? all : [refused, ...all];
  return known.filter(
    ({ code, where }) =>
      (where?.file === undefined || where.file === tree.path) &&
      !(incomplete && needsAll.has(code)),
  );
}
