import type { LanguageId } from '@vipbook/language-service';

/** What editors call our two languages: VS Code's ids are ours alone, others name file types as they like. */
const names: ReadonlyMap<string, LanguageId> = new Map([
  ['vipbook', 'vipbook'],
  ['yaml.vipbook', 'vipbook'],
  ['vipbook-interfaces', 'interfaces'],
  ['interfaces', 'interfaces'],
]);

/** The service's name of a language, or the editor's own, for which every answer is nothing. */
export function languageOf(editorsId: string): string {
  return names.get(editorsId) ?? `other:${editorsId}`;
}

/** `# vipbook` or `# vipbook playbook` as the first line makes any YAML file one of ours. */
export const firstLine = /^\uFEFF?#[ \t]*vipbook([ \t]+playbook)?[ \t]*\r?(\n|$)/;

export const isPlaybookName = (name: string): boolean => /\.vipbook\.ya?ml$/.test(name);
export const isYamlName = (name: string): boolean => /\.ya?ml$/.test(name);
export const isInterfacesPath = (path: string): boolean =>
  /\/etc\/network\/(interfaces|interfaces\.d\/[^/]+)$/.test(path);
