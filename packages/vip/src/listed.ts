/** `a`, `a and b`, `a, b and 8 more`. */
export function listed(names: readonly string[]): string {
  const [first = '', second = ''] = names;
  if (names.length <= 1) return first;
  if (names.length === 2) return `${first} and ${second}`;
  return `${first}, ${second} and ${String(names.length - 2)} more`;
}
