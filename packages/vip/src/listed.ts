/** `a`, `a and b`, `a, b, c and d`, `a, b and 8 more`. */
export function listed(names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length <= 1) return first;
  if (names.length <= 5) return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  return `${first}, ${second} and ${String(names.length - 2)} more`;
}
