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

/** For text and for attributes in double quotes of HTML: nothing of it is markup. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
