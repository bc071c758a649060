/**
 * What YAML 1.1, as PyYAML (and so Ansible) resolves plain scalars, makes of a text, where YAML 1.2's core
 * schema makes something else of it. Sources: yaml.org/type, PyYAML's resolver.
 */
export interface Reading {
  /** In words: "the number 750". */
  readonly old: string;
  /** What to write so that both mean what was written. */
  readonly remedy: string;
}

const quoteIt = (text: string) => `Put it in quotes: "${text}".`;

const truth = new Set(['yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const falsehood = new Set(['no', 'No', 'NO', 'off', 'Off', 'OFF']);

/** undefined: both read it alike. */
export function readByYaml11(text: string): Reading | undefined {
  if (truth.has(text)) {
    return { old: 'true', remedy: `Write true, or "${text}" for the text.` };
  }
  if (falsehood.has(text)) {
    return { old: 'false', remedy: `Write false, or "${text}" for the text.` };
  }
  // Everything below starts as a number does; most scalars leave here.
  if (!/^[-+.]?[0-9]/.test(text)) {
    return text === '=' ? { old: 'an error', remedy: quoteIt(text) } : undefined;
  }
  return readNumber(text);
}

function readNumber(text: string): Reading | undefined {
  const number = (value: number | bigint | string): Reading => ({
    old: `the number ${String(value)}`,
    remedy: quoteIt(text),
  });
  if (/^[-+]?0[0-7_]+$/.test(text)) {
    const octal = text.replace(/[-+_]/g, '').replace(/^0+/, '');
    const value = Number.parseInt(octal === '' ? '0' : octal, 8) * (text.startsWith('-') ? -1 : 1);
    // One digit is the same in both bases; underscores make a text of it in YAML 1.2.
    return value === Number(text) ? undefined : number(value);
  }
  if (/^[-+]?0b[01_]+$/.test(text)) {
    return number(
      Number.parseInt(text.replace(/[-+_]|0b/g, ''), 2) * (text.startsWith('-') ? -1 : 1),
    );
  }
  if (/^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+$/.test(text)) {
    return number(sexagesimal(text));
  }
  if (/^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*$/.test(text)) {
    return number('in base 60');
  }
  if (/^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt\s][^]*)?$/.test(text)) {
    return timestamp(text) ? { old: 'a date', remedy: quoteIt(text) } : undefined;
  }
  if (text.includes('_')) return underscored(text);
  return onlyByYaml12(text);
}

function timestamp(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) ||
    /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/.test(
      text,
    )
  );
}

function underscored(text: string): Reading | undefined {
  const decimal = /^[-+]?(0|[1-9][0-9_]*)$/;
  const hexadecimal = /^[-+]?0x[0-9a-fA-F_]+$/;
  const float = /^[-+]?([0-9][0-9_]*\.[0-9_]*([eE][-+][0-9]+)?|\.[0-9][0-9_]*([eE][-+][0-9]+)?)$/;
  if (![decimal, hexadecimal, float].some((form) => form.test(text))) return undefined;
  return {
    old: `the number ${text.replaceAll('_', '')}`,
    remedy: `Leave the underscores out, or put it in quotes.`,
  };
}

/** Numbers of YAML 1.2 that YAML 1.1 takes for texts or for other numbers. */
function onlyByYaml12(text: string): Reading | undefined {
  const asText: Reading = { old: 'a text', remedy: quoteIt(text) };
  if (/^0o[0-7]+$/.test(text)) return asText;
  // 089: a leading nought, but no octal number.
  if (/^[-+]?0[0-9]*[89][0-9]*$/.test(text)) return asText;
  // 1e3: YAML 1.1 wants a point and a sign.
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][-+]?[0-9]+$/.test(text)) {
    return /^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)[eE][-+][0-9]+$/.test(text) ? undefined : asText;
  }
  // +.5: YAML 1.1 wants a digit between the sign and the point.
  if (/^[-+]\.[0-9]+$/.test(text)) return asText;
  // +0x1f and -0x1f: YAML 1.2 has no sign there.
  if (/^[-+]0x[0-9a-fA-F]+$/.test(text)) {
    const value = Number.parseInt(text.slice(3), 16) * (text.startsWith('-') ? -1 : 1);
    return { old: `the number ${String(value)}`, remedy: quoteIt(text) };
  }
  return undefined;
}

function sexagesimal(text: string): bigint {
  const negative = text.startsWith('-');
  let value = 0n;
  for (const part of text.replace(/^[-+]/, '').replaceAll('_', '').split(':')) {
    value = value * 60n + BigInt(part);
  }
  return negative ? -value : value;
}
