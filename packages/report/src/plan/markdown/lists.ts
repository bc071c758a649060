/** Long lists, drawn short. */

export function shortened(lines: readonly string[], most: number): string {
  if (lines.length <= most) return lines.join('\n');
  return [...lines.slice(0, most), `- and ${String(lines.length - most)} more`].join('\n');
}

/** Neighbours in the order of the first of each kind. */
export function grouped<T>(
  all: readonly T[],
  wanted: boolean,
  kind: (one: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  all.forEach((one, index) => {
    const key = wanted ? kind(one) : String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  });
  return [...groups.values()];
}
