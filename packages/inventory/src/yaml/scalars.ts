import { LargeInteger } from '../value.ts';

/** What a plain (unquoted) scalar means. */
export interface ScalarReading {
  readonly value: null | boolean | number | string | LargeInteger;
  /** Written as a float, though the number may be whole. */
  readonly float: boolean;
}

const nulls: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
const booleans: ReadonlyMap<string, boolean> = new Map<string, boolean>([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

function word(value: null | boolean | string): ScalarReading {
  return { value, float: false };
}

/** YAML 1.2 core schema (YAML 1.2.2, section 10.3.2). */
export function readCore(text: string): ScalarReading {
  if (nulls.has(text)) return word(null);
  const boolean = booleans.get(text);
  if (boolean !== undefined) return word(boolean);
  if (!/^[-+.\d]/.test(text)) return word(text);
  if (/^[-+]?\d+$/.test(text) || /^0o[0-7]+$/.test(text) || /^0x[\da-fA-F]+$/.test(text)) {
    const value = Number(text);
    return Number.isSafeInteger(value)
      ? { value: value + 0, float: false }
      : { value: new LargeInteger(text), float: false };
  }
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) {
    return { value: Number(text), float: true };
  }
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) {
    return { value: text.startsWith('-') ? -Infinity : Infinity, float: true };
  }
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return { value: NaN, float: true };
  return word(text);
}

/**
 * How a YAML 1.1 reader (PyYAML, and so Ansible) reads a plain scalar, in words, when that differs from
 * YAML 1.2; undefined when both agree. (https://yaml.org/type/, with PyYAML's narrower forms.)
 */
export function yaml11Difference(text: string): string | undefined {
  const first = text.charCodeAt(0);
  // Only these can begin a value that the two read differently: + - . 0-9 = and the words' letters.
  if (!/^[-+.=\dyYnNoO]/.test(text) || Number.isNaN(first)) return undefined;
  if (/^(?:yes|Yes|YES|on|On|ON)$/.test(text)) return 'true';
  if (/^(?:no|No|NO|off|Off|OFF)$/.test(text)) return 'false';
  if (text === '=') return 'the default-value tag';
  if (!/^[-+.\d]/.test(text)) return undefined;
  const old = readNumber11(text);
  const core = readCore(text);
  if (old === undefined) {
    if (isTimestamp(text)) return 'a date';
    return typeof core.value === 'string' ? undefined : `the text "${text}"`;
  }
  if (core.value instanceof LargeInteger) {
    return core.value.digits === String(old) ? undefined : `the number ${String(old)}`;
  }
  if (typeof core.value === 'number') {
    return Object.is(core.value, Number(old)) || (core.value === 0 && Number(old) === 0)
      ? undefined
      : `the number ${String(old)}`;
  }
  return `the number ${String(old)}`;
}

/** A number in YAML 1.1: octal with a leading 0, underscores, base 60. */
function readNumber11(text: string): number | bigint | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[-+]/, '').replaceAll('_', '');
  const from = (digits: string): number | bigint => {
    const value = BigInt(digits) * BigInt(sign);
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  };
  if (/^[-+]?0b[01_]+$/.test(text) || /^[-+]?0x[\da-fA-F_]+$/.test(text)) {
    return body.length > 2 ? from(body) : undefined;
  }
  if (/^[-+]?0[0-7_]+$/.test(text)) return from(`0o${body.slice(1) === '' ? '0' : body.slice(1)}`);
  if (/^[-+]?(?:0|[1-9][\d_]*)$/.test(text)) return from(body);
  if (/^[-+]?[1-9][\d_]*(?::[0-5]?\d)+$/.test(text)) {
    return from(String(body.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n)));
  }
  if (/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/.test(text)) {
    return sign * body.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  }
  if (
    /^[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]\d+)?$/.test(text) ||
    /^\.\d[\d_]*(?:[eE][-+]\d+)?$/.test(text)
  ) {
    return sign * Number(body);
  }
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return sign * Infinity;
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return NaN;
  return undefined;
}

function isTimestamp(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) ||
    /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/.test(
      text,
    )
  );
}
