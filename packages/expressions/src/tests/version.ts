import { typeFault, valueFault } from '../python/fault.ts';
import { parsePep440 } from './pep440.ts';

/** A comparable part of a version: numbers by value, words by their letters. */
export type VersionPart = number | string;

const operators: Readonly<Record<string, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
};
const operatorNames: Readonly<Record<string, string>> = {
  '==': 'eq',
  '=': 'eq',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '!=': 'ne',
  '<>': 'ne',
};

export function compareVersions(
  left: string,
  right: string,
  operator: string,
  kind: string,
): boolean {
  const name = Object.hasOwn(operatorNames, operator) ? (operatorNames[operator] ?? '') : operator;
  const holds = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (holds === undefined) return valueFault('the operator is ==, !=, <, <=, >, >= or its name');
  switch (kind) {
    case 'loose':
      return loose(left, right, holds);
    case 'strict':
      return holds(compareParts(strict(left), strict(right)));
    case 'semver':
    case 'semantic':
      return holds(compareSemantic(semantic(left), semantic(right)));
    case 'pep440':
      return holds(compareParts(parsePep440(left), parsePep440(right)));
    default:
      return valueFault('version_type is loose, strict, semver, semantic or pep440');
  }
}

/** Element by element, shorter first; different types have no order, as in Python. */
export function compareParts(a: readonly VersionPart[], b: readonly VersionPart[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const [x, y] = [a[index], b[index]];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    if (typeof x === 'string' && typeof y === 'string') return x < y ? -1 : 1;
    typeFault('the versions cannot be compared: a number meets a word');
  }
  return a.length - b.length;
}

/** distutils' LooseVersion: numbers and runs of lower case letters. */
function looseParts(version: string): VersionPart[] {
  return version
    .split(/(\d+|[a-z]+|\.)/)
    .filter((part) => part !== '' && part !== '.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function loose(left: string, right: string, holds: (order: number) => boolean): boolean {
  const [a, b] = [looseParts(left), looseParts(right)];
  const same = a.length === b.length && a.every((part, index) => part === b[index]);
  // Equality is asked first, so versions without an order can still be found equal or not.
  if (same) return holds(0);
  return holds(compareParts(a, b));
}

function strict(version: string): VersionPart[] {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:([ab])(\d+))?$/.exec(version);
  if (match === null) return valueFault('this is no strict version number');
  const [, major, minor, patch = '0', letter, number = '0'] = match;
  // A release comes behind its pre-releases: "z" is behind "a" and "b".
  return [Number(major), Number(minor), Number(patch), letter ?? 'z', Number(number)];
}

interface Semantic {
  readonly core: readonly number[];
  readonly prerelease: readonly string[];
}

function semantic(version: string): Semantic {
  const match =
    /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*))?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/.exec(
      version,
    );
  if (match === null) return valueFault('this is no semantic version number');
  const [, major, minor, patch, prerelease] = match;
  return {
    core: [Number(major), Number(minor), Number(patch)],
    prerelease: prerelease === undefined ? [] : prerelease.split('.'),
  };
}

/** Semantic Versioning 2.0.0, section 11. */
function compareSemantic(a: Semantic, b: Semantic): number {
  const core = compareParts(a.core, b.core);
  if (core !== 0) return core;
  if (a.prerelease.length === 0 || b.prerelease.length === 0) {
    return (a.prerelease.length === 0 ? 1 : 0) - (b.prerelease.length === 0 ? 1 : 0);
  }
  for (let index = 0; index < Math.min(a.prerelease.length, b.prerelease.length); index += 1) {
    const [x = '', y = ''] = [a.prerelease[index], b.prerelease[index]];
    if (x === y) continue;
    const [xIsNumber, yIsNumber] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (xIsNumber && yIsNumber) return Number(x) - Number(y);
    if (xIsNumber !== yIsNumber) return xIsNumber ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return a.prerelease.length - b.prerelease.length;
}
