import type { World } from '../document/analysis.ts';
import type { Occurrence } from './occurrences.ts';

/** Why a name will not do; undefined when it will. */
export function refusal(
  world: World,
  { kind, name }: Occurrence,
  newName: string,
): string | undefined {
  if (newName.trim() === '') return 'The new name is empty';
  switch (kind) {
    case 'variable':
      return /^[A-Za-z_]\w*$/.test(newName)
        ? undefined
        : `"${newName}" cannot be the name of a variable: letters, digits and _ only`;
    case 'host': {
      const isGroup = world.inventory?.groups.has(name) === true;
      const fits = isGroup ? /^[A-Za-z_]\w*$/ : /^[\w][\w.-]*$/;
      return fits.test(newName)
        ? undefined
        : `"${newName}" cannot be the name of a ${isGroup ? 'group' : 'host'}`;
    }
    case 'tag':
      return /[,\s]/.test(newName) ? 'A tag has no commas and no blanks' : undefined;
    case 'handler':
      return newName.includes('{{') || newName.includes('\n')
        ? 'The name of a handler is one line without templates'
        : undefined;
  }
}

/** The new name as it must stand where the old one stood: in its quotes, or in new ones where needed. */
export function quoted({ scalar, start }: Occurrence, newName: string): string {
  if (scalar === undefined) return newName;
  // Within quotes: those stay, so that only they must be escaped.
  if (scalar.start < start) return newName.replaceAll("'", "''");
  const plain =
    /^[^\s\-?:,[\]{}#&*!|>'"%@`][^#]*$/.test(newName) &&
    !/: |:$|\s$|[,[\]{}]/.test(newName) &&
    !/^(?:true|false|null|yes|no|on|off|~|[\d.+-].*)$/i.test(newName);
  return plain ? newName : `'${newName.replaceAll("'", "''")}'`;
}
