/** From byte offsets (UTF-8, what ifupdown counts) to UTF-16 offsets (what editors count), and back. */
export interface ByteMap {
  toUnit(byte: number): number;
  toByte(unit: number): number;
}

const identity: ByteMap = { toUnit: (byte) => byte, toByte: (unit) => unit };

export function byteMap(text: string): ByteMap {
  if (!/[^\0-\x7f]/.test(text)) return identity;
  /** The byte offset of each unit; the second unit of a pair has its character's. */
  const bytes = new Uint32Array(text.length + 1);
  let at = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    bytes[unit] = at;
    const point = text.codePointAt(unit) ?? 0;
    if (point > 0xffff) {
      bytes[unit + 1] = at;
      unit += 1;
      at += 4;
    } else at += point < 0x80 ? 1 : point < 0x800 ? 2 : 3;
  }
  bytes[text.length] = at;
  return {
    toByte: (unit) => bytes[Math.max(0, Math.min(unit, text.length))] ?? 0,
    toUnit(byte) {
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((bytes[middle] ?? 0) <= byte) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}
