import type { Diagnostic } from '@vipbook/diagnostics';
import type { Configuration } from '../configuration.ts';
import { checkAddresses } from './addresses.ts';
import { checkDialect } from './dialects.ts';
import { checkNames } from './names.ts';
import { refusalFinding } from './refusals.ts';
import type { Report } from './report.ts';
import { checkSources } from './sources.ts';
import { checkStanzas } from './stanzas.ts';
import { checkText } from './text.ts';

export { findingsAcrossHosts } from './addresses.ts';

/** Everything wrong or doubtful in a configuration, file by file in reading order. Linear in its size. */
export function findingsOf(configuration: Configuration): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Report = { configuration, add: (finding) => void found.push(finding) };
  const { reading } = configuration;
  if (configuration.refused !== undefined && reading.files.length === 0) {
    found.push(configuration.refused);
  }
  const seen = new Set<string>();
  for (const file of reading.files) {
    if (file.refusedAt !== undefined) {
      const finding = refusalFinding(file, file.refusedAt);
      // The byte order mark is found by its own check, with a fix.
      if (finding.code !== 'IFC009') found.push(finding);
    }
    if (seen.has(file.canonical)) continue;
    seen.add(file.canonical);
    checkText(report, file);
    checkDialect(report, file);
  }
  checkSources(report);
  checkStanzas(report);
  checkNames(report);
  checkAddresses(report);
  return sorted(configuration, found);
}

function sorted(configuration: Configuration, found: readonly Diagnostic[]): Diagnostic[] {
  const order = new Map([...configuration.files.keys()].map((path, index) => [path, index]));
  const key = new Map<Diagnostic, readonly [number, number]>();
  for (const finding of found) {
    const { file, range } = finding.where ?? {};
    key.set(finding, [order.get(file ?? '') ?? -1, range?.start.offset ?? 0]);
  }
  const unique = new Set<string>();
  return [...found]
    .sort((a, b) => {
      const [fileA = 0, offsetA = 0] = key.get(a) ?? [];
      const [fileB = 0, offsetB = 0] = key.get(b) ?? [];
      return fileA - fileB || offsetA - offsetB || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
    })
    .filter((finding) => {
      const [file = 0, offset = 0] = key.get(finding) ?? [];
      const text = `${finding.code} ${String(file)} ${String(offset)} ${finding.message}`;
      if (unique.has(text)) return false;
      unique.add(text);
      return true;
    });
}
