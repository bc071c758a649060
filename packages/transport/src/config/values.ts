import { diagnostic, Secret, VipbookError } from '@vipbook/diagnostics';

export function asSecret(value: Secret | string): Secret {
  return typeof value === 'string' ? new Secret(value) : value;
}

/** A host or user: neither empty, nor an option for ssh, nor more than one word. */
export function word(what: string, text: string): string {
  if (text === '' || text.startsWith('-') || /[\s\u0000-\u001f\u007f]/.test(text)) {
    throw invalid(`${what} is ${JSON.stringify(text)}`);
  }
  return text;
}

export function portOf(text: string | undefined): number {
  if (text === undefined) return 22;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw invalid(`the port is "${text}"`);
  return port;
}

/** Seconds, or with the units of sshd_config(5): 90, 2m, 1h30m. */
export function milliseconds(text: string | undefined, fallback: number): number {
  if (text === undefined || text.toLowerCase() === 'none') return fallback;
  if (!/^(\d+[smhdw]?)+$/i.test(text)) throw invalid(`the time is "${text}"`);
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  let seconds = 0;
  for (const [, count, unit] of text.toLowerCase().matchAll(/(\d+)([smhdw]?)/g)) {
    seconds += Number(count) * (units[unit === '' ? 's' : (unit ?? 's')] ?? 1);
  }
  return seconds * 1000;
}

export function invalid(what: string): VipbookError {
  return new VipbookError(diagnostic('SSH062', { message: `Not valid: ${what}.` }));
}
