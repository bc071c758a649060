import type { ServerHostKeyAlgorithm } from 'ssh2';

/** Each host key algorithm that ssh2 has (DSA left out), with the key type it shows. */
const algorithms: readonly (readonly [ServerHostKeyAlgorithm, string])[] = [
  ['ssh-ed25519', 'ssh-ed25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp256'],
  ['ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp384'],
  ['ecdsa-sha2-nistp521', 'ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'ssh-rsa'],
  ['rsa-sha2-256', 'ssh-rsa'],
  ['ssh-rsa', 'ssh-rsa'],
];

/**
 * Ask first for the types that known_hosts holds: a server with several keys then shows one that can be
 * checked, instead of a new one.
 */
export function orderHostKeyAlgorithms(known: readonly string[]): ServerHostKeyAlgorithm[] {
  const isKnown = ([, type]: readonly [string, string]): boolean => known.includes(type);
  return [...algorithms.filter(isKnown), ...algorithms.filter((one) => !isKnown(one))].map(
    ([name]) => name,
  );
}
