import type { Facts, LinkManager } from '@vipbook/host';
import { printableLine } from './escape.ts';
import { noPaint, type Paint } from './paint.ts';

/** One address of one host: what was always asked, and ifconfig never told. */
export interface AddressRow {
  readonly host: string;
  readonly device: string;
  /** address/prefix */
  readonly address: string;
  readonly label: string;
  /** `forever`, or what is left in seconds. */
  readonly lifetime: 'forever' | number;
  /** `file:line:column` where an interfaces file says so too, or null. */
  readonly file: string | null;
  readonly manager: LinkManager | 'unknown';
  readonly scope: string;
  readonly flags: readonly string[];
}

/** Every address of a host. `inFile` tells where its interfaces files configure one. */
export function addressRows(
  facts: Facts,
  inFile: (device: string, address: string, prefix: number) => string | undefined,
): AddressRow[] {
  return facts.addresses.map((held) => ({
    host: facts.host,
    device: held.device,
    address: `${held.address}/${String(held.prefix)}`,
    label: held.label ?? '',
    lifetime: held.lifetime,
    file: inFile(held.device, held.address, held.prefix) ?? null,
    manager: facts.managers[held.device] ?? 'unknown',
    scope: held.scope,
    flags: held.flags,
  }));
}

export interface TableOptions {
  /** Frames and colours for a terminal; plain columns, one row a line, in a pipe. */
  readonly framed: boolean;
  readonly paint?: Paint;
}

export function addressTable(rows: readonly AddressRow[], options: TableOptions): Promise<string> {
  const head = ['HOST', 'DEVICE', 'ADDRESS', 'LABEL', 'LIFETIME', 'IN FILE', 'MANAGER'];
  const body = rows.map((row) => [
    row.host,
    row.device,
    row.address,
    row.label,
    row.lifetime === 'forever' ? 'forever' : `${String(row.lifetime)} s`,
    row.file ?? withoutFile(row),
    row.manager,
  ]);
  return table(head, body, options);
}

/** What stands for a file that does not say so: nothing where none needs to. */
function withoutFile({ flags, scope }: AddressRow): string {
  if (flags.includes('dynamic')) return 'dynamic';
  // The loopback's own address and link-local ones come with the link.
  return scope === 'host' || scope === 'link' ? '' : 'no';
}

/** Columns padded to their widest cell; every cell escaped. Ends with a newline unless empty. */
export async function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): Promise<string> {
  const cells = rows.map((row) => row.map((cell) => printableLine(cell)));
  if (options.framed) {
    // Loaded only when a table is drawn: a run never pays for it.
    const { framed } = await import('./framed-table.ts');
    return framed(head, cells, options.paint ?? noPaint);
  }
  const all = [head, ...cells];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) => row.map((cell, column) => (cell === '' ? '-' : cell).padEnd(widths[column] ?? 0)))
    .map((row) => `${row.join('  ').trimEnd()}\n`)
    .join('');
}
