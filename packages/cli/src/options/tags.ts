/** `-t a,b -t c`. */
export function splitCommas(given: readonly string[] | undefined): readonly string[] | undefined {
  return given
    ?.flatMap((text) => text.split(','))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
