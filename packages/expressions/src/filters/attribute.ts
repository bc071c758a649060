import { Secret } from '@vipbook/diagnostics';
import type { Context } from '../evaluate/context.ts';
import { Undefined, type Obj } from '../python/objects.ts';

/** `attribute='a.b.0'`: parts between dots, those of digits as numbers. */
export function attributeGetter(
  context: Context,
  attribute: Obj,
  fallback: Obj = null,
): (item: Obj) => Obj {
  if (attribute instanceof Undefined) attribute.refuse();
  const plain = attribute instanceof Secret ? context.budget.look(attribute) : attribute;
  const parts: Obj[] =
    typeof plain === 'string'
      ? plain.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
      : plain === null
        ? []
        : [plain];
  if (attribute instanceof Secret) {
    // A message about a part must not show it either.
    for (const part of parts) if (typeof part === 'string') context.budget.look(new Secret(part));
  }
  return (item) => {
    let value = item;
    for (const part of parts) {
      value = context.item(value, part);
      if (value instanceof Undefined && fallback !== null) value = fallback;
    }
    return value;
  };
}
