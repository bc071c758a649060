import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** An ed25519 key as OpenSSH keeps it: `id_ed25519` and the line of `id_ed25519.pub`. */
export interface OpensshKey {
  readonly privateKey: string;
  /** `ssh-ed25519 AAAA…`, without comment. */
  readonly publicKey: string;
}

function lengthPrefixed(...parts: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/**
 * Make a key without a process: a lab of 100 hosts needs 100 of them before anything can start.
 * Format: PROTOCOL.key of OpenSSH, unencrypted (cipher and kdf "none").
 */
export function generateOpensshKey(comment: string): OpensshKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const jwk = privateKey.export({ format: 'jwk' });
  const seed = Buffer.from(jwk.d ?? '', 'base64url');
  const point = Buffer.from(jwk.x ?? '', 'base64url');
  const publicBlob = lengthPrefixed('ssh-ed25519', point);
  const check = randomBytes(4);
  let inner = Buffer.concat([
    check,
    check,
    lengthPrefixed('ssh-ed25519', point, Buffer.concat([seed, point]), comment),
  ]);
  const padding = (8 - (inner.length % 8)) % 8;
  inner = Buffer.concat([inner, Buffer.from(Array.from({ length: padding }, (_, i) => i + 1))]);
  const one = Buffer.from([0, 0, 0, 1]);
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    lengthPrefixed('none', 'none', ''),
    one,
    lengthPrefixed(publicBlob, inner),
  ]);
  const lines = file.toString('base64').match(/.{1,70}/g) ?? [];
  return {
    privateKey: [
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      ...lines,
      '-----END OPENSSH PRIVATE KEY-----',
      '',
    ].join('\n'),
    publicKey: `ssh-ed25519 ${publicBlob.toString('base64')}`,
  };
}
