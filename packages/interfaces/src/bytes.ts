/**
 * interfaces(5) files have no encoding: ifupdown compares bytes. Inside this package a file's text is a
 * string whose characters are its bytes (Latin-1), so that an index into it is a byte offset.
 */

/** Bytes as a string of the same length; {@link toBytes} is its inverse. */
export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function toBytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** A person's text as the bytes that a file would hold (UTF-8), one character a byte. */
export function encode(text: string): string {
  // Most text is ASCII, for which both are the same.
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 126) return Buffer.from(text, 'utf8').toString('latin1');
  }
  return text;
}

/** For people's eyes: UTF-8 where the bytes are that, else each byte as its Latin-1 letter. */
export function decode(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 126) {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
      } catch {
        return text;
      }
    }
  }
  return text;
}

/** isspace(3) in the C locale: what separates words. No-break space (0xA0) is not one. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
