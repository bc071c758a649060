import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** [name, schema] of each file NAME.schema.json in a folder of schemas/, sorted by name. */
export function readSchemas(root, folder) {
  const path = join(root, 'schemas', folder);
  return readdirSync(path)
    .filter((file) => file.endsWith('.schema.json'))
    .sort()
    .map((file) => [
      file.replace('.schema.json', ''),
      JSON.parse(readFileSync(join(path, file), 'utf8')),
    ]);
}

/** Words that are ours or the editors', and no part of draft-07. */
export const annotations = [
  'x-vipbook',
  'x-alias-of',
  'x-internal',
  'x-expression',
  'markdownDescription',
  'enumDescriptions',
  'defaultSnippets',
  'deprecationMessage',
];
