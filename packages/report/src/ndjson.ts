import type { RunEvent } from '@vipbook/engine';
import { safeJson } from './json.ts';

/** One event as one line of JSON; files' bytes are `{"text"}` or `{"base64"}`. */
export function ndjson(event: RunEvent): string {
  return `${safeJson(event)}\n`;
}
