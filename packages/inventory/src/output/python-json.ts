import { Secret } from '@vipbook/diagnostics';
import { byCodePoint } from '../code-point-order.ts';
import {
  isList,
  isMarkedFloat,
  LargeInteger,
  UnsafeText,
  VaultText,
  type RawValue,
} from '../value.ts';
import { pythonFloat } from './python-float.ts';

/** A value whose numbers may be floats: what the JSON writer takes. */
export interface Typed {
  readonly value: RawValue;
  readonly float: boolean;
}

/** A mapping for output, in any order: keys are sorted when written. */
export type OutputTree = Typed | ReadonlyMap<string, OutputTree>;

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/**
 * JSON as `ansible-inventory` prints it: Python's json.dumps with sort_keys, indent=4 and
 * ensure_ascii=False. Vault texts are printed closed, other secrets as asterisks.
 */
export function pythonJson(tree: OutputTree): string {
  const out: string[] = [];
  writeTree(tree, '\n', out);
  return out.join('');
}

function writeTree(tree: OutputTree, indent: string, out: string[]): void {
  if (!(tree instanceof Map)) {
    const { value, float } = tree as Typed;
    writeValue(value, float, indent, out);
    return;
  }
  writeObject([...tree.keys()], indent, out, (key, inner) => {
    writeTree(tree.get(key) as OutputTree, inner, out);
  });
}

function writeObject(
  keys: readonly string[],
  indent: string,
  out: string[],
  member: (key: string, indent: string) => void,
): void {
  if (keys.length === 0) {
    out.push('{}');
    return;
  }
  const inner = `${indent}    `;
  let before = '{';
  for (const key of [...keys].sort(byCodePoint)) {
    out.push(before, inner, quoted(key), ': ');
    member(key, inner);
    before = ',';
  }
  out.push(indent, '}');
}

function writeValue(value: RawValue, float: boolean, indent: string, out: string[]): void {
  if (value === null || typeof value === 'boolean') out.push(String(value));
  else if (typeof value === 'number') out.push(numberText(value, float));
  else if (typeof value === 'string') out.push(quoted(value));
  else if (value instanceof LargeInteger) out.push(value.digits);
  else if (value instanceof Secret) out.push(quoted(value.toString()));
  else if (value instanceof VaultText)
    writeTagged('__ansible_vault', value.ciphertext, indent, out);
  else if (value instanceof UnsafeText) writeTagged('__ansible_unsafe', value.text, indent, out);
  else if (isList(value)) writeList(value, indent, out);
  else {
    const record = value;
    writeObject(Object.keys(record), indent, out, (key, inner) => {
      writeValue(record[key] as RawValue, isMarkedFloat(record, key), inner, out);
    });
  }
}

function writeTagged(tag: string, text: string, indent: string, out: string[]): void {
  writeObject([tag], indent, out, () => out.push(quoted(text)));
}

function writeList(list: readonly RawValue[], indent: string, out: string[]): void {
  if (list.length === 0) {
    out.push('[]');
    return;
  }
  const inner = `${indent}    `;
  list.forEach((item, index) => {
    out.push(index === 0 ? '[' : ',', inner);
    writeValue(item, isMarkedFloat(list, index), inner, out);
  });
  out.push(indent, ']');
}

/** A whole number that was not written as a float is an int. */
export function numberText(value: number, float: boolean): string {
  return !float && Number.isInteger(value) ? String(value) : pythonFloat(value);
}

function quoted(text: string): string {
  const body = text.replace(/["\\]|[^\P{Cc}\u007f-\u009f]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return escapes[character] ?? `\\u${code}`;
  });
  return `"${body}"`;
}
