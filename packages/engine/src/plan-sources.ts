import { isSecretName, isSecretValue, Secret } from '@vipbook/diagnostics';
import type { Inventory, InventoryValue } from '@vipbook/inventory';
import { canonicalJson, keyed, sha256, type Source } from '@vipbook/plan';
import type { EngineOptions } from './services.ts';

/** Values that must not be shown: the vault's, and those whose names say so. */
export function secretsOf(inventory: Inventory, options: EngineOptions): readonly Secret[] {
  const found = new Map<string, Secret>();
  const see = (name: string, value: InventoryValue | undefined): void => {
    for (const secret of secretsIn(name, value)) found.set(secret.reveal(), secret);
  };
  for (const host of inventory.hosts.keys())
    for (const [name, variable] of inventory.variables(host)) see(name, variable.value);
  for (const [name, value] of Object.entries(options.extraVariables ?? {})) see(name, value);
  return [...found.values()];
}

function secretsIn(name: string, value: InventoryValue | undefined): readonly Secret[] {
  if (value instanceof Secret) return [value];
  if (typeof value === 'string')
    // A template is made of other variables, which are looked at themselves.
    return isSecretValue(name, value) && !value.includes('{{') ? [new Secret(value)] : [];
  if (Array.isArray(value))
    return (value as readonly InventoryValue[]).flatMap((item) => secretsIn(name, item));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    secretsIn(isSecretName(name) ? name : key, item),
  );
}

/** What the inventory says of hosts, as digests: of what it comes out as, not of its text. */
export function inventorySources(
  inventory: Inventory,
  hosts: readonly string[],
  key: Secret | undefined,
): readonly Source[] {
  return hosts
    .filter((host) => inventory.hosts.has(host))
    .map((host) => {
      const variables = Object.fromEntries(
        [...inventory.variables(host)].map(([name, { value }]) => [
          name,
          fingerprint(name, value, key),
        ]),
      );
      const groups = [...(inventory.hosts.get(host)?.groups ?? [])].sort();
      return {
        kind: 'inventory',
        path: host,
        sha256: sha256(canonicalJson({ groups, variables })),
      };
    });
}

/** Secrets by their keyed fingerprint; without a key only that there is one. */
function fingerprint(
  name: string,
  value: InventoryValue | undefined,
  key: Secret | undefined,
): unknown {
  if (value instanceof Secret) return hiddenValue(value.reveal(), key);
  if (typeof value === 'string') return isSecretName(name) ? hiddenValue(value, key) : value;
  if (Array.isArray(value))
    return (value as readonly InventoryValue[]).map((item) => fingerprint(name, item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([inner, item]) => [
      inner,
      fingerprint(isSecretName(name) ? name : inner, item, key),
    ]),
  );
}

function hiddenValue(value: string, key: Secret | undefined): unknown {
  return key === undefined ? { secret: true } : { secret: keyed(key, value) };
}
