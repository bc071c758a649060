/** Each question is a process on the host: a host with a thousand neighbours must not start a thousand at once. */
const maxAtOnce = 64;
/** Of all addresses that are asked for together. */
const maxTogether = 1000;
const minAtOnce = 8;

/** How many neighbours are asked at once in the name of each of so many addresses. */
export function askedAtOnce(addresses: number): number {
  return Math.min(maxAtOnce, Math.max(minAtOnce, Math.floor(maxTogether / addresses)));
}

/** Where each round of `size` begins in a list of this length. */
export function roundsOf(length: number, size: number): readonly number[] {
  return Array.from({ length: Math.ceil(length / size) }, (_, round) => round * size);
}
