import type { Diagnostic } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import type { CompiledPlay } from './compile.ts';
import type { EngineOptions } from './services.ts';

/** Variables that nothing can define: to come with the expressions' list of free names. */
export function undefinedVariables(
  _play: CompiledPlay,
  _hosts: readonly string[],
  _inventory: Inventory,
  _options: EngineOptions,
): readonly Diagnostic[] {
  return [];
}
