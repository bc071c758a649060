import { quote } from '@vipbook/transport';

/**
 * Scripts are built as binary strings (one char a byte), so that UTF-8 arguments and Latin-1 file
 * content can stand in one script; `toBytes` makes the bytes that are sent.
 */
export type BinaryString = string;

/** A text as UTF-8, quoted for the shell. */
export function word(text: string): BinaryString {
  return quote(Buffer.from(text, 'utf8').toString('latin1'));
}

export function words(list: readonly string[]): BinaryString {
  return list.map(word).join(' ');
}

/** Shell code that prints exactly these bytes. NUL cannot stand in a word, printf's %b can make it. */
export function printBytes(bytes: Uint8Array): BinaryString {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.includes('\0')) return `printf %s ${quote(text)}`;
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\0', '\\0000');
  return `printf %b ${quote(escaped)}`;
}

export function toBytes(script: BinaryString): Buffer {
  return Buffer.from(script, 'latin1');
}

/** `sleep` takes fractions in coreutils and busybox; POSIX promises only whole seconds. */
export function sleepMs(milliseconds: number): BinaryString {
  const [exact, whole] = sleepWords(milliseconds).split(' ');
  return `{ sleep ${exact ?? ''} 2>/dev/null || sleep ${whole ?? ''}; }`;
}

/** In seconds, and in whole ones. */
export function sleepWords(milliseconds: number): BinaryString {
  return `${(milliseconds / 1000).toFixed(3)} ${String(Math.ceil(milliseconds / 1000))}`;
}
