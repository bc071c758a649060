import type { Value } from '@vipbook/modules';
import { isText, printable } from './escape.ts';

/** Bytes in JSON: `{"text": …}` when they are UTF-8, else `{"base64": …}`. */
export function bytesAsJson(bytes: Uint8Array): { text: string } | { base64: string } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isText(bytes) ? { text: buffer.toString('utf8') } : { base64: buffer.toString('base64') };
}

/** A copy of plain data in which every Uint8Array became {@link bytesAsJson} and every Map an object. */
export function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return bytesAsJson(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** JSON, on one line unless indented, without any character that a terminal would obey. */
export function safeJson(value: unknown, indent = 0): string {
  return asciiControls(JSON.stringify(plain(value), null, indent));
}

function asciiControls(json: string): string {
  // JSON.stringify leaves DEL, C1 and bidirectional controls as they are; inside strings \u is right.
  return json.replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** JSON as Ansible's callback prints it: sorted keys, `, ` and `: `, indented when asked. */
export function ansibleJson(value: Value, indent = 0, level = 0): string {
  if (value === null || typeof value !== 'object') return asciiControls(JSON.stringify(value));
  const pad = indent === 0 ? '' : `\n${' '.repeat(indent * (level + 1))}`;
  const end = indent === 0 ? '' : `\n${' '.repeat(indent * level)}`;
  const separator = indent === 0 ? ', ' : ',';
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const parts = (value as readonly Value[]).map(
      (part) => `${pad}${ansibleJson(part, indent, level + 1)}`,
    );
    return `[${parts.join(separator)}${end}]`;
  }
  const entries = Object.entries(value as Readonly<Record<string, Value>>).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  if (entries.length === 0) return '{}';
  const parts = entries.map(
    ([key, part]) =>
      `${pad}${asciiControls(JSON.stringify(key))}: ${ansibleJson(part, indent, level + 1)}`,
  );
  return `{${parts.join(separator)}${end}}`;
}

/** A loop item as Ansible prints it: text bare, everything else as JSON. */
export function itemText(item: Value): string {
  return typeof item === 'string' ? printable(item) : ansibleJson(item);
}
