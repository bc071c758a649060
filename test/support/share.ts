/**
 * What is told again and again at different moments takes minutes; so each day's run takes a share of the moments, the
 * next day's the next one, and all have had their turn when the days are over.
 */
const day = Math.floor(Date.now() / 86_400_000);

/** `VIPBOOK_SHARE`: `all` is everything, a number is the share of that day; else today's. */
const wanted = process.env['VIPBOOK_SHARE'];

/** @param days - in so many each has had its turn */
export function shareOf<T>(all: readonly T[], days: number): readonly T[] {
  if (wanted === 'all') return all;
  const turn = (wanted === undefined ? day : Number(wanted)) % days;
  return all.filter((_, index) => index % days === turn);
}

/** The same of numbers that begin at 1: the first of the share, and how far it is to the next one. */
export function stridesOf(days: number): { readonly first: number; readonly every: number } {
  if (wanted === 'all') return { first: 1, every: 1 };
  return { first: 1 + ((wanted === undefined ? day : Number(wanted)) % days), every: days };
}
