import type { Diagnostic } from './diagnostic.ts';
import { scrubText } from './scrub-text.ts';
import { redact, type Secret } from './secret.ts';

/** A text for people, without known secrets, and without what only looks like one. */
export function cleanText(text: string, secrets: Iterable<Secret> = []): string {
  return scrubText(redact(text, secrets)).text;
}

/** A finding as it may be shown, wherever that is: a message may quote what it is about. */
export function cleanFinding(finding: Diagnostic, secrets: Iterable<Secret> = []): Diagnostic {
  const { message, remedy, related } = finding;
  return {
    ...finding,
    message: cleanText(message, secrets),
    ...(remedy === undefined ? {} : { remedy: cleanText(remedy, secrets) }),
    ...(related === undefined
      ? {}
      : {
          related: related.map((one) => ({ ...one, message: cleanText(one.message, secrets) })),
        }),
  };
}
