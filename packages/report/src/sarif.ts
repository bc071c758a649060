import {
  cleanFinding,
  describe,
  type Code,
  type Diagnostic,
  type Place,
} from '@vipbook/diagnostics';
import { printable } from './escape.ts';

const levels = { error: 'error', warning: 'warning', information: 'note' } as const;

/** A SARIF 2.1.0 log (OASIS) of findings, as GitHub's code scanning reads it. */
export function sarif(found: readonly Diagnostic[], toolVersion: string): object {
  const findings = found.map((finding) => cleanFinding(finding));
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'vipbook', version: toolVersion, rules: codes.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, codes)),
      },
    ],
  };
}

function rule(code: Code): object {
  const { title, explanation, remedy, severity } = describe(code);
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    ...(remedy === undefined ? {} : { help: { text: remedy } }),
    defaultConfiguration: { level: levels[severity] },
  };
}

function result(finding: Diagnostic, codes: readonly Code[]): object {
  const remedy = finding.remedy === undefined ? '' : ` ${finding.remedy}`;
  const location = finding.where === undefined ? undefined : physical(finding.where);
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: `${finding.message}${remedy}` },
    ...(location === undefined ? {} : { locations: [location] }),
    ...(finding.related === undefined
      ? {}
      : {
          relatedLocations: finding.related.map((related, id) => ({
            id,
            message: { text: related.message },
            ...physical(related.where),
          })),
        }),
  };
}

function physical(place: Place): object | undefined {
  if (place.file === undefined) {
    return place.host === undefined
      ? undefined
      : { logicalLocations: [{ name: place.host, kind: 'host' }] };
  }
  // A file on a host has no place in the repository: an absolute URI names it.
  const uri =
    place.host === undefined
      ? `${place.file.startsWith('/') ? 'file://' : ''}${encodeURI(printable(place.file))}`
      : `ssh://${encodeURIComponent(printable(place.host))}${encodeURI(printable(place.file))}`;
  const { range } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri },
      ...(range === undefined
        ? {}
        : {
            region: {
              startLine: range.start.line,
              startColumn: range.start.column,
              endLine: range.end.line,
              endColumn: range.end.column,
            },
          }),
    },
  };
}
