import { Secret } from '@vipbook/diagnostics';
import {
  isList,
  isMarkedFloat,
  isTuple,
  LargeInteger,
  UnsafeText,
  VaultText,
  type RawValue,
} from '../value.ts';
import { numberText } from './python-json.ts';

/** A value as Python's str() shows it: a text as it is, texts within lists and mappings in quotes. */
export function pythonStr(value: RawValue, float: boolean): string {
  if (typeof value === 'string') return value;
  if (value instanceof UnsafeText) return value.text;
  if (value instanceof Secret || value instanceof VaultText) return '********';
  return pythonRepr(value, float);
}

function pythonRepr(value: RawValue, float: boolean): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') {
    const text = numberText(value, float);
    return text === 'NaN' ? 'nan' : text.replace('Infinity', 'inf');
  }
  if (value instanceof LargeInteger) return value.digits;
  if (typeof value === 'string') return reprText(value);
  if (value instanceof UnsafeText) return reprText(value.text);
  if (value instanceof Secret || value instanceof VaultText) return '********';
  if (isList(value)) {
    const items = value.map((item, index) => pythonRepr(item, isMarkedFloat(value, index)));
    if (!isTuple(value)) return `[${items.join(', ')}]`;
    return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
  }
  const items = Object.keys(value).map((key) => {
    const item = value[key] as RawValue;
    return `${reprText(key)}: ${pythonRepr(item, isMarkedFloat(value, key))}`;
  });
  return `{${items.join(', ')}}`;
}

/** Single quotes, unless the text has some and no double ones. */
function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\'"]|[^\P{C} ]|[^\P{Z} ]/gu, (character) => {
    if (character === '\\') return '\\\\';
    if (character === "'" || character === '"')
      return character === quote ? `\\${character}` : character;
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16);
    if (code < 0x100) return `\\x${digits.padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
  });
  return `${quote}${body}${quote}`;
}
