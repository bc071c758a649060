/**
 * Hosts, files and inventories may hold bytes that move the cursor, recolour the screen or reverse the
 * reading order (Trojan Source, CVE-2021-42574). Nothing of theirs is printed before it went through here.
 */

const named: Readonly<Record<string, string>> = { '\r': '\\r', '\b': '\\b', '\f': '\\f' };

// Control characters (C0 without tab and newline, DEL, C1), line separators, bidirectional controls,
// invisible joiners and the byte order mark, lone surrogates.
const dangerous =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escaped(character: string): string {
  const name = named[character];
  if (name !== undefined) return name;
  const unit = character.charCodeAt(0);
  return unit < 0x100
    ? `\\x${unit.toString(16).padStart(2, '0')}`
    : `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Text that is safe on a terminal; newlines and tabs stay. */
export function printable(text: string): string {
  return text.replace(dangerous, escaped);
}

/** As {@link printable}, on one line. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** Bytes as text: UTF-8 where they are, `\xNN` for each byte that is not. Not yet {@link printable}. */
export function bytesAsText(bytes: Uint8Array): string {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return strict.decode(bytes);
  } catch {
    // Go on to the slow way.
  }
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    try {
      if (length === 0) throw new TypeError();
      text += strict.decode(bytes.subarray(at, at + length));
      at += length;
    } catch {
      text += `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
      at += 1;
    }
  }
  return text;
}

/** How many bytes the lead byte announces (RFC 3629); 0 for one that cannot lead. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  return 0;
}

/** True when the bytes are UTF-8 text as a whole. */
export function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
