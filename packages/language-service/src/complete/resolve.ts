import { filters, tests } from '@vipbook/expressions';
import { moduleSchema, type Schema } from '@vipbook/playbook';
import type { CompletionItem } from 'vscode-languageserver-types';
import { optionDocumentation } from '../interfaces/options.ts';
import { keywordsOf, type KeywordHome } from '../playbook/home.ts';
import { catalogueMarkdown } from '../playbook/hover-expression.ts';
import { moduleMarkdown, schemaMarkdown } from '../playbook/markdown.ts';
import type { ItemData } from './items.ts';

/** Adds the documentation that the list was given without. */
export function resolveItem(item: CompletionItem): CompletionItem {
  const value = documentation(item.data as ItemData | undefined);
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function documentation(data: ItemData | undefined): string | undefined {
  switch (data?.kind) {
    case 'module':
      return moduleMarkdown(data.name);
    case 'keyword': {
      const schema = keywordsOf(data.of as KeywordHome)[data.name];
      if (schema === undefined) return undefined;
      return schemaMarkdown(data.name, schema, `keyword of a ${data.of.replace('_', ' ')}`);
    }
    case 'argument':
      return argumentDocumentation(data.module, data.path);
    case 'filter':
      return catalogueMarkdown(filters, data.name, 'filter');
    case 'test':
      return catalogueMarkdown(tests, data.name, 'test');
    case 'option':
      return optionDocumentation(data.family, data.method, data.name);
    case undefined:
      return undefined;
  }
}

function argumentDocumentation(module: string, path: readonly string[]): string | undefined {
  let schema: Schema | undefined = moduleSchema(module);
  let required = false;
  for (const step of path) {
    const holder: Schema | undefined = schema?.type === 'array' ? schema.items : schema;
    required = holder?.required?.includes(step) === true;
    schema = holder?.properties?.[step];
  }
  const name = path.at(-1);
  if (schema === undefined || name === undefined) return undefined;
  return schemaMarkdown(name, schema, `argument of ${module}`, required);
}
