import { describeOperation, type Operation } from '@vipbook/host';
import { createHmac } from 'node:crypto';
import { isSecretName, scrubWords, type Secret } from '@vipbook/diagnostics';
import { canonicalJson, sha256 } from './canonical.ts';
import type { PlannedOperation } from './generated/plan.ts';
import { textOf, type Scrubber } from './scrub.ts';

/** Contents above this are named by their digest. */
const maxContent = 256 * 1024;

export interface EncodeOptions {
  readonly scrubber: Scrubber;
  /** Digests of files as they are, to those of what may be shown of them. */
  readonly digests: ReadonlyMap<string, string>;
  /** Keys the fingerprints of what is withheld; without it there are none. */
  readonly key?: Secret;
}

/**
 * An operation as a plan shows and compares it: bytes as text, secrets left out. What is only known when
 * the plan is applied is said so: who is told at a cut-over, and names made of the time.
 */
export function encodeOperation(operation: Operation, options: EncodeOptions): PlannedOperation {
  const timeless = withoutTime(operation);
  const encoded = encodeValue(timeless, options) as PlannedOperation;
  const { key } = options;
  if (key === undefined || canonicalJson(encoded) === canonicalJson(rawValue(timeless)))
    return encoded;
  return { ...encoded, hmac: keyed(key, canonicalJson(rawValue(timeless))) };
}

/** Of a task with no_log: that something is done, and nothing of what. */
export function withheldOperation(operation: Operation, { key }: EncodeOptions): PlannedOperation {
  const raw = canonicalJson(rawValue(withoutTime(operation)));
  return {
    do: operation.do,
    withheld: 'no_log',
    ...(key === undefined ? {} : { hmac: keyed(key, raw) }),
  };
}

export function keyed(key: Secret, text: string): string {
  return createHmac('sha256', key.reveal()).update(text).digest('hex');
}

/** What a person would type for it. */
export function commandsOf(operation: Operation, { scrubber }: EncodeOptions): readonly string[] {
  // Words about locks name the run, of which there is none yet; those about files name their digest.
  const said =
    'content' in operation
      ? { ...operation, content: scrubber.bytes(operation.content).content }
      : /^(?:lock|guard)\./.test(operation.do)
        ? { ...operation, run: 'RUN', epoch: 0 }
        : withoutTime(operation);
  return describeOperation(said).map(
    (line) => scrubber.scrub(line.replace(' (RUN, epoch 0)', '')).text,
  );
}

/** Names of runs and counters of locks: of no run but that which applies the plan. */
const ofTheRun = ['run', 'epoch', 'seen', 'unused', 'owner', 'reason'];
/** What a guard does by itself: operations within an operation. */
const nested = ['take', 'drop', 'keep', 'forget'];

/** Without what is known only when the plan is applied: it is no part of what a reviewer approves. */
function withoutTime(operation: Operation): Operation {
  if (operation.do === 'arp.direct') return { ...operation, targets: [] };
  // A backup beside the file, with the time in its name.
  if (operation.do === 'file.copy' && operation.keep === true && operation.expect === 'absent')
    return { ...operation, to: `${operation.from}.BACKUP~` };
  if (!/^(?:lock|guard)\./.test(operation.do)) return operation;
  const kept = Object.entries(operation)
    .filter(([name]) => !ofTheRun.includes(name))
    .map(([name, value]: [string, unknown]) => [
      name,
      nested.includes(name) && Array.isArray(value)
        ? (value as readonly Operation[]).map(withoutTime)
        : value,
    ]);
  return Object.fromEntries(kept) as Operation;
}

function encodeValue(value: unknown, options: EncodeOptions, key?: string): unknown {
  if (typeof value === 'string') {
    if (key === 'expect') return options.digests.get(value) ?? value;
    return options.scrubber.scrub(value).text;
  }
  if (value instanceof Uint8Array) return encodeBytes(value, options);
  if (Array.isArray(value)) {
    // Words of a command line tell more together.
    const items: readonly unknown[] = value;
    return isTexts(items)
      ? scrubWords(items.map((word) => options.scrubber.scrub(word).text))
      : items.map((item) => encodeValue(item, options));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, encodeNamed(name, item, options)]),
  );
}

function isTexts(value: readonly unknown[]): value is readonly string[] {
  return value.every((item) => typeof item === 'string');
}

/** `environment: {DB_PASSWORD: …}` is a secret by its name. */
function encodeNamed(name: string, item: unknown, options: EncodeOptions): unknown {
  if (typeof item === 'string' && isSecretName(name)) return { withheld: 'secret' };
  return encodeValue(item, options, name);
}

function encodeBytes(
  content: Uint8Array,
  { scrubber }: EncodeOptions,
): Readonly<Record<string, unknown>> {
  const shown = scrubber.bytes(content).content;
  if (shown.length > maxContent) return { sha256: sha256(shown), bytes: shown.length };
  const text = textOf(shown);
  return text === undefined ? { base64: Buffer.from(shown).toString('base64') } : { utf8: text };
}

/** Everything, for a fingerprint that is never shown without a key. */
function rawValue(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const text = textOf(value);
    if (value.length > maxContent) return { sha256: sha256(value), bytes: value.length };
    return text === undefined ? { base64: Buffer.from(value).toString('base64') } : { utf8: text };
  }
  if (Array.isArray(value)) return value.map(rawValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, rawValue(item)]),
  );
}
