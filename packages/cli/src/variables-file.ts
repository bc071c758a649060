import { diagnostic, hasErrors, VipbookError } from '@vipbook/diagnostics';
import type { InventoryValue } from '@vipbook/inventory';
import { loadVariables, type PlaybookIo } from '@vipbook/playbook';

/** Variables of a `vars_files` file; undefined when there is none. */
export async function variablesFile(
  path: string,
  io: PlaybookIo,
): Promise<Readonly<Record<string, InventoryValue>> | undefined> {
  if ((await io.readFile(path, 0)) === undefined) return undefined;
  const { file, findings } = await loadVariables([path], io);
  if (hasErrors(findings)) throw new VipbookError(findings);
  if (file === undefined) return undefined;
  if (file.encrypted !== undefined) {
    throw new VipbookError(
      diagnostic('CLI014', { message: `${path} is encrypted as a whole`, where: file.where }),
    );
  }
  return Object.fromEntries([...file.variables].map(([name, { value }]) => [name, value]));
}
