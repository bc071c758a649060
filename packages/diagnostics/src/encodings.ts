import { escapeHtml } from './printable.ts';

/** A piece of Base64 or hexadecimal that is shorter may stand anywhere by chance. */
const shortestEncoded = 8;

/**
 * A text and how it looks encoded: as it is, Base64 (RFC 4648, both alphabets) wherever in the encoded bytes
 * it begins, hexadecimal, percent-encoded, and escaped as JSON and HTML have it.
 */
export function encodings(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  const short = [text, JSON.stringify(text).slice(1, -1), asciiJson(text), escapeHtml(text)];
  const percent = [percentEncoded(text), percentEncoded(text).replaceAll('%20', '+')];
  const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
  const long = [
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ].filter((form) => form.length >= shortestEncoded);
  return [...new Set([...short, ...percent, ...long])];
}

/** The digits that the bytes alone decide when `offset` others stand before them, modulo three. */
function base64At(bytes: Buffer, offset: number): string {
  const first = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .slice(first, end);
}

function asciiJson(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(
      /[^\x20-\x7e]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** As encodeURIComponent, which throws for a lone surrogate: that becomes U+FFFD, as its bytes do. */
function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}
