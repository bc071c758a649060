export { catalogue, describe, isCode } from './catalogue.ts';
export type { Code, CodeDescription } from './catalogue.ts';
export { diagnostic, formatPlace, hasErrors } from './diagnostic.ts';
export type {
  Diagnostic,
  DiagnosticInit,
  Fix,
  Place,
  Position,
  Range,
  Related,
  Severity,
  TextEdit,
} from './diagnostic.ts';
export { VipbookError } from './vipbook-error.ts';
export { closest, didYouMean } from './did-you-mean.ts';
export { hidden, mapTexts, redact, Secret } from './secret.ts';
export { isSecretName, isSecretValue, scrubText, scrubWords, type Scrubbed } from './scrub-text.ts';
export { cleanFinding, cleanText } from './clean-finding.ts';
export { escapeHtml, printable, printableLine } from './printable.ts';
