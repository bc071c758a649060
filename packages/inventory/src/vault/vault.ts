import { Secret } from '@vipbook/diagnostics';
import { Vault } from 'ansible-vault';
import type { VaultSecret } from '../api.ts';
import { failure } from '../problems.ts';
import type { Origin } from '../source-text.ts';
import { LargeInteger, mapLeaves, UnsafeText, VaultText, type RawValue } from '../value.ts';

const header = '$ANSIBLE_VAULT;';
const envelope =
  /^\$ANSIBLE_VAULT;1\.[12];AES256(?:;([^;\r\n]*))?[ \t]*\r?\n((?:[0-9a-fA-F]+[ \t]*\r?\n?)+)\s*$/;

/** Is this text encrypted with ansible-vault? */
export function isVaulted(text: string): boolean {
  return text.startsWith(header);
}

/** Opens vault texts with the given passwords. Opening one costs some milliseconds (PBKDF2), once. */
export class VaultOpener {
  readonly #secrets: readonly VaultSecret[];
  readonly #opened = new WeakMap<VaultText, Secret>();
  readonly #closed = new WeakMap<Secret, VaultText>();

  constructor(secrets: readonly VaultSecret[]) {
    this.#secrets = secrets;
  }

  /** The text inside. Throws INV018, INV019, INV020. `what` names it in messages. */
  decrypt(ciphertext: string, origin: Origin, what: string): string {
    const text = ciphertext.trim();
    const match = envelope.exec(text);
    if (match === null) throw failure('INV020', `${what} is not a whole vault text`, origin);
    const id = match[1] === undefined || match[1] === '' ? undefined : match[1];
    const named = id === undefined ? '' : ` (vault id "${id}")`;
    if (this.#secrets.length === 0) {
      throw failure(
        'INV018',
        `${what} is encrypted${named} and no vault password was given`,
        origin,
      );
    }
    // The password of the same id first; then, as Ansible, all the others.
    const matching = this.#secrets.filter((secret) => secret.id === id);
    const others = this.#secrets.filter((secret) => secret.id !== id);
    for (const secret of [...matching, ...others]) {
      const plain = open(text, secret.password);
      if (plain !== undefined) return plain;
    }
    const ids = this.#secrets.map((secret) => secret.id).join(', ');
    throw failure('INV019', `No vault password opens ${what}${named}; tried: ${ids}`, origin);
  }

  /** The secret of an inline vault text. */
  open(text: VaultText): Secret {
    const known = this.#opened.get(text);
    if (known !== undefined) return known;
    const secret = new Secret(this.decrypt(text.ciphertext, text.origin, 'This value'));
    this.#opened.set(text, secret);
    this.#closed.set(secret, text);
    return secret;
  }

  /** A value as callers see it: vault texts opened, unsafe texts as templates that render to them. */
  openAll(value: RawValue): RawValue {
    return mapLeaves(value, (leaf) => {
      if (leaf instanceof VaultText) return this.open(leaf);
      if (leaf instanceof LargeInteger) return leaf.digits;
      return leaf instanceof UnsafeText ? leaf.template : leaf;
    });
  }
}

function open(text: string, password: Secret): string | undefined {
  try {
    return new Vault({ password: password.reveal() }).decryptSync(text, undefined);
  } catch {
    // The library tells a wrong password by throwing; the shape of the text was checked before.
    return undefined;
  }
}

/** Everything of a file that was encrypted as a whole is secret: its texts become Secrets. */
export function sealTexts(value: RawValue): RawValue {
  return mapLeaves(value, (leaf) => {
    if (typeof leaf === 'string') return new Secret(leaf);
    if (leaf instanceof LargeInteger) return new Secret(leaf.digits);
    return leaf instanceof UnsafeText ? new Secret(leaf.template) : leaf;
  });
}
