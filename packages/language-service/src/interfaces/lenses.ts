import { declaredAddresses } from '@vipbook/interfaces';
import type { CodeLens } from 'vscode-languageserver-types';
import type { FactsSnapshot } from '../api.ts';
import { whereNow } from '../playbook/lenses.ts';
import type { InterfacesAnalysis } from './analysis.ts';
import { lineRange } from './convert.ts';

const most = 500;

/** Over each stanza with an address: where the address is now, by the facts at hand. */
export function interfacesLenses(
  analysis: InterfacesAnalysis,
  snapshots: readonly FactsSnapshot[],
  now: number,
): CodeLens[] {
  const lenses: CodeLens[] = [];
  for (const { address, stanza } of declaredAddresses(analysis.configuration)) {
    if (stanza.file.tree !== analysis.tree || /^(127\.|::1$)/.test(address)) continue;
    const title = whereNow(snapshots, address, now);
    if (title === undefined || lenses.length >= most) continue;
    const range = lineRange(analysis, stanza.stanza.header);
    lenses.push({ range, command: { title, command: '' } });
  }
  return lenses;
}
