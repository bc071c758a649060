import type { YamlValue } from '../ast.ts';

/** `written`: as in the file, where a template may stand for any value. `rendered`: final values. */
export type Mode = 'written' | 'rendered';

/** Does the text hold a template, so that its value is not known before it is rendered? */
export function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%') || text.includes('{#');
}

/** Can nothing be said of the value yet? True of templates and of what the vault hides. */
export function isOpen(value: unknown, mode: Mode): boolean {
  if (mode === 'rendered') return false;
  if (typeof value === 'string') return isTemplate(value);
  return isTagged(value);
}

/** `!vault` or `!unsafe`, as data: see toValue in yaml/tree.ts. */
export function isTagged(value: unknown): value is Readonly<Record<string, YamlValue>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.hasOwn(value, '__ansible_vault') || Object.hasOwn(value, '__ansible_unsafe');
}
