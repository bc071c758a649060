import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyAuthMethod, AuthHandlerMiddleware, ParsedKey } from 'ssh2';
import { hostError } from '../failures.ts';
import { fingerprint } from '../known-hosts/decide.ts';
import { keyTypeOf } from '../known-hosts/known-hosts-file.ts';
import type { Target } from '../transport.ts';

/** The files that OpenSSH tries, in its order, as far as the built-in client can read them. */
const usualNames = ['id_rsa', 'id_ecdsa', 'id_ed25519'];

export interface Identity {
  readonly file: string;
  readonly key: ParsedKey;
}

export interface Identities {
  readonly identities: readonly Identity[];
  /** Usual files that were left out, and why: for the message when login fails. */
  readonly leftOut: readonly string[];
}

type ParseKey = (data: Buffer, passphrase?: string) => ParsedKey | Error;

/** Read the private keys of a target. One that was asked for by name must be there and open. */
export async function readIdentities(
  target: Target,
  home: string,
  parseKey: ParseKey,
): Promise<Identities> {
  const named = target.identityFiles ?? [];
  if (named.length > 0) {
    const identities = [];
    for (const file of named) identities.push(await readIdentity(target, file, parseKey));
    return { identities, leftOut: [] };
  }
  const identities: Identity[] = [];
  const leftOut: string[] = [];
  for (const name of usualNames) {
    const file = join(home, '.ssh', name);
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) continue;
    const key = parse(bytes, target, parseKey);
    if (key instanceof Error) leftOut.push(`${file} (${key.message})`);
    else identities.push({ file, key });
  }
  return { identities, leftOut };
}

async function readIdentity(target: Target, file: string, parseKey: ParseKey): Promise<Identity> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    throw hostError(target.name, 'SSH021', `The key file ${file} ${why}.`);
  }
  const key = parse(bytes, target, parseKey);
  if (!(key instanceof Error)) return { file, key };
  const locked = key instanceof PassphraseError;
  throw hostError(
    target.name,
    locked ? 'SSH023' : 'SSH022',
    `The key file ${file}: ${key.message}.`,
  );
}

class PassphraseError extends Error {}

function parse(bytes: Buffer, target: Target, parseKey: ParseKey): ParsedKey | Error {
  const passphrase = target.passphrase?.reveal();
  const read = parseKey(bytes, passphrase);
  const key: unknown = Array.isArray(read) ? read[0] : read;
  if (key instanceof Error) {
    if (/encrypted|passphrase|integrity check|decrypt/i.test(key.message)) {
      return new PassphraseError(
        passphrase === undefined ? 'it needs a passphrase' : 'the passphrase does not open it',
      );
    }
    const sk = bytes.includes('sk-ssh') || bytes.includes('sk-ecdsa');
    return new Error(sk ? 'hardware-backed keys are not supported' : 'it is no private key');
  }
  const parsed = key as ParsedKey;
  return parsed.isPrivateKey() ? parsed : new Error('it holds a public key, not the private one');
}

interface Candidate {
  readonly method: 'publickey' | 'password' | 'keyboard-interactive';
  readonly words: string;
  readonly make: () => AnyAuthMethod;
}

export interface Login {
  readonly handler: AuthHandlerMiddleware;
  /** What was tried, for the message. */
  readonly tried: () => readonly string[];
  /** What the server would still have taken. */
  readonly accepted: () => readonly string[];
}

/** Offer keys first, then the agent's, then the password in both its ways. No method is tried in vain. */
export function login(target: Target, { identities }: Identities): Login {
  const username = target.user;
  const candidates: Candidate[] = identities.map(({ file, key }) => ({
    method: 'publickey',
    words: `key ${file} (${keyTypeOf(key.getPublicSSH())} ${fingerprint(key.getPublicSSH())})`,
    make: () => ({ type: 'publickey', username, key: key as unknown as Buffer }),
  }));
  const { agent, password } = target;
  if (agent !== undefined) {
    candidates.push({
      method: 'publickey',
      words: `the keys of the agent at ${agent}`,
      make: () => ({ type: 'agent', username, agent }),
    });
  }
  if (password !== undefined) {
    candidates.push(
      {
        method: 'password',
        words: 'the password',
        make: () => ({ type: 'password', username, password: password.reveal() }),
      },
      {
        method: 'keyboard-interactive',
        words: 'the password (keyboard-interactive)',
        make: () => {
          let answered = false;
          return {
            type: 'keyboard-interactive',
            username,
            // Only the first secret question is the password's; the second round would be a code, or
            // the same again because it was wrong.
            prompt: (_name, _instructions, _language, prompts, finish) => {
              const first = !answered;
              answered = true;
              finish(
                prompts.map(({ echo }, index) =>
                  first && index === 0 && echo !== true ? password.reveal() : '',
                ),
              );
            },
          };
        },
      },
    );
  }

  let waiting = [...candidates];
  let last: Candidate | undefined;
  let askedNothing = false;
  let accepted: readonly string[] = [];
  const tried: string[] = [];
  const handler: AuthHandlerMiddleware = (methodsLeft, partialSuccess, next) => {
    // The types say arrays and booleans always; the first call brings null for both.
    const left = methodsLeft as readonly string[] | null;
    if (left !== null) accepted = left;
    // One of several required methods went well: those passed over before may be wanted now.
    if ((partialSuccess as boolean | null) === true) {
      waiting = candidates.filter((candidate) => candidate !== last);
    }
    const at = waiting.findIndex(({ method }) => left === null || left.includes(method));
    const candidate = waiting[at];
    if (candidate === undefined) {
      if (left === null && !askedNothing) {
        askedNothing = true;
        next({ type: 'none', username });
      } else {
        next(false as unknown as AnyAuthMethod);
      }
      return;
    }
    waiting.splice(at, 1);
    last = candidate;
    tried.push(candidate.words);
    next(candidate.make());
  };
  return { handler, tried: () => tried, accepted: () => accepted };
}
