import { VipbookError, type Code, type Diagnostic } from '@vipbook/diagnostics';
import { loadInventory, type Inventory, type InventoryOptions } from '@vipbook/inventory';
import assert from 'node:assert/strict';
import { memoryIo } from './memory-io.ts';

/** Load one text as an inventory file of that name. */
export function load(
  text: string,
  name = 'hosts',
  options: InventoryOptions = {},
): Promise<Inventory> {
  return loadInventory([name], memoryIo({ [name]: text }), options);
}

/** The findings of whatever the work throws; it must throw. */
export async function findingsOf(work: () => unknown): Promise<readonly Diagnostic[]> {
  try {
    await work();
  } catch (error) {
    assert.ok(error instanceof VipbookError, String(error));
    return error.diagnostics;
  }
  return assert.fail('nothing was thrown');
}

/** `CODE line:column` of each finding. */
export function summary(findings: readonly Diagnostic[]): string[] {
  return findings.map(({ code, where }) => {
    const start = where?.range?.start;
    return start === undefined ? code : `${code} ${String(start.line)}:${String(start.column)}`;
  });
}

export async function refuses(code: Code, message: RegExp, work: () => unknown): Promise<void> {
  const [first] = await findingsOf(work);
  assert.equal(first?.code, code, first?.message);
  assert.match(first.message, message);
}

/** Variables of a host as plain data. */
export function values(inventory: Inventory, host: string): Record<string, unknown> {
  return Object.fromEntries(
    [...inventory.variables(host)].map(([name, { value }]) => [name, value]),
  );
}
