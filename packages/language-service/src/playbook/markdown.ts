import { hidden, isSecretName, isSecretValue, scrubText } from '@vipbook/diagnostics';
import {
  moduleDocumentation,
  typeInWords,
  type ArgumentDocumentation,
  type Schema,
  type YamlValue,
} from '@vipbook/playbook';

/** Text that Markdown leaves as it is. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, (sign) => `\\${sign}`);
}

/** `code`, whatever signs are in it. */
export function code(text: string): string {
  const flat = text.replaceAll(/[\r\n]+/g, ' ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** A block of code, whatever fences are in it. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

export function shown(value: YamlValue | undefined): string {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** The value that a variable of this name has, without what nobody shall read over a shoulder. */
export function shownAs(name: string, value: YamlValue | undefined): string {
  const open = withoutSecrets(name, value);
  const text = open === undefined ? '' : typeof open === 'string' ? open : JSON.stringify(open);
  // Whole, and cut off afterwards: half a secret fits no pattern.
  return shown(scrubText(text).text);
}

function withoutSecrets(name: string, value: YamlValue | undefined): YamlValue | undefined {
  if (typeof value === 'string') return isSecretValue(name, value) ? hidden : value;
  if (typeof value === 'number') return isSecretName(name) ? hidden : value;
  if (Array.isArray(value))
    return (value as readonly YamlValue[]).map((item) => withoutSecrets(name, item) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, YamlValue>>).map(([key, item]) => [
      key,
      withoutSecrets(isSecretName(name) ? name : key, item) ?? null,
    ]),
  );
}

export function moduleMarkdown(name: string): string | undefined {
  const documentation = moduleDocumentation(name);
  if (documentation === undefined) return undefined;
  const { description, checkMode, notes, examples } = documentation;
  const args = documentation.arguments
    .filter((argument) => argument.aliasOf === undefined && argument.name !== '_raw')
    .map((argument) => `- ${argumentLine(argument)}`);
  const [example] = examples;
  return [
    `**${escapeMarkdown(documentation.fullNames[0] ?? name)}**`,
    description,
    ...(args.length === 0 ? [] : [args.join('\n')]),
    `*With --check:* ${checkMode}`,
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
    ...(example === undefined ? [] : [fenced(example.yaml, 'yaml')]),
  ].join('\n\n');
}

function argumentLine({ name, type, required, description }: ArgumentDocumentation): string {
  const [sentence = ''] = description.split(/(?<=\.)\s/, 1);
  return `${code(name)} (${type}${required ? ', required' : ''}): ${sentence}`;
}

/** An argument of a module, or a keyword. */
export function schemaMarkdown(
  name: string,
  schema: Schema,
  what: string,
  required = false,
): string {
  const { description = '', markdownDescription = description, deprecationMessage } = schema;
  const type = typeInWords(schema);
  const choices = (schema.enum ?? []).map((value, at) => {
    const meaning = schema.enumDescriptions?.[at];
    return `- ${code(shown(value))}${meaning === undefined ? '' : `: ${meaning}`}`;
  });
  const examples = schema.examples ?? [];
  const alias = schema['x-alias-of'];
  return [
    `**${escapeMarkdown(name)}** (${[type, ...(required ? ['required'] : [])].join(', ')}) · ${what}`,
    ...(alias === undefined ? [] : [`Another name of ${code(alias)}.`]),
    ...(deprecationMessage === undefined ? [] : [`*Deprecated:* ${deprecationMessage}`]),
    ...(markdownDescription === '' ? [] : [markdownDescription]),
    ...(choices.length === 0 ? [] : [choices.join('\n')]),
    ...(schema.default === undefined ? [] : [`Default: ${code(shown(schema.default))}`]),
    ...(examples.length === 0
      ? []
      : [`For example: ${examples.map((each) => code(shown(each))).join(', ')}`]),
  ].join('\n\n');
}
