import { canonicalName, moduleSchema } from '@vipbook/playbook';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { keywordsOf, type Home } from './home.ts';
import { moduleMarkdown, schemaMarkdown } from './markdown.ts';
import { homeOf, spotAt, type Spot } from './spot.ts';

/** Documentation of the key under the cursor. */
export function hoverKey(analysis: Analysis, offset: number): Hover | undefined {
  const spot = spotAt(analysis.yaml.root, offset);
  if (spot?.part !== 'key' || spot.entry === undefined) return undefined;
  const value = keyMarkdown(homeOf(analysis, spot.path.slice(0, -1)), spot, spot.entry.key);
  if (value === undefined) return undefined;
  const range = analysis.index.range(spot.entry.keyStart, spot.entry.keyEnd);
  return { contents: { kind: 'markdown', value }, range };
}

function keyMarkdown(home: Home, spot: Spot, key: string): string | undefined {
  switch (home.kind) {
    case 'play':
    case 'import':
    case 'block':
    case 'role':
    case 'loop_control':
    case 'prompt':
    case 'task':
    case 'handler': {
      const schema = keywordsOf(home.kind)[key];
      if (schema !== undefined) {
        return schemaMarkdown(key, schema, `keyword of a ${home.kind.replace('_', ' ')}`);
      }
      const module = canonicalName(key);
      return module === undefined ? undefined : moduleMarkdown(module);
    }
    case 'arguments': {
      const schema = home.schema.properties?.[key];
      if (schema === undefined) return undefined;
      const target = schema['x-alias-of'];
      const property =
        target === undefined ? schema : { ...home.schema.properties?.[target], ...schema };
      const required = home.schema.required?.includes(target ?? key) === true;
      return schemaMarkdown(key, property, `argument of ${home.module}`, required);
    }
    case 'variables':
      return spot.path.at(-2) === 'set_fact' && key === 'cacheable'
        ? schemaMarkdown(
            key,
            moduleSchema('set_fact')?.properties?.[key] ?? {},
            'argument of set_fact',
          )
        : undefined;
    default:
      return undefined;
  }
}
