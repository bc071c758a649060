import { NamePattern } from './glob.ts';
import type { Model } from './model.ts';

/** A word of an `auto` or `allow-` line taken apart: `[VAR]/PATTERN[/N][=LOGICAL]` or `NAME[=LOGICAL]`. */
export interface AutoWord {
  /** The interface; undefined for a pattern. */
  readonly physical: string | undefined;
  readonly pattern: string | undefined;
  /** For `mac/…` and the like: which file of /sys/class/net is compared. */
  readonly variable: string | undefined;
  /** The stanzas' name; undefined: the same as the interface's. */
  readonly logical: string | undefined;
}

/** As ifup takes a name apart (interfaces(5), "PATTERN MATCHING INTERFACES"). */
export function readAutoWord(word: string): AutoWord {
  const slash = word.indexOf('/');
  if (slash < 0) {
    const equals = word.indexOf('=');
    if (equals < 0)
      return { physical: word, pattern: undefined, variable: undefined, logical: undefined };
    return {
      physical: word.slice(0, equals),
      pattern: undefined,
      variable: undefined,
      logical: word.slice(equals + 1),
    };
  }
  const variable = slash === 0 ? undefined : word.slice(0, slash);
  let pattern = word.slice(slash + 1);
  const second = pattern.indexOf('/');
  const options = second < 0 ? undefined : pattern.slice(second + 1);
  if (second >= 0) pattern = pattern.slice(0, second);
  const named = options ?? pattern;
  const equals = named.indexOf('=');
  const logical = equals < 0 ? undefined : named.slice(equals + 1);
  if (options === undefined && equals >= 0) pattern = pattern.slice(0, equals);
  return { physical: undefined, pattern, variable, logical };
}

/** Which stanza names a class brings up, as far as the files alone can tell. */
export interface ClassNames {
  has(name: string): boolean;
  /** Interfaces that use the stanzas of this name (`NAME=LOGICAL`). */
  devicesOf(logical: string): readonly string[];
}

const cache = new WeakMap<Model, Map<string, ClassNames>>();

export function classNames(model: Model, allowClass = 'auto'): ClassNames {
  let byClass = cache.get(model);
  if (byClass === undefined) cache.set(model, (byClass = new Map<string, ClassNames>()));
  const known = byClass.get(allowClass);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const patterns: NamePattern[] = [];
  const devices = new Map<string, string[]>();
  for (const word of model.allow.get(allowClass) ?? []) {
    const { physical, pattern, variable, logical } = readAutoWord(word);
    if (logical !== undefined) {
      names.add(logical);
      if (physical !== undefined) devices.set(logical, [...(devices.get(logical) ?? []), physical]);
    } else if (physical !== undefined) {
      names.add(physical);
    } else if (pattern !== undefined && variable === undefined && patterns.length < 64) {
      patterns.push(new NamePattern(pattern));
    }
  }
  const result: ClassNames = {
    has: (name) => names.has(name) || patterns.some((pattern) => pattern.matches(name)),
    devicesOf: (logical) => devices.get(logical) ?? [],
  };
  byClass.set(allowClass, result);
  return result;
}
