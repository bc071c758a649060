/** Which styles a scalar may have, as libyaml decides it. */
export interface Analysis {
  readonly multiline: boolean;
  readonly flowPlain: boolean;
  readonly blockPlain: boolean;
  readonly singleQuoted: boolean;
}

const isBreak = (unit: string | undefined): boolean =>
  unit === '\n' || unit === '\r' || unit === '\x85' || unit === '\u2028' || unit === '\u2029';

/** White space or the end of the text. */
const isBlank = (unit: string | undefined): boolean =>
  unit === undefined || unit === ' ' || unit === '\t' || isBreak(unit);

/** What libyaml prints as it is: no tab, no character beyond the basic plane. */
export function isPrintable(unit: string): boolean {
  const code = unit.codePointAt(0) ?? 0;
  return (
    code === 0x0a ||
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa0 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd && code !== 0xfeff)
  );
}

export function analyze(text: string): Analysis {
  const units = Array.from(text);
  if (units.length === 0) {
    return { multiline: false, flowPlain: false, blockPlain: true, singleQuoted: true };
  }
  let blockIndicators = /^(?:---|\.\.\.)/.test(text);
  let flowIndicators = blockIndicators;
  let lineBreaks = false;
  let special = false;
  let breakSpace = false;
  let spaceBreak = false;
  let previousSpace = false;
  let previousBreak = false;
  let precededByBlank = true;
  for (const [index, unit] of units.entries()) {
    const followedByBlank = isBlank(units[index + 1]);
    if (index === 0) {
      if ('#,[]{}&*!|>\'"%@`'.includes(unit) || (unit === '-' && followedByBlank)) {
        flowIndicators = true;
        blockIndicators = true;
      } else if (unit === '?' || unit === ':') {
        flowIndicators = true;
        blockIndicators ||= followedByBlank;
      }
    } else if (',?[]{}'.includes(unit)) {
      flowIndicators = true;
    } else if (unit === ':') {
      flowIndicators = true;
      blockIndicators ||= followedByBlank;
    } else if (unit === '#' && precededByBlank) {
      flowIndicators = true;
      blockIndicators = true;
    }
    special ||= !isPrintable(unit);
    if (unit === ' ') {
      breakSpace ||= previousBreak;
      previousSpace = true;
      previousBreak = false;
    } else if (isBreak(unit)) {
      lineBreaks = true;
      spaceBreak ||= previousSpace;
      previousSpace = false;
      previousBreak = true;
    } else {
      previousSpace = false;
      previousBreak = false;
    }
    precededByBlank = isBlank(unit);
  }
  const [first, last] = [units[0], units[units.length - 1]];
  const edges = [first, last].some((unit) => unit === ' ' || isBreak(unit));
  const neverPlain = edges || breakSpace || spaceBreak || special || lineBreaks;
  return {
    multiline: lineBreaks,
    flowPlain: !neverPlain && !flowIndicators,
    blockPlain: !neverPlain && !blockIndicators,
    singleQuoted: !breakSpace && !spaceBreak && !special,
  };
}
