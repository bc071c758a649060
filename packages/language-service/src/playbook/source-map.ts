/** Where each unit of a scalar's value stands in the file; undefined where that cannot be told. */
export interface SourceMap {
  /** Offset in the file of the value's unit. The value's length gives the end of its last unit. */
  toSource(unit: number): number;
  /** The unit of the value at an offset of the file. */
  toUnit(offset: number): number;
}

type Style = 'plain' | 'single' | 'double';

/** `raw`: the text between the quotes, or below the block's header, which begins at `start` of the file. */
export function sourceMap(
  raw: string,
  value: string,
  start: number,
  style: Style,
): SourceMap | undefined {
  if (raw === value || raw.trimEnd() === value) {
    return { toSource: (unit) => start + unit, toUnit: (offset) => offset - start };
  }
  const starts = align(raw, value, style);
  if (starts === undefined) return undefined;
  return {
    toSource: (unit) => start + (starts[Math.max(0, Math.min(unit, value.length))] ?? 0),
    toUnit(offset) {
      const wanted = offset - start;
      let low = 0;
      let high = value.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= wanted) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
}

const blank = /\s/;

/** Walks both texts side by side: lines that YAML joined or stripped differ in white space only. */
function align(raw: string, value: string, style: Style): Uint32Array | undefined {
  const starts = new Uint32Array(value.length + 1);
  let at = 0;
  let unit = 0;
  while (unit < value.length) {
    const wanted = value[unit] ?? '';
    const found = raw[at];
    if (style === 'double' && found === '\\') {
      const escape = /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n[ \t]*|[^])/.exec(
        raw.slice(at, at + 200),
      )?.[0];
      if (escape === undefined) return undefined;
      if (!/^\\\r?\n/.test(escape)) {
        // A pair of surrogates is one escape.
        const units = escape.startsWith('\\U') && (value.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
        for (let each = 0; each < units; each += 1) starts[unit + each] = at;
        unit += units;
      }
      at += escape.length;
    } else if (found === wanted) {
      starts[unit] = at;
      unit += 1;
      at += style === 'single' && wanted === "'" ? 2 : 1;
    } else if (found !== undefined && blank.test(found)) at += 1;
    else if (blank.test(wanted)) {
      starts[unit] = at;
      unit += 1;
    } else return undefined;
  }
  starts[value.length] = Math.min(at, raw.length);
  return starts;
}
