/**
 * Host names as people write many of them: `web[01:40], db1`. Names that differ in one number of the same width
 * are drawn together, as Ansible's inventories write ranges.
 */
export function hostRanges(hosts: readonly string[]): readonly string[] {
  const sorted = [...new Set(hosts)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const result: string[] = [];
  let run: readonly string[] = [];
  const flush = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return;
    if (run.length < 3) result.push(...run);
    else {
      const a = numbered(first);
      const b = numbered(last);
      if (a !== undefined && b !== undefined)
        result.push(`${a.before}[${a.digits}:${b.digits}]${a.after}`);
    }
  };
  for (const host of sorted) {
    const last = run.at(-1);
    if (last !== undefined && follows(last, host)) run = [...run, host];
    else {
      flush();
      run = [host];
    }
  }
  flush();
  return result;
}

interface Numbered {
  readonly before: string;
  readonly digits: string;
  readonly after: string;
}

function numbered(host: string): Numbered | undefined {
  const found = /^(\D*?[^\d]|)(\d{1,9})(\D*)$/.exec(host) ?? /^(.*\D)(\d{1,9})(\D*)$/.exec(host);
  return found === null
    ? undefined
    : { before: found[1] ?? '', digits: found[2] ?? '', after: found[3] ?? '' };
}

function follows(a: string, b: string): boolean {
  const one = numbered(a);
  const two = numbered(b);
  if (one === undefined || two === undefined) return false;
  if (one.before !== two.before || one.after !== two.after) return false;
  const padded = one.digits.startsWith('0') || two.digits.startsWith('0');
  if (padded && one.digits.length !== two.digits.length) return false;
  return Number(two.digits) === Number(one.digits) + 1;
}

/** At most `most` names or ranges, and how many hosts there are when that is not all. */
export function someHosts(hosts: readonly string[], most: number): string {
  const ranges = hostRanges(hosts);
  if (ranges.length <= most) return ranges.join(', ');
  return `${ranges.slice(0, most).join(', ')} … (${String(new Set(hosts).size)} hosts)`;
}
