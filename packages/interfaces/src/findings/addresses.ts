import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { parseAddress } from '../address.ts';
import type { Configuration } from '../configuration.ts';
import { declaredAddresses, type Declaration } from '../declarations.ts';
import { templatesOf } from './names.ts';
import type { Report } from './report.ts';

/** Addresses that two places of one host declare. */
export function checkAddresses(report: Report): void {
  const first = new Map<string, Declaration>();
  const templates = templatesOf(report.configuration);
  for (const declaration of declaredAddresses(report.configuration)) {
    if (templates.has(declaration.interface)) continue;
    const before = first.get(declaration.address);
    if (before === undefined) {
      first.set(declaration.address, declaration);
      continue;
    }
    // A hook that adds the stanza's own address on another link is as wrong; on a loopback it is a habit.
    if (
      isLocal(declaration) ||
      (before.device !== declaration.device && isLoopback(before, declaration))
    )
      continue;
    report.add(
      diagnostic('IFC024', {
        message: `${declaration.address} is declared already, for ${before.interface}`,
        where: declaration.place,
        related: [{ message: 'the first declaration', where: before.place }],
      }),
    );
  }
}

function isLoopback(...declarations: readonly Declaration[]): boolean {
  return declarations.some(({ device }) => device === 'lo' || device.startsWith('dummy'));
}

/** Addresses that every host may have: loopback, link-local, unspecified. */
function isLocal({ address }: Declaration): boolean {
  const bytes = parseAddress(address);
  if (bytes === undefined) return true;
  if (bytes.length === 4) {
    return bytes[0] === 127 || bytes[0] === 0 || (bytes[0] === 169 && bytes[1] === 254);
  }
  return (
    (bytes[0] === 0xfe && ((bytes[1] ?? 0) & 0xc0) === 0x80) ||
    bytes.subarray(0, 15).every((byte) => byte === 0)
  );
}

/**
 * Addresses that more than one of these hosts declares. Loopback devices are left out: load balancers
 * keep one address on many of them on purpose.
 */
export function findingsAcrossHosts(
  configurations: ReadonlyMap<string, Configuration> | Readonly<Record<string, Configuration>>,
): readonly Diagnostic[] {
  const entries =
    configurations instanceof Map
      ? [...(configurations as ReadonlyMap<string, Configuration>)]
      : Object.entries(configurations as Readonly<Record<string, Configuration>>);
  const first = new Map<string, { host: string; declaration: Declaration }>();
  const found: Diagnostic[] = [];
  for (const [host, configuration] of entries) {
    const own = new Set<string>();
    for (const declaration of declaredAddresses(configuration)) {
      if (isLocal(declaration) || isLoopback(declaration) || own.has(declaration.address)) continue;
      own.add(declaration.address);
      const before = first.get(declaration.address);
      if (before === undefined) {
        first.set(declaration.address, { host, declaration });
        continue;
      }
      found.push(
        diagnostic('IFC025', {
          message: `${declaration.address} is declared on ${host} and on ${before.host}`,
          where: { ...declaration.place, host },
          related: [
            {
              message: `declared on ${before.host}`,
              where: { ...before.declaration.place, host: before.host },
            },
          ],
        }),
      );
    }
  }
  return found;
}
