import type { Diagnostic } from '@vipbook/diagnostics';
import type { Configuration } from '../configuration.ts';
import { refusalFinding } from './refusals.ts';

/** Everything wrong or doubtful in a configuration. */
export function findingsOf(configuration: Configuration): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const file of configuration.reading.files) {
    if (file.refusedAt !== undefined) found.push(refusalFinding(file, file.refusedAt));
  }
  return found;
}
