/** One address of one host, from a snapshot or from the host itself. */
export interface AddressRow {
  readonly host: string;
  readonly device: string;
  /** With prefix. */
  readonly address: string;
  readonly label: string;
  readonly scope: string;
  readonly secondary: boolean;
  /** Where the host's interfaces file says so too; null where it does not; undefined: not known. */
  readonly file?: string | null;
}

export interface VirtualAddress {
  readonly address: string;
  readonly holders: readonly AddressRow[];
}

/** What moves: addresses with a label of their own, further ones of a device, and those that two hosts hold. */
export function virtualAddresses(rows: readonly AddressRow[]): readonly VirtualAddress[] {
  const holders = new Map<string, AddressRow[]>();
  for (const row of rows.filter(isOfTheNetwork))
    holders.set(row.address, [...(holders.get(row.address) ?? []), row]);
  return [...holders]
    .filter(([, held]) => held.length > 1 || held.some(isFurther))
    .map(([address, held]) => ({ address, holders: held }))
    .sort((a, b) => a.address.localeCompare(b.address, undefined, { numeric: true }));
}

/** Neither loopback nor of the link alone: those say nothing about who holds what. */
export function isOfTheNetwork({ scope }: AddressRow): boolean {
  return scope === 'global' || scope === 'site';
}

function isFurther({ label, device, secondary }: AddressRow): boolean {
  return secondary || (label !== '' && label !== device);
}

/** Rows of `vipbook addresses --output json`. */
export function rowsFrom(json: string): { rows: readonly AddressRow[]; errors: readonly string[] } {
  const value = JSON.parse(json) as {
    readonly addresses: readonly (Omit<AddressRow, 'secondary'> & { flags: readonly string[] })[];
    readonly errors: readonly { readonly host: string; readonly message: string }[];
  };
  return {
    rows: value.addresses.map(({ flags, ...row }) => ({
      ...row,
      secondary: flags.includes('secondary'),
    })),
    errors: value.errors.map(({ host, message }) => `${host}: ${message}`),
  };
}

/** "just now", "5 min ago", "3 h ago", "2 d ago". */
export function ageOf(gatheredAt: number, now: number): string {
  const minutes = Math.max(0, Math.round((now - gatheredAt) / 60_000));
  if (minutes === 0) return 'just now';
  if (minutes < 60) return `${String(minutes)} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${String(hours)} h ago` : `${String(Math.round(hours / 24))} d ago`;
}
