import { readFileSync } from 'node:fs';

declare const VIPBOOK_VERSION: string | undefined;

/** Stamped in by the build; read from package.json when running from source. */
export function version(): string {
  if (typeof VIPBOOK_VERSION === 'string') return VIPBOOK_VERSION;
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
