/** Lines with their newlines, as Python's readlines of a binary file: only `\n` ends one. */
export function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** As Python's bytes.splitlines(True): `\n`, `\r` and `\r\n` end a line. */
export function splitAnyLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\r\n|\r(?!\n)|(?<!\r)\n)/);
}

/** Text as one character a byte, so that files of any encoding stay what they are. */
export function toBinary(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function fromBinary(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

export function bytesToBinary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Without the line end, of whatever kind. */
export function stripEnd(line: string): string {
  return line.replace(/[\r\n]+$/, '');
}
