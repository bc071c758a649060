import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { Budget } from './python/budget.ts';
import { Fault } from './python/fault.ts';
import { Regex, type Match } from './python/regex/regex.ts';

export type { Match as RegexMatch } from './python/regex/regex.ts';

/** For all texts that one pattern is tried on: a file of some hundred thousand lines. */
const maxSteps = 200_000_000;

/**
 * A regular expression of Python's kind for texts of one character a byte, as Ansible's modules use them on
 * files: `\w` and its like know ASCII only. Pattern and texts are given as binary strings.
 */
export interface ByteRegex {
  search(text: string): Match | undefined;
  /** Python's Match.expand: `\1` and `\g<name>` stand for groups. */
  expand(match: Match, replacement: string): string;
  readonly multiline: boolean;
}

/** Throws VipbookError (EXP022 and the budget's codes), also from the methods. */
export function byteRegex(pattern: string): ByteRegex {
  const regex = refusing(() => new Regex(pattern, { ascii: true }, new Budget(maxSteps)));
  return {
    search: (text) => refusing(() => regex.search(text)),
    expand: (match, replacement) => refusing(() => regex.expand(match, replacement)),
    // Python writes it in front: (?m), or with other letters.
    multiline: /^(\(\?[aiLmsux]+\))*\(\?[aiLsux]*m[aiLmsux]*\)/.test(pattern),
  };
}

function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new VipbookError(
      diagnostic(error.code, { message: error.message, remedy: error.remedy }),
    );
  }
}
