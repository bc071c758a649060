import type { CharacterTest } from './tree.ts';

const word = /[\p{L}\p{N}_]/u;
const digit = /\p{Nd}/u;
const space = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export const isDigit: CharacterTest = (code) =>
  code < 128 ? code >= 48 && code <= 57 : digit.test(String.fromCodePoint(code));

export const isSpace: CharacterTest = (code) =>
  code < 128
    ? code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31)
    : space.test(String.fromCodePoint(code));

export const isWord: CharacterTest = (code) =>
  code < 128
    ? (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95
    : word.test(String.fromCodePoint(code));

const asciiSpace: CharacterTest = (code) => code === 32 || (code >= 9 && code <= 13);

/** \d \w \s and their opposites; undefined for every other letter. */
export function category(letter: string, ascii: boolean): CharacterTest | undefined {
  const positive: CharacterTest | undefined = {
    d: ascii ? (code: number): boolean => code < 128 && isDigit(code) : isDigit,
    w: ascii ? (code: number): boolean => code < 128 && isWord(code) : isWord,
    s: ascii ? asciiSpace : isSpace,
  }[letter.toLowerCase()];
  if (positive === undefined || letter === letter.toLowerCase()) return positive;
  return (code) => !positive(code);
}

/** The same letter in the other cases, itself included. */
export function caseVariants(code: number): readonly number[] {
  const character = String.fromCodePoint(code);
  const variants = [character.toLowerCase(), character.toUpperCase()].flatMap((text) => {
    const variant = text.codePointAt(0);
    return variant !== undefined && String.fromCodePoint(variant) === text ? [variant] : [];
  });
  // Letters with more than two forms: sigma, and the Kelvin and Ångström signs and long s.
  const special: Readonly<Record<number, readonly number[]>> = {
    0x73: [0x17f],
    0x17f: [0x73],
    0x6b: [0x212a],
    0x212a: [0x6b],
    0xe5: [0x212b],
    0x212b: [0xe5],
    0x3c3: [0x3c2],
    0x3c2: [0x3c3],
    0x3bc: [0xb5],
    0xb5: [0x3bc],
  };
  const lower = variants[0] ?? code;
  return [...new Set([code, ...variants, ...(special[lower] ?? [])])];
}

export function ignoringCase(test: CharacterTest): CharacterTest {
  return (code) => caseVariants(code).some(test);
}

/** The same test with its answers for ASCII looked up. */
export function tabulated(test: CharacterTest): CharacterTest {
  const table = Array.from({ length: 128 }, (_, code) => test(code));
  return (code) => (code < 128 ? table[code] === true : test(code));
}
