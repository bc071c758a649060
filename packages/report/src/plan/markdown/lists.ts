/** Long lists, drawn short. */

export function shortened(lines: readonly string[], most: number): string {
  if (lines.length <= most) return lines.join('\n');
  return [...lines.slice(0, most), `- and ${String(lines.length - most)} more`].join('\n');
}
