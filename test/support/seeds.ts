/** A seed as programs and people write one. Pieces of Base64 that the seed alone decides. */
export function shapes(seed: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(seed);
  const base64 = (before: number): string =>
    Buffer.concat([Buffer.alloc(before, 'x'), bytes])
      .toString('base64')
      .slice(Math.ceil((before * 4) / 3) + 1, -5);
  return new Map([
    ['as it is', seed],
    ['Base64', base64(0)],
    ['Base64 behind one byte', base64(1)],
    ['Base64 behind two bytes', base64(2)],
    ['hexadecimal', bytes.toString('hex')],
    ['reversed', [...seed].reverse().join('')],
    ['percent-encoded', encodeURIComponent(seed).replace('!', '%21')],
    ['escaped as JSON', seed.replace('!', '\\u0021')],
    ['escaped as HTML', seed.replace('!', '&#33;')],
    ['most of it', seed.slice(4, -1)],
  ]);
}

export function found(bytes: string, seed: string): readonly string[] {
  const lower = bytes.toLowerCase();
  return [...shapes(seed)]
    .filter(([shape, text]) =>
      shape === 'hexadecimal' ? lower.includes(text) : bytes.includes(text),
    )
    .map(([shape]) => shape);
}
