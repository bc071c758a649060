/**
 * Cut the hosts of a play into batches. Sizes are numbers or percentages; the last one repeats; a
 * percentage is of all hosts, rounded down, but at least 1. A size of 0 or less takes all that are left.
 * Undefined for a size that is neither.
 */
export function batches(
  hosts: readonly string[],
  sizes: readonly (number | string)[],
): readonly (readonly string[])[] | undefined {
  if (hosts.length === 0) return [];
  const numbers: number[] = [];
  for (const size of sizes) {
    const number = batchSize(size, hosts.length);
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  if (numbers.length === 0) return [hosts];
  const result: (readonly string[])[] = [];
  for (let from = 0, index = 0; from < hosts.length; index += 1) {
    const size = numbers[Math.min(index, numbers.length - 1)] ?? 0;
    const to = size <= 0 ? hosts.length : from + size;
    result.push(hosts.slice(from, to));
    from = to;
  }
  return result;
}

function batchSize(size: number | string, hosts: number): number | undefined {
  const text = String(size).trim();
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text)?.[1];
  if (percent !== undefined) return Math.max(1, Math.floor((Number(percent) * hosts) / 100));
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}
